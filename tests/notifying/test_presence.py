"""Who is writing in a case is told to colleagues while they work there too: a notice, never a lock, and nothing of the case."""

from datetime import timedelta

import pytest
from django.urls import reverse

from agencies.roles import ADMINISTRATOR, CASEWORKER
from audit.models import Viewing
from audit.moment import now
from tests import a
from tests.pages.square import signed_in
from workflows.models import Draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return a.person(CASEWORKER, name="Leyla Quliyeva")


@pytest.fixture
def request_(officer):
    found = a.step(a.step(a.readmission(), "acknowledge", officer), "take_up", officer)
    types(found, officer)
    return found


def types(request, who):
    typed = signed_in(who).post(reverse("notes", args=[request.reference]), {"text": "Half a"}, headers={"X-Draft": "yes"})
    assert typed.status_code == 204


def told(request, who):
    return signed_in(who).get(reverse("writing_here", args=[request.reference]), headers={"X-Part": "yes"})


def test_a_colleague_is_told_who_writes_and_nothing_else(request_):
    before = Viewing.objects.count()
    answer = told(request_, a.person(CASEWORKER))
    assert "Leyla Quliyeva is writing in this case now." in answer.content.decode()
    assert "Half a" not in answer.content.decode() and request_.title not in answer.content.decode()
    assert Viewing.objects.count() == before, "who reads the case is noted where it is read"


def test_several_are_named_and_nobody_is_told_of_themselves(request_, officer):
    other = a.person(CASEWORKER, name="Tural Əzizov")
    types(request_, other)
    assert "Leyla Quliyeva, Tural Əzizov are writing" in told(request_, a.person(CASEWORKER)).content.decode()
    assert "Tural Əzizov is writing" in told(request_, officer).content.decode()


def test_after_some_minutes_without_a_key_nobody_is_told(request_):
    Draft.objects.update(saved_at=now() - timedelta(minutes=4))
    assert told(request_, a.person(CASEWORKER)).content.decode().strip() == ""


def test_other_agencies_do_not_learn_who_works_when(request_):
    assert "Leyla" not in told(request_, a.person(CASEWORKER, at="NL-CA")).content.decode()


@pytest.mark.parametrize(("role", "at"), [(CASEWORKER, "AZ-MLSP"), (ADMINISTRATOR, "AZ-SMS")])
def test_it_is_told_to_whom_the_case_is_shown_and_to_strangers_there_is_none(request_, role, at):
    who = a.person(role, at=at)
    answer = told(request_, who)
    page = signed_in(who).get(reverse("procedure", args=[request_.reference]))
    assert answer.status_code == page.status_code, "who does not see the case does not see who writes there"
    assert at == "AZ-SMS" or (answer.status_code == 404 and "Leyla" not in answer.content.decode())


def test_a_form_and_a_case_ask_for_it(request_):
    client, asks = signed_in(a.person(CASEWORKER)), f'data-news="{reverse("writing_here", args=[request_.reference])}"'
    for name in ("procedure", "notes"):
        assert asks in client.get(reverse(name, args=[request_.reference])).content.decode(), name
