"""More time to reply, an obstacle to the transfer, a review after refusal, a case reopened: each through the door."""

from datetime import timedelta

import pytest

from agencies.roles import CASEWORKER, SUPERVISOR
from audit.moment import walking_at
from tests import a
from workflows.expiry import run_clocks
from workflows.perform import Refused, decide, perform

pytestmark = pytest.mark.django_db
MARCH_2 = a.at(2026, 3, 2, 10, 14)
COPY = {"kind": "photocopy"}  # no proof, so that it can be refused


def examined(officer, agreement="EUAZ", other="NL", **how):
    request = a.step(a.readmission(agreement, other, **how), "acknowledge", officer)
    return a.step(request, "take_up", officer)


def their_officer(request):
    return a.person(CASEWORKER, at=request.case.requesting_agency)


def refused(officer, chief, **how):
    request = examined(officer, evidence=[COPY], **how)
    return a.agreed_step(
        request, "refuse", officer, chief, refusal_ground="not_a_national", refusal_reason="Not in any register."
    )


def agreed(officer, chief, **how):
    request = examined(officer, **how)
    request.case.evidence.update(finding="accepted")
    return a.agreed_step(a.again(request), "agree", officer, chief)


# More time to reply


def test_under_the_swiss_agreement_the_reply_is_extended_by_25_days_with_a_second_signature(officer, chief):
    with walking_at(MARCH_2):
        request = examined(officer, "CHAZ", "CH")
        assert request.clocks.get(deadline="reply").due_on.isoformat() == "2026-03-27"
        request = a.agreed_step(request, "extend_reply", officer, chief, extension_reason="The archive answers slowly.")
    clock = request.clocks.get(deadline="reply")
    assert (clock.due_on.isoformat(), clock.extended, request.state) == ("2026-04-21", 1, "under_examination")
    letter = request.letters.get(kind="reply_extended")
    assert letter.recipient == request.case.requesting_agency
    assert letter.content["en"]["reasons"] == "The archive answers slowly."


def test_it_is_extended_once(officer, chief):
    request = examined(officer, "CHAZ", "CH")
    request = a.agreed_step(request, "extend_reply", officer, chief, extension_reason="Slow.")
    with pytest.raises(Refused, match="extended already"):
        a.step(request, "extend_reply", officer, extension_reason="Slower.")


def test_it_cannot_be_extended_when_its_last_day_is_over(officer):
    with walking_at(MARCH_2):
        request = examined(officer, "CHAZ", "CH")
    with walking_at(a.at(2026, 3, 28)), pytest.raises(Refused, match="has run out"):
        a.step(request, "extend_reply", officer, extension_reason="Slow.")


def test_nobody_extends_it_alone(officer, chief):
    request = examined(officer, "CHAZ", "CH")
    with pytest.raises(Refused, match="you prepared it"):
        a.agreed_step(request, "extend_reply", officer, officer, extension_reason="Slow.")


def test_under_the_agreement_of_the_union_nothing_extends_it_and_that_is_said(officer):
    request = examined(officer)
    with pytest.raises(Refused, match="reply"):
        a.step(request, "extend_reply", officer, extension_reason="Slow.")


# An obstacle to the transfer


def test_while_an_obstacle_lasts_the_time_for_the_transfer_rests(officer, chief):
    with walking_at(MARCH_2):
        request = agreed(officer, chief)
        before = request.clocks.get(deadline="transfer").due_on
    theirs = their_officer(request)
    with walking_at(a.at(2026, 3, 10, 9)):
        request = a.step(request, "hold_up", theirs, obstacle="An appeal is before the court.")
        assert request.clocks.get(deadline="transfer").paused_at
    with walking_at(a.at(2026, 7, 1, 9)):
        assert run_clocks()[0] == 0, "nothing lapses while it rests"
        request = a.step(request, "go_on_with_transfer", theirs)
    after = request.clocks.get(deadline="transfer").due_on
    assert request.state == "agreed"
    assert (after - before).days >= 113


def test_where_the_agreement_knows_no_obstacle_the_time_runs_on(officer, chief):
    request = agreed(officer, chief, agreement="NOAZ", other="NO")
    request = a.step(request, "hold_up", their_officer(request), obstacle="An appeal.")
    assert request.clocks.get(deadline="transfer").paused_at is None
    with walking_at(a.now() + timedelta(days=100)):
        run_clocks()
    assert a.again(request).state == "lapsed"


# A review after refusal


def test_a_review_needs_new_information(officer, chief):
    request = refused(officer, chief)
    with pytest.raises(Refused):
        a.step(request, "review", their_officer(request))


def test_a_review_is_a_new_round_that_keeps_the_first_and_has_no_silence(officer, chief):
    with walking_at(MARCH_2):
        request = refused(officer, chief)
    with walking_at(a.at(2026, 3, 30, 9)):
        request = a.step(request, "review", their_officer(request), new_information="A birth certificate was found.")
        assert (request.state, request.round) == ("under_examination", 2)
        running = {clock.deadline: clock.due_on.isoformat() for clock in request.clocks.filter(stopped_at=None)}
        assert running == {"draft_ready": "2026-04-09"}, "our own limit, from today; none of the agreement's"
    with walking_at(a.at(2026, 6, 1)):
        run_clocks()
    request = a.again(request)
    assert request.state == "under_examination", "no silence operates on a review"
    assert request.letters.filter(kind="reply_refused").count() == 1
    request.case.evidence.update(finding="accepted")
    check = a.step(request, "verify", officer, asked_agencies=["AZ-MIA"]).children.get().verification
    mia, mia_chief = a.person(CASEWORKER, at="AZ-MIA"), a.person(SUPERVISOR, at="AZ-MIA")
    a.agreed_step(a.step(check, "accept", mia), "answer", mia, mia_chief, finding="confirmed")
    request = a.agreed_step(a.again(request), "agree", officer, chief)
    assert request.state == "agreed" and request.clocks.filter(deadline="transfer", stopped_at=None).exists()


def test_a_question_in_a_review_tells_of_no_time_limit(officer, chief):
    request = a.step(refused(officer, chief), "review", officer, new_information="A birth certificate.")
    request = a.step(request, "ask", officer, question="Who issued it?")
    assert (
        request.letters.get(kind="question").content["en"]["time_limit"]
        == "The agreement sets no time limit for a review."
    )


# Reopening


@pytest.mark.parametrize("by_way_of", ["withdrawn", "refused"])
def test_what_has_ended_is_reopened_by_two_people_with_a_reason(by_way_of, officer, chief):
    request = refused(officer, chief) if by_way_of == "refused" else examined(officer)
    if by_way_of == "withdrawn":
        request = a.step(request, "withdraw", their_officer(request), withdrawal_reason="Left by themselves.")
    with pytest.raises(Refused, match="you prepared it"):
        a.agreed_step(request, "reopen", officer, officer, reopening_reason="Withdrawn by mistake.")
    decide(request.approvals.get(outcome="open"), chief, "granted")
    request = a.again(request)
    assert (request.state, request.round) == ("under_examination", 2)


def test_a_reopened_case_is_not_deemed_agreed_by_the_time_it_lay(officer, chief):
    with walking_at(MARCH_2):
        request = a.step(examined(officer), "withdraw", officer, withdrawal_reason="By mistake.")
    with walking_at(a.at(2026, 6, 1, 9)):
        request = a.agreed_step(request, "reopen", officer, chief, reopening_reason="By mistake.")
        run_clocks()
        assert a.again(request).state == "under_examination"


# What was waited for elsewhere


def test_answers_that_came_while_the_case_was_suspended_take_it_on_when_it_is_taken_up_again(officer, chief):
    mia, mia_chief = a.person(CASEWORKER, at="AZ-MIA"), a.person(SUPERVISOR, at="AZ-MIA")
    request = a.step(examined(officer), "verify", officer, asked_agencies=["AZ-MIA"])
    request = a.step(request, "suspend", chief, suspension_reason="A court asks.")
    check = a.step(request.children.get().verification, "accept", mia)
    a.agreed_step(check, "answer", mia, mia_chief, finding="confirmed")
    request = a.step(a.again(request), "take_up_again", chief)
    assert a.again(request).state == "under_examination"


# A job that is late


def test_what_time_has_done_already_nobody_undoes_while_the_job_is_late(officer, chief):
    with walking_at(MARCH_2):
        request = examined(officer, evidence=[COPY])
        with walking_at(a.at(2026, 3, 17, 23, 58)):
            proposed = perform(
                request,
                "refuse",
                officer,
                {"refusal_ground": "not_a_national", "refusal_reason": "Not in any register."},
            )
    with walking_at(a.at(2026, 3, 18, 0, 1)):
        with pytest.raises(Refused, match="Deemed agreed, by silence"):
            decide(proposed, chief, "granted")
        with pytest.raises(Refused, match="Deemed agreed, by silence"):
            a.step(request, "suspend", chief, suspension_reason="A court asks.")
        run_clocks()
    assert a.again(request).state == "deemed_agreed"


def test_a_reply_one_minute_before_midnight_counts_however_late_the_job_is(officer, chief):
    with walking_at(MARCH_2):
        request = examined(officer, evidence=[COPY])
    with walking_at(a.at(2026, 3, 17, 23, 59)):
        request = a.agreed_step(
            request, "refuse", officer, chief, refusal_ground="not_a_national", refusal_reason="Not in any register."
        )
    with walking_at(a.at(2026, 4, 20)):
        run_clocks()
    assert a.again(request).state == "refused"


def test_where_silence_is_no_consent_a_late_reply_is_still_a_reply(officer, chief):
    with walking_at(MARCH_2):
        request = examined(officer, "CHAZ", "CH", evidence=[COPY])
    with walking_at(a.at(2026, 5, 17)):
        request = a.agreed_step(
            request, "refuse", officer, chief, refusal_ground="not_a_national", refusal_reason="Not in any register."
        )
    assert request.state == "refused"
