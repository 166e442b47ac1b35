"""What deliveries add to the pages of a case, to the navigation, and to where somebody of a provider is led."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agencies.disclosure import FieldGroup, shown, sight
from agencies.policy import case_roles_at_which
from agencies.roles import PROVIDER, CaseRole
from audit.dates import day
from reintegration.delivering import silence
from reintegration.delivering.invoices import Invoice
from reintegration.delivering.listing import progress
from reintegration.delivering.rows import Delivery
from workflows.navigation import item
from workflows.rows import Grant, permissions

MEASURE, PLAN = "measure", "reintegrationcase"


def delivers(actor):
    """Whether somebody works on the deliveries of a provider."""
    return PROVIDER in actor.agency.case_roles and PROVIDER in case_roles_at_which(actor, "delivery.view")


def navigation(request, actor):
    return [item(request, _("My deliveries"), reverse("deliveries"))] if delivers(actor) else []


def start(actor):
    """Where somebody begins whose agency delivers, and does nothing else."""
    return [reverse("deliveries")] if actor.agency.case_roles == [PROVIDER] and delivers(actor) else []


def tabs(frame):
    if frame.procedure.kind != MEASURE:
        return []
    current = frame.section == "measure_deliveries"
    return [{"label": _("Deliveries"), "url": frame.url("measure_deliveries"), "current": current}]


def notices(frame):
    """Silence that lasts too long, above the measure and above its plan (components/notice.html)."""
    if not frame.sees(FieldGroup.SERVICE):
        return []
    if frame.procedure.kind == MEASURE:
        return [_silence(measure) for measure in silence.of_measure(frame.procedure)]
    if frame.procedure.kind == PLAN:
        return [_silence(measure, named=True) for measure in silence.of_case(frame.procedure)]
    return []


def _silence(measure, named=False):
    days = ngettext("No delivery record for %(days)s day", "No delivery record for %(days)s days", measure.silent_days)
    title = days % {"days": measure.silent_days}
    facts = {"day": day(measure.silent_since)}
    button = {
        "label": _("See the deliveries"),
        "url": reverse("measure_deliveries", args=[measure.reference]),
        "small": True,
    }
    return {
        "title": f"{measure.reference}: {title}" if named else title,
        "text": _("The last is of %(day)s. Ask the provider; how long silence may last is a house rule.") % facts,
        "tone": "warn",
        "buttons": [button],
    }


def parts(frame):
    """What was delivered and invoiced, on the summary of a measure."""
    if frame.procedure.kind != MEASURE or not frame.sees(FieldGroup.SERVICE):
        return []
    return [
        {
            "id": "deliveries",
            "title": _("Deliveries"),
            "url": frame.url("measure_deliveries"),
            "link": _("All deliveries"),
            "facts": _facts(frame.procedure, sight(frame.capacities, FieldGroup.SERVICE)),
        }
    ]


def _facts(measure, seen):
    rows = list(
        Delivery.objects.standing().filter(measure=measure.pk).order_by("-on", "-pk").values_list("on", "outside_plan")
    )
    standing = list(Invoice.objects.standing().filter(measure=measure.pk).order_by("pk").values_list("number", "total"))
    outside = sum(outside for _on, outside in rows)
    told = [
        (_("Delivered so far"), progress(measure)),
        (_("Last record"), day(rows[0][0]) if rows else _("None yet")),
        (_("Outside the planned dates"), outside or ""),
        (_("Invoices"), ", ".join(f"{number}: {total} {measure.currency}" for number, total in standing)),
    ]
    return [{"label": label, "value": shown(value, seen)} for label, value in told if value]


def addresses(notices):
    """Where a notice leads whom the pages of the case are closed to: {key of the notice: url}. One query, or none."""
    about = [notice for notice in notices if notice.procedure.kind == MEASURE]
    if not about:
        return []
    grants = Grant.objects.filter(content_object__in={notice.procedure_id for notice in about})
    parts = {}
    for measure, agency, permission in grants.values_list("content_object", "group__agency", "permission"):
        parts.setdefault((measure, agency), set()).add(permission)
    only = {permissions()[CaseRole.PROVIDER].pk}
    led = [notice for notice in about if parts.get((notice.procedure_id, notice.agency_id)) == only]
    return [(notice.pk, reverse("delivery", args=[notice.procedure.reference])) for notice in led]
