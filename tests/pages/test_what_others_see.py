"""What we ask of each other while we examine an application shows nowhere on the pages of the other side."""

import re
from datetime import timedelta

import pytest

from agencies.roles import CASEWORKER, SUPERVISOR
from audit.moment import now, walking_at
from tests import a
from tests.pages.square import signed_in
from workflows.expiry import run_clocks
from workflows.rows import Grant, Notice

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
    said = re.sub(r"(href|action|value|id|for|data-[a-z-]+)=\"[^\"]*\"|nonce-\S+", "", said)
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


def test_a_limit_of_our_house_is_none_of_the_other_sides_queues(officer, german):
    request = taken_up(officer, german)
    draft = request.clocks.select_related("limit").get(deadline="draft_ready")
    reply = request.clocks.get(deadline="reply")
    assert draft.limit.is_house_rule and draft.due_at < reply.due_at
    with walking_at(draft.due_at + timedelta(hours=3)):
        assert request.reference in overdue(officer)
        assert request.reference not in overdue(german), "it is ours that is late, not the reply"
    assert Grant.objects.get(group=german.group_id, content_object=request).due_at == reply.due_at


def overdue(actor):
    return signed_in(actor).get("/queue/overdue/").content.decode()


def test_nobody_of_the_other_side_is_warned_of_a_limit_of_our_house(officer, german):
    chief = a.person(SUPERVISOR)
    request = a.step(taken_up(officer, german), "ask", officer, question="Which register was searched?")
    draft = request.clocks.get(deadline="draft_ready")
    with walking_at(draft.due_at - timedelta(hours=3)):
        run_clocks()
    told = Notice.objects.filter(procedure_id=request.pk, kind="clock", about__deadline="draft_ready")
    assert set(told.values_list("person", flat=True)) == {chief.user.pk}
