"""The kinds of news, declared: to which group each belongs, why somebody gets it, and how it is mailed unless they wish otherwise.

A floor above declares its own as `notice_kinds()` (workflows/showing/offered.py).
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from django.db.models import TextChoices
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from workflows.rows import Approval, Channel
from workflows.showing.offered import offered


class Group(TextChoices):
    ASSIGNED = "assigned", _("Assigned to you")
    APPROVAL = "approval", _("Approvals")
    DEADLINE = "deadline", _("Limits")
    SHARING = "sharing", _("Letters and sharing")
    PROTECTION = "protection", _("Protection")
    EXPORT = "export", _("Exports and releases")
    SYSTEM = "system", _("Other")


@dataclass(frozen=True)
class Kind:
    """One kind of news. `is_fixed`: it is mailed at once, whatever somebody wishes, and quiet hours do not hold it back.

    `subject(about)` is how its mail begins, in the language of whoever gets it; what it is about follows there.
    """

    name: str
    group: str
    label: str  # on the page of one's wishes
    why: str  # "You get this because …"
    subject: Callable[[dict], str] = lambda about: ""
    usual: str = Channel.NOW
    is_fixed: bool = False


def _said(text):
    return lambda about: str(text)


def _decision(about):
    sent_back = about.get("outcome") == Approval.Outcome.RETURNED
    return gettext("Sent back to you") if sent_back else gettext("Decided")


def in_how_many_days(left: int) -> str:
    """How near the last day is, as words begin a sentence."""
    if left < 0:
        return ngettext("%(days)s day overdue", "%(days)s days overdue", -left) % {"days": -left}
    if left == 0:
        return gettext("Due today")
    return gettext("Due tomorrow") if left == 1 else gettext("Due in %(days)s days") % {"days": left}


def _limit(about):
    return in_how_many_days(about["left"]) if about.get("left") is not None else gettext("A limit runs")


HOLDS = _("you hold the next step")
SUPERVISES = _("you supervise those who hold the next step")
HEADS = _("you head the agency that holds the next step")
ANSWERS = _("your agency leads the case")
WHY = {"holder": HOLDS, "supervisor": SUPERVISES, "head": HEADS, "lead": ANSWERS}

CLOCK, ESCALATION = "clock", "escalation"
OWN = (
    Kind("turn", Group.ASSIGNED, _("The next step is yours"), HOLDS, _said(_("The next step is yours"))),
    Kind("step", Group.ASSIGNED, _("Something was recorded in your case"), _("you work on this case or supervise it")),
    Kind(
        "proposal", Group.APPROVAL, _("A proposal waits for your decision"), _("you may approve it"),
        _said(_("Approval needed")),
    ),
    Kind("decision", Group.APPROVAL, _("Your proposal was decided"), _("you proposed it"), _decision),
    Kind(CLOCK, Group.DEADLINE, _("A limit comes near its end"), HOLDS, _limit),
    Kind(
        ESCALATION, Group.DEADLINE, _("The last day of a legal limit, and after it"), SUPERVISES, _limit, is_fixed=True,
    ),
    Kind("letter", Group.SHARING, _("A letter has come"), _("you work on this case"), _said(_("A letter has come"))),
    Kind("correction", Group.SHARING, _("Data of a person were corrected"), _("you were told of them before")),
    Kind("gate", Group.PROTECTION, _("A protection gate was set"), _("you look after protection in this case")),
    Kind(
        "conflict", Group.ASSIGNED, _("A colleague must not work on a case"), _("you supervise at an agency in this case"),
    ),
    Kind("handed_over", Group.ASSIGNED, _("A case was given to you"), _("you work on it now")),
    Kind("given_back", Group.ASSIGNED, _("A case came back to your agency"), _("you supervise there")),
    Kind("reminder", Group.ASSIGNED, _("Somebody reminds you of the next step"), HOLDS),
    Kind("emergency", Group.PROTECTION, _("A case was opened in an emergency"), ANSWERS),
)  # fmt: skip
UNKNOWN = Kind("", Group.SYSTEM, _("Other news"), _("it concerns your work"))


@cache
def kinds() -> dict[str, Kind]:
    """All of them by name, those of the floors above after our own."""
    return {kind.name: kind for kind in (*OWN, *offered("notice_kinds"))}


def kind_of(notice) -> Kind:
    """The kind of a notice; one that is declared no more belongs to what is other."""
    return kinds().get(notice.kind, UNKNOWN)


def why(notice) -> str:
    """The reason, as it ends the sentence "You get this because"."""
    return str(WHY.get(notice.about.get("why")) or kind_of(notice).why)


def names_in(group) -> list[str]:
    return [kind.name for kind in kinds().values() if kind.group == group]
