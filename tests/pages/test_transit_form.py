"""Annex 6 on its page: opened, kept while it is written, sent once, and said at its fields what is wrong."""

from datetime import timedelta
from uuid import uuid4

import pytest

from agencies.roles import CASEWORKER, LEAD, PROTECTION_OFFICER, SUPERVISOR
from tests import a
from tests.pages.square import signed_in
from tests.pages.test_query_counts import DECISION, OPENS, SECTIONS, STEP, TAKES_ON, Walk, asked, counting
from workflows.models import Draft, Procedure, TransitRequest

pytestmark = pytest.mark.django_db

ASYLUM = "Eurodac number DE1234567890123"


def typed(**fields):
    """What somebody types into the form."""
    when = (a.now() + timedelta(days=12)).strftime("%d.%m.%Y 12:00")
    return {
        "name-surname": "Mensah", "name-given_names": "Kwame", "birth-date": "30.06.1991", "birth-place": "Kumasi", "sex": "M",
        "nationality": "Ghana", "languages": "English", "document-kind": "passport", "document-number": "G1234567",
        "document-expires_on": "09.01.2029", "transport": "air", "destination": "Georgia", "other_states": "Türkiye, Kazakhstan",
        "crossing_point": "Heydər Əliyev", "transfer_at": when, "admission_assured": "yes", "ground_known": "no",
        "signatory-name": "J. de Vries", "token": str(uuid4()),
    } | fields  # fmt: skip


@pytest.fixture
def theirs():
    return a.person(CASEWORKER, at="NL-CA", name="Sanne")


@pytest.fixture
def client(theirs):
    return signed_in(theirs)


def begun(client, **fields):
    token = str(uuid4())
    said = client.post("/new/transit/", {"their_reference": f"T-{token[:8]}", "token": token, **fields})
    return TransitRequest.objects.get(reference=said.headers["Location"].split("/")[2])


def page_of(transit):
    return f"/procedures/{transit.reference}/annex-6/"


def test_the_requesting_authority_opens_a_draft_once(client):
    said = {"their_reference": "T-1", "token": str(uuid4())}
    first, second = client.post("/new/transit/", said), client.post("/new/transit/", said)
    assert first.headers["Location"] == second.headers["Location"] and TransitRequest.objects.count() == 1
    transit = TransitRequest.objects.get()
    assert (transit.state, transit.case.agreement.code, transit.held_by.code) == ("draft", "EUAZ", "NL-CA")


def test_a_reference_that_is_taken_is_said_at_its_field(client):
    begun(client, their_reference="T-1")
    said = client.post("/new/transit/", {"their_reference": "T-1", "token": str(uuid4())})
    assert said.status_code == 422 and "There is an application under this reference already" in said.content.decode()


def test_the_page_has_every_item_of_annex_6(client):
    shown = client.get(page_of(begun(client))).content.decode()
    items = (
        "Surname", "Maiden name", "Date of birth", "Place of birth", "Sex", "Height in cm", "Also known as", "Nationality",
        "Languages", "Type of travel document", "Number of the travel document", "Type of transit", "State of final destination",
        "Possible other States of transit", "Proposed border crossing point", "Proposed date and time of transfer",
        "Possible escorts", "Is admission guaranteed", "Is any reason for refusal known", "Observations", "Signed by",
    )  # fmt: skip
    assert [item for item in items if item not in shown] == []


def test_what_is_typed_is_kept_as_a_draft_right_or_wrong(client):
    transit = begun(client)
    said = client.post(page_of(transit), typed(action="draft", destination="Narnia", **{"birth-date": "soon"}))
    assert said.status_code == 302
    transit.refresh_from_db()
    assert (transit.state, transit.title) == ("draft", "Mensah, Kwame")
    shown = client.get(page_of(transit)).content.decode()
    assert all(value in shown for value in ("Narnia", "soon", "G1234567", "09.01.2029", "Türkiye, Kazakhstan"))
    assert "There is a problem" not in shown


def test_a_colleague_goes_on_with_a_draft(client):
    transit = begun(client)
    client.post(page_of(transit), typed(action="draft"))
    assert "G1234567" in signed_in(a.person(CASEWORKER, at="NL-CA")).get(page_of(transit)).content.decode()


def test_what_is_being_typed_is_kept_for_its_writer_alone(client, theirs):
    transit = begun(client)
    said = client.post(f"{page_of(transit)}draft/", typed(), headers={"X-Draft": "yes"})
    assert said.status_code == 204 and Draft.objects.get().person == theirs.user
    assert "G1234567" in client.get(page_of(transit)).content.decode()
    assert "G1234567" not in signed_in(a.person(CASEWORKER, at="NL-CA")).get(page_of(transit)).content.decode()


def test_an_application_that_is_sound_is_submitted_once(client):
    transit, form = begun(client), typed()
    for _click in range(2):
        said = client.post(page_of(transit), form)
        assert (said.status_code, said.headers["Location"]) == (302, f"/procedures/{transit.reference}/")
    transit.refresh_from_db()
    assert (transit.state, transit.destination, transit.other_states) == ("submitted", "GE", ["TR", "KZ"])
    assert transit.steps.filter(transition="submit").count() == 1 and transit.letters.count() == 1
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"admission_assured": "no"}, "onward travel and admission are assured"),
        ({"admission_assured": ""}, "onward travel and admission are assured"),
        ({"ground_known": "yes"}, "no reason for refusal is known"),
        ({"nationality": "Azerbaijan"}, "third-country nationals and stateless persons"),
        ({"nationality": "Germany"}, "third-country nationals and stateless persons"),
        ({"destination": "Narnia"}, "No State is called “Narnia”"),
        ({"destination": "Netherlands"}, "another one than the two of this application"),
        ({"other_states": "Türkiye, Narnia"}, "No State is called “Narnia”"),
        ({"transfer_at": "01.02.2020 12:00"}, "must lie ahead"),
        ({"birth-date": "31.02.1990"}, "Enter a real date"),
        ({"name-surname": ""}, "Answer this."),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_everything_typed_stays(client, wrong, said):
    transit = begun(client)
    answer = client.post(page_of(transit), typed(**wrong))
    shown = answer.content.decode()
    assert answer.status_code == 422 and said in shown and "G1234567" in shown
    assert f'href="#id_{next(iter(wrong))}' in shown
    transit.refresh_from_db()
    assert (transit.state, transit.application["document"]["number"]) == ("draft", "G1234567")


def test_what_a_colleague_kept_meanwhile_is_not_overwritten_unseen(client):
    transit = begun(client)
    opened = transit.case.version
    client.post(page_of(transit), typed(action="draft"))
    answer = client.post(page_of(transit), typed(action="draft", opened=opened, **{"document-number": "G7654321"}))
    assert answer.status_code == 409 and "G7654321" in answer.content.decode()
    transit.refresh_from_db()
    assert transit.application["document"]["number"] == "G1234567"


def test_a_hint_of_an_asylum_claim_is_not_taken_and_said_at_its_field(client):
    transit = begun(client)
    answer = client.post(page_of(transit), typed(observations=ASYLUM))
    assert answer.status_code == 422 and "G1234567" in answer.content.decode()
    transit.refresh_from_db()
    assert transit.state == "draft" and ASYLUM not in str(transit.application)


def test_our_officer_registers_a_paper_application_with_its_receipt():
    client = signed_in(a.person())
    transit = begun(client, requesting_agency=a.agency("NL-CA").pk)
    assert "received at" in client.get(page_of(transit)).content.decode().lower()
    answer = client.post(page_of(transit), typed(channel="post"))
    assert answer.status_code == 422
    day = (a.now() - timedelta(days=2)).strftime("%d.%m.%Y 10:00")
    client.post(page_of(transit), typed(channel="post", received_at=day, action="draft"))
    shown = client.get(page_of(transit)).content.decode()
    assert day in shown and "There is a problem" not in shown
    assert client.post(page_of(transit), typed(channel="post", received_at=day)).status_code == 302
    transit.refresh_from_db()
    assert (transit.state, transit.channel, transit.held_by.code) == ("submitted", "post", "AZ-SMS")


def test_the_case_page_of_a_draft_leads_back_to_the_form(client):
    transit = begun(client)
    assert page_of(transit) in client.get(f"/procedures/{transit.reference}/").content.decode()


def test_what_is_no_draft_any_more_is_told_so(client):
    transit = begun(client)
    client.post(page_of(transit), typed())
    assert client.get(page_of(transit)).status_code == 302
    assert client.post(page_of(transit), typed()).status_code == 409


def test_a_readmission_has_no_annex_6(client, theirs):
    assert client.get(page_of(a.draft(theirs))).status_code == 404


# --- queries


def test_every_step_of_a_transit_keeps_to_its_queries(client):
    walk, transit = Walk(), begun(client)
    with counting() as counted:
        assert client.post(page_of(transit), typed()).status_code == 302
    sent = len(counted())
    officer, chief = signed_in(a.person()), signed_in(a.person(SUPERVISOR))
    protection, border = signed_in(a.person(PROTECTION_OFFICER)), signed_in(a.person(CASEWORKER, at="AZ-SBS"))
    walk.go(officer, transit, "acknowledge")
    walk.go(officer, transit, "take_up")
    for check in Procedure.objects.filter(parent=transit.pk):
        code = next(grant.group.agency.code for grant in check.granted if grant.case_role != LEAD)
        walk.go(signed_in(a.person(CASEWORKER, at=code)), check, "answer", finding="not_found")
        walk.sign(signed_in(a.person(SUPERVISOR, at=code)))
    walk.go(protection, transit, "record_protection", protection_check="yes")
    walk.go(officer, transit, "authorise")
    walk.sign(chief)
    when = (a.now() + timedelta(days=8)).strftime("%d.%m.%Y 10:00")
    journey = {"transfer_at": when, "crossing_point": "H", "exit_point": "H", "transport": "air", "carrier": "J"}
    walk.go(client, transit, "schedule", **journey)
    walk.go(client, transit, "reschedule", **journey)
    walk.go(border, transit, "record_entry")
    walk.go(border, transit, "record_exit")
    walk.go(chief, transit, "close")
    allowed = {"take_up": STEP + 2 * OPENS, "schedule": STEP + 3}
    over = {name: number for name, number in walk.steps.items() if number > allowed.get(name, STEP)}
    over |= {f"decide {name}": number for name, number in walk.decisions.items() if number > DECISION + TAKES_ON}
    assert not over, f"{over}; sent {sent}, steps {walk.steps}, decisions {walk.decisions}"


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_of_a_transit_keeps_to_its_queries(section):
    officer, counts = signed_in(a.person()), []
    for surname, aliases in (("Mensah", ""), ("Perera", "A\nB\nC")):
        transit = a.transit(name={"surname": surname, "given_names": "K.", "patronymic": ""}, aliases=aliases)
        counts.append(asked(officer, f"/procedures/{transit.reference}/{section}"))
    assert counts[0] == counts[1] <= SECTIONS[section], counts
