"""What we ask of each other while we examine an application shows nowhere on the pages of the other side."""

import re
from datetime import timedelta

import pytest

from agencies.roles import CASEWORKER
from audit.moment import now, walking_at
from tests import a
from tests.pages.square import signed_in
from workflows.rows import Notice

pytestmark = pytest.mark.django_db
PAGES = ("/queue/waiting/", "", "deadlines/", "history/", "persons/", "documents/", "steps/withdraw/")
OURS = ("Ministry of Internal Affairs", "verifying")


@pytest.fixture
def officer():
    return a.person(CASEWORKER)


@pytest.fixture
def german():
    return a.person(CASEWORKER, at="NL-CA")


def taken_up(officer, german):
    evidence = [{"kind": "passport", "number": "C01234567", "expires_on": "2025-12-09"}]
    with walking_at(now() - timedelta(days=3)):
        request = a.draft(german, evidence=evidence, reference="V-1")
        for name, by in (("submit", german), ("acknowledge", officer), ("take_up", officer)):
            request = a.step(request, name, by)
    return request


def page_of(client, request, page):
    said = client.get(page if page.startswith("/") else f"/procedures/{request.reference}/{page}").content.decode()
    said = re.sub(r"(href|action|value|id|for)=\"[^\"]*\"|nonce-\S+", "", said)
    return re.sub(r"\s+", " ", said).replace(request.reference, "")


@pytest.mark.parametrize("page", PAGES)
def test_the_other_side_reads_the_same_whether_or_not_we_ask_elsewhere(page, officer, german):
    request, reader = taken_up(officer, german), signed_in(german)
    before = page_of(reader, request, page)
    a.step(request, "verify", a.person(CASEWORKER), asked_agencies=["AZ-MIA"])  # a colleague, not yet known to them
    after = page_of(reader, request, page)
    assert after == before
    assert "Under examination" in after or page not in ("/queue/waiting/", "")
    assert [word for word in OURS if word in after] == []


def test_the_other_side_finds_it_by_the_status_that_it_is_shown(officer, german):
    request, reader = taken_up(officer, german), signed_in(german)
    a.step(request, "verify", officer, asked_agencies=["AZ-MIA"])
    found = reader.get("/queue/waiting/", {"status": "under_examination"}).content.decode()
    assert request.reference in found
    hidden = reader.get("/queue/waiting/", {"status": "verifying"}).content.decode()
    assert request.reference not in hidden


def test_we_ourselves_read_whom_we_asked(officer, german):
    request = taken_up(officer, german)
    a.step(request, "verify", officer, asked_agencies=["AZ-MIA"])
    said = signed_in(officer).get(f"/procedures/{request.reference}/").content.decode()
    assert "Identity check" in said and "Ministry of Internal Affairs" in said


def test_a_letter_is_told_to_whoever_works_on_the_case_where_it_goes(officer, german):
    request = taken_up(officer, german)
    told = Notice.objects.filter(person=german.user, kind="letter", procedure_id=request.pk)
    assert told.get().about == {"letter": "acknowledgement"}
    said = signed_in(german).get("/notices/").content.decode()
    assert "A letter has come" in said
