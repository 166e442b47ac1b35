"""One measure as its provider sees it: what is to be delivered, the steps at hand, what was recorded and invoiced."""

from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.disclosure import FieldGroup, shown, sight
from agencies.roles import CASE_MANAGEMENT
from audit.dates import day, day_and_time
from reintegration.delivering.invoicing import invoices_of
from reintegration.delivering.listing import NOT_BEGUN, next_date, progress
from reintegration.delivering.rows import Delivery
from reintegration.delivering.scope import OPEN_TO_RECORDS, name_of
from workflows.perform import may_perform
from workflows.showing.clocks import clock_shown, clocks_seen, earliest

MOST = 60


def head(measure):
    """The heading and the way back (components/heading.html)."""
    return {
        "title": name_of(measure),
        "sub": f"{measure.reference} · {measure.measure_kind.name}",
        "sub_named": f"{name_of(measure)} · {measure.reference} · {measure.measure_kind.name}",
        "crumbs": [{"label": _("My deliveries"), "url": reverse("deliveries")}, {"label": measure.reference}],
    }


def next_step(measure, capacities):
    """What the provider does now, by when; what it cannot do, with the reason (components/next_step.html)."""
    clock = earliest(clocks_seen(_clocks(measure), capacities))
    acts, unavailable = _ways(measure, capacities)
    return {
        "title": _headline(measure, clock),
        "text": _text(measure),
        "tone": clock_shown(clock)["tone"] if clock else "plain",
        "clock": clock_shown(clock),
        "acts": [*_records(measure), *acts],
        "unavailable": unavailable,
    }


def _text(measure):
    if not measure.consented:
        return _("The person’s consent has ended: nothing more is delivered. Ask the case manager.")
    return _("Status “%(state)s”.") % {"state": measure.state_declared}


def _clocks(measure):
    """The running clocks of the present next step."""
    running = measure.running_clocks
    for clock in running:
        clock.procedure = measure
    return [clock for clock in running if measure.state_declared in clock.deadline_declared.presses_in]


def _headline(measure, clock):
    state = measure.state_declared
    if state.final:
        return str(state)
    facts = {"step": state.next_step, "agency": measure.held_by, "day": day(clock.due_on) if clock else ""}
    if measure.state not in (*NOT_BEGUN, "in_delivery"):
        return _("%(step)s: with %(agency)s") % facts
    return _("%(step)s by %(day)s") % facts if clock else str(state.next_step)


def _records(measure):
    if measure.state not in OPEN_TO_RECORDS or not measure.consented:
        return []
    return [
        {
            "label": _("Record attendance or a delivery"),
            "url": reverse("record_delivery", args=[measure.reference]),
            "kind": "go",
        }
    ]


def _ways(measure, capacities):
    acts, unavailable = [], []
    for way in ways(measure, capacities):
        verdict = may_perform(capacities, way, measure)
        url = reverse("delivery_step", args=[measure.reference, way.name])
        kind = "go" if not acts and measure.state == "approved" else ""
        if verdict:
            acts.append({"label": str(way), "url": url, "kind": kind})
        else:
            unavailable.append({"label": str(way), "reason": " ".join(verdict.reasons)})
    return acts, unavailable


def ways(measure, capacities):
    """The steps that a provider may take at all, from where the measure stands."""
    return [
        way
        for way in measure.declared.transitions.values()
        if way.offered and not way.is_automatic and set(way.by) & capacities and way.leaves(measure.state)
    ]


def facts(measure):
    """What is to be delivered (components/key_values.html)."""
    told = [
        (_("What is delivered"), measure.service if measure.consented else ""),
        (_("Where"), measure.place if measure.consented else ""),
        (_("Planned"), f"{day(measure.starts_on)} – {day(measure.ends_on)}"),
        (_("Next date"), next_date(measure)),
        (_("Delivered so far"), progress(measure)),
        (_("Questions go to"), measure.agency_that_is(CASE_MANAGEMENT)),
    ]
    return [{"label": label, "value": value} for label, value in told if value]


def records(measure, capacities, file_url):
    """What was recorded, newest first, as far as a reader reads the service. One query."""
    seen = sight(capacities, FieldGroup.SERVICE)
    related = ("recorded_by", "recorded_for", "struck_by", "session", "document")
    rows = Delivery.objects.filter(measure=measure.pk).select_related(*related).order_by("-on", "-pk")
    return [_record(row, measure, seen, file_url) for row in rows[:MOST]]


def _record(row, measure, seen, file_url):
    told = [
        row.get_attendance_display(),
        counted(measure, row.units),
        _("%(hours)s h") % {"hours": row.hours} if row.hours else "",
    ]
    return {
        "pk": row.pk,
        "on": row.on,
        "told": shown(", ".join(filter(None, map(str, told))), seen),
        "result": shown(row.get_result_display(), seen),
        "comment": shown(row.comment, seen),
        "session": shown(row.session.topic or _("Group session"), seen) if row.session else "",
        "outside_plan": row.outside_plan,
        "by": _("%(who)s, %(agency)s, %(at)s")
        % {"who": row.recorded_by, "agency": row.recorded_for, "at": day_and_time(row.recorded_at)},
        "agency": row.recorded_for_id,
        "file": {"label": row.get_proof_display(), "url": file_url(row)} if row.document else None,
        "struck": _struck(row, seen),
    }


def counted(measure, units):
    """sessions: 2"""
    return f"{measure.measure_kind.units}: {units}" if measure.measure_kind.units else str(units)


def _struck(row, seen):
    if not row.struck_at:
        return ""
    facts = {"who": row.struck_by, "day": day(row.struck_at), "why": shown(row.strike_reason, seen)}
    return _("Struck out by %(who)s on %(day)s: %(why)s") % facts


def invoices(measure, capacities):
    """What was invoiced, newest first. One query."""
    seen = sight(capacities, FieldGroup.SERVICE)
    return [
        {
            "pk": row.pk,
            "number": shown(row.number, seen),
            "on": row.on,
            "total": shown(f"{row.total} {row.currency}", seen),
            "covers": row.covers,
            "by": _("%(who)s, %(agency)s, %(at)s")
            % {"who": row.submitted_by, "agency": row.submitted_for, "at": day_and_time(row.submitted_at)},
            "taken_back": shown(row.withdraw_reason, seen) if row.withdrawn_at else "",
            "document": row.document,
        }
        for row in invoices_of(measure)
    ]
