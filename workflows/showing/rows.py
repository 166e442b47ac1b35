"""A procedure as a row of the work list."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.disclosure import Sight, group_of, is_inside, shown, sight
from agencies.reading import note_case
from agencies.roles import PARTNER, PROVIDER
from agencies.states import state_name
from audit.dates import due_tone, relative_day, short_day
from audit.moment import now
from workflows.rows import Procedure
from workflows.showing.clocks import clock_shown, clocks_seen, earliest
from workflows.worklist.queues import FLAG_GROUPS

FLAGS = {
    "child": {"label": gettext_lazy("Child"), "icon": "child", "tone": "info"},
    "health": {"label": gettext_lazy("Health"), "icon": "heart", "tone": "info"},
}


def row(grant, actor):
    """One grant with its procedure, as somebody of that agency sees it (workflows/work.html)."""
    procedure, capacities = grant.content_object, actor.at(grant.case_roles)
    clock = earliest([c for c in clocks_seen(procedure.running, capacities) if c.presses])
    mine = grant.assigned_to_id == actor.user.pk
    inside = is_inside(capacities)
    state = procedure.state_seen(inside)
    url = reverse("procedure", args=[procedure.reference])
    return {
        "url": url,
        "person_name": name_shown(procedure, capacities),
        "reference": procedure.reference,
        "flags": flags_shown(procedure, capacities),
        "procedure_label": procedure.declared.label,
        **route_shown(procedure.from_state, procedure.to_state, capacities),
        "next_step": state.next_step,
        "next_url": f"{url}#next-step-panel" if grant.turn else "",
        "status": str(state),
        "tone": state.tone,
        "with_label": _with(grant, mine, inside, actor),
        "mine": mine and grant.turn,
        "since": _("since %(day)s") % {"day": short_day(procedure.entered_at)} if inside or grant.turn else "",
        **_due(clock),
    }


def route_shown(from_state, to_state, capacities):
    """From where to where: not for a partner or provider, who read nothing of the return."""
    if {capacity.case_role for capacity in capacities} <= {PARTNER, PROVIDER}:
        return {"route_from": "", "route_to": ""}
    return {"route_from": state_name(from_state), "route_to": state_name(to_state)}


def name_shown(procedure, capacities):
    """The person's name for those who read the group that the title of this kind belongs to. Noted: the case is read."""
    note_case(procedure.case_id)
    name = shown(procedure.title, sight(capacities, group_of(Procedure.kinds[procedure.kind], "title")))
    return name or _("Name not shown")


def flags_shown(procedure, capacities):
    known = [flag for flag in procedure.flags if flag in FLAGS]
    return [FLAGS[flag] for flag in known if sight(capacities, FLAG_GROUPS[flag]) == Sight.FULL]


def _with(grant, mine, inside, actor):
    if not grant.turn:
        return str(grant.content_object.holder_seen(inside) or "")
    if mine:
        return _("You")
    if grant.assigned_to_id in actor.stands_in_for:
        return _("You, for %(name)s") % {"name": grant.assigned_to.name}
    return grant.assigned_to.name if grant.assigned_to else _("Nobody yet")


def _due(clock):
    if clock is None:
        return {"due_on": None}
    ruler = clock_shown(clock, "small")
    return {
        "due_on": clock.due_on,
        "due_words": ruler["words"],
        "due_tone": "danger" if clock.due_at <= now() and not clock.paused_at else due_tone(clock.due_on),
        "ruler": ruler,
        "is_overdue": clock.due_at <= now() and not clock.paused_at,
        "relative": relative_day(clock.due_on),
    }
