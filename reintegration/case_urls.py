"""The pages of a reintegration case, its papers, and the caseload of a team."""

from django.urls import path

from reintegration.views import caseload, codes, consents, new_case, opening, plan, visits
from reintegration.views import papers as on_paper

OF_CASE = "procedures/<slug:reference>/"

urlpatterns = [
    path("new/reintegration/", new_case.new_reintegration, name="new_reintegration"),
    path(f"{OF_CASE}consents/", consents.consents, name="consents"),
    path(f"{OF_CASE}consents/<int:pk>/withdraw/", consents.end_consent, name="end_consent"),
    path(f"{OF_CASE}reintegration/", opening.open_reintegration_case, name="open_reintegration"),
    path(f"{OF_CASE}plan/", plan.plan, name="plan"),
    path(f"{OF_CASE}plan/goals/<int:pk>/reached/", plan.reach, name="reach_goal"),
    path(f"{OF_CASE}plan/goals/<int:pk>/out/", plan.drop, name="drop_goal"),
    path(f"{OF_CASE}visits/new/", visits.plan_a_visit, name="plan_visit"),
    path(f"{OF_CASE}visits/<int:pk>/", visits.record_a_visit, name="record_visit"),
    path(f"{OF_CASE}paper/<slug:paper>/", on_paper.reintegration_paper, name="reintegration_paper"),
    path("caseload/", caseload.team_caseload, name="caseload"),
    path("caseload/code/", codes.find_by_code, name="find_by_code"),
]
