"""Transit that Azerbaijan applies for, on its pages: begun, written on Annex 6, signed, answered there, and sent off here."""

from datetime import timedelta
from uuid import uuid4

import pytest

from agencies.roles import CASEWORKER, PROTECTION_OFFICER, SUPERVISOR
from audit.moment import now
from tests import a
from tests.pages.square import signed_in
from tests.pages.test_query_counts import BRINGS_IN, DRAFT, STEP, Walk
from tests.pages.test_transit_form import typed
from workflows.models import Approval, Draft, OutgoingTransitRequest

pytestmark = pytest.mark.django_db
WRITES = 2  # a letter of the step itself
REASON = "The embassy has confirmed the admission."


def begin(who, code="NL-CA", **said):
    return signed_in(who).post(
        "/new/outgoing-transit/", {"token": str(uuid4()), "requested_agency": a.agency(code).pk, **said}
    )


def ours(**fields):
    """What somebody types, with the way by which it goes out."""
    return typed(channel="exchange", comment=REASON) | fields


class Desk:
    def __init__(self):
        self.officer, self.chief = a.person(), a.person(SUPERVISOR)
        self.theirs, self.german = a.person(at="NL-CA"), a.person(CASEWORKER, at="DE-CA")
        self.protection, self.border = a.person(PROTECTION_OFFICER), a.person(at="AZ-SBS")
        begin(self.officer)
        self.transit = OutgoingTransitRequest.objects.get()

    @property
    def form(self):
        return f"/procedures/{self.transit.reference}/annex-6/"

    @property
    def case_page(self):
        return f"/procedures/{self.transit.reference}/"

    def reads(self, who, path=None):
        return signed_in(who).get(path or self.form)

    def posts(self, who, **said):
        return signed_in(who).post(self.form, said)

    def proposed(self):
        answer = self.posts(self.officer, **ours())
        assert answer.status_code == 302, answer.content.decode()
        return self

    def decides(self, who, decision="approve", **said):
        path = f"/approvals/{Approval.objects.latest('pk').pk}/decision/"
        return signed_in(who).post(path, {"decision": decision, "token": str(uuid4()), **said})

    def sent(self):
        self.proposed().decides(self.chief)
        self.transit = a.again(self.transit)
        assert self.transit.state == "submitted"
        return self


@pytest.fixture
def desk():
    return Desk()


# --- beginning


def test_whom_we_ask_is_all_that_is_asked_to_begin():
    answer = begin(a.person(), "CH-CA")
    draft = OutgoingTransitRequest.objects.get()
    assert answer.url == f"/procedures/{draft.reference}/annex-6/"
    assert (draft.case.requesting_state, draft.case.requested_state, draft.case.agreement.code) == ("AZ", "CH", "CHAZ")
    assert draft.case.their_reference == draft.reference and draft.reference.startswith("TRO-CH-")


def test_a_double_click_on_begin_opens_one_draft():
    client, said = signed_in(a.person()), {"token": str(uuid4()), "requested_agency": a.agency("NL-CA").pk}
    assert client.post("/new/outgoing-transit/", said).url == client.post("/new/outgoing-transit/", said).url
    assert OutgoingTransitRequest.objects.count() == 1


def test_without_an_authority_it_says_so_at_the_field():
    answer = begin(a.person(), requested_agency="")
    assert answer.status_code == 422 and not OutgoingTransitRequest.objects.exists()
    assert "aria-invalid" in answer.content.decode()


def test_the_way_to_it_leads_from_the_page_on_which_we_ask():
    assert "/new/outgoing-transit/" in signed_in(a.person()).get("/new/outgoing/").content.decode()


@pytest.mark.parametrize("code", ["NL-CA", "AZ-MIA"])
def test_nobody_else_asks_other_states(code):
    assert begin(a.person(at=code)).status_code == 403


# --- the form


def test_the_form_asks_how_it_goes_out_and_for_a_signature_and_names_no_receipt(desk):
    page = desk.reads(desk.officer).content.decode()
    assert "How it goes out" in page and "Ask a supervisor to approve" in page and "sent by" in page.lower()
    assert "received at" not in page.lower() and "Their reference" not in page


def test_everything_typed_is_kept_in_a_draft_also_how_it_goes_out_and_why(desk):
    assert desk.posts(desk.officer, **ours(action="draft", destination="Narnia", channel="post")).status_code == 302
    page = desk.reads(a.person()).content.decode()
    assert all(word in page for word in ("Narnia", "G1234567", REASON))
    assert '<option value="post" selected>' in page and a.again(desk.transit).title == "Mensah, Kwame"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"nationality": "Azerbaijan"}, "third-country nationals and stateless persons"),
        ({"nationality": "Netherlands"}, "third-country nationals and stateless persons"),
        ({"nationality": "Germany"}, "third-country nationals and stateless persons"),
        ({"destination": "Azerbaijan"}, "another one than the two of this application"),
        ({"admission_assured": "no"}, "onward travel and admission are assured"),
        ({"channel": ""}, "This field is required"),
        ({"comment": ""}, "This field is required"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_everything_typed_stays(desk, wrong, said):
    answer = desk.posts(desk.officer, **ours(**wrong))
    page = answer.content.decode()
    assert answer.status_code == 422 and said in page and "G1234567" in page
    assert f'href="#id_{next(iter(wrong))}' in page and not Approval.objects.exists()


# --- four eyes before anything goes out


def test_a_double_click_proposes_it_once(desk):
    client, said = signed_in(desk.officer), ours()
    for _click in range(2):
        answer = client.post(desk.form, said)
        assert (answer.status_code, answer.url) == (302, desk.case_page)
    assert Approval.objects.count() == 1 and a.again(desk.transit).state == "draft" and not Draft.objects.exists()


def test_until_it_is_signed_nobody_writes_on_and_everybody_who_writes_may_read(desk):
    desk.proposed()
    for who in (desk.officer, desk.chief):
        page = desk.reads(who).content.decode()
        assert "waits for a signature" in page and "G1234567" in page and "Georgia" in page and "Türkiye" in page
        assert "<textarea" not in page and "Save draft" not in page
    answer = desk.posts(desk.officer, **ours(action="draft", **{"document-number": "G7654321"}))
    assert answer.status_code == 409 and "G7654321" in answer.content.decode()
    assert signed_in(desk.officer).post(f"{desk.form}draft/", ours(), headers={"X-Draft": "yes"}).status_code == 409
    assert a.again(desk.transit).application["document"]["number"] == "G1234567" and not Draft.objects.exists()


def test_sent_back_it_is_written_on_and_proposed_again(desk):
    desk.proposed().decides(desk.chief, "send_back", reason="Which flight?")
    assert "Ask a supervisor to approve" in desk.reads(desk.officer).content.decode()
    assert (
        desk.posts(desk.officer, **ours()).status_code == 302 and Approval.objects.filter(outcome="open").count() == 1
    )


def test_the_proposer_does_not_sign():
    both = a.person(CASEWORKER, SUPERVISOR)
    begin(both)
    draft = OutgoingTransitRequest.objects.get()
    signed_in(both).post(f"/procedures/{draft.reference}/annex-6/", ours())
    signed_in(both).post(
        f"/approvals/{Approval.objects.get().pk}/decision/", {"decision": "approve", "token": str(uuid4())}
    )
    assert a.again(draft).state == "draft"


def test_before_the_signature_the_other_side_finds_nothing_and_then_the_application_without_its_draft(desk):
    assert desk.reads(desk.theirs, desk.case_page).status_code == desk.reads(desk.theirs).status_code == 404
    desk.sent()
    page = desk.reads(desk.theirs, desk.case_page).content.decode()
    assert "Mensah" in page and "Authorise the transit" in page and REASON not in page
    assert desk.reads(desk.german, desk.case_page).status_code == 404
    assert desk.reads(desk.theirs).status_code == 403  # Annex 6 is ours to write


def test_what_is_no_draft_any_more_is_told_so(desk):
    desk.sent()
    assert desk.reads(desk.officer).url == desk.case_page
    assert desk.posts(desk.officer, **ours()).status_code == 409


# --- from the reply to the departure


def test_every_step_is_taken_on_its_page_and_keeps_to_its_queries(desk):
    desk.sent()
    walk, transit = Walk(), desk.transit
    officer, theirs, border = (signed_in(who) for who in (desk.officer, desk.theirs, desk.border))
    when = (now() + timedelta(days=8)).strftime("%d.%m.%Y 10:00")
    journey = {"transfer_at": when, "crossing_point": "S", "exit_point": "S", "transport": "air", "carrier": "J"}
    walk.go(theirs, transit, "acknowledge")
    walk.go(signed_in(desk.protection), transit, "record_protection", protection_check="yes")
    walk.go(theirs, transit, "authorise")
    walk.go(officer, transit, "schedule", **journey)
    walk.go(officer, transit, "reschedule", **journey)
    walk.go(border, transit, "record_departure")
    walk.go(theirs, transit, "confirm_exit")
    walk.go(signed_in(desk.chief), transit, "close")
    assert a.again(transit).state == "closed"
    allowed = {"schedule": STEP + BRINGS_IN, "authorise": STEP + WRITES + DRAFT}
    over = {name: number for name, number in walk.steps.items() if number > allowed.get(name, STEP)}
    assert not over, f"{over} of {walk.steps}"


def test_the_border_service_finds_the_departure_in_its_calendar_and_taps_it(desk):
    desk.sent()
    a.step(desk.transit, "record_protection", desk.protection, protection_check="yes")
    a.step(a.again(desk.transit), "authorise", desk.theirs)
    on = now() + timedelta(days=10)
    journey = {
        "transfer_at": on,
        "crossing_point": "Schiphol",
        "exit_point": "S",
        "transport": "air",
        "carrier": "J2 1",
    }
    scheduled = a.step(a.again(desk.transit), "schedule", desk.officer, **journey)
    page = signed_in(desk.border).get(f"/journeys/?day={on.astimezone(a.BAKU):%Y-%m-%d}").content.decode()
    assert scheduled.reference in page and "Record the departure" in page
    said = {"token": str(uuid4()), "version": scheduled.case.version}
    assert signed_in(desk.border).post(f"/journeys/{scheduled.reference}/record_departure/", said).status_code == 302
    assert a.again(desk.transit).state == "departed"
