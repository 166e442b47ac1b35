"""Which offers may suit somebody, and why: a pure comparison that gives its reasons and no marks out of nowhere.

Order: the same occupation before a related one before none; then the larger share of the wanted skills; then the same region;
then what ends first. Nothing is weighed against anything else.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from cases.names import fold

FAR = date(9999, 12, 31)


@dataclass(frozen=True)
class Person:
    """What is known of somebody: occupation codes, keys of skills, region."""

    occupations: frozenset[str] = frozenset()
    skills: frozenset[int] = frozenset()
    region: str = ""


@dataclass(frozen=True)
class Place:
    """What an offer wants: its occupation code, keys of skills, region, last day; and how many places are free."""

    key: int
    occupation: str = ""
    skills: frozenset[int] = frozenset()
    region: str = ""
    until: date | None = None
    left: int = 1
    is_training: bool = False


@dataclass(frozen=True)
class Suggestion:
    key: int
    same_occupation: bool
    related_occupation: bool
    skills_had: int
    skills_wanted: int
    same_region: bool
    until: date | None

    @property
    def reasons(self):
        """In words, the strongest first."""
        found = []
        if self.same_occupation:
            found.append(_("same occupation"))
        elif self.related_occupation:
            found.append(_("related occupation"))
        if self.same_region:
            found.append(_("same region"))
        if self.skills_wanted:
            found.append(_("%(had)s of %(wanted)s skills") % {"had": self.skills_had, "wanted": self.skills_wanted})
        return found

    @property
    def order(self):
        occupation = 0 if self.same_occupation else 1 if self.related_occupation else 2
        share = self.skills_had / self.skills_wanted if self.skills_wanted else 0
        return occupation, -share, not self.same_region, self.until or FAR, self.key


def suggest(person, places):
    """Suggestions for somebody, the nearest first; none for a place that is taken, and none without a reason."""
    found = (_compared(person, place) for place in places if place.left > 0)
    return sorted((one for one, fits in found if fits), key=lambda one: one.order)


def _compared(person, place):
    same = _matches(place.occupation, person.occupations, whole=True)
    related = not same and _matches(place.occupation, person.occupations, whole=False)
    had = len(place.skills & person.skills)
    region = bool(place.region) and fold(place.region) == fold(person.region)
    fits = same or related or had > 0 or (place.is_training and region)
    return Suggestion(place.key, same, related, had, len(place.skills), region, place.until), fits


def _matches(wanted, held, whole):
    """The same unit group of ISCO-08 (four digits), or the same minor group (three): an ESCO code begins with its group."""
    digits = 4 if whole else 3
    return bool(wanted) and any(code[:digits] == wanted[:digits] for code in held)
