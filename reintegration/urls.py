"""The pages of return and reintegration."""

urlpatterns = []
