"""What is told is the person's, all of it, and nothing of anybody else: shown with words that stand in one row alone."""

import json
import os

import pytest
from django.db import models, transaction

from agencies.disclosure import FieldGroup
from cases.about.declaring import live_of
from cases.about.walking import reached, rows_about, rows_naming
from cases.models import Note, PersonName
from cases.subject_access.making import written
from cases.subject_access.masking import COVERED, cover_of
from cases.subject_access.subject import Subject
from tests import a
from tests.kept import settled
from tests.pages.planting import PlantedReadmission, PlantedThirdCountry, extension_is_known
from tests.pages.planting_measures import PlantedMeasure
from tests.pages.planting_outgoing import PlantedOutgoing
from tests.pages.planting_referrals import PlantedReferrals
from tests.pages.planting_reintegration import PlantedReintegration
from tests.pages.planting_voluntary import PlantedVoluntaryReturn
from tests.subject_access.asking_for import SPOUSE, overview_of, spouse_of, subject_of
from workflows.about import without_others
from workflows.models import Procedure

FULL = os.environ.get("QAYIDIS_FULL") == "1"
WALKS = [PlantedReadmission]
WALKS += [PlantedReintegration, PlantedMeasure, PlantedReferrals, PlantedVoluntaryReturn, PlantedOutgoing, PlantedThirdCountry] * FULL
NEVER = {FieldGroup.INTERNAL, FieldGroup.SECURITY_FINDING}
WORDS = tuple(group for group in FieldGroup if group != FieldGroup.REFERENCE)
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", params=WALKS, ids=lambda walk: walk.__name__)
def world(request, django_db_setup, django_db_blocker):
    """One case with a family, walked to its end, with a word for each group in every field; as when all has been decided."""
    with django_db_blocker.unblock(), transaction.atomic():
        extension_is_known()
        world = request.param()
        close(world.root.case)
        yield settled(world)
        transaction.set_rollback(True)


@pytest.fixture
def person(world):
    return subject_of(world.root.case).person


@pytest.fixture(scope="module")
def told(world):
    """The overview of the person concerned."""
    return overview_of(subject_of(world.root.case).person)


def test_every_word_about_the_person_is_told_and_no_word_about_the_family(world, person, told):
    text = written(told).decode()
    found = {group for group in WORDS if world.words.of[group] in text}
    assert found == standing(world, person) - NEVER - {FieldGroup.FAMILY}


def test_a_member_of_the_family_is_told_their_own_data_and_nothing_of_the_person_concerned(world):
    """What was recorded of that member by name; but for why the two were compared: that is about both."""
    for member in world.root.case.members.exclude(relation="subject").order_by("pk")[: None if FULL else 1]:
        text = written(overview_of(member.person)).decode()
        told = {group for group in WORDS if world.words.of[group] in text}
        assert FieldGroup.FAMILY in told and told <= naming(world, member.person) | {FieldGroup.DELIBERATION}


def close(case):
    """As when everything has been decided: what was weighed is told then."""
    Procedure.objects.filter(case=case, parent=None).update(closed_at="2026-08-01T10:00Z")


def standing(world, person):
    """The groups whose word stands in some row about the person."""
    models_about = (model for model in reached() if live_of(model) is None)
    texts = [said_in(row) for model in models_about for row in rows_about(model, [person], [world.root.case])]
    return {group for group in WORDS if any(world.words.of[group] in text for text in texts)}


def naming(world, person):
    """The groups whose word stands in some row that names the person."""
    models_about = (model for model in reached() if live_of(model) is None)
    texts = [said_in(row) for model in models_about for row in rows_naming(model, [person])]
    return {group for group in WORDS if any(world.words.of[group] in text for text in texts)}


def said_in(row):
    fields = (field for field in row._meta.local_fields if isinstance(field, models.CharField | models.TextField))
    return " ".join(str(getattr(row, field.attname)) for field in fields)


def test_every_table_with_a_row_about_the_person_appears_with_each_of_its_rows(world, person, told):
    tables = {table["table"]: table for table in told["data"]}
    for model in reached():
        rows = set(rows_about(model, [person], [world.root.case]).values_list("pk", flat=True))
        if rows and live_of(model):
            assert tables[live_of(model)._meta.label]["history"] == len(rows)
        elif rows:
            table = tables[model._meta.label]
            assert table["count"] == len(rows), model
            assert {row["number"] for row in table["rows"]} == rows or table.get("held") or table.get("part")


def test_what_an_open_case_weighs_is_held_back_until_it_is_decided(world, person, told):
    word = world.words.of[FieldGroup.DELIBERATION]
    stands = FieldGroup.DELIBERATION in standing(world, person)
    assert (word in written(told).decode()) == stands and "deliberation" not in held(told)
    Procedure.objects.filter(case=world.root.case, parent=None).update(closed_at=None)
    before = overview_of(person)
    assert word not in written(before).decode() and ("deliberation" in held(before) or not stands)


def held(content):
    return {one["reason"]: one for one in content["held_back"]}


def test_what_is_held_back_is_counted_by_table_with_its_reason(world, told):
    found = held(told)
    others = world.root.case.members.count() - 1
    assert {"internal", "staff", "technical"} <= set(found) and ("others" in found) == bool(others)
    notes = next(table for table in found["internal"]["tables"] if table["table"] == "cases.Note")
    assert notes["count"] >= Note.objects.filter(case=world.root.case).count() and found["internal"]["why"]
    assert not others or found["others"]["persons"] == others


@pytest.mark.parametrize("said", [
    "Her husband Nino Beridze sat beside her.", "NINO came.", "Ninonun sözləri", "Нино", "Born 1991-04-02.", "Born 02.04.1991.",
])  # fmt: skip
def test_where_somebody_else_is_named_in_a_text_the_name_is_covered(said):
    case = a.readmission(spouse=SPOUSE).case
    text = cover_of(Subject((subject_of(case).person_id,)))(said)
    assert COVERED in text and not any(
        name in text.casefold() for name in ("nino", "beridze", "нино", "1991-04-02", "02.04.1991")
    )


def test_a_name_that_both_bear_is_not_covered():
    case = a.readmission(spouse=SPOUSE | {"names": [SPOUSE["names"][0] | {"surname": "Məmmədov"}]}).case
    case.circumstances.observations = "Məmmədov came with Nino."
    case.circumstances.save()
    content = overview_of(subject_of(case).person)
    assert f"Məmmədov came with {COVERED}." in written(content).decode() and held(content)["named"]["count"] >= 1


def test_the_form_of_an_application_is_told_without_the_family_and_whoever_signed_it():
    said = a.application(
        spouse=SPOUSE, evidence=[{"kind": "passport"}, {"kind": "birth_certificate", "of": "children/0"}]
    )
    kept = without_others(said)
    assert "person" in kept and not {"spouse", "signatory"} & set(kept) and len(kept["evidence"]) == 1


def test_nobody_of_the_staff_is_named(world, told):
    text = written(told).decode()
    staff = {actor.user for actor in (*world.officers.values(), *world.chiefs.values())}
    assert not any(user.name in text or user.email in text for user in staff)
    assert f"Caseworker, {a.agency(world.home)}" in text


def test_the_past_is_told_as_changes_from_what_to_what(world, told):
    persons = next(table for table in told["data"] if table["table"] == "cases.Person")
    changed = [one for change in persons["rows"][0]["changes"] for one in change["changes"]]
    was_corrected = world.root.case.corrections.filter(member__relation="subject").exists()
    found = [
        one for one in changed if one["name"] == "place_of_birth" and one["to"].endswith("sur Mer") and one["from"]
    ]
    assert bool(found) == was_corrected


def test_who_gave_it_and_when_stands_at_each_row():
    case = a.readmission(spouse=SPOUSE).case
    names = next(
        table for table in overview_of(subject_of(case).person)["data"] if table["table"] == "cases.PersonName"
    )
    assert all(row["given"]["at"] for row in names["rows"])
    assert PersonName.objects.filter(person=spouse_of(case).person).exists()


def test_in_azerbaijani_it_is_told_in_azerbaijani_with_the_same_rows():
    person = subject_of(a.readmission(spouse=SPOUSE).case).person
    english, azerbaijani = overview_of(person), overview_of(person, language="az")
    assert [table["table"] for table in english["data"]] == [table["table"] for table in azerbaijani["data"]]
    assert json.dumps(english) != json.dumps(azerbaijani) and azerbaijani["language"] == "az"
