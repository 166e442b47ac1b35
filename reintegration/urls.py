"""The pages of return and reintegration."""

from reintegration.case_urls import urlpatterns as of_cases

urlpatterns = [*of_cases]
