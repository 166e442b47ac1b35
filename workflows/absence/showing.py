"""What the pages of absences and of a team are told."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from agencies.disclosure import is_inside
from agencies.roles import SUPERVISOR
from agencies.words import ROLE_NAMES
from audit.dates import day
from workflows.absence.gaps import APPROVAL, CASE, DEADLINE, PROPOSAL
from workflows.absence.suggesting import Suggestions
from workflows.showing.rows import name_shown


def coming(absence, actor):
    """An absence that is or will be; its note is for those who plan by it, and whoever may call it off."""
    may_end = absence.user_id == actor.user.pk or SUPERVISOR in actor.roles
    return {
        "name": absence.user.name,
        "days": f"{day(absence.from_on)} – {day(absence.until_on)}",
        "deputy": absence.deputy.name if absence.deputy else "",
        "note": absence.note if may_end else "",
        "now": absence.from_on <= timezone.localdate(),
        "end_url": reverse("end_absence", args=[absence.pk]) if may_end else "",
    }


def unit_tabs(units, chosen):
    if not units:
        return []
    url = reverse("absences")
    every = {"label": _("Whole agency"), "url": url, "current": chosen is None}
    return [every, *({"label": str(one), "url": f"{url}?unit={one.pk}", "current": one == chosen} for one in units)]


def load_rows(loads):
    """Each with bars that are long by the greatest number of their column."""
    names = ("held", "soon", "overdue", "approvals")
    most = {name: max((getattr(load, name) for load in loads), default=0) or 1 for name in names}
    return [
        {
            "name": load.user.name,
            "url": reverse("team_member", args=[load.user.pk]),
            "roles": ", ".join(str(ROLE_NAMES[role]) for role in sorted(load.roles)),
            "away": _away(load.absence),
            **{name: {"number": getattr(load, name), "most": most[name]} for name in names},
        }
        for load in loads
    ]


def _away(absence):
    return _("until %(day)s") % {"day": day(absence.until_on)} if absence else ""


def gap_row(gap, staff):
    name = staff.people[gap.person].name if gap.person in staff.people else ""
    return {
        "reference": gap.procedure.reference,
        "url": reverse("procedure", args=[gap.procedure.reference]),
        "why": str(_WHY[gap.kind]()) % {"name": name},
        "due": day(timezone.localdate(gap.due_at)) if gap.due_at else "",
        "member_url": reverse("team_member", args=[gap.person]) if gap.kind == CASE else "",
    }


_WHY = {
    CASE: lambda: _("%(name)s holds it, and is not there."),
    APPROVAL: lambda: _("A proposal waits, and nobody who is there could sign it."),
    PROPOSAL: lambda: _("%(name)s proposed a step, and has no role any more."),
    DEADLINE: lambda: _("A deadline runs, nobody works on it, and no supervisor is there."),
}


def suggestions_for(grants, staff, holder):
    return Suggestions(staff, [grant.content_object for grant in grants], {holder})


def held_rows(grants, actor, suggestions):
    return [_held(grant, actor, suggestions) for grant in grants]


def _held(grant, actor, suggestions):
    procedure, capacities = grant.content_object, actor.at([grant.case_role])
    best = next(iter(suggestions.for_(procedure)), None)
    return {
        "reference": procedure.reference,
        "url": reverse("procedure", args=[procedure.reference]),
        "name": name_shown(procedure, capacities),
        "kind": procedure.declared.label,
        "next_step": procedure.state_seen(is_inside(capacities)).next_step,
        "due": day(timezone.localdate(grant.due_at)) if grant.due_at else "",
        "suggested": str(best) if best else "",
    }


def takers(suggestions):
    """To whom it can go, who has least to do first: (key, words)."""
    able = sorted((suggestions.due[user.pk], user.name, user.pk) for user in suggestions.people)
    return [(key, _("%(name)s (%(n)s due within 7 days)") % {"name": name, "n": due}) for due, name, key in able]
