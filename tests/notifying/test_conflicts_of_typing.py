"""Two people, one form: different fields are merged, of the same field somebody says whose holds, and nothing typed is lost (T9, T10)."""

import re

import pytest
from django.urls import reverse

from agencies.roles import CASEWORKER
from cases.corrections import as_it_is
from cases.models import Correction
from tests import a
from tests.pages.square import signed_in
from workflows.models import Step

pytestmark = pytest.mark.django_db


class Typist:
    """Somebody with the form of a person's data open in a browser of their own."""

    def __init__(self, request):
        self.actor = a.person(CASEWORKER)
        self.client = signed_in(self.actor)
        self.member = request.case.members.select_related("person").get()
        self.url = reverse("correct_person", args=[request.reference, self.member.pk])

    def opens(self):
        self.data = self._fields(self.client.get(self.url).content.decode())
        return self

    def _fields(self, page):
        found = dict(re.findall(r'<input type="(?:text|hidden)" name="(\w+)" value="([^"]*)"', page))
        chosen = re.findall(r'<select name="(\w+)".*?</select>', page, re.DOTALL)
        picked = {
            name: (
                re.search(rf'<select name="{name}".*?<option value="([^"]*)" selected', page, re.DOTALL) or ["", ""]
            )[1]
            for name in chosen
        }
        return found | picked

    def sends(self, **typed):
        self.answer = self.client.post(self.url, self.data | {"reason": "As the passport says."} | typed, follow=True)
        self.page = self.answer.content.decode()
        return self.answer.redirect_chain[0][1] if self.answer.redirect_chain else self.answer.status_code

    def now(self):
        self.member.person.refresh_from_db()
        return as_it_is(self.member.person)


@pytest.fixture
def two():
    request = a.step(a.readmission(), "acknowledge", a.person(CASEWORKER))
    return Typist(request).opens(), Typist(request).opens()


def test_two_people_who_change_different_fields_both_save(two):
    first, second = two
    assert first.sends(surname="Quliyev") == 302
    assert second.sends(place_of_birth="Şəki") == 302
    assert (second.now()["surname"], second.now()["place_of_birth"]) == ("Quliyev", "Şəki")
    assert "Somebody else changed meanwhile, and it stays: Surname." in second.page
    assert Correction.objects.order_by("-pk").first().changes.keys() == {"place_of_birth"}


@pytest.mark.parametrize(("holds", "surname"), [("mine", "Həsənov"), ("theirs", "Quliyev")])
def test_who_saves_second_reads_both_values_and_says_whose_holds(two, holds, surname):
    first, second = two
    first.sends(surname="Quliyev")
    assert second.sends(surname="Həsənov", place_of_birth="Şəki") == 409
    assert "Keep mine: Həsənov" in second.page and "Take theirs: Quliyev" in second.page
    assert first.actor.user.name in second.page and "This case changed while you were writing" in second.page
    assert second.now()["place_of_birth"] != "Şəki" and Correction.objects.count() == 1
    typed = {"surname": "Həsənov", "place_of_birth": "Şəki"}
    second.data |= second._fields(second.page)
    assert second.sends(**typed) == 422  # nobody said whose
    second.data |= second._fields(second.page)
    assert second.sends(**typed, whose_surname=holds) == 302
    assert (second.now()["surname"], second.now()["place_of_birth"]) == (surname, "Şəki")


@pytest.mark.parametrize("holds", ["mine", "theirs"])
def test_who_decides_one_field_undoes_no_other_that_was_changed_meanwhile(two, holds):
    """Found by the chaos test at 500 edits: the page that asks had the old values of the other fields beside the new base."""
    first, second = two
    first.sends(surname="Quliyev", place_of_birth="Şəki", born="03.04.1990", nationality="Georgia")
    assert second.sends(surname="Həsənov", patronymic="Nadir oğlu") == 409
    assert "Somebody else changed meanwhile, and it stays: Date of birth, Place of birth, Nationality." in second.page
    second.data = second._fields(second.page)
    assert second.sends(whose_surname=holds) == 302
    now = second.now()
    assert (now["place_of_birth"], now["born"], now["nationality"]) == ("Şəki", "1990-04-03", "GE")
    assert now["patronymic"] == "Nadir oğlu"
    assert now["surname"] == {"mine": "Həsənov", "theirs": "Quliyev"}[holds]


def test_a_draft_undoes_nothing_that_was_changed_since(two):
    first, second = two
    second.client.post(second.url, second.data | {"place_of_birth": "Şəki", "reason": ""}, headers={"X-Draft": "yes"})
    first.sends(surname="Quliyev")
    second.opens()
    assert second.data["place_of_birth"] == "Şəki" and second.data["surname"] != "Quliyev"
    assert second.sends() == 302
    assert (second.now()["surname"], second.now()["place_of_birth"]) == ("Quliyev", "Şəki")


def test_a_step_that_a_colleague_took_is_not_taken_again(two):
    request = a.again(two[0].member.case.procedures.get())
    officer, colleague = two[0].actor, two[1].actor
    version = request.case.version
    a.step(request, "take_up", colleague)
    client = signed_in(officer)
    said = {"token": "t1", "version": version}
    answer = client.post(reverse("take", args=[request.reference, "take_up"]), said)
    assert answer.status_code == 409 and colleague.user.name in answer.content.decode()
    assert Step.objects.filter(transition="take_up").count() == 1
