"""A proposal as its approver sees it: what is asked, what would change, what else happens, what was checked."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agencies.disclosure import FieldGroup, shown, sight
from agencies.languages import capital
from agencies.policy import capacities_of
from agencies.states import state_name
from audit.dates import relative_day
from audit.moment import now
from workflows.declare import STAY
from workflows.perform import may_decide, may_perform
from workflows.showing.clocks import clock_shown, earliest, last_days
from workflows.showing.effects import effects_of, state_then
from workflows.showing.family import family_rows
from workflows.showing.offered import offered
from workflows.showing.rows import name_shown
from workflows.showing.standing import standing_shown
from workflows.showing.wording import answered

HOUR, DAY = 3600, 86400
MOMENT = timedelta(microseconds=1)  # a limit ends with its last day; `due_at` is the first moment after it
PASSED, FAILED = {"tone": "ok", "icon": "check"}, {"tone": "danger", "icon": "alert"}


def blocked_reason(approval, actor):
    """Why this person cannot decide it though their role could; "" when they can."""
    if approval.proposed_by_id == actor.user.pk:
        return _("You cannot decide this request: you prepared it.")
    if any(signature.signed_by_id == actor.user.pk for signature in approval.signatures.all()):
        return _("You have signed this already; someone else must sign too.")
    return ""


def item(approval, actor, current):
    """One line of the inbox (components/inbox_item.html)."""
    return {
        "id": approval.pk,
        "title": str(approval.transition_declared),
        "url": reverse("approval", args=[approval.pk]),
        "person_name": name_for(approval, actor),
        "reference": approval.procedure.reference,
        "due_words": relative_day(approval.due_at - MOMENT) if approval.due_at else _("no limit"),
        "due_tone": "danger" if approval.due_at and approval.due_at <= now() else "plain",
        "waits": waits(approval),
        "current": current,
        "blocked_reason": blocked_reason(approval, actor),
    }


def name_for(approval, actor):
    """The person's name, for those whose eyes a proposal is for."""
    roles = {wish.partition(":")[2] for wish in approval.eyes}
    return approval.procedure.title if roles & set(actor.roles) else ""


def waits(approval):
    """waits 3 h, waits 2 d: how long a proposal has waited."""
    seconds = int((now() - approval.proposed_at).total_seconds())
    if seconds >= DAY:
        return _("waits %(n)s d") % {"n": seconds // DAY}
    return _("waits %(n)s h") % {"n": seconds // HOUR} if seconds >= HOUR else _("waits less than 1 h")


def review(approval, actor, changed=False):
    """Everything in the right pane (workflows/approvals.html), for one open proposal."""
    procedure = approval.procedure.as_kind()
    procedure.case = approval.procedure.case
    capacities = capacities_of(actor, procedure)
    transition, clock = approval.transition_declared, _clock(procedure)
    checks = _checks(procedure, transition, clock, own=approval.proposed_by_id == actor.user.pk)
    verdict = may_decide(approval, procedure, actor, capacities)
    return {
        "approval": _asked(approval, procedure, capacities, clock, checks),
        "changes": changes(approval, procedure, capacities),
        "effects": effects_of(approval, procedure),
        "checks": checks,
        "standing": standing_shown(procedure, transition, capacities, actor),
        "notices": [_changed_notice()] if changed else [],
        "decision": _decision(approval, transition, procedure)
        if verdict
        else {"blocked_reason": " ".join(verdict.reasons)},
    }


def _clock(procedure):
    running = list(procedure.clocks.filter(stopped_at=None).select_related("limit"))
    for clock in running:
        clock.procedure = procedure
    return earliest(running)


def _asked(approval, procedure, capacities, clock, checks):
    passed = sum(check["tone"] == "ok" for check in checks)
    words = _("%(passed)s of %(all)s checks passed") % {"passed": passed, "all": len(checks)}
    return {
        "title": f"{approval.transition_declared}: {name_shown(procedure, capacities)}",
        "reference": procedure.reference,
        "route_from": state_name(procedure.case.requesting_state),
        "route_to": state_name(procedure.case.requested_state),
        "case_url": reverse("procedure", args=[procedure.reference]),
        "clock": clock_shown(clock, ""),
        "checks_tag": {"label": words, "url": "#checks", **(PASSED if passed == len(checks) else FAILED)},
        "asked_by": f"{approval.proposed_by}, {approval.proposed_for}",
        "asked_at": approval.proposed_at,
        "looks": offered("beside_proposal", procedure, capacities),
        "reason": approval.comment if sight(capacities, FieldGroup.INTERNAL).value else "",
    }


def changes(approval, procedure, capacities):
    """What would change, each now and after approval."""
    transition = approval.transition_declared
    then = state_then(procedure, transition)
    state = {"label": _("Status"), "old": procedure.state_declared, "new": then}
    rows = [] if transition.target is STAY else [state]
    for name, value in approval.answers.items():
        field = procedure._meta.get_field(name)
        seen = sight(capacities, procedure.field_groups.get(name, FieldGroup.REFERENCE))
        before = _said(field, getattr(procedure, field.attname))
        rows.append({"label": capital(field.verbose_name), "old": before, "new": shown(_said(field, value), seen)})
    rows += family_rows(procedure, capacities) if "reply_agreed" in transition.makes else []
    rows += last_days(procedure, transition)
    holder = _holder_then(procedure, then)
    if holder and holder != procedure.held_by:
        rows.append({"label": _("Case is with"), "old": procedure.held_by, "new": holder})
    return rows


def _said(field, value):
    return answered(field, value) if value not in (None, "") else "–"


def _holder_then(procedure, state):
    wanted = state.held_by if isinstance(state.held_by, tuple) else (state.held_by,)
    return next((agency for role in wanted if role and (agency := procedure.agency_that_is(role))), None)


def _checks(procedure, transition, clock, own):
    in_time = clock is None or clock.due_at > now()
    checks = [
        (in_time, _("Within the limit"), _("The limit has passed")),
        (not own, _("Prepared by another person"), _("Prepared by you")),
    ]
    verdict = may_perform(set(transition.by), transition, procedure)
    holds = ngettext(
        "The condition of the step holds", "All conditions of the step hold", max(len(transition.needs), 1)
    )
    checks.append((bool(verdict), holds, " ".join(verdict.reasons)))
    return [(PASSED if ok else FAILED) | {"text": yes if ok else no} for ok, yes, no in checks]


def _changed_notice():
    said = {
        "title": _("This case changed after you opened the request."),
        "text": _("Look again at what would change, then decide."),
    }
    return said | {"tone": "warn", "urgent": True}


def _decision(approval, transition, procedure):
    return {
        "url": reverse("judge", args=[approval.pk]),
        "effect": _effect(transition, procedure),
        "approve": _("Approve"),
        "version": procedure.case.version,
    }


def _effect(transition, procedure):
    """What follows from the button: the step is named for whoever proposes it, so what becomes of the case is said."""
    if (then := state_then(procedure, transition)) is procedure.state_declared:
        return _("Takes the step “%(step)s” at once.") % {"step": transition}
    return _("The case moves to “%(state)s” at once.") % {"state": then}
