"""One member of a family is erased: the case of the others goes on, and nothing in it names the erased."""

import pytest
from django.db import connection

from cases import storing
from cases.asylum_door.file_texts import texts_of
from cases.models import CasePerson, Person
from tests.pages import planting
from tests.retaining.erasing import close, erase, tables_with
from workflows.letters import open_letter

pytestmark = pytest.mark.django_db
TABS = ("case", "documents", "history", "persons")


def test_the_case_of_the_others_goes_on_and_nothing_in_it_names_the_erased(client):
    planted = planting.PlantedReadmission()
    case = planted.root.case
    spouse = case.members.get(relation="spouse").person
    others = CasePerson.objects.filter(case=case).exclude(person=spouse).count()
    for letter in planted.root.letters.all():
        open_letter(letter, "en")
    close(case.pk)
    connection.check_constraints()
    assert len(tables_with("Nino")) > 5
    done = erase(person=spouse.pk)
    connection.check_constraints()
    assert (done.stopped, done.cases, done.shared) == ("", [], [case.pk])
    assert tables_with("Nino") == {}
    assert CasePerson.objects.filter(case=case).count() == others
    assert not any("Nino" in texts_of(storing.read(file.sha256), file.media_type) for file in case.documents.all())
    letter = planted.root.letters.filter(kind="application").last() or planted.root.letters.last()
    assert "Nino" not in texts_of(storing.read(open_letter(letter, "en").sha256), "application/pdf")
    assert Person.objects.filter(memberships__case=case).exclude(born="").exists()
