"""Taking over cases: the right workbook is applied once, all or nothing, with its true dates; nothing old is deemed silently."""

from contextvars import copy_context
from datetime import datetime
from threading import Thread

import pytest
from django.db import connections

from agencies.models import Agency
from agencies.roles import CASEWORKER, SUPERVISOR
from audit.moment import walking_at
from cases.gates import Gate
from cases.workbooks import looking
from tests import a
from tests.cases.workbook_samples import cell_of, row, sheet_of
from tests.workflows.packages import counts
from workflows.expiry import run_clocks
from workflows.models import ReadmissionRequest
from workflows.perform import Refused
from workflows.taking_over.applying import NotSound, take_over
from workflows.taking_over.rehearsing import rehearse

pytestmark = pytest.mark.django_db
DAY = a.at(2026, 3, 16, 10, 14)
LONG_AGO = datetime(2025, 3, 3)
OFFERED = {"Offered on": "10.01.2025"}


@pytest.fixture(autouse=True)
def _some_day(monkeypatch):
    monkeypatch.setattr("cases.workbooks.asking._asked", looking.told)
    with walking_at(DAY):
        yield


@pytest.fixture
def officer():
    return a.person(CASEWORKER)


def said(rehearsal):
    return {place: list(map(str, sentences)) for place, sentences in rehearsal.faults.items()}


def test_a_rehearsal_stores_nothing(officer):
    before = counts()
    assert rehearse(sheet_of(row(1), row(2)), officer).is_sound
    assert counts() == before


def test_the_right_workbook_becomes_cases_with_their_true_dates(officer):
    taken = take_over(
        sheet_of(row(1), row(2, **{"Received on": datetime(2026, 2, 24, 15, 30), "Received by": "hand"})), officer
    )
    one, other = ReadmissionRequest.objects.order_by("pk")
    assert taken.new == (one.reference, other.reference)
    assert (one.state, one.received_at, other.received_at) == ("submitted", a.at(2026, 3, 2), a.at(2026, 2, 24, 15, 30))
    assert (one.case.their_reference, one.case.requesting_agency.code, other.channel) == ("OLD-0001", "NL-CA", "hand")
    assert one.running_clock("reply").started_at == one.received_at
    assert one.case.members.get().person.born == "1988-02-18"
    assert {step.taken_by for step in one.steps.all()} == {officer.user}


def test_the_same_workbook_again_changes_nothing_and_says_so(officer):
    content = sheet_of(row(1), row(2))
    colleague = a.person(CASEWORKER)
    take_over(content, officer)
    before = counts()
    again = take_over(content, colleague)
    assert (again.new, again.unchanged) == ((), 2)
    assert counts() == before


def test_only_the_rows_that_are_new_are_added(officer):
    take_over(sheet_of(row(1)), officer)
    taken = take_over(sheet_of(row(1), row(2)), officer)
    assert (len(taken.new), taken.unchanged, ReadmissionRequest.objects.count()) == (1, 1, 2)


def test_a_row_that_says_something_else_under_its_reference_is_told_at_the_cells_that_differ(officer):
    take_over(sheet_of(row(1)), officer)
    faults = said(rehearse(sheet_of(row(1, **{"Date of birth": "19.02.1988"})), officer))
    assert set(faults) == {cell_of("Reference"), cell_of("Date of birth")}
    assert "1988-02-19" in faults[cell_of("Date of birth")][0]


def test_one_wrong_cell_and_no_row_is_taken(officer):
    before = counts()
    with pytest.raises(NotSound) as faulty:
        take_over(sheet_of(row(1), row(2, Nationality="ZZ")), officer)
    assert set(faulty.value.rehearsal.faults) == {cell_of("Nationality", 3)} and counts() == before


def test_what_the_door_refuses_takes_back_every_row(officer, monkeypatch):
    monkeypatch.setattr("workflows.taking_over.applying.set_gate", refusing)
    before = counts()
    with pytest.raises(NotSound) as faulty:
        take_over(sheet_of(row(1), row(2, **{"Protection codes": "not_fit_to_travel"})), officer)
    assert said(faulty.value.rehearsal) == {cell_of("Reference", 3): ["Not today."]} and counts() == before


def refusing(*_arguments):
    raise Refused("Not today.")


def test_protection_codes_open_gates(officer):
    take_over(sheet_of(row(1, **{"Protection codes": "not_fit_to_travel, trafficking_indicators"})), officer)
    assert set(Gate.objects.open().values_list("code", flat=True)) == {"not_fit_to_travel", "trafficking_indicators"}
    assert ReadmissionRequest.objects.get().is_gated


def test_the_cases_belong_to_the_agency_that_took_them_and_to_the_authority_that_asks(officer):
    take_over(sheet_of(row(1)), officer)
    request = ReadmissionRequest.objects.get()
    assert (request.agency_that_is("lead").code, request.agency_that_is("requesting").code) == ("AZ-SMS", "NL-CA")
    assert ReadmissionRequest.objects.visible_to(a.person(CASEWORKER, at="NL-CA")).count() == 1
    assert ReadmissionRequest.objects.visible_to(a.person(CASEWORKER, at="DE-CA")).count() == 0


def test_no_silence_of_a_former_register_is_consent_by_itself(officer):
    rehearsal = rehearse(sheet_of(row(1, **{"Received on": LONG_AGO}, **OFFERED)), officer)
    assert rehearsal.overdue == 1 and "two people decide" in rehearsal.remarks[cell_of("Received on")][0]
    take_over(sheet_of(row(1, **{"Received on": LONG_AGO}, **OFFERED)), officer)
    with walking_at(a.at(2026, 6, 1, 9, 0)):
        run_clocks()
        assert ReadmissionRequest.objects.get().state == "submitted"


def test_two_people_may_let_the_old_silence_operate(officer):
    take_over(sheet_of(row(1, **{"Received on": LONG_AGO}, **OFFERED)), officer)
    request = a.agreed_step(
        ReadmissionRequest.objects.get(),
        "let_silence",
        officer,
        a.person(SUPERVISOR),
        silence_reason="The file shows no reply.",
    )
    run_clocks()
    assert a.again(request).state == "deemed_agreed"


def test_an_old_case_can_still_be_worked_on(officer):
    take_over(sheet_of(row(1, **{"Received on": LONG_AGO}, **OFFERED)), officer)
    request = a.step(ReadmissionRequest.objects.get(), "acknowledge", officer)
    assert a.step(request, "take_up", officer).state == "under_examination"


def test_time_that_runs_out_here_is_silence_as_always(officer):
    take_over(sheet_of(row(1)), officer)
    with walking_at(a.at(2026, 6, 1, 9, 0)):
        run_clocks()
        assert ReadmissionRequest.objects.get().state == "deemed_agreed"


def test_somebody_who_looks_alike_is_told_within_the_workbook_and_in_the_register(officer):
    a.readmission(person=a.application()["person"])
    rehearsal = rehearse(
        sheet_of(
            row(1, Surname="Məmmədov", **{"Given names": "Elçin"}),
            row(8, Surname="Mammadov", **{"Given names": "Elchin"}),
        ),
        officer,
    )
    assert rehearsal.is_sound and rehearsal.alike == 2
    first, second = (" ".join(rehearsal.remarks[cell_of("Surname", number)]) for number in (2, 3))
    assert "RA-NL-2026-" in first and "row 2" in second


def test_of_a_file_that_is_not_seen_only_whom_to_ask_is_told(officer):
    a.readmission()
    other = Agency.objects.create(
        code="AZ-XXX", name_en="Other office", name_az="Başqa idarə", state="AZ", case_roles=["lead"]
    )
    rehearsal = rehearse(
        sheet_of(row(1, Surname="Məmmədov", **{"Given names": "Elçin"})), a.person(CASEWORKER, at=other)
    )
    (remark,) = rehearsal.remarks[cell_of("Surname")]
    assert "Ask" in remark and "RA-NL" not in remark and "Elçin" not in remark


@pytest.mark.django_db(transaction=True)
def test_two_who_apply_it_at_once_make_each_case_once(officer):
    content, results = sheet_of(*(row(number) for number in range(3))), []

    def apply():
        try:
            results.append(take_over(content, officer))
        finally:
            connections.close_all()

    threads = [Thread(target=copy_context().run, args=(apply,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted((len(taken.new), taken.unchanged) for taken in results) == [(0, 3), (3, 0)]
