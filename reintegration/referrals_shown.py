"""The referrals of a case as rows of a table: to whom, for what, where each stands, by when it must be answered."""

from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.disclosure import FieldGroup, shown, sight
from audit.dates import day, relative_day
from audit.moment import now
from reintegration.referral import Referral
from reintegration.referral_choices import Item
from reintegration.shared_items import known
from workflows.rows import Clock
from workflows.showing.summary import value_shown

TONES = {"good": "ok", "grave": "danger", "waiting": "info"}


def referrals_of(procedure):
    """Two queries, however many there are."""
    found = Referral.objects.filter(parent=procedure.pk).select_related("agency", "held_by").order_by("-pk")
    found = list(found)
    running = Clock.objects.filter(procedure__in=[one.pk for one in found], stopped_at=None).select_related("limit")
    clocks = {clock.procedure_id: clock for clock in running}
    return [(referral, clocks.get(referral.pk)) for referral in found]


def referrals_table(frame):
    """Rows for components/table.html; None where nobody was referred."""
    seen = sight(frame.capacities, FieldGroup.REFERRED)
    rows = [{"cells": _cells(referral, clock, seen)} for referral, clock in referrals_of(frame.procedure)]
    labels = (_("Referral"), _("Agency"), _("What is asked for"), _("Status"), _("By when"))
    columns = [{"label": label} for label in labels]
    return {"caption": _("Referrals of this case"), "columns": columns, "rows": rows, "stacks": True} if rows else None


def _cells(referral, clock, seen):
    state = referral.state_declared
    return [
        {
            "text": referral.reference,
            "url": reverse("procedure", args=[referral.reference]),
            "sub": day(referral.sent_at) if referral.sent_at else "",
        },
        {"text": referral.agency.name},
        {"text": shown(referral.get_need_display(), seen), "sub": _outcome(referral)},
        {"tag": {"label": str(state), "tone": TONES.get(state.tone, "plain")}, "text": ""},
        _due(clock),
    ]


def _outcome(referral):
    """How it ended, in the words of its list."""
    return (
        referral.get_service_display()
        or referral.get_not_given_reason_display()
        or referral.get_decline_reason_display()
    )


def _due(clock):
    if clock is None:
        return {"text": "–"}
    is_over = now() >= clock.due_at
    said = {"text": day(clock.due_on), "sub": relative_day(clock.due_on)}
    return said | ({"tag": {"label": _("Overdue"), "tone": "danger", "icon": "alert"}} if is_over else {})


def known_facts(procedure, person):
    """What would be told of each item as the file says it today (components/key_values.html)."""
    values = known(procedure, person)
    told = Referral(**{str(item): value for item, value in values.items()})
    return [{"label": item.label, "value": _said(told, item) if item in values else _("not known")} for item in Item]


def _said(told, item):
    return value_shown(told, told._meta.get_field(item))
