"""“As it was”: a case at a past moment, to those who may see it now, and the groups of fields that they may see now."""

import pytest

from agencies.roles import AUDITOR, CASEWORKER, PROTECTION_OFFICER, SUPERVISOR
from audit.models import Viewing
from audit.moment import walking_at
from tests import a
from tests.pages.square import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_():
    """Received on 5 March at 9, taken up on 9 March at 10:14."""
    officer = a.person(CASEWORKER, name="Sevinc Quliyeva")
    with walking_at(a.at(2026, 3, 5, 9)):
        made = a.readmission()
    with walking_at(a.at(2026, 3, 9, 10, 14)):
        a.step(a.step(made, "acknowledge", officer), "take_up", officer)
    return a.again(made)


def page(actor, request_, **asked):
    answer = signed_in(actor).get(f"/procedures/{request_.reference}/history/then/", asked)
    return answer.status_code, answer.content.decode().partition("<main")[2]


def test_it_says_in_words_that_it_is_the_past_and_leads_back(request_):
    status, told = page(a.person(CASEWORKER), request_, on="06.03.2026", time="12:00")
    assert status == 200 and "You see the past: this case as it was on 06.03.2026 12:00" in told
    assert "anything that was erased since" in told and f'href="/procedures/{request_.reference}/"' in told
    assert "Məmmədov" in told and "Received" in told and "Sevinc Quliyeva" not in told


def test_a_minute_shows_all_that_was_done_in_it(request_):
    officer = a.person(CASEWORKER)
    before, then = (page(officer, request_, on="09.03.2026", time=time)[1] for time in ("10:13", "10:14"))
    assert "Sevinc Quliyeva" not in before and "Sevinc Quliyeva" in then and "Under examination" in then
    assert "?on=09.03.2026&amp;time=10:14" in before, "the step after"
    assert "?on=05.03.2026&amp;time=09:00" in then, "the step before"


def test_a_moment_in_the_address_is_taken_as_it_is(request_):
    assert "as it was on 06.03.2026 12:30" in page(a.person(CASEWORKER), request_, at="2026-03-06T12:30")[1]
    assert "You see the past" in page(a.person(CASEWORKER), request_, at="soon")[1]


def test_before_it_began_there_is_nothing_of_it(request_):
    status, told = page(a.person(CASEWORKER), request_, on="01.03.2026")
    assert status == 200 and "The case had not begun then." in told and "Məmmədov" not in told


def test_a_day_to_come_and_a_word_are_refused_at_the_field(request_):
    officer = a.person(CASEWORKER)
    assert page(officer, request_, on="01.01.2999")[0] == page(officer, request_, on="soon")[0] == 422
    assert page(officer, request_, on="06.03.2026", time="25:99")[0] == 422


def test_what_is_masked_now_is_masked_then(request_):
    told = page(a.person(AUDITOR), request_, on="06.03.2026")[1]
    assert "Məmmədov" not in told and "•••••" in told and "Received" in told


def test_a_stranger_finds_nothing_and_the_other_side_no_deliberation(request_):
    with walking_at(a.at(2026, 3, 10)):
        for one in request_.case.evidence.all():
            one.finding = "contradicted"
            one.save()
    assert page(a.person(SUPERVISOR, at="AZ-MOH"), request_, on="06.03.2026")[0] == 404
    ours, theirs = (page(a.person(CASEWORKER, at=at), request_, on="11.03.2026")[1] for at in ("AZ-SMS", "NL-CA"))
    assert "Contradicted" in ours and "Contradicted" not in theirs and "Məmmədov" in theirs
    assert "Contradicted" not in page(a.person(CASEWORKER), request_, on="09.03.2026")[1]


def test_a_look_at_the_past_is_written_down(request_):
    officer = a.person(PROTECTION_OFFICER)
    page(officer, request_, on="06.03.2026")
    row = Viewing.objects.get(user=officer.user)
    assert (row.address, row.cases) == ("as_it_was", [request_.case_id]) and "particulars" in row.groups


def test_the_history_leads_there(request_):
    history = signed_in(a.person(CASEWORKER)).get(f"/procedures/{request_.reference}/history/").content.decode()
    assert f'action="/procedures/{request_.reference}/history/then/"' in history
