"""The pages of referrals, of skills and of work."""

from django.urls import path

from reintegration.views import offers, preview, referrals, scoreboard, skills

urlpatterns = [
    path("procedures/<slug:reference>/referrals/", referrals.referrals, name="referrals"),
    path("procedures/<slug:reference>/referrals/consent/", referrals.record_consent_to_share, name="consent_to_share"),
    path("procedures/<slug:reference>/referrals/new/", referrals.new_referral, name="refer"),
    path("procedures/<slug:reference>/preview/", preview.preview_as_partner, name="preview_as_partner"),
    path("referrals/scoreboard/", scoreboard.referral_scoreboard, name="referral_scoreboard"),
    path("procedures/<slug:reference>/skills/", skills.skills, name="skills"),
    path("procedures/<slug:reference>/skills/<slug:part>/", skills.add_to_profile, name="add_to_profile"),
    path(
        "procedures/<slug:reference>/skills/<slug:part>/<int:pk>/take-back/",
        skills.take_back_line,
        name="take_back_line",
    ),
    path("offers/", offers.offers, name="offers"),
    path("offers/new/", offers.new_offer, name="new_offer"),
    path("offers/<int:pk>/", offers.edit_offer, name="edit_offer"),
    path("offers/<int:pk>/close/", offers.close_offer, name="close_offer"),
]
