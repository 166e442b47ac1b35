"""The pages of return and reintegration."""

from reintegration.referral_urls import urlpatterns as of_referrals
from reintegration.survey_urls import urlpatterns as of_surveys

urlpatterns = [*of_referrals, *of_surveys]
