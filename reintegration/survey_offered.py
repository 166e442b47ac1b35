"""What the survey and the feedback add to the pages of a case and to the side navigation."""

from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.managing import leads
from agencies.policy import may
from agencies.roles import CASE_MANAGEMENT
from reintegration.feedback.rows import Feedback, handles
from reintegration.survey.showing import may_see_survey
from workflows.navigation import item


def tabs(frame):
    """Further sections of a case: {label, url, current}."""
    return [*_survey_tab(frame)]


def navigation(request, actor):
    """Items of the side navigation: {label, url, count, current, tone}."""
    return [*_feedback_items(request, actor), *_questionnaires(request, actor)]


def _survey_tab(frame):
    if frame.procedure.kind == "reintegrationcase" and may_see_survey(frame.capacities):
        yield {"label": _("Survey"), "url": frame.url("survey"), "current": frame.section == "survey"}


def _feedback_items(request, actor):
    if CASE_MANAGEMENT in actor.agency.case_roles and may(actor.capacities, "feedback.record"):
        yield item(request, _("Record feedback"), reverse("record_feedback"))
    if handles(actor):
        waiting = Feedback.objects.visible_to(actor).open_complaints().count()
        yield item(request, _("Feedback and complaints"), reverse("complaints"), waiting)


def _questionnaires(request, actor):
    if leads(actor):
        yield item(request, _("Survey questionnaires"), reverse("survey_instruments"))
