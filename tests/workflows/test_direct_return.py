"""Direct return with a valid document (Art. 7(2)): notified, held by a gate, received; and the page by which it is notified."""

from datetime import timedelta
from uuid import uuid4

import pytest

from agencies.roles import BORDER, CASEWORKER, LEAD, PROTECTION_OFFICER, REQUESTING, SUPERVISOR
from audit.moment import walking_at
from cases.files import Case
from cases.rules import Agreement
from tests import a
from tests.pages.square import signed_in
from workflows.gating import release_gate, set_gate
from workflows.models import DirectReturnNotice, Letter
from workflows.perform import Refused, perform

pytestmark = pytest.mark.django_db

MONDAY, FLIGHT = a.at(2026, 3, 2, 10, 14), a.at(2026, 3, 5, 12)
JOURNEY = {"transfer_at": FLIGHT, "crossing_point": "Heydər Əliyev", "transport": "air", "carrier": "J2 9002"}
ARRIVAL = {"arrived_at": FLIGHT, "identity_on_arrival": "yes"}


class Desk:
    """Everybody who has a part in it."""

    def __init__(self):
        self.officer, self.chief, self.theirs = a.person(), a.person(SUPERVISOR), a.person(CASEWORKER, at="NL-CA")
        self.border, self.protection = a.person(CASEWORKER, at="AZ-SBS"), a.person(PROTECTION_OFFICER)

    def prepared(self, **told):
        return a.direct_return(by=self.theirs, **{"document_expires_on": a.at(2026, 3, 5).date()} | told)

    def notified(self, **told):
        return a.step(self.prepared(**told), "notify", self.theirs, **JOURNEY)

    def arrived(self, **told):
        notice = self.notified(**told)
        with walking_at(FLIGHT + timedelta(hours=1)):
            return a.step(notice, "receive", self.border, **ARRIVAL)


@pytest.fixture
def desk():
    with walking_at(MONDAY):
        yield Desk()


def test_the_notification_goes_to_the_border_service_and_nobody_is_asked_for_consent(desk):
    notice = desk.notified()
    assert (notice.state, notice.held_by.code, notice.reference[:3]) == ("notified", "AZ-SBS", "DR-")
    assert not notice.clocks.exists() and not Letter.objects.exists() and not notice.children.exists()


OF_OTHERS = {"about_whom": "third_country"}
EXPIRED = [
    {"document_expires_on": a.at(2026, 3, 4).date()},
    OF_OTHERS,
    OF_OTHERS | {"permit_expires_on": a.at(2026, 3, 4).date()},
]


@pytest.mark.parametrize("told", EXPIRED)
def test_a_document_that_is_not_valid_on_the_day_needs_an_application(desk, told):
    with pytest.raises(Refused) as refused:
        perform(desk.prepared(**told), "notify", desk.theirs, JOURNEY)
    assert "an application is needed" in str(refused.value.fields["transfer_at"])


def test_of_others_our_visa_or_permit_must_be_valid_too(desk):
    assert desk.notified(**OF_OTHERS, permit_expires_on=a.at(2026, 3, 5).date()).state == "notified"


def test_the_day_lies_ahead_also_when_it_is_changed(desk):
    notice = desk.notified()
    with pytest.raises(Refused):
        perform(notice, "change", desk.theirs, JOURNEY | {"transfer_at": MONDAY - timedelta(days=1)})


def test_the_border_officer_receives_the_person(desk):
    notice = desk.arrived()
    assert (notice.state, notice.arrived_at, notice.agency_that_is(BORDER).code) == (
        "received_at_border",
        FLIGHT,
        "AZ-SBS",
    )
    assert a.step(notice, "close", desk.chief).closed_at


@pytest.mark.parametrize(
    ("way", "who", "reason"),
    [("call_off", "theirs", "calling_off_reason"), ("not_arrived", "border", "no_show_reason")],
)
def test_who_does_not_come_can_be_notified_again(desk, way, who, reason):
    notice = a.step(desk.notified(), way, getattr(desk, who), **{reason: "The flight was cancelled."})
    assert notice.state == "called_off"
    assert a.step(notice, "notify", desk.theirs, **JOURNEY).state == "notified"


def test_an_open_gate_holds_the_notification_and_the_receipt(desk):
    notice = desk.prepared()
    gate = set_gate(notice, "not_fit_to_travel", desk.officer)
    with pytest.raises(Refused, match="gate is open"):
        perform(notice, "notify", desk.theirs, JOURNEY)
    release_gate(notice, gate, desk.protection, "remedied", "Looked into.")
    notice = a.step(notice, "notify", desk.theirs, **JOURNEY)
    gate = set_gate(notice, "not_fit_to_travel", desk.officer)
    with walking_at(FLIGHT + timedelta(hours=1)):
        with pytest.raises(Refused, match="gate is open"):
            perform(notice, "receive", desk.border, ARRIVAL)
        notice = a.step(notice, "record_behind_gate", desk.border, **ARRIVAL)
        with pytest.raises(Refused, match="gate is open"):
            perform(notice, "confirm_arrival", desk.officer)
        release_gate(notice, gate, desk.protection, "remedied", "Looked into.")
        assert a.step(notice, "confirm_arrival", desk.officer).state == "received_at_border"


@pytest.mark.parametrize(
    ("told", "limit"),
    [({}, "error_own_national"), (OF_OTHERS | {"permit_expires_on": FLIGHT.date()}, "error_third_country")],
)
def test_an_error_can_be_claimed_in_the_window_of_whom_it_is_about(desk, told, limit):
    notice = desk.arrived(**told)
    assert notice.clocks.get(deadline="error_window").limit.name == limit
    with walking_at(FLIGHT + timedelta(days=30)):
        a.step(notice, "claim_error", desk.officer)
    assert notice.children.get().kind == "errorclaim"


def test_where_the_agreement_is_read_otherwise_no_window_opens(desk):
    Agreement.objects.filter(code="EUAZ").update(error_covers_direct_return=False)
    notice = desk.arrived()
    assert not notice.clocks.exists()
    with pytest.raises(Refused, match="No time is known"):
        perform(notice, "claim_error", desk.officer)


# --- the page


def typed(**fields):
    return {
        "their_reference": f"D-{uuid4()}"[:12], "token": str(uuid4()), "about_whom": "own_national", "surname": "Məmmədov",
        "given_names": "Elçin", "born": "18.02.1988", "sex": "M", "nationality": "Azerbaijan", "document_kind": "passport",
        "document_number": "C01234567", "document_expires_on": "05.03.2026", "transfer_at": "05.03.2026 12:00",
        "crossing_point": "Heydər Əliyev", "transport": "air", "carrier": "J2 9002",
    } | fields  # fmt: skip


def test_the_requesting_authority_notifies_on_one_page_once(desk):
    client, said = signed_in(desk.theirs), typed()
    assert client.get("/new/direct-return/").status_code == 200
    first, second = client.post("/new/direct-return/", said), client.post("/new/direct-return/", said)
    notice = DirectReturnNotice.objects.get()
    assert first.headers["Location"] == second.headers["Location"] == f"/procedures/{notice.reference}/"
    assert (notice.state, notice.title, notice.document_number) == ("notified", "Məmmədov, Elçin", "C01234567")
    assert notice.case.members.get().person.born == "1988-02-18"


def test_what_is_wrong_is_said_at_its_field_and_nothing_is_left_of_it(desk):
    client = signed_in(desk.theirs)
    for wrong, sentence in (
        ({"document_expires_on": "04.03.2026"}, "an application is needed"),
        ({"nationality": "Ghana"}, "does not fit"),
        ({"born": "long ago"}, "Enter a real date"),
    ):
        answer = client.post("/new/direct-return/", typed(**wrong))
        assert answer.status_code == 422 and sentence in answer.content.decode()
    assert (DirectReturnNotice.objects.count(), Case.objects.count()) == (0, 0)


def test_our_officer_registers_what_came_another_way(desk):
    said = typed(requesting_agency=a.agency("NL-CA").pk)
    assert signed_in(desk.officer).post("/new/direct-return/", said).status_code == 302
    notice = DirectReturnNotice.objects.get()
    assert (notice.agency_that_is(REQUESTING).code, notice.agency_that_is(LEAD).code) == ("NL-CA", "AZ-SMS")
