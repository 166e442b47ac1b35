"""Compares two written names with their dates of birth: a score, a verdict, and the reasons in sentences."""

from dataclasses import dataclass

from cases.matching.births import SLIPS, Births, births
from cases.matching.findings import Finding, findings
from cases.matching.pairing import pairing
from cases.matching.parts import parts_of
from cases.partial_dates import PartialDate
from cases.sentences import Sentence as _

SAME, SIMILAR, DIFFERENT = "same", "similar", "different"
SAME_FROM, SIMILAR_FROM = 0.9, 0.75
NAMES_NEARLY_IDENTICAL = 0.9  # only such names outweigh a slip in the date
NOTHING = PartialDate()
DATES = {
    Births.SAME: _("The dates of birth are the same."),
    Births.NEW_YEARS: _("Both dates of birth are 1 January, which often stands for a day that is not known."),
    Births.FITTING: _("The dates of birth fit, as far as they are known."),
    Births.UNKNOWN: _("A date of birth is not known."),
    Births.SWAPPED: _("Day and month of birth are exchanged."),
    Births.DIGIT: _("The dates of birth differ in one digit."),
    Births.NEIGHBOURS: _("Two digits that stand beside each other in the date of birth are exchanged."),
    Births.NEW_YEAR: _("One date of birth is 1 January, which often stands for a day that is not known."),
    Births.DAY: _("The dates of birth are one day apart."),
    Births.MONTH: _("The dates of birth are one month apart."),
    Births.YEAR: _("The years of birth are one apart."),
    Births.CONTRADICTORY: _("The dates of birth contradict each other."),
}
DOUBT_LEFT = {Births.SAME: 0.4, Births.NEW_YEARS: 0.62, Births.FITTING: 0.62}
AGREEING = frozenset(DOUBT_LEFT)


@dataclass(frozen=True)
class Match:
    """`same` and `similar` mean that a person should look; the score orders what there is to look at."""

    score: float
    verdict: str
    reasons: tuple[str, ...]

    @property
    def is_match(self) -> bool:
        return self.verdict != DIFFERENT


def compare(name_a: str, born_a: PartialDate, name_b: str, born_b: PartialDate) -> Match:
    """The same whichever name stands first, and in whatever order their parts stand."""
    one, other = sorted((parts_of(name_a), parts_of(name_b)), key=lambda parts: [part.order for part in parts])
    dates = births(born_a, born_b)
    if not one or not other:
        return Match(0.0, DIFFERENT, (_("There is no name to compare."),))
    if [part.bare for part in one] == [part.bare for part in other]:
        names = [Finding(_("The names are the same."))]
    else:
        names = findings(pairing(one, other), (len(one), len(other)))
    return _match(names, dates)


def _match(names, dates):
    score = round(_score(names, dates), 3)
    is_certain = dates in AGREEING and not any(finding.leaves_open for finding in names)
    verdict = SAME if score >= SAME_FROM and is_certain else SIMILAR if score >= SIMILAR_FROM else DIFFERENT
    return Match(score, verdict, (*(finding.sentence for finding in names), DATES[dates]))


def _score(names, dates):
    score, veto = 1.0, 1.0
    for finding in names:
        score, veto = score * finding.weight, veto * finding.veto
    doubt = DOUBT_LEFT.get(dates, 1.0)
    for finding in names:
        doubt *= finding.doubt
    return (1 - (1 - score) * doubt) * veto * _weight_of_dates(score, dates)


def _weight_of_dates(score, dates):
    if dates is Births.CONTRADICTORY:
        return 0.5
    if dates is Births.UNKNOWN:
        return 0.9
    if dates in SLIPS:
        return 0.85 if score >= NAMES_NEARLY_IDENTICAL else 0.6
    return 1.0
