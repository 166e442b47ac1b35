"""What a family cannot be: children older than their parent, or one person in it twice."""

from cases.packages.dates import birth_of
from cases.packages.faults import Fault
from cases.packages.persons import folded_names, people
from cases.sentences import Sentence as _

ADULT_AGE = 18  # the articles on own nationals speak of minor unmarried children


def family_faults(application, setting):
    adult = birth_of(application["person"])
    for number, child in enumerate(application["children"]):
        born = birth_of(child)
        if born and adult and born.latest() <= adult.earliest():
            yield Fault(f"/children/{number}/birth/date", _("This child would be older than the parent."))
    yield from _twice(application)


def family_warnings(application, setting):
    for number, child in enumerate(application["children"]):
        born = birth_of(child)
        if born and _age(born.latest(), setting.today) >= ADULT_AGE:
            yield Fault(f"/children/{number}/birth/date", _("This child is no longer a minor."))


def _age(born, today):
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _twice(application):
    seen = []
    for pointer, person in people(application):
        if any(_is_same(person, other) for other in seen):
            yield Fault(pointer, _("This person is in the application twice."))
        seen.append(person)


def _is_same(person, other):
    born = birth_of(person)
    return bool(born.is_complete and born == birth_of(other) and folded_names(person) & folded_names(other))
