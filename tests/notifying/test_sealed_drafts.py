"""What is typed into a form that is about no case yet is kept too, and lies sealed: only the browser it was typed in can read it."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse

from agencies.models import Agency
from agencies.roles import ADMINISTRATOR, CASEWORKER
from audit.moment import now
from tests import a
from tests.pages.square import signed_in
from workflows.drafts import sealed
from workflows.drafts.keeping import sweep
from workflows.rows import Procedure, SealedDraft

pytestmark = pytest.mark.django_db
QUIET = {"X-Draft": "yes"}
HINT = "prosil za azil v Ljubljani"
WRITTEN = {"surname": "Mirzəyev-Kanarya", "given_names": "Elçin", "contact": "+31 6 00000000"}


@pytest.fixture
def counsellor():
    return a.person(CASEWORKER, at="AZ-MLSP")


@pytest.fixture
def administrator():
    return a.person(ADMINISTRATOR, at="AZ-SMS")


def typed(client, at, fields):
    client.get(at)  # the page hands out the key
    return client.post(at, fields, headers=QUIET)


def test_a_voluntary_return_that_is_not_open_yet_comes_back_with_its_family(counsellor):
    client, at = signed_in(counsellor), reverse("new_voluntary_return")
    family = {"family-TOTAL_FORMS": "2", "family-INITIAL_FORMS": "2", "family-1-given_names": "Səbinə"}
    assert typed(client, at, WRITTEN | family).status_code == 204
    page = client.get(at).content.decode()
    assert "is back." in page and "Throw the draft away" in page
    assert all(value in page for value in (*WRITTEN.values(), "Səbinə")) and 'name="family-1-surname"' in page
    assert not Procedure.objects.exists()


def test_it_lies_sealed_and_no_other_browser_and_no_colleague_reads_it(counsellor):
    client, at = signed_in(counsellor), reverse("new_voluntary_return")
    typed(client, at, WRITTEN)
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(d)::text FROM workflows_sealeddraft d")
        (row,) = cursor.fetchone()
    assert "sealed" in row and not any(word in row for word in WRITTEN.values())
    elsewhere = signed_in(counsellor).get(at).content.decode()
    assert "There is a draft of yours from" in elsewhere and WRITTEN["surname"] not in elsewhere
    colleague = signed_in(a.person(CASEWORKER, at="AZ-MLSP"))
    colleague.cookies["drafts"] = client.cookies["drafts"].value
    page = colleague.get(at).content.decode()
    assert WRITTEN["surname"] not in page and "draft of yours" not in page


def test_a_broken_key_is_replaced_and_what_is_typed_then_is_kept(counsellor):
    client, at = signed_in(counsellor), reverse("new_voluntary_return")
    client.cookies["drafts"] = "no key"
    assert client.post(at, WRITTEN, headers=QUIET).status_code == 204
    assert WRITTEN["surname"] in client.get(at).content.decode()


def test_it_is_gone_once_the_case_is_begun_and_not_before():
    client, at = signed_in(a.person(CASEWORKER, at="NL-CA")), reverse("new_case")
    typed(client, at, {"their_reference": "R-17"})
    assert client.post(at, {"their_reference": "", "token": "t-1"}).status_code == 422
    assert SealedDraft.objects.exists() and "R-17" in client.get(at).content.decode()
    assert client.post(at, {"their_reference": "R-17", "token": "t-1"}).status_code == 302
    assert not SealedDraft.objects.exists()


def test_an_agency_that_others_changed_since_is_not_filled_in_by_itself(administrator):
    agency = Agency.objects.get(code="AZ-SMS")
    client, at = signed_in(administrator), reverse("edit_agency", args=[agency.pk])
    page = client.get(at).content.decode()
    stood = page.split('name="stood" value="')[1].split('"')[0]
    client.post(at, {"phone": "+994 12 000 00 00", "stood": stood}, headers=QUIET)
    assert "+994 12 000 00 00" in client.get(at).content.decode()
    a_change(agency, address="Another street 5")
    page = client.get(at).content.decode()
    assert "is not filled in" in page and "+994 12 000 00 00" not in page and "Another street 5" in page
    assert "+994 12 000 00 00" in client.get(at, {"draft_anyway": "yes"}).content.decode()


def a_change(agency, **fields):
    for name, value in fields.items():
        setattr(agency, name, value)
    agency.save()


def test_the_asylum_door_stands_before_it(counsellor):
    at = reverse("new_voluntary_return")
    assert signed_in(counsellor).post(at, WRITTEN | {"contact": HINT}, headers=QUIET).status_code == 422
    assert not SealedDraft.objects.exists()


def test_whoever_may_not_use_the_form_keeps_nothing_there():
    stranger = signed_in(a.person(CASEWORKER, at="AZ-MOH"))
    agency = Agency.objects.get(code="AZ-SMS")
    assert stranger.post(reverse("edit_agency", args=[agency.pk]), {"phone": "1"}, headers=QUIET).status_code == 403
    assert not SealedDraft.objects.exists()


@pytest.mark.parametrize("page", ["change_password", "preferences"])
def test_ones_own_account_is_not_kept(counsellor, page):
    at = reverse(page)
    client = signed_in(counsellor)
    assert "data-autosave" not in client.get(at).content.decode()
    client.post(at, {"theme": "dark", "old": "x"}, headers=QUIET)
    assert not SealedDraft.objects.exists()


def test_nothing_typed_is_nothing_kept(counsellor):
    assert typed(signed_in(counsellor), reverse("new_voluntary_return"), {"surname": "  "}).status_code == 204
    assert not SealedDraft.objects.exists()


def test_of_one_person_the_latest_fifty_stay_and_none_longer_than_thirty_days(counsellor, monkeypatch):
    monkeypatch.setattr(sealed, "MOST", 3)
    for number in range(5):
        SealedDraft.objects.create(
            person=counsellor.user, path=f"/old/{number}/", sealed="x", saved_at=now() - timedelta(days=29 + number)
        )
    typed(signed_in(counsellor), reverse("new_voluntary_return"), WRITTEN)
    assert set(SealedDraft.objects.values_list("path", flat=True)) == {
        reverse("new_voluntary_return"), "/old/0/", "/old/1/"
    }  # fmt: skip
    sweep()
    assert "/old/1/" not in SealedDraft.objects.values_list("path", flat=True)


def test_a_sealed_draft_is_json_of_what_a_browser_sent(counsellor):
    client, at = signed_in(counsellor), reverse("new_voluntary_return")
    typed(client, at, WRITTEN | {"csrfmiddlewaretoken": "x", "token": "t"})
    opened = sealed.unseal(SealedDraft.objects.get().sealed, client.cookies["drafts"].value)
    assert json.loads(json.dumps(opened)) == {name: [value] for name, value in WRITTEN.items()}
