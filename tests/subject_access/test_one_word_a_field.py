"""A word of its own in every field of every row about two people of one case: each is told all of theirs and none of the other's."""

import pytest
from django.db import DatabaseError, models, transaction

from agencies.disclosure import FieldGroup, group_of
from agencies.roles import CASEWORKER
from audit.actor import acting
from audit.moment import now, today
from cases.about.declaring import declared, live_of
from cases.about.walking import reached, rows_naming
from cases.models import (
    Consent,
    Evidence,
    FitnessAssessment,
    Guardianship,
    IdentityDocument,
    Nationality,
    PersonName,
    Vulnerability,
)
from cases.person_keys import keep_keys
from cases.subject_access.making import written
from cases.subject_access.withholding import WITH_A_MARK
from reintegration.models import Profile, Qualification
from tests import a
from tests.subject_access.asking_for import overview_of
from workflows.models import Procedure

pytestmark = pytest.mark.django_db
NEVER = (FieldGroup.INTERNAL, FieldGroup.SECURITY_FINDING)
SHORTEST = 18  # a field that takes fewer signs holds codes


@pytest.fixture
def two():
    """A mother and a son in one case after the return, with rows of each table that names a person; {key: words}."""
    officer = a.person(CASEWORKER, at="AZ-MLSP")
    mother, son = a.returnee("Quliyeva", "Leyla"), a.returnee("Əsgərov", "Tural", "2008-03-04", "M")
    case = a.reintegration(officer, {mother: "subject", son: "child"})
    for person in (mother, son):
        with acting(officer):
            rows_of(case.case, person, officer)
    a.referral(officer, case=case)
    words = {person: planted(person) for person in (mother, son)}
    keep_keys(words)
    Procedure.objects.filter(case=case.case_id, parent=None).update(closed_at=now())  # so that what was weighed is told
    return words


def rows_of(case, person, officer):
    """One row of each table that names a person and is not made by a step."""
    by = {"recorded_by": officer.user}
    PersonName.objects.create(person=person, kind="alias", surname="x", given_names="x", folded="x")
    Nationality.objects.create(person=person, state="GE", basis="claimed")
    paper = IdentityDocument.objects.create(person=person, kind="passport", number="x", folded_number="x")
    Evidence.objects.create(case=case, person=person, kind="passport", identity_document=paper)
    given = {"operator": officer.agency, "purpose": "survey", "data": "x", "how_to_withdraw": "x", "kept_until": "x"}
    Consent.objects.create(case=case, person=person, language="az", given_on=today(), **given, **by)
    about = {"case": case, "person": person}
    FitnessAssessment.objects.create(
        **about, assessed_at=now(), assessed_by="x", result="with_needs", needs="x", token=f"t{person.pk}", **by
    )
    Vulnerability.objects.create(**about, code="illness", source="told", found_on=today(), found_by=officer.user)
    Guardianship.objects.create(**about, guardian="x", appointed_on=today(), appointed_by="x", decided_by="x", decided_on=today(),
                                receiving_authority="x", confirmed_on=today(), received_by="x")  # fmt: skip
    profile = Profile.objects.create(**about, education="3", wishes="x")
    Qualification.objects.create(profile=profile, title="x", country="DE", acquired_in=2010, **by)


def planted(person):
    """{word: (model, field)}: a word in each field into which one can be written, of each row that names the person."""
    words = {}
    for model in (model for model in reached() if live_of(model) is None):
        for row in rows_naming(model, [person]):
            for field in filter(holds_words, model._meta.local_fields):
                word = f"Zq{person.pk}w{len(words)}z"
                if written_into(model, row, field, word):
                    words[word] = model, field
    return words


def holds_words(field):
    """Whether people write into it: no code, and no column that the workflow itself steers by."""
    label = f"{field.model._meta.label}.{field.name}"
    steers = field.model._meta.app_label == "workflows" and group_of(field.model, field.name) == FieldGroup.REFERENCE
    is_text = (
        isinstance(field, models.CharField | models.TextField)
        and not field.choices
        and (field.max_length or 99) >= SHORTEST
    )
    return is_text and not steers and label not in declared().words


def written_into(model, row, field, word):
    """False where the database keeps the row as it is."""
    try:
        with transaction.atomic():
            return bool(model._base_manager.filter(pk=row.pk).update(**{field.attname: word}))
    except DatabaseError:
        return False


def is_told(model, field):
    label = f"{model._meta.label}.{field.name}"
    held = {*declared().withheld, *declared().third_persons}
    return (
        label not in held
        and model._meta.label not in held
        and field.name not in WITH_A_MARK
        and group_of(model, field.name) not in NEVER
    )


def test_each_is_told_every_word_of_theirs_and_no_word_of_the_other(two):
    mother, son = two
    assert min(len(words) for words in two.values()) >= 20
    for person, other in ((mother, son), (son, mother)):
        text = written(overview_of(person)).decode()
        assert (absent(two[person], text), present(two[other], text)) == (set(), set())


def absent(words, text):
    return {_named(place) for word, place in words.items() if is_told(*place) and word not in text}


def present(words, text):
    return {_named(place) for word, place in words.items() if word in text}


def _named(place):
    return f"{place[0]._meta.label}.{place[1].name}"
