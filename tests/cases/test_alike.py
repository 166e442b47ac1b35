"""Persons who may be one: their keys are kept true whoever writes them, and who is alike is found, linked, told apart."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from cases.alike import Asked, alike
from cases.comparisons import Comparison
from cases.duplicates import likenesses, undecided
from cases.filing import add_name
from cases.partial_dates import PartialDate
from cases.people import Person, PersonName
from cases.person_keys import PersonKeys, keep_keys
from tests import a

pytestmark = pytest.mark.django_db


def filed(surname, given_names, born="1988-02-18", number="", **name):
    """The case of a readmission about somebody of this name."""
    written = {"kind": "main", "script": "latin", "surname": surname, "given_names": given_names, "source": "document"}
    person = a.application()["person"] | {"names": [written | name]}
    evidence = [{"kind": "passport", "number": number}] if number else []
    said = person | {"birth": {"date": born, "place": "", "country": "AZ"}}
    return a.readmission(person=said, evidence=evidence, interview_requested=True).case


def subject(case):
    return case.members.get().person


def checked():
    """As at the end of a transaction."""
    connection.check_constraints()


def test_whoever_is_filed_has_keys():
    person = subject(filed("Məmmədov", "Rəşad", number="C 012"))
    keys = PersonKeys.objects.get(person=person).keys
    assert {"#C012", "@1988-02-18"} <= set(keys) and any(key.endswith("/1988") for key in keys)


@pytest.mark.parametrize("write", [
    lambda person: Person.objects.create(born="1990-01-02"),
    lambda person: add_name(person, kind="alias", surname="Əliyev", given_names="Rəşad"),
    lambda person: PersonName.objects.filter(person=person).update(surname="Əliyev"),
    lambda person: Person.objects.filter(pk=person.pk).update(born="1990-01-02"),
    lambda person: person.identity_documents.update(number="C9"),
    lambda person: PersonName.objects.bulk_create([PersonName(person=person, surname="X", folded="x")]),
])  # fmt: skip
def test_no_transaction_ends_that_wrote_a_person_and_not_the_keys(write):
    person = subject(filed("Məmmədov", "Rəşad", number="C1"))
    with transaction.atomic():
        write(person)
        with pytest.raises(IntegrityError, match="keep_keys"):
            checked()
        transaction.set_rollback(True)


def test_keys_made_anew_find_the_corrected_name():
    person = subject(filed("Məmmədov", "Rəşad"))
    PersonName.objects.filter(person=person).update(surname="Əliyev")
    keep_keys([person])
    checked()
    assert [hit.person for hit in alike(Asked(("Алиев Рашад",), PartialDate.read("1988-02-18")))] == [person.pk]


def test_persons_filed_before_there_were_keys_are_given_them():
    for name in ("Məmmədov", "Quliyev"):
        filed(name, "Rəşad", number=f"C{name}")
    known = dict(PersonKeys.objects.values_list("person", "keys"))
    PersonKeys.objects.update(keys=None)
    import_module("cases.migrations.0008_fill_person_keys").fill(apps, None)
    assert dict(PersonKeys.objects.values_list("person", "keys")) == known


def test_a_person_written_in_another_script_is_found_with_the_reason():
    filed("Məmmədov", "Rəşad")
    [likeness] = likenesses(filed("Мамедов", "Рашад", script="cyrillic"))
    assert "Two spellings of one name: Məmmədov / Мамедов." in likeness.reasons
    assert likeness.must_be_decided


def test_an_alias_is_compared_as_the_name_is():
    case = filed("Məmmədov", "Rəşad")
    add_name(subject(case), kind="alias", surname="Quliyev", given_names="Vaqif")
    keep_keys([subject(case)])
    [likeness] = likenesses(filed("Guliyev", "Vagif"))
    assert likeness.other == subject(case)


def test_the_number_of_a_document_is_enough():
    filed("Məmmədov", "Rəşad", number="C 01-23")
    [likeness] = likenesses(filed("Quliyev", "Vaqif", born="1960-05-05", number="co123"))
    assert likeness.reasons[0] == "A document bears the same number." and likeness.must_be_decided


def test_a_mere_likeness_is_shown_and_holds_nothing_up():
    filed("Əhmədov", "Rəşad")
    case = filed("Əhmədov", "Rəşad", born="")
    assert len(likenesses(case)) == 1 and undecided(case) == []


def test_namesakes_born_elsewhen_are_not_shown():
    filed("Məmmədov", "Rəşad", born="1975-11-03")
    assert likenesses(filed("Məmmədov", "Rəşad")) == []


def decided(case, other, same):
    return Comparison.objects.create(case=case, person=subject(case), other=other, same=same, reason="Photographs.")


@pytest.mark.parametrize("same", [True, False])
def test_a_decision_is_remembered_in_the_cases_of_both(same):
    one, other = filed("Məmmədov", "Rəşad"), filed("Mamedov", "Rashad")
    assert len(likenesses(one)) == len(likenesses(other)) == 1
    decided(one, subject(other), same)
    assert likenesses(one) == likenesses(other) == []
    assert Person.objects.count() == 2, "linked, not merged"


def test_what_is_undone_is_asked_again():
    one, other = filed("Məmmədov", "Rəşad"), filed("Mamedov", "Rashad")
    decision = decided(one, subject(other), same=True)
    decision.undone_at = a.now()
    decision.save()
    assert len(likenesses(one)) == 1
    assert decided(one, subject(other), same=False), "and can be decided anew"


def test_nobody_has_to_decide_on_more_than_twenty():
    for _namesake in range(22):
        filed("Məmmədov", "Rəşad")
    case = filed("Məmmədov", "Rəşad")
    for likeness in likenesses(case):
        decided(case, likeness.other, same=False)
    assert Comparison.objects.count() == 20 and likenesses(case) == []
