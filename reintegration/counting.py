"""Follow-ups counted with their denominators: whoever was not reached, declined, left or died stands in them by name. Pure."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from reintegration.choices import FOLLOW_UPS, FollowUpResult, Outcome


class Standing(models.TextChoices):
    """How one person stands in one follow-up, on a day. Exactly one of these holds, so nobody is left out of the sum."""

    REACHED = "reached", _("Reached")
    DECLINED = "declined", _("Declined")
    NOT_REACHED = "not_reached", _("Not reached")
    ABROAD = "abroad", _("Abroad again")
    DECEASED = "deceased", _("Deceased")
    OVERDUE = "overdue", _("Overdue, nothing recorded")
    ENDED = "ended", _("Case ended before")
    NOT_DUE = "not_due", _("Not yet due")


DUE = tuple(one for one in Standing if one != Standing.NOT_DUE)  # together the denominator
BY_RESULT = {
    FollowUpResult.MET: Standing.REACHED,
    FollowUpResult.DECLINED: Standing.DECLINED,
    FollowUpResult.NOT_REACHED: Standing.NOT_REACHED,
    FollowUpResult.ABROAD: Standing.ABROAD,
    FollowUpResult.DECEASED: Standing.DECEASED,
}
# What the end of a case says of a follow-up that was never recorded. Whoever was lost was not reached: silence has a name.
BY_OUTCOME = {
    Outcome.LOST_CONTACT: Standing.NOT_REACHED,
    Outcome.DECLINED: Standing.DECLINED,
    Outcome.REMIGRATED: Standing.ABROAD,
    Outcome.DECEASED: Standing.DECEASED,
}


@dataclass(frozen=True)
class Followed:
    """What counting needs to know of one case: the last day of each wave, what was recorded, and how it ended, if it did."""

    due: dict[str, date]
    results: dict[str, str] = field(default_factory=dict)
    outcome: str = ""

    @property
    def died(self):
        return FollowUpResult.DECEASED in self.results.values()


def standing(case: Followed, wave: str, on: date) -> Standing:
    """How a case stands in a wave on a day."""
    if wave in case.results:
        return BY_RESULT[FollowUpResult(case.results[wave])]
    due = case.due.get(wave)  # none where the house has no such limit: then it never falls due
    if due is None or on <= due:
        return Standing.NOT_DUE
    if case.died:
        return Standing.DECEASED
    if case.outcome:
        return BY_OUTCOME.get(Outcome(case.outcome), Standing.ENDED)
    return Standing.OVERDUE


def counted(cases, on: date) -> dict[str, Counter]:
    """{wave: {standing: how many}}: each case once in each wave."""
    cases = list(cases)
    return {wave.value: Counter(standing(case, wave.value, on) for case in cases) for wave in FOLLOW_UPS}


def denominator(counts: Counter) -> int:
    """Everybody whose follow-up was due, recorded or not."""
    return sum(counts[one] for one in DUE)
