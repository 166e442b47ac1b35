"""The accelerated procedure: days instead of weeks, in time after the apprehension, and the way from one to the other."""

from datetime import timedelta

import pytest

from agencies.roles import CASEWORKER
from audit.moment import walking_at
from tests import a
from tests.pages.square import signed_in
from workflows.expiry import run_clocks
from workflows.perform import Refused

pytestmark = pytest.mark.django_db
MONDAY = a.at(2026, 3, 2, 10, 14)
SEIZED = {"basis": {"apprehended_at": "2026-03-01T22:40:00+01:00"}}
FAST = {"procedure": "accelerated"} | SEIZED


def taken_up(officer, at=MONDAY, **said):
    with walking_at(at):
        return a.step(a.step(a.readmission(**said), "acknowledge", officer), "take_up", officer)


def running(request):
    return {clock.deadline: clock.due_on.isoformat() for clock in request.clocks.filter(stopped_at=None)}


def test_the_reply_is_due_after_two_working_days(officer):
    request = taken_up(officer, **FAST)
    assert request.is_accelerated and running(request)["reply_accelerated"] == "2026-03-04"
    assert "reply" not in running(request)


def test_silence_is_agreement_on_the_first_moment_after_the_second_day_and_not_before(officer):
    request = taken_up(officer, **FAST)
    with walking_at(a.at(2026, 3, 5) - timedelta(seconds=1)):
        run_clocks()
        assert a.again(request).state == "under_examination"
    with walking_at(a.at(2026, 3, 5)):
        run_clocks()
        assert a.again(request).state == "deemed_agreed"


def test_silence_under_the_swiss_agreement_is_a_breach_here_too(officer):
    request = taken_up(officer, agreement="CHAZ", other="CH", **FAST)
    with walking_at(a.at(2026, 4, 5)):
        run_clocks()
    assert a.again(request).state == "under_examination"


def test_an_application_that_comes_too_late_after_the_apprehension_is_no_accelerated_one():
    with walking_at(a.at(2026, 3, 4, 2, 59)):  # 23:59 of the second working day, there
        assert a.readmission(**FAST).is_accelerated
    with walking_at(a.at(2026, 3, 4, 3)), pytest.raises(Refused, match="choose the normal procedure"):
        a.readmission(**FAST)


def test_the_other_agencies_have_one_working_day_for_their_answer(officer):
    with walking_at(MONDAY):
        request = a.step(taken_up(officer, **FAST), "verify", officer, asked_agencies=["AZ-MIA"])
    assert running(request.children.get()) == {"urgent_promise": "2026-03-03"}


def test_a_supervisor_converts_to_the_normal_procedure_and_the_other_side_is_told_of_the_new_date(officer, chief):
    request = taken_up(officer, **FAST)
    with walking_at(a.at(2026, 3, 3, 9)):
        request = a.step(request, "convert_to_normal", chief, conversion_reason="Entered two months ago, by air.")
    assert running(request)["reply"] == "2026-03-17" and "reply_accelerated" not in running(request)
    said = request.letters.get(kind="procedure_changed").content["en"]
    assert (said["procedure"], said["reasons"]) == ("Normal procedure", "Entered two months ago, by air.")
    assert said["reply"]["due_on"] == {"date": "2026-03-17"}


def test_and_back_where_the_apprehension_was_in_time(officer, chief):
    request = taken_up(officer, **SEIZED)
    assert running(request)["reply"] == "2026-03-17"
    with walking_at(a.at(2026, 3, 3, 9)):
        request = a.step(request, "convert_to_accelerated", chief, conversion_reason="Met at the airport.")
    assert running(request)["reply_accelerated"] == "2026-03-04"


@pytest.mark.parametrize("said", [{}, {"basis": {"apprehended_at": "2026-02-20T22:40:00+01:00"}}])
def test_it_is_not_accelerated_without_an_apprehension_in_time(said, officer, chief):
    with pytest.raises(Refused, match="no apprehension at the border"):
        a.step(taken_up(officer, **said), "convert_to_accelerated", chief, conversion_reason="In a hurry.")


def test_a_caseworker_does_not_convert(officer):
    with pytest.raises(Refused):
        a.step(taken_up(officer, **FAST), "convert_to_normal", officer, conversion_reason="No hurry.")


def test_the_accelerated_reply_is_not_extended(officer):
    request = taken_up(officer, agreement="CHAZ", other="CH", **FAST)
    with walking_at(MONDAY), pytest.raises(Refused, match="does not run"):
        a.step(request, "extend_reply", officer, extension_reason="Slow.")


def test_by_converting_nobody_brings_about_silence(officer, chief):
    request = taken_up(officer, **SEIZED)
    with walking_at(a.at(2026, 3, 6, 9)), pytest.raises(Refused, match="has run out already"):
        a.step(request, "convert_to_accelerated", chief, conversion_reason="Met at the airport.")


def test_by_converting_nobody_escapes_the_silence_that_has_taken_effect(officer, chief):
    request = taken_up(officer, **FAST)
    with walking_at(a.at(2026, 3, 5, 0, 1)), pytest.raises(Refused, match="Deemed agreed, by silence"):
        a.step(request, "convert_to_normal", chief, conversion_reason="More time is needed.")


@pytest.mark.parametrize(
    "said", ["", "yesterday", "2026-03-01", "2026-03-01T22:40:00", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z"]
)
def test_a_draft_that_names_no_possible_apprehension_is_shown_and_not_sent(said):
    writer = a.person(CASEWORKER, at="NL-CA")
    request = a.draft(writer, procedure="accelerated", basis={"apprehended_at": said})
    for page in ("", "application/check/"):
        assert signed_in(writer).get(f"/procedures/{request.reference}/{page}").status_code in (
            200,
            302,
        )  # to what is left to do
    with pytest.raises(Refused, match="choose the normal procedure"):
        a.step(request, "submit", writer)
