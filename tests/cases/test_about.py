"""Which rows are about whom: walked from the schema, with nothing left undecided."""

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import ForeignKey

from audit.models import Commitment, Viewing
from cases.about import declaring
from cases.about.checking import undecided_columns, undecided_models, unknown_names
from cases.about.declaring import Key, declared, live_of
from cases.about.walking import cases_of, leads, reached, rows_about, ways
from cases.models import Comparison, Document, Person, PersonName
from config.checks import every_row_is_about_somebody_or_nobody
from reintegration.models import Delivery, Measure, Visit
from reports.models import Fact
from tests import a
from workflows.models import Procedure, Step

FAMILY = {"spouse": {"names": [{"kind": "main", "script": "latin", "surname": "Aliyeva", "given_names": "Nino"}]}}
needs_database = pytest.mark.django_db


def test_every_table_is_about_somebody_or_declared_to_be_about_nobody():
    assert undecided_models() == []


def test_every_column_that_can_hold_anything_says_what_it_holds():
    assert undecided_columns() == []


def test_nothing_is_declared_of_what_is_not_there():
    assert unknown_names() == []


def test_a_table_that_nobody_decided_about_is_reported(monkeypatch):
    monkeypatch.delitem(declared().nobody, "cases.Serial")
    monkeypatch.delitem(declared().columns, "workflows.Step.answers")
    errors = every_row_is_about_somebody_or_nobody(None)
    assert {error.id for error in errors} == {"config.about_whom", "config.holds_what"}
    assert "cases.Serial" in errors[0].msg


def test_a_key_without_a_foreign_key_is_followed():
    assert {Viewing, Commitment, Fact} <= set(reached())
    assert Key("cases", "cases.Case", many=True) in declaring.keys_of(Viewing)


def test_history_is_about_whom_its_row_is_about():
    histories = {live_of(model) for model in reached() if live_of(model)}
    tracked = {model for model in reached() if hasattr(model, "history")}
    assert tracked - histories == set()


def test_a_file_is_about_whom_the_row_is_about_that_shows_it():
    """Every table with a file in it that leads to a person is declared as a way from the file."""
    showing = {
        (model._meta.label, field.name)
        for model in apps.get_models()
        for field in model._meta.local_fields
        if isinstance(field, ForeignKey) and field.related_model is Document and live_of(model) is None
        if leads(model, Person)
    }
    assert showing == {(key.model, key.value) for key in declaring.keys_of(Document) if key.column == "pk"}


def two_persons():
    case = a.readmission(**FAMILY).case
    return case, *(member.person for member in case.members.order_by("pk"))


def of(model, person):
    return set(rows_about(model, [person], list(cases_of([person]))).values_list("pk", flat=True))


@needs_database
def test_a_row_that_names_a_person_is_about_that_person_alone():
    _case, one, other = two_persons()
    assert of(Person, one) == {one.pk}
    assert of(PersonName, one) and not of(PersonName, one) & of(PersonName, other)
    assert of(Person.history.model, one) and not of(Person.history.model, one) & of(Person.history.model, other)


@needs_database
def test_a_row_that_names_the_case_alone_is_about_everybody_in_it():
    case, one, other = two_persons()
    assert (
        of(Step, one) == of(Step, other) == set(Step.objects.filter(procedure__case=case).values_list("pk", flat=True))
    )
    assert of(Procedure, one) == of(Procedure, other) != set()


@needs_database
def test_a_comparison_is_about_both():
    case, one, other = two_persons()
    stranger = a.readmission().case.members.get().person
    made = Comparison.objects.create(case=case, person=one, other=stranger, same=False, reason="Another year of birth.")
    assert of(Comparison, one) == of(Comparison, stranger) == {made.pk}
    assert of(Comparison, other) == set()


@needs_database
def test_what_hangs_on_a_measure_is_about_whom_it_is_for():
    assert "measure__measure__beneficiary" in "".join(walked(Delivery)) and "beneficiary" in walked(Measure)
    assert any("measure__measure" in way for way in walked(Visit))


def walked(model):
    return ways(model).persons


@needs_database
def test_the_log_of_readers_is_about_everybody_in_the_cases_it_names():
    case, one, other = two_persons()
    by = a.person("auditor")
    row = Viewing.objects.create(user=by.user, agency=by.agency, how="view", cases=[case.pk, 10**9])
    assert row.pk in of(Viewing, one) & of(Viewing, other)


@needs_database
def test_a_commitment_of_the_ledger_is_about_whom_the_act_was_about():
    _case, one, _other = two_persons()
    connection.check_constraints()
    acts = Commitment.objects.filter(source="workflows_step", source_id__in=of(Step, one))
    assert set(acts.values_list("pk", flat=True)) <= of(Commitment, one)
    assert acts and not of(Commitment, one) & of(Commitment, two_persons()[1])


@needs_database
def test_every_reached_table_can_be_asked():
    _case, one, _other = two_persons()
    counts = {model._meta.label: len(of(model, one)) for model in reached()}
    assert counts["cases.Person"] == 1 and counts["cases.Case"] == 1
