"""An erasure reaches every table that the walk of the schema reaches, and leaves what the law of money keeps."""

import os

import pytest
from django.apps import apps
from django.db import connection

from cases.about.declaring import why_nobody
from cases.models import Document, Person
from reintegration.feedback.rows import Feedback
from reintegration.models import LedgerEntry
from reports.models import Fact
from tests.pages import planting
from tests.retaining.erasing import close, erase, tables_with
from workflows.models import Procedure

pytestmark = pytest.mark.django_db
FULL = os.environ.get("QAYIDIS_FULL") == "1"
OF_NOBODY = {model._meta.db_table for model in apps.get_models() if why_nobody(model)}  # as the rules of a programme
PLANTED = sorted(name for name in vars(planting) if name.startswith("Planted"))
# Codes of places by which figures are counted, and what came from the open page, from nobody known.
FACTS, UNNAMED = {"reports_fact", "reports_occurs"}, {"reintegration_feedback", "reintegration_historicalfeedback"}
SAMPLE = ("PlantedMeasure", "PlantedReadmission", "PlantedReferrals")


@pytest.mark.some(2)
@pytest.mark.parametrize("name", PLANTED if FULL else SAMPLE)
def test_no_word_of_an_erased_person_stands_in_any_table(name):
    planting.extension_is_known()
    planted = getattr(planting, name)()
    case = planted.root.case
    words = list(planted.words.of.values())
    person = case.members.get(relation="subject").person_id
    close(case.pk)
    connection.check_constraints()
    assert set(tables_with(*words)) - OF_NOBODY
    entries = LedgerEntry.objects.filter(case=case).count()
    done = erase(person=person)
    connection.check_constraints()
    assert (done.stopped, done.files) == ("", [])
    assert set(tables_with(*words)) - OF_NOBODY - FACTS - UNNAMED == set()
    assert not Feedback.objects.filter(procedure__case=case).exists()
    assert not any(
        "Kanar" in str(value) for fact in Fact.objects.values() for name, value in fact.items() if name != "region"
    )
    assert LedgerEntry.objects.filter(case=case).count() == entries
    assert Person.objects.get(pk=person).born == ""
    assert not Procedure.objects.filter(case=case).exclude(kind="measure").exists()
    assert not Document.objects.filter(case=case).exists()
