"""T9, T10: two people at one form in their own browsers."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from agencies.roles import CASEWORKER
from cases.corrections import as_it_is
from cases.models import Correction
from tests import a
from tests.tasks.hands import PATIENCE, seated

pytestmark = pytest.mark.django_db(transaction=True)


class Corrector:
    """Somebody who has the form of a person's data open."""

    def __init__(self, new_page, live_server, request, name):
        self.actor = a.person(CASEWORKER, name=name)
        self.person = request.case.members.select_related("person").get().person
        address = reverse("correct_person", args=[request.reference, request.case.members.get().pk])
        self.hands = seated(new_page(), live_server, self.actor, address)
        self.page = self.hands.page

    def writes(self, field, words):
        self.hands.fills(self.page.locator(f"[name={field}]"), words)

    def saves(self):
        self.writes("reason", "As the passport says.")
        self.hands.clicks_on(self.page.get_by_role("button", name="Correct the data"))

    def now(self):
        self.person.refresh_from_db()
        return as_it_is(self.person)


@pytest.fixture
def two(live_server, new_page):
    request = a.step(a.readmission(), "acknowledge", a.person(CASEWORKER))
    names = ("Aynur Kazımova", "Leyla Quliyeva")
    return [Corrector(new_page, live_server, request, name) for name in names]


def test_who_saves_the_same_field_second_reads_both_values_and_keeps_the_text(two):
    """T9: nothing is replayed until it is said whose holds."""
    first, second = two
    first.writes("surname", "Quliyev")
    second.writes("surname", "Həsənov")
    first.saves()
    second.saves()
    page = second.page
    expect(page.get_by_role("alert")).to_contain_text("This case changed while you were writing.", timeout=PATIENCE)
    whose = page.get_by_role("group", name="Whose holds: Surname")
    expect(whose).to_contain_text("Aynur Kazımova, State Migration Service")
    expect(page.locator("[name=surname]")).to_have_value("Həsənov")
    assert second.now()["surname"] == "Quliyev" and Correction.objects.count() == 1
    second.hands.clicks_on(whose.get_by_label("Keep mine: Həsənov"), goes=False)
    expect(whose.get_by_label("Take theirs: Quliyev")).to_be_visible()
    second.saves()
    assert second.now()["surname"] == "Həsənov" and Correction.objects.count() == 2


def test_who_saves_another_field_second_reads_what_the_first_changed(two):
    """T10."""
    first, second = two
    first.writes("surname", "Quliyev")
    second.writes("place_of_birth", "Şəki")
    first.saves()
    second.saves()
    second.hands.reads("Somebody else changed meanwhile, and it stays: Surname.")
    now = second.now()
    assert (now["surname"], now["place_of_birth"]) == ("Quliyev", "Şəki")
    assert [change.changes.keys() for change in Correction.objects.order_by("pk")] == [{"surname"}, {"place_of_birth"}]
