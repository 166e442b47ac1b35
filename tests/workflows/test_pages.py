"""The pages of the work, through the client."""

import pytest

from agencies.roles import AUDITOR, CASEWORKER, SUPERVISOR
from audit.moment import walking_at
from tests import a
from workflows.perform import perform
from workflows.showing.proposals import item

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client):
    def enter(actor):
        client.force_login(actor.user)
        session = client.session
        session["agency"] = actor.agency.pk
        session.save()
        return client

    return enter


@pytest.fixture
def case():
    officer = a.person(CASEWORKER)
    request = a.step(a.step(a.readmission(), "acknowledge", officer), "take_up", officer)
    request.case.evidence.update(finding="accepted")
    return request, officer


SECTIONS = ["", "persons/", "documents/", "deadlines/", "notes/", "history/", "assign/"]


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_of_a_case_is_shown_to_its_officer(signed_in, case, section):
    request, officer = case
    answer = signed_in(officer).get(f"/procedures/{request.reference}/{section}")
    assert answer.status_code == 200 and request.reference in answer.content.decode()


def test_how_a_date_was_counted_leads_to_its_own_limit_unfolded(signed_in, case):
    request, officer = case
    client, running = signed_in(officer), [clock.deadline for clock in request.clocks.all() if not clock.stopped_at]
    page = client.get(f"/procedures/{request.reference}/").content.decode()
    assert len(running) > 1
    for name in running:
        address = f"/procedures/{request.reference}/deadlines/?of={name}"
        assert f'href="{address}#{name}"' in page
        told = client.get(address).content.decode()
        assert told.count("<details open>") == 1
        assert "<details open>" in told.split(f'id="{name}"')[1].split("</section>")[0]


def test_the_list_shows_the_case_and_its_next_step(signed_in, case):
    request, officer = case
    page = signed_in(officer).get("/queue/mine/").content.decode()
    assert request.reference in page and "Prepare the reply" in page


def test_the_page_shows_the_buttons_and_why_not(signed_in, case):
    request, officer = case
    page = signed_in(officer).get(f"/procedures/{request.reference}/").content.decode()
    assert "Propose acceptance" in page and "Only Supervisor of the lead agency may do this." in page


def test_a_step_is_taken_through_its_form(signed_in, case):
    request, officer = case
    client, url = signed_in(officer), f"/procedures/{request.reference}/steps/ask/"
    assert client.get(url).status_code == 200
    assert client.post(url, {"token": "1", "question": ""}).status_code == 422
    assert client.post(url, {"token": "1", "question": "Where was he born?"}).status_code == 302
    assert a.again(request).state == "questioned"


def test_a_proposal_goes_through_the_inbox(signed_in, case):
    request, officer = case
    chief = a.person(SUPERVISOR)
    answer = signed_in(officer).post(
        f"/procedures/{request.reference}/steps/agree/", {"token": "1", "comment": "Passport seen."}
    )
    assert answer.status_code == 302
    client = signed_in(chief)
    page = client.get("/approvals/")
    assert "Passport seen." in page.content.decode()
    pk = request.approvals.get().pk
    assert client.post(f"/approvals/{pk}/decision/", {"decision": "refuse", "reason": ""}).status_code == 422
    assert client.post(f"/approvals/{pk}/decision/", {"decision": "approve"}).status_code == 302
    assert a.again(request).state == "agreed"


def test_strangers_find_nothing(signed_in, case):
    request, _officer = case
    client = signed_in(a.person(CASEWORKER, at="AZ-MOH"))
    assert [client.get(f"/procedures/{request.reference}/{section}").status_code for section in SECTIONS] == [
        404
    ] * len(SECTIONS)
    assert request.reference not in client.get("/queue/agency/").content.decode()
    assert f"/procedures/{request.reference}/" not in client.get("/search/", {"q": request.reference}).content.decode()


def test_an_auditor_sees_that_there_is_a_name_but_not_which(signed_in, case):
    request, _officer = case
    page = signed_in(a.person(AUDITOR)).get(f"/procedures/{request.reference}/").content.decode()
    assert "Məmmədov" not in page and "•••••" in page


def test_a_letter_is_a_pdf_in_both_languages(signed_in, case):
    request, officer = case
    letter = request.letters.get(kind="acknowledgement")
    for language in ("en", "az"):
        answer = signed_in(officer).get(f"/procedures/{request.reference}/letters/{letter.pk}/{language}/")
        assert answer.content[:4] == b"%PDF" and answer["Content-Disposition"].startswith("attachment")


def test_every_letter_of_the_procedure_can_be_opened(signed_in, case):
    request, officer = case
    perform(request, "ask", officer, {"question": "Where?"})
    for letter in request.letters.all():
        assert signed_in(officer).get(f"/procedures/{request.reference}/letters/{letter.pk}/az/").status_code == 200


def test_search_finds_by_reference_without_dashes_by_name_and_by_document(signed_in, case):
    request, officer = case
    client = signed_in(officer)
    number = request.case.evidence.get().identity_document.number
    for query in (request.reference.replace("-", "").lower(), "məmmədov", number):
        assert request.reference in client.get("/search/", {"q": query}).content.decode(), query


@pytest.mark.parametrize(
    "url", ["/workflows/", "/workflows/readmissionrequest/", "/workflows/verification/", "/notices/", "/search/"]
)
def test_other_pages(signed_in, url):
    assert signed_in(a.person(CASEWORKER)).get(url).status_code == 200


def test_the_requesting_authority_learns_nothing_of_our_deliberations(signed_in, case):
    request, officer = case
    perform(request, "agree", officer, comment="Passport seen.")
    client = signed_in(a.person(CASEWORKER, at="NL-CA"))
    for section in ["", "deadlines/", "history/", "documents/", "persons/"]:
        page = client.get(f"/procedures/{request.reference}/{section}").content.decode()
        for secret in (
            "Waiting for approval",
            "Propose acceptance",
            "Passport seen.",
            "Draft of the reply",
            "let silence operate",
            "Accepted",
        ):
            assert secret not in page, (section, secret)


def test_the_inbox_names_the_last_day_as_the_case_page_does(signed_in):
    with walking_at(a.at(2026, 3, 2, 10)):
        officer = a.person(CASEWORKER)
        request = a.step(a.step(a.readmission("CHAZ", "CH"), "acknowledge", officer), "take_up", officer)
        request.case.evidence.update(finding="contradicted")
        perform(request, "refuse", officer, {"refusal_ground": "other", "refusal_reason": "x"}, comment="x")
        approval = request.approvals.get()
    clock = request.clocks.filter(stopped_at=None).earliest("due_at")
    approval.due_at = clock.due_at
    with walking_at(a.at(clock.due_on.year, clock.due_on.month, clock.due_on.day, 9)):
        assert item(approval, a.person(SUPERVISOR), current=False)["due_words"] == "today"
