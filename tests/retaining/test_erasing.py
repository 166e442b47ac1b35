"""An erasure reaches every table that the walk of the schema reaches, and leaves what the law of money keeps."""

import pytest
from django.db import connection

from cases.models import Person
from reintegration.models import LedgerEntry
from tests.pages.planting_measures import PlantedMeasure
from tests.retaining.erasing import close, erase, tables_with
from workflows.models import Procedure

pytestmark = pytest.mark.django_db


def test_words_of_an_erased_case_stand_in_no_table():
    planted = PlantedMeasure()
    case = planted.root.case
    words = [word for group, word in planted.words.of.items()]
    person = case.members.get(relation="subject").person_id
    close(case.pk)
    connection.check_constraints()
    before, entries = tables_with(*words), LedgerEntry.objects.filter(case=case).count()
    done = erase(person=person)
    connection.check_constraints()
    assert done.stopped == ""
    print(len(before), done.counts, tables_with(*words))
    assert entries
    assert LedgerEntry.objects.filter(case=case).count() == entries
    assert Person.objects.get(pk=person).born == ""
    assert not Procedure.objects.filter(case=case).exclude(kind="measure").exists()
    assert tables_with(*words) == {}
