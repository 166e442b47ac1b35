"""The pages of return and reintegration."""

from reintegration import measures_urls

urlpatterns = [*measures_urls.urlpatterns]
