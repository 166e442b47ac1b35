"""Third-country nationals and direct returns on their pages: begun, filled in, examined and signed; each within its queries."""

from datetime import timedelta
from uuid import uuid4

import pytest

from agencies.roles import CASEWORKER, LEGAL_OFFICER, PROTECTION_OFFICER, SUPERVISOR
from tests import a
from tests.pages.square import signed_in
from tests.pages.test_query_counts import (
    CROSSES,
    DECISION,
    SECTIONS,
    STEP,
    STEPS,
    TAKES_ON,
    WORDS,
    Walk,
    asked,
    counting,
)
from tests.workflows.test_direct_return import typed
from workflows.application.checking import examine
from workflows.application.drafting import about
from workflows.models import Approval, DirectReturnNotice, ReadmissionRequest, ThirdCountryRequest

pytestmark = pytest.mark.django_db
SHOWN = {"entry_condition": "direct_entry", "direct_return": "impossible", "airside_only": "no", "their_permit": "none"}


@pytest.fixture
def theirs():
    return a.person(CASEWORKER, at="NL-CA")


@pytest.fixture
def client(theirs):
    return signed_in(theirs)


def begun(client, **said):
    return client.post("/new/", {"their_reference": f"V-{uuid4()}"[:12], "token": str(uuid4()), **said})


@pytest.mark.parametrize("about_whom", ["third_country", "stateless"])
def test_about_whom_it_is_decides_which_application_is_begun(client, about_whom):
    assert "About whom" in client.get("/new/").content.decode()
    begun(client, about_whom=about_whom)
    draft = ThirdCountryRequest.objects.get()
    assert (draft.state, draft.application["about_whom"]) == ("draft", about_whom)
    begun(client, about_whom="own_national")
    begun(client)
    assert ReadmissionRequest.objects.count() == 2


def test_only_of_others_the_form_asks_why_direct_return_is_impossible(client, theirs):
    asks = "Why direct return to the country of origin is impossible"
    for draft, is_asked in ((a.third_country_draft(theirs), True), (a.draft(theirs), False)):
        page = client.get(f"/procedures/{draft.reference}/application/start/").content.decode()
        assert (asks in page) == is_asked


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ({"knowledge_date": ""}, "/knowledge_date"),
        ({"basis": {}}, "/basis/direct_return_impossible"),
        ({"evidence": []}, "/evidence"),
        ({"person": {"nationalities": [{"state": "AZ", "basis": "claimed"}]}}, "/person/nationalities"),
        ({"person": {"nationalities": [{"state": "FR", "basis": "claimed"}]}}, "/person/nationalities"),
        (
            {"about_whom": "stateless", "person": {"nationalities": [{"state": "GH", "basis": "claimed"}]}},
            "/person/nationalities",
        ),
    ],
)
def test_the_check_names_what_article_4_asks_for(client, theirs, wrong, place):
    draft = a.third_country_draft(theirs, **wrong)
    assert place in {fault.pointer for fault in examine(draft, about(draft, theirs)).faults}
    client.post(f"/procedures/{draft.reference}/application/check/", {"token": str(uuid4())})
    assert a.again(draft).state == "draft"


def test_what_is_sound_is_submitted_from_the_check(client, theirs):
    known_on = (a.now() - timedelta(days=40)).date().isoformat()
    draft = a.third_country_draft(theirs, their_reference="V-77", knowledge_date=known_on, reference="V-77")
    draft.case.their_reference = "V-77"
    draft.case.save()
    answer = client.post(f"/procedures/{draft.reference}/application/check/", {"token": str(uuid4())})
    assert answer.status_code == 302, answer.content.decode()
    assert a.again(draft).state == "submitted"


def examined(officer):
    known_on = (a.now() - timedelta(days=40)).date().isoformat()
    request = a.third_country(knowledge_date=known_on)
    walk = Walk()
    walk.go(officer, request, "acknowledge")
    walk.go(officer, request, "take_up")
    request.case.evidence.update(finding="accepted")
    return walk, request


def test_every_step_keeps_to_its_queries_and_the_legal_officer_signs_from_the_inbox(client):
    officer, chief, legal = signed_in(a.person()), signed_in(a.person(SUPERVISOR)), signed_in(a.person(LEGAL_OFFICER))
    border = signed_in(a.person(CASEWORKER, at="AZ-SBS"))
    walk, request = examined(officer)
    walk.go(officer, request, "record_conditions", **SHOWN)
    walk.go(signed_in(a.person(PROTECTION_OFFICER)), request, "record_protection", protection_check="yes")
    walk.go(officer, request, "agree")
    approval = Approval.objects.get()
    page = legal.get("/approvals/").content.decode()
    assert request.reference in page
    with counting() as counted:
        legal.post(f"/approvals/{approval.pk}/decision/", {"decision": "approve", "token": str(uuid4())})
    assert len(counted()) <= DECISION and a.again(request).state == "under_examination"
    walk.sign(chief)
    until = (a.now() + timedelta(days=200)).strftime("%d.%m.%Y")
    walk.go(client, request, "record_document", their_document_number="EU 1", their_document_expires_on=until)
    when = (a.now() + timedelta(days=20)).strftime("%d.%m.%Y 10:00")
    walk.go(client, request, "notify_transfer", transfer_at=when, crossing_point="H", transport="air", carrier="J")
    now = a.now().strftime("%d.%m.%Y %H:%M")
    walk.go(border, request, "receive", arrived_at=now, identity_on_arrival="yes")
    walk.go(officer, request, "record_outcome", arrival_outcome="accommodation")
    walk.go(chief, request, "close")
    allowed = STEPS
    over = {name: number for name, number in walk.steps.items() if number > allowed.get(name, STEP)}
    over |= {f"decide {name}": number for name, number in walk.decisions.items() if number > DECISION + TAKES_ON}
    assert not over, f"{over}; steps {walk.steps}, decisions {walk.decisions}"


def test_a_late_application_shows_the_supervisor_the_way_to_accept_it(client):
    request = a.third_country(knowledge_date="2020-01-15")
    officer, chief = signed_in(a.person()), signed_in(a.person(SUPERVISOR))
    way = f"/procedures/{request.reference}/steps/accept_late/"
    assert "Inadmissible: submitted too late" in client.get(f"/procedures/{request.reference}/").content.decode()
    assert way in chief.get(f"/procedures/{request.reference}/").content.decode()
    walk = Walk()
    walk.go(chief, request, "accept_late", late_reason="In hospital until last week.")
    assert a.again(request).state == "received" and walk.steps["accept_late"] <= STEP + CROSSES + WORDS
    assert "In hospital" not in client.get(f"/procedures/{request.reference}/").content.decode()
    assert officer.get(f"/procedures/{request.reference}/").status_code == 200


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_keeps_to_its_queries(section):
    officer, counts = signed_in(a.person()), []
    for surname, kinds in (("Mensah", ["stamp"]), ("Perera", ["stamp", "bill", "ticket"])):
        person = {"names": [{"surname": surname}], "nationalities": [{"state": "GH", "basis": "claimed"}]}
        request = a.third_country(person=person, evidence=[{"kind": kind} for kind in kinds])
        counts.append(asked(officer, f"/procedures/{request.reference}/{section}"))
    assert counts[0] == counts[1] <= SECTIONS[section], counts


def test_the_steps_of_a_direct_return_keep_to_their_queries(client):
    ahead = a.now() + timedelta(days=9)
    dates = {
        "transfer_at": ahead.strftime("%d.%m.%Y 12:00"),
        "document_expires_on": (ahead + timedelta(days=90)).strftime("%d.%m.%Y"),
    }
    client.post("/new/direct-return/", typed(**dates))
    notice, walk = DirectReturnNotice.objects.get(), Walk()
    journey = {"transfer_at": dates["transfer_at"], "crossing_point": "H", "transport": "air", "carrier": "J"}
    walk.go(client, notice, "change", **journey)
    walk.go(client, notice, "call_off", calling_off_reason="No seats.")
    walk.go(client, notice, "notify", **journey)
    now = a.now().strftime("%d.%m.%Y %H:%M")
    walk.go(signed_in(a.person(CASEWORKER, at="AZ-SBS")), notice, "receive", arrived_at=now, identity_on_arrival="yes")
    walk.go(signed_in(a.person(SUPERVISOR)), notice, "close")
    assert max(walk.steps.values()) <= STEP, walk.steps
