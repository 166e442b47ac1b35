"""Who may be the person that is asked about: found by stored keys, then compared writing by writing, the likeliest first."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import BooleanField, ExpressionWrapper, Q

from cases.matching import asked_keys, compare
from cases.matching.births import Births, births
from cases.matching.blocking import number_keys, telling_keys
from cases.matching.comparing import DIFFERENT, NOTHING, SAME
from cases.names import fold_number
from cases.partial_dates import PartialDate
from cases.people import IdentityDocument, PersonName
from cases.person_keys import NAME_PARTS, PersonKeys, written
from cases.sentences import Sentence as _

MOST_READ, MOST_COMPARED, MOST = 400, 120, 20
CANDIDATE = ("pk", "person__born", "bears_number")
SAME_NUMBER = _("A document bears the same number.")


@dataclass(frozen=True)
class Asked:
    """What is known of somebody: writings of the name, the date of birth, numbers of documents."""

    names: tuple[str, ...]
    born: PartialDate = NOTHING
    numbers: tuple[str, ...] = ()

    def keys(self):
        return sorted(number_keys(*self.numbers).union(*(asked_keys(name, self.born) for name in self.names)))

    def telling_keys(self):
        return sorted(number_keys(*self.numbers).union(*(telling_keys(name, self.born) for name in self.names)))


@dataclass(frozen=True)
class Hit:
    """Somebody who may be the one. `reasons` are sentences; the score puts hits in order and is shown to nobody."""

    person: int
    verdict: str
    score: float
    reasons: tuple[str, ...]
    is_same_number: bool = False

    @property
    def must_be_decided(self):
        """Whether work on the case waits for somebody's decision: a mere likeness is only shown."""
        return self.is_same_number or self.verdict == SAME


def asked_of(person) -> Asked:
    """What is known of a person who is filed. Two queries."""
    names = PersonName.objects.filter(person=person).order_by("pk").values_list(*NAME_PARTS)
    numbers = IdentityDocument.objects.filter(person=person).exclude(number="").values_list("number", flat=True)
    return Asked(tuple(map(written, names)), PartialDate.read(person.born), tuple(numbers))


def alike(asked: Asked, among: Q | None = None) -> list[Hit]:
    """At most twenty, the likeliest first. `among` narrows rows of PersonKeys. Three queries, or one where nobody is found."""
    found = candidates(asked, among)
    if not found:
        return []
    names, numbers = _by_person(PersonName, found, *NAME_PARTS), _by_person(IdentityDocument, found, "folded_number")
    hits = [_hit(asked, pk, (map(written, names[pk]), born), sum(numbers[pk], ())) for pk, born in found.items()]
    return sorted(filter(None, hits), key=lambda hit: (not hit.must_be_decided, -hit.score, hit.person))[:MOST]


def candidates(asked: Asked, among: Q | None = None) -> dict[int, PartialDate]:
    """Persons who are worth comparing, with their dates of birth: by index, and none whose date alone contradicts."""
    keys, numbers = asked.keys(), sorted(number_keys(*asked.numbers))
    rows = PersonKeys.objects.filter(among or Q(), keys__overlap=keys) if keys else PersonKeys.objects.none()
    rows = rows.annotate(bears_number=_shares(numbers)).order_by(_shares(asked.telling_keys()).desc(), "-pk")
    read = [(pk, PartialDate.read(born), same) for pk, born, same in rows.values_list(*CANDIDATE)[:MOST_READ]]
    may_be = [(pk, b) for pk, b, same in read if same or births(asked.born, b) is not Births.CONTRADICTORY]
    return dict(may_be[:MOST_COMPARED])


def _shares(keys):
    return ExpressionWrapper(Q(keys__overlap=keys), BooleanField())


def _by_person(model, persons, *fields):
    found = defaultdict(list)
    for person, *said in model.objects.filter(person__in=list(persons)).order_by("pk").values_list("person", *fields):
        found[person].append(tuple(said))
    return found


def _hit(asked, person, other, numbers):
    names, born = other
    matches = [compare(mine, asked.born, theirs, born) for theirs in names for mine in asked.names]
    best = max(matches, key=lambda match: match.score, default=None)
    same_number = bool({fold_number(number) for number in asked.numbers} & set(numbers) - {""})
    if not same_number and not (best and best.is_match):
        return None
    reasons = ((SAME_NUMBER,) if same_number else ()) + (best.reasons if best else ())
    return Hit(person, best.verdict if best else DIFFERENT, best.score if best else 0.0, reasons, same_number)
