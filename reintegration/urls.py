"""The pages of return and reintegration."""

from reintegration.delivery_urls import urlpatterns as of_deliveries
from reintegration.project_urls import urlpatterns as of_projects

urlpatterns = [*of_deliveries, *of_projects]
