"""Transfers and arrivals: who travels when, what is missing, as far as the reader reads it, and what two taps record."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from agencies.roles import AUDITOR, BORDER, CASEWORKER, IDENTITY, LEAD, PROTECTION_OFFICER, SUPERVISOR
from audit.moment import walking_at
from tests import a
from tests.pages.square import signed_in
from tests.pages.test_query_counts import asked
from tests.workflows import claiming
from tests.workflows.behind_gates import Journey
from tests.workflows.test_transit import Desk
from workflows.communications import confirm_opened
from workflows.models import Step

PAGE = "/journeys/"
CALENDAR = 17  # that it was read; who acts and what the frame counts; nine kinds of journeys at most, four reads along with them, the holidays
MONDAY, THURSDAY = a.at(2026, 11, 2, 9), a.at(2026, 11, 26, 12, 30)


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday():
    with walking_at(MONDAY):
        yield


def travelling(moment=THURSDAY, carrier="J2 8012", **parts):
    """A readmission whose transfer is notified."""
    journey = Journey(**parts).ready()
    told = {"transfer_at": moment, "crossing_point": "Heydər Əliyev", "transport": "air", "carrier": carrier}
    journey.step("notify_transfer", "NL-CA", transfer_needs="A wheelchair", escorts="Two officers", **told)
    return journey


def another(number):
    """An application about somebody who looks like nobody else."""
    names = [{"kind": "main", "script": "latin", "surname": f"Surname{'abcdefg'[number]}", "given_names": "Kamran"}]
    birth = {"date": f"19{60 + number}-0{number + 1}-1{number}", "place": "Gəncə", "country": "AZ"}
    who = a.application()["person"] | {"names": names, "birth": birth}
    return {"person": who, "evidence": [{"kind": "passport", "number": f"X{number}00"}]}


def on_passport(until):
    """A readmission whose transfer is notified on a passport of the person's own."""
    journey = Journey(evidence=[{"kind": "passport", "number": "C1", "expires_on": until}]).agreed()
    journey.step("use_own_document")
    told = {"transfer_at": THURSDAY, "crossing_point": "Heydər Əliyev", "transport": "air", "carrier": "J2 8012"}
    journey.step("notify_transfer", "NL-CA", **told)
    return journey


def page(actor, moment=THURSDAY, **query):
    """The page as it is read at a moment: words alone."""
    with walking_at(moment):
        answer = signed_in(actor).get(PAGE, query)
    assert answer.status_code == 200
    return words(answer)


def words(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", answer.content.decode()))


def border(journey):
    return journey.officers["AZ-SBS"]


def tap(journey, name, actor=None, moment=THURSDAY, procedure=None, **typed):
    """The second tap: what the form in the row sends."""
    procedure = a.again(procedure or journey.request)
    said = {"token": str(uuid4()), "version": procedure.case.version} | typed
    with walking_at(moment):
        client = signed_in(actor or border(journey))
        return client.post(f"{PAGE}{procedure.reference}/{name}/?week=2026-11-26", said)


def test_the_week_says_who_comes_when_where_by_what_and_what_they_need():
    journey = travelling()
    said = page(border(journey))
    assert "23.11.2026 to 29.11.2026 · 1 person" in said and "Thursday 26.11.2026 1 person" in said
    assert "12:30 Heydər Əliyev · Air J2 8012" in said and "Məmmədov, Elçin" in said
    assert "A wheelchair" in said and "Two officers" in said and "Papers ready" in said
    assert "Nobody is expected" in page(border(journey), week="2026-12-03")


def test_those_who_come_together_stand_together():
    first = travelling()
    travelling(**another(1))
    travelling(moment=THURSDAY + timedelta(hours=1), carrier="AHY 74", **another(2))
    answer = words(signed_in(border(first)).get(PAGE, {"week": "2026-11-24"}))
    assert "Air J2 8012 2 persons" in answer and "13:30 Heydər Əliyev · Air AHY 74 1 person" in answer


def test_what_has_arrived_stays_in_its_week_and_what_is_postponed_leaves_it():
    arrived, postponed = travelling(), travelling(**another(1))
    tap(arrived, "receive")
    postponed.step("postpone", "NL-CA", postponement_reason="fog")
    said = page(border(arrived))
    assert arrived.request.reference in said and postponed.request.reference not in said


def test_what_was_not_recorded_in_time_is_found_in_this_week_until_it_is():
    journey = travelling()
    later = THURSDAY + timedelta(days=9)
    assert "not recorded yet 26.11.2026 12:30" in page(border(journey), later)
    assert "not recorded yet" not in page(border(journey), later, week="2026-12-10")
    tap(journey, "receive", moment=later)
    assert "Nobody is expected" in page(border(journey), later)


@pytest.mark.parametrize("at", ["AZ-MOH", "CH-CA", "AZ-MIA"])
def test_who_has_no_part_in_a_case_reads_nothing_of_its_journey(at):
    journey = travelling()
    assert "Nobody is expected" in page(a.person(at=at))
    assert journey.request.reference in page(journey.officers["NL-CA"])


def test_an_agency_that_may_not_read_of_transfers_reads_none_although_it_has_a_part():
    journey = travelling()
    journey.request.bring_in({IDENTITY: a.agency("AZ-MIA")})
    assert "Nobody is expected" in page(a.person(at="AZ-MIA"))


def test_an_auditor_reads_when_and_not_who_nor_what_they_need():
    journey = travelling()
    said = page(a.person(AUDITOR))
    assert journey.request.reference in said and "J2 8012" in said
    assert "Elçin" not in said and "wheelchair" not in said


def test_an_open_gate_is_said_to_be_open_and_not_which():
    journey = travelling()
    journey.gate("trafficking_indicators")
    for who in (border(journey), journey.officers["NL-CA"], a.person(PROTECTION_OFFICER)):
        said = page(who)
        assert "A protection gate is open" in said and "Papers ready" not in said and "rafficking" not in said


def test_a_document_that_was_lost_is_missing():
    journey = travelling()
    a.step(journey.paper, "report_lost", journey.officers["AZ-MFA"], lost_reason="Stolen")
    said = page(border(journey))
    assert "No travel document that is valid on the day" in said and "Papers ready" not in said


def test_a_passport_serves_until_its_last_day():
    journey = on_passport("2026-11-26")
    assert "Papers ready" in page(border(journey))
    tap(journey, "not_arrived", no_show_reason="Not on board.")
    told = {"transfer_at": THURSDAY + timedelta(days=1), "crossing_point": "H", "transport": "air", "carrier": "J2"}
    journey.step("notify_transfer", "NL-CA", **told)
    assert "No travel document that is valid on the day" in page(border(journey))


def test_the_passport_of_the_wife_or_a_false_one_is_no_document():
    journey = on_passport("2027-11-26")
    member, papers = journey.request.case.members, journey.request.case.evidence
    papers.update(finding="false")
    assert "No travel document" in page(border(journey))
    papers.update(finding="accepted", person=member.get().person)
    assert "Papers ready" in page(border(journey))
    member.update(relation="spouse")
    assert "No travel document" in page(border(journey))


def test_a_receipt_that_is_missing_is_said_to_those_between_whom_the_notice_went():
    journey = travelling()
    unconfirmed = "Receipt of the notice not confirmed"
    told = [unconfirmed in page(journey.officers[code]) for code in ("AZ-SMS", "NL-CA", "AZ-SBS")]
    assert told == [True, True, False]
    letter = journey.request.letters.get(kind="transfer_notice")
    confirm_opened(letter, next(who for who in journey.officers.values() if who.agency.pk == letter.recipient_id))
    assert unconfirmed not in page(journey.officers["AZ-SMS"])


def test_a_day_that_is_not_worked_is_said_to_be_one():
    journey = travelling(moment=THURSDAY + timedelta(days=2))
    assert "Not a working day: weekend" in page(border(journey))


def test_the_second_tap_records_the_arrival_now_with_the_identity_confirmed():
    journey = travelling()
    assert "Arrived now, identity confirmed" in page(border(journey))
    answer = tap(journey, "receive")
    request = a.again(journey.request)
    assert answer.headers["Location"] == f"{PAGE}?week=2026-11-23#{request.reference}"
    assert (request.state, request.arrived_at, request.identity_on_arrival) == ("received_at_border", THURSDAY, "yes")


def test_a_double_tap_is_one_step():
    journey, token = travelling(), str(uuid4())
    version = journey.request.case.version
    answers = [tap(journey, "receive", token=token, version=version) for _time in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert Step.objects.filter(procedure=journey.request.pk, transition="receive").count() == 1


def test_who_did_not_arrive_is_recorded_with_the_reason_as_it_stands_or_as_it_is_typed():
    journey = travelling()
    assert "The reason is not known yet." in page(border(journey))
    assert tap(journey, "not_arrived", no_show_reason="Not on board.").status_code == 302
    request = a.again(journey.request)
    assert (request.state, request.no_show_reason) == ("ready_for_transfer", "Not on board.")


def test_without_a_reason_the_row_comes_back_open():
    journey = travelling()
    answer = tap(journey, "not_arrived", no_show_reason="")
    assert answer.status_code == 422 and 'class="journey" open' in answer.content.decode()
    assert a.again(journey.request).state == "transfer_notified"


def test_what_would_tell_of_asylum_is_refused_at_its_field_and_not_kept():
    journey = travelling()
    answer = tap(journey, "not_arrived", no_show_reason="Eurodac number DE1234567890123")
    assert answer.status_code == 422 and "cannot be taken here" in words(answer)
    assert a.again(journey.request).no_show_reason == ""


def test_behind_an_open_gate_the_tap_records_the_arrival_as_one_behind_a_gate():
    journey = travelling()
    journey.gate()
    said = page(border(journey))
    assert "Record an arrival while a protection gate is open" in said and "Record the arrival " not in said
    assert tap(journey, "receive").status_code == 422
    assert tap(journey, "record_behind_gate").status_code == 302
    assert a.again(journey.request).state == "arrived_behind_gate"


def test_whoever_reads_an_older_plan_records_nothing_and_keeps_what_they_typed():
    journey = travelling()
    old = journey.request.case.version
    journey.step("postpone", "NL-CA", postponement_reason="fog")
    new = {"transfer_at": THURSDAY, "crossing_point": "H", "transport": "air", "carrier": "J2"}
    journey.step("notify_transfer", "NL-CA", **new)
    answer = tap(journey, "not_arrived", version=old, no_show_reason="Not on board.")
    assert answer.status_code == 409 and "Not on board." in words(answer)
    assert a.again(journey.request).state == "transfer_notified"
    fresh = re.findall(r'name="version" value="(\d+)"', answer.content.decode())
    assert str(a.again(journey.request).case.version) in fresh and str(old) not in fresh


def test_what_a_colleague_has_recorded_is_not_recorded_again():
    journey = travelling()
    old = journey.request.case.version
    tap(journey, "receive")
    assert tap(journey, "not_arrived", version=old, no_show_reason="?").status_code == 409
    assert a.again(journey.request).state == "received_at_border"


def test_only_a_caseworker_of_the_border_service_taps():
    journey = travelling()
    others = (journey.officers["AZ-SMS"], journey.officers["NL-CA"], a.person(SUPERVISOR, at="AZ-SBS"))
    for who in others:
        assert "Record the arrival" not in page(who)
        assert tap(journey, "receive", actor=who).status_code == 422
    assert a.again(journey.request).state == "transfer_notified"


def test_reading_the_address_of_a_tap_leads_to_the_calendar():
    journey = travelling()
    answer = signed_in(border(journey)).get(f"{PAGE}{journey.request.reference}/receive/?week=2026-11-26")
    assert answer.headers["Location"] == f"{PAGE}?week=2026-11-23"
    assert a.again(journey.request).state == "transfer_notified"


def test_a_step_that_is_no_tap_is_not_found_here():
    journey = travelling()
    assert tap(journey, "postpone", actor=journey.officers["NL-CA"]).status_code == 404
    assert tap(journey, "use", procedure=journey.paper, actor=journey.officers["AZ-MFA"]).status_code == 404


def test_a_transit_comes_in_and_goes_out_with_a_tap_each():
    desk = Desk()
    transit = desk.scheduled(transfer_at=THURSDAY, exit_point="Qırmızı körpü")
    assert "Qırmızı körpü" in page(desk.border) and "Record the entry" in page(desk.border)
    for name, state in (("record_entry", "in_transit"), ("record_exit", "exited")):
        assert tap(None, name, desk.border, procedure=transit).status_code == 302
        assert a.again(transit).state == state


def test_a_direct_return_is_received_with_two_taps():
    theirs, guard = a.person(CASEWORKER, at="NL-CA"), a.person(at="AZ-SBS")
    plan = {"transfer_at": THURSDAY, "crossing_point": "H", "transport": "air", "carrier": "J2"}
    notice = a.step(a.direct_return(by=theirs), "notify", theirs, **plan)
    assert "Papers ready" in page(guard)
    assert tap(None, "receive", guard, procedure=notice).status_code == 302
    assert a.again(notice).state == "received_at_border"


def test_a_return_in_error_is_read_and_recorded_with_its_own_form():
    desk = claiming.Desk()
    claim = desk.walk(desk.begin(claiming.arrived(desk, arrival=a.at(2026, 10, 20, 12))), "return_scheduled")
    said = page(desk.border, claim.return_at)
    assert claim.reference in said and "Record the return" not in said
    assert tap(None, "record_return", desk.border, procedure=claim).status_code == 404


def test_more_journeys_need_no_more_queries():
    counts = []
    for numbers in ((0,), (1, 2, 3)):
        for number in numbers:
            last = travelling(**another(number))
        with walking_at(THURSDAY):
            counts.append(asked(signed_in(border(last)), PAGE))
    assert counts[0] == counts[1] <= CALENDAR, counts


def test_the_sheet_of_a_day_shows_everything_at_once():
    journey = travelling()
    with walking_at(THURSDAY):
        client = signed_in(border(journey))
        sheet, other = (client.get(PAGE, {"day": day}).content.decode() for day in ("2026-11-26", "2026-11-27"))
    assert 'class="journey" open' in sheet and journey.request.reference in sheet
    assert journey.request.reference not in other


@pytest.mark.parametrize("said", ["", "x", "9999-12-31", "2026-02-30", "0001-01-01"])
def test_a_week_that_is_none_is_this_week(said):
    assert "23.11.2026 to 29.11.2026" in page(a.person(), week=said)


def test_the_navigation_leads_there_whoever_may_read_of_journeys():
    link = f'href="{reverse("journeys")}"'
    seen = {
        code: link in signed_in(a.person(at=code)).get("/account/").content.decode()
        for code in ("AZ-SBS", "NL-CA", "AZ-MOH")
    }
    assert seen == {"AZ-SBS": True, "NL-CA": True, "AZ-MOH": False}
    assert {BORDER, LEAD} <= {*a.agency("AZ-SBS").case_roles, *a.agency("AZ-SMS").case_roles}
