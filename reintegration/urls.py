"""The pages of return and reintegration."""

from reintegration.case_urls import urlpatterns as of_cases
from reintegration.delivery_urls import urlpatterns as of_deliveries
from reintegration.measures_urls import urlpatterns as of_measures
from reintegration.project_urls import urlpatterns as of_projects
from reintegration.referral_urls import urlpatterns as of_referrals
from reintegration.survey_urls import urlpatterns as of_surveys

urlpatterns = [*of_cases, *of_measures, *of_referrals, *of_surveys, *of_deliveries, *of_projects]
