"""What a reintegration case adds to pages of cases: the tool that opens one, the tabs, notices, history, and the caseload."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.disclosure import group_of
from agencies.policy import may
from agencies.roles import CASE_MANAGEMENT
from cases.consents import Consent
from reintegration.case_rows import FollowUp, Goal
from reintegration.delivering.invoices import Invoice
from reintegration.delivering.rows import Delivery
from reintegration.measures.declaration import Measure
from reintegration.measures.papers import MeasurePaper
from reintegration.measures.surviving import BusinessCheck
from reintegration.opening import came_home, opened_from
from reintegration.reintegration_case import ReintegrationCase
from reintegration.showing.consents import consent_notices
from reintegration.survey.responses import SurveyResponse
from reintegration.visit_rows import Visit
from workflows.listing.columns import Column
from workflows.navigation import item

OF_PLAN = (Goal, FollowUp, Visit, SurveyResponse)
OF_MEASURE = (MeasurePaper, Delivery, Invoice, BusinessCheck)


def tools(frame):
    """Where somebody came back: opens the reintegration case, once; then it names the one that is there."""
    if not may(frame.capacities, "reintegration.open") or came_home(frame.procedure) is None:
        return []
    there = opened_from(frame.procedure)
    label = (
        _("Reintegration: %(reference)s") % {"reference": there.reference}
        if there
        else _("Open the reintegration case")
    )
    return [{"label": label, "url": frame.url("open_reintegration"), "icon": "users", "small": True, "kind": "keep"}]


def tabs(frame):
    if not may(frame.capacities, "support.view"):
        return []
    shown = [("plan", _("Plan"))] if isinstance(frame.procedure, ReintegrationCase) else []
    if frame.procedure.declared.led_by == CASE_MANAGEMENT and not frame.procedure.parent_id:
        shown.append(("consents", _("Consents")))
    return [{"label": label, "url": frame.url(name), "current": name == frame.section} for name, label in shown]


def list_columns():
    group = group_of(ReintegrationCase, "programme")
    return [Column("programme", gettext_lazy("Programme"), group, _programmes)]


def _programmes(grants):
    """{key of the grant: the programme}, of reintegration cases that have one."""
    rows = ReintegrationCase.objects.filter(pk__in=[grant.content_object_id for grant in grants])
    told = {case.pk: case.programme for case in rows.exclude(programme=None).select_related("programme")}
    return {grant.pk: str(told.get(grant.content_object_id, "")) for grant in grants}


def notices(frame):
    return consent_notices(frame)


def sources(frame):
    """Rows whose changes belong to the history of the case: (model, history rows)."""
    if not may(frame.capacities, "history.view") or frame.procedure.declared.led_by != CASE_MANAGEMENT:
        return []
    found = [(Consent, Consent.history.filter(case_id=frame.procedure.case_id))]
    if isinstance(frame.procedure, ReintegrationCase):
        found += [(model, model.history.filter(procedure_id=frame.procedure.pk)) for model in OF_PLAN]
    if isinstance(frame.procedure, Measure):
        found += [(model, model.history.filter(measure_id=frame.procedure.pk)) for model in OF_MEASURE]
    return found


def navigation(request, actor):
    if CASE_MANAGEMENT not in actor.agency.case_roles:
        return []
    found = []
    if may(actor.capacities, "return.open"):
        found.append(item(request, _("New reintegration case"), reverse("new_reintegration")))
    if may(actor.capacities, "caseload.view"):
        found.append(item(request, _("Caseload"), reverse("caseload")))
    if may(actor.capacities, "leaflet.find"):
        found.append(item(request, _("Find by code"), reverse("find_by_code")))
    return found
