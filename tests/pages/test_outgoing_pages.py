"""What Azerbaijan asks of other States, on its pages: begun, checked, signed, answered there, and sent off here."""

from datetime import timedelta
from uuid import uuid4

import pytest

from agencies.roles import CASEWORKER, SUPERVISOR
from audit.moment import now
from tests import a
from tests.pages.square import signed_in
from workflows.models import Approval, OutgoingRequest, OutgoingThirdCountryRequest

pytestmark = pytest.mark.django_db
SENT = {"channel": "exchange", "comment": "Passport and register agree."}


class Desk:
    def __init__(self):
        self.officer, self.chief = a.person(), a.person(SUPERVISOR)
        self.theirs, self.german = a.person(at="NL-CA"), a.person(CASEWORKER, at="DE-CA")
        self.border = a.person(at="AZ-SBS")
        self.draft = a.outgoing_draft(self.officer)

    def page(self, who, *more):
        return signed_in(who).get("/".join((f"/procedures/{self.draft.reference}", *more, "")))

    def posts(self, who, *more, **said):
        path = "/".join((f"/procedures/{self.draft.reference}", *more, ""))
        return signed_in(who).post(path, {"token": str(uuid4()), **said})

    def proposed(self):
        answer = self.posts(self.officer, "application", "check", **SENT)
        assert answer.status_code == 302
        return self

    def sent(self):
        approval = self.proposed().draft.approvals.get()
        signed_in(self.chief).post(
            f"/approvals/{approval.pk}/decision/", {"decision": "approve", "token": str(uuid4())}
        )
        self.draft = a.again(self.draft)
        assert self.draft.state == "submitted"
        return self


@pytest.fixture
def desk():
    return Desk()


def begin(who, **said):
    return signed_in(who).post("/new/outgoing/", {"token": str(uuid4()), **said})


# --- beginning


@pytest.mark.parametrize(
    ("about_whom", "kind"), [("own_national", OutgoingRequest), ("stateless", OutgoingThirdCountryRequest)]
)
def test_whom_we_ask_and_about_whom_is_all_that_is_asked_to_begin(about_whom, kind):
    officer = a.person()
    answer = begin(officer, requested_agency=a.agency("CH-CA").pk, about_whom=about_whom)
    draft = kind.objects.get()
    assert answer.url == f"/procedures/{draft.reference}/application/"
    assert (draft.case.requested_state, draft.case.agreement.code) == ("CH", "CHAZ")
    assert draft.application["reference"] == draft.case.their_reference == draft.reference


def test_a_double_click_on_begin_opens_one_draft():
    client, said = (
        signed_in(a.person()),
        {"token": str(uuid4()), "requested_agency": a.agency("NL-CA").pk, "about_whom": "own_national"},
    )
    assert client.post("/new/outgoing/", said).url == client.post("/new/outgoing/", said).url
    assert OutgoingRequest.objects.count() == 1


def test_without_an_authority_it_says_so_at_the_field():
    answer = begin(a.person(), requested_agency="", about_whom="own_national")
    assert answer.status_code == 422 and not OutgoingRequest.objects.exists()
    assert 'id="id_requested_agency_error"' in answer.content.decode() or "aria-invalid" in answer.content.decode()


def test_a_state_that_no_agreement_binds_is_not_offered():
    page = signed_in(a.person()).get("/new/outgoing/").content.decode()
    assert "Repatriation and Departure Service" in page and "Denmark" not in page


@pytest.mark.parametrize("code", ["NL-CA", "AZ-MIA"])
def test_nobody_else_asks_other_states(code):
    assert begin(a.person(at=code), requested_agency=a.agency("NL-CA").pk).status_code == 403


# --- four eyes before anything goes out


def test_the_check_says_to_whom_it_goes_and_asks_for_a_signature(desk):
    page = desk.page(desk.officer, "application", "check").content.decode()
    assert "Repatriation and Departure Service, Netherlands" in page and "Ask a supervisor to approve" in page


def test_until_it_is_signed_nobody_writes_on_and_everybody_who_writes_may_read(desk):
    desk.proposed()
    for way in ((), ("person",)):
        assert desk.page(desk.officer, "application", *way).url.endswith("/application/check/")
    page = desk.page(desk.chief, "application", "check").content.decode()
    assert "waits for a signature" in page and "Jansen" in page
    assert "Ask a supervisor to approve" not in page and ">Change<" not in page
    answer = desk.posts(desk.officer, "application", "person", **{"person-names-0-surname": "Other"})
    assert answer.status_code == 409 and "Other" in answer.content.decode()
    assert "Other" not in str(a.again(desk.draft).application)


def test_sent_back_it_is_written_on(desk):
    approval = desk.proposed().draft.approvals.get()
    said = {"decision": "send_back", "reason": "The photograph is missing.", "token": str(uuid4())}
    signed_in(desk.chief).post(f"/approvals/{approval.pk}/decision/", said)
    assert desk.page(desk.officer, "application", "person").status_code == 200


def test_the_proposer_does_not_sign(desk):
    both = a.person(CASEWORKER, SUPERVISOR)
    desk.draft = a.outgoing_draft(both)
    desk.posts(both, "application", "check", **SENT)
    approval = Approval.objects.get()
    signed_in(both).post(f"/approvals/{approval.pk}/decision/", {"decision": "approve", "token": str(uuid4())})
    assert a.again(desk.draft).state == "draft"


def test_before_the_signature_the_other_side_finds_nothing_and_then_the_application(desk):
    assert desk.page(desk.theirs).status_code == 404
    desk.sent()
    page = desk.page(desk.theirs).content.decode()
    assert "Jansen" in page and "Agree to the readmission" in page
    assert desk.page(desk.german).status_code == 404


def test_what_the_evidence_is_worth_they_say_and_we_do_not(desk):
    desk.sent()
    page = desk.page(desk.officer, "documents").content.decode()
    evidence = desk.draft.case.evidence.get()
    assert "Passport" in page and "Not examined" not in page and f"/evidence/{evidence.pk}/" not in page
    assert desk.page(desk.officer, "evidence", str(evidence.pk)).status_code == 404


# --- from the reply to the departure


def test_they_reply_on_the_page_and_we_read_it(desk):
    desk.sent()
    assert desk.posts(desk.theirs, "steps", "agree").status_code == 302
    page = desk.page(desk.officer).content.decode()
    assert "Agreed" in page and "Issue the travel document" in page


def test_the_lists_say_who_asks_whom_and_are_narrowed_by_the_state_on_either_side(desk):
    desk.sent()
    incoming = a.readmission(other="DE")
    dutch = signed_in(desk.officer).get("/queue/waiting/?other_state=NL").content.decode()
    german = signed_in(desk.officer).get("/queue/agency/?other_state=DE").content.decode()
    assert desk.draft.reference in dutch and incoming.reference not in dutch
    assert incoming.reference in german and desk.draft.reference not in german
    assert "Readmission asked by Azerbaijan" in dutch


def test_the_border_service_finds_the_departure_in_its_calendar_and_taps_it(desk):
    desk.sent()
    a.step(desk.draft, "agree", desk.theirs)
    paper = {"document_number": "NL 1", "document_expires_on": (now() + timedelta(days=200)).date()}
    a.step(a.again(desk.draft), "record_document", desk.theirs, **paper)
    on = now() + timedelta(days=10)
    journey = {"transfer_at": on, "crossing_point": "Heydər Əliyev", "transport": "air", "carrier": "J2 1"}
    notified = a.step(a.again(desk.draft), "notify_transfer", desk.officer, **journey)
    page = signed_in(desk.border).get(f"/journeys/?day={on.astimezone(a.BAKU):%Y-%m-%d}").content.decode()
    assert notified.reference in page and "Record the departure" in page and "Papers ready" in page
    said = {"token": str(uuid4()), "version": notified.case.version}
    assert signed_in(desk.border).post(f"/journeys/{notified.reference}/record_departure/", said).status_code == 302
    assert a.again(desk.draft).state == "departed"
