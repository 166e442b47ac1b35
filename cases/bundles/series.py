"""The series: bundles of one direction are numbered without a gap, and each names the one before by its digest."""

from dataclasses import dataclass

from cases.bundles.container import Rejected
from cases.sentences import Sentence as _


@dataclass(frozen=True)
class Last:
    """The last bundle of a series that was taken; number 0 before the first."""

    number: int = 0
    digest: str = ""


def insist_on_next(number: int, previous: str, last: Last) -> None:
    """Raises Rejected where a bundle is not the very next of its series. `last` is what was taken last."""
    if number <= last.number:
        raise Rejected(_("Bundle {number} was taken before, with other content.", number=number), "/number")
    if number > last.number + 1:
        first, end = last.number + 1, number - 1
        gap = (
            _("bundle {number}", number=first) if first == end else _("bundles {first} to {end}", first=first, end=end)
        )
        raise Rejected(_("Missing: {gap}. Take what is missing first, in its order.", gap=gap), "/number")
    if previous != last.digest:
        raise Rejected(_("It does not follow on the bundle that was taken before it."), "/previous")
