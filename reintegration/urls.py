"""The pages of return and reintegration."""

from reintegration.referral_urls import urlpatterns as of_referrals

urlpatterns = [*of_referrals]
