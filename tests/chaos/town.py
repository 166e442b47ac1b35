"""The cases and the people of the chaos: walked to where they are, as everywhere in these tests."""

from dataclasses import dataclass
from itertools import count

from django.contrib.auth.hashers import Argon2PasswordHasher

from agencies.models import User
from agencies.roles import CASEWORKER, PROTECTION_OFFICER, SUPERVISOR
from cases.corrections import as_it_is
from cases.people import Person
from tests import a
from tests.audit.ledger.ledgers import somebody
from workflows.rows import Approval, Grant, Procedure

CAST = (("Leyla", CASEWORKER), ("Kamran", CASEWORKER), ("Nigar", PROTECTION_OFFICER), ("Rauf", SUPERVISOR))
SYLLABLES = [consonant + vowel for consonant in "bdgklmnrtv" for vowel in "aoue"]
number = count(1)


@dataclass(frozen=True)
class Town:
    people: tuple  # Actors
    requests: tuple  # of theirs to us, under examination
    drafts: tuple  # of ours to others

    @property
    def cases(self):
        return (*self.requests, *self.drafts)


def built(requests, drafts):
    people = tuple(a.person(role, name=name) for name, role in CAST)
    keys = [one.user.pk for one in people]
    signs_in = Argon2PasswordHasher()
    User.objects.filter(pk__in=keys).update(is_demo=True, password=signs_in.encode(a.PASSWORD, signs_in.salt()))
    officer = people[0]
    return Town(
        people,
        tuple(_under_examination(people[n % 2]) for n in range(requests)),
        tuple(a.outgoing_draft(officer) for _n in range(drafts)),
    )


def _under_examination(officer):
    request = a.step(a.step(a.readmission(person=somebody()), "acknowledge", officer), "take_up", officer)
    request.case.evidence.update(finding="contradicted")  # so that it can be refused
    return request


def word():
    """Like no other word of this run; letters alone, so that it can be a name."""
    rest, parts = next(number) + 1600, []
    while rest:
        rest, part = divmod(rest, len(SYLLABLES))
        parts.append(SYLLABLES[part])
    return "".join(parts).capitalize()


def state_of(procedure):
    return Procedure.objects.values_list("state", flat=True).get(pk=procedure.pk)


def proposals(procedures):
    return list(Approval.objects.filter(procedure__in=[one.pk for one in procedures], outcome="open"))


def read(place):
    """The value at a place of the model (tests/chaos/known.py) as the database has it now."""
    what, pk, name = place
    return {"draft": _of_draft, "person": _of_person, "grant": _of_grant}[what](pk, name)


def _of_draft(pk, name):
    said = a.again(Procedure.objects.get(pk=pk).as_kind()).application
    for part in name.split("-"):
        said = said.get(part) if isinstance(said, dict) else None
    return said or ""


def _of_person(pk, name):
    return as_it_is(Person.objects.get(pk=pk))[name]


def _of_grant(pk, group):
    held = Grant.objects.filter(content_object=pk, group=group, live=True)
    return tuple(sorted(set(held.values_list("assigned_to__name", flat=True)), key=str))
