"""Finds procedures by what somebody typed, within what they may see: by reference, by number, by any spelling of a name."""

import re
from dataclasses import dataclass

from django.db.models import BooleanField, F, OuterRef, Q, Subquery, Value

from cases.files import CasePerson
from cases.matching.blocking import birth_key, number_keys, telling_keys, words_keys
from cases.matching.comparing import NOTHING
from cases.matching.partly import WRITTEN_SO, found_in
from cases.names import fold
from cases.people import PersonName
from cases.person_keys import NAME_PARTS, PersonKeys, written
from cases.sentences import Sentence as _
from cases.typed import Typed
from workflows.rows import Procedure

MOST, MOST_READ = 20, 80
WHOLLY = 0  # nearer than what is written so: the one that was asked for
WHOLE = re.compile(r"(?P<prefix>[A-Z]{2})(?P<state>[A-Z]{2})(?P<year>\d{4})(?P<number>\d*)")
OF_SUBJECT = {"case__members__relation": CasePerson.Relation.SUBJECT}
EXACT, REFERENCE, THEIR_REFERENCE = _("Exactly this reference."), _("The reference."), _("Their reference.")
NUMBER, BIRTH = _("The number of a document or of the person."), _("The date of birth.")


@dataclass(frozen=True)
class Result:
    """A procedure, how near it is to what was typed, and why. What was found by particulars is for those who read them."""

    procedure: Procedure
    nearness: int
    reasons: tuple[str, ...]
    by_particulars: bool = False


def results(actor, typed: Typed, reads_names=True) -> list[Result]:
    """At most twenty, the nearest first, then the newest."""
    visible = Procedure.objects.visible_to(actor)
    found = [*_of_references(visible, typed), *(_of_people(visible, typed) if reads_names else ())]
    once = {result.procedure.pk: result for result in reversed(found)}
    return sorted(once.values(), key=lambda result: (result.nearness, -result.procedure.pk))[:MOST]


def _of_references(visible, typed):
    """One query for each of the two, each by its own index."""
    theirs = Q(case__their_reference__iexact=typed.text)
    for wanted, why in ((_reference(typed.text), REFERENCE), (theirs, THEIR_REFERENCE)):
        for procedure in _shown(visible.filter(wanted)).order_by("-pk")[:MOST] if wanted else ():
            is_whole = why is REFERENCE and _is_whole(typed.text, procedure)
            yield Result(procedure, WHOLLY if is_whole else WRITTEN_SO, (EXACT if is_whole else why,))


def _is_whole(text, procedure):
    """Whether this is its whole reference; dashes, case and the zeros before the number do not matter."""
    said = WHOLE.fullmatch("".join(c for c in text.upper() if c.isalnum()))
    return bool(said) and f"{'-'.join(said.groups()[:3])}-{said['number'].zfill(5)}" == procedure.reference


def _reference(text):
    """Its beginning, from the year on; dashes and case do not matter, nor do the zeros before the number."""
    said = WHOLE.fullmatch("".join(c for c in text.upper() if c.isalnum()))
    if not said:
        return None
    series, number = "-".join(said.groups()[:3]), said["number"]
    return Q(reference__startswith=f"{series}-{number}") | Q(reference=f"{series}-{number.zfill(5)}")


def _of_people(visible, typed):
    people = _people(visible, typed)
    rows = _shown(visible.filter(case__members__person__in=list(people), **OF_SUBJECT)) if people else ()
    for procedure in rows.annotate(about=F("case__members__person")) if people else ():
        yield Result(procedure, *people[procedure.about], by_particulars=True)


def _shown(procedures):
    return procedures.select_related("case", "held_by")


def _people(visible, typed):
    """{person: (nearness, reasons)}, the nearest twenty."""
    found = {}
    for keys, why in ((number_keys(typed.number), NUMBER), (_birth(typed), BIRTH)):
        found |= {person: (WRITTEN_SO, (why,)) for person in (_within(visible, _keyed(keys)) if keys else ())}
    if typed.name:
        found = _named(visible, typed) | found
    return dict(sorted(found.items(), key=lambda one: (one[1][0], -one[0]))[:MOST])


def _birth(typed):
    return {birth_key(typed.born)} if typed.is_date_alone else ()


def _named(visible, typed):
    """As it is written so far, then as two of its parts sound, then as one part and the beginning of another: until enough is found."""
    born = Q(person__born__startswith=str(typed.born)) if typed.born else Q()
    begun = Q(person__names__folded__startswith=fold(typed.name)) if fold(typed.name) else None
    ways, found, read = (begun, *map(_keyed, (telling_keys(typed.name, NOTHING), words_keys(typed.name)))), {}, set()
    for way in ways:
        if way and len(found) < MOST:
            fresh = set(_within(visible, way & born)) - read
            found |= _answering(typed.name, fresh)
            read |= fresh
    return found


def _answering(typed, persons):
    """{person: (nearness, reasons)} of those with a writing in which all that was typed is found; the nearest writing of each."""
    found = {}
    rows = PersonName.objects.filter(person__in=persons).values_list("person", *NAME_PARTS) if persons else ()
    for person, *name in rows:
        match = found_in(typed, written(name))
        if match and (person not in found or match.nearness < found[person][0]):
            found[person] = (match.nearness, match.reasons)
    return found


def _keyed(keys):
    return Q(keys__overlap=sorted(keys)) if keys else None


def _within(visible, wanted):
    """Persons in a case that is seen. Asked of each who was found, never the other way round: a case is seen by thousands."""
    about = {"case__members__person": OuterRef("person"), **OF_SUBJECT}
    is_seen = Subquery(visible.filter(**about).values(seen=Value(True))[:1], output_field=BooleanField())
    return PersonKeys.objects.filter(wanted).filter(is_seen).values_list("person", flat=True)[:MOST_READ]
