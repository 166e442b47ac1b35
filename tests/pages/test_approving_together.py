"""Approving requests together: what the inbox offers, what it says against it with the ticks kept, one page, a result a row."""

import re

import pytest

from agencies.roles import CASEWORKER, SUPERVISOR
from audit.models import Viewing
from audit.moment import walking_at
from tests import a
from tests.agencies.test_look import NARROW
from tests.pages.square import signed_in
from tests.pages.test_query_counts import counting
from tests.workflows.ticking import REASON, Signer, asked_to_accept, ids, requests
from workflows import signing_together
from workflows.perform import withdraw_proposal
from workflows.rows import Approval, Signature, Step

pytestmark = pytest.mark.django_db
PER_REQUEST = 9  # queries for what would change in one: its record, its grants, its clocks, its steps, its limit


@pytest.fixture
def officer():
    return a.person(CASEWORKER)


@pytest.fixture
def signer():
    return Signer(a.person(SUPERVISOR))


def ticks(page):
    """The numbers that are ticked on a page."""
    return {int(pk) for pk in re.findall(r'value="(\d+)" id="request-\d+" checked', page)}


def summary_of_errors(page):
    return re.sub(r"<[^>]+>", "", page.partition('id="problems">')[2].partition("</ul>")[0])


def test_three_of_which_one_is_not_opened_are_approved_once_it_is(officer, signer):
    """T12: the answer says which is not opened; after opening there is one page, and a record of each."""
    *two, unopened = three = requests(3, officer)
    signer.opens(*two)
    answer = signer.reviews(*three)
    page = answer.content.decode()
    assert answer.status_code == 422 and ticks(page) == set(ids(three))
    said = summary_of_errors(page)
    assert f"{unopened.procedure.reference}: You have not opened this request yet." in said
    assert not any(approval.procedure.reference in said for approval in two)
    page = signer.opens(unopened, request=ids(three))
    assert (
        ticks(page) == set(ids(three)) and "3 ticked, all “Extend the time to reply”. You have opened them all." in page
    )
    page = signer.reviews(*three).content.decode()
    assert "Approve 3 requests together" in page and page.count(REASON) == 3
    assert all(approval.procedure.reference in page for approval in three)
    result = signer.approves(*three).content.decode()
    assert "3 requests are approved." in result and result.count("tag tone-ok") == 3
    assert Signature.objects.count() == Step.objects.filter(approval__in=three).count() == 3
    assert Approval.history.filter(outcome="granted").count() == 3


def test_an_acceptance_among_the_ticked_is_refused_with_the_reason_and_the_ticks_are_kept(officer, signer):
    """T13."""
    three = [*requests(2, officer), asked_to_accept(officer)]
    signer.opens(*three)
    for answer in (signer.reviews(*three), signer.approves(*three)):
        page = answer.content.decode()
        assert answer.status_code == 422 and ticks(page) == set(ids(three))
        said = summary_of_errors(page)
        assert f"{three[2].procedure.reference}: “Propose acceptance” is decided one by one." in said
        assert said.count("RA-") == 1
    assert not Signature.objects.exists()


def test_nothing_ticked_is_an_error_in_words(signer, officer):
    requests(2, officer)
    for answer in (signer.reviews(), signer.approves()):
        assert answer.status_code == 422 and "Tick at least one request." in answer.content.decode()


def test_what_would_change_is_said_of_each(officer, signer):
    with a_monday():
        two = requests(2, officer)
        signer.opens(*two)
        page = signer.reviews(*two).content.decode()
    assert page.count("27.03.2026") == page.count("21.04.2026") == 2
    assert page.count("Reply: last day") == 2 and "Status" not in page.partition("<main")[2]


def a_monday():
    return walking_at(a.at(2026, 3, 2, 10))


def test_the_request_that_is_read_alone_says_the_new_last_day_too(officer, signer):
    with a_monday():
        page = signer.opens(*requests(1, officer))
    assert "Reply: last day" in page and "21.04.2026" in page
    assert "Stops the clock" not in page, "whoever stays where they are stops no clock"


def test_what_failed_says_why_and_what_did_not_is_done(officer, signer):
    two = requests(2, officer)
    signer.opens(*two)
    page = signer.approves(*two, **{f"version_{two[0].pk}": 1}).content.decode()
    assert (
        "1 request is approved. 1 request is not." in page and "This case changed after you opened the request." in page
    )
    assert f'href="/approvals/{two[0].pk}/"' in page and f'href="/approvals/{two[1].pk}/"' not in page


def test_what_was_withdrawn_while_the_page_was_read_is_told(officer, signer):
    two = requests(2, officer)
    signer.opens(*two)
    withdraw_proposal(two[0], officer)
    assert "No longer open:" in signer.reviews(*two).content.decode()
    assert "This request is no longer open: Withdrawn." in signer.approves(*two).content.decode()
    assert signer.reviews(two[0]).headers["Location"] == "/approvals/"


def test_requests_of_others_are_as_if_they_did_not_exist(officer):
    stranger, two = Signer(a.person(SUPERVISOR, at="AZ-MIA")), requests(2, officer)

    def said(answer):
        return answer.status_code, re.sub(
            r'together/\?[^"]*|(?<=csrfmiddlewaretoken" value=")\w+|data-left="\d+"', "", answer.content.decode()
        )

    assert said(stranger.reviews(*two)) == said(stranger.client.get("/approvals/together/", {"request": [10**17]}))
    sent = [stranger.client.post("/approvals/together/", {"request": r, "token": "t"}) for r in (ids(two), [10**17])]
    assert said(sent[0])[0] == said(sent[1])[0] == 422
    assert not any(approval.procedure.reference in sent[0].content.decode() for approval in two)


@pytest.mark.parametrize("number", ["x", "", "-1", "²", "9" * 40, "1 OR 1=1"])
def test_what_is_no_number_of_a_request_is_passed_over(signer, number):
    answer = signer.client.get("/approvals/together/", {"request": number})
    assert answer.status_code == 422 and "Tick at least one request." in answer.content.decode()


def test_a_mere_caseworker_has_no_such_page(officer):
    assert signed_in(officer).get("/approvals/together/").status_code == 403


def test_ticks_are_offered_where_two_or_more_can_be_approved_together(officer, signer):
    asked_to_accept(officer)
    requests(1, officer)
    assert 'name="request"' not in signer.client.get("/approvals/").content.decode()
    requests(1, officer)
    page = signer.client.get("/approvals/").content.decode()
    assert page.count('name="request"') == 3 and page.count("Not opened yet") == 2


def test_whoever_reads_a_request_is_written_down_and_what_was_only_listed_was_not_read(officer, signer):
    two = requests(2, officer)
    signer.opens(two[1])
    seen = Viewing.objects.filter(subject="approval", user=signer.actor.user)
    assert list(seen.values_list("subject_id", flat=True)) == [two[1].pk]
    assert two[1].procedure.case_id in seen.get().cases
    signer.reviews(*two)
    assert seen.count() == 1, "a page that says what was not opened opens nothing"


def test_the_order_and_the_ticks_go_along_when_a_request_is_opened(officer, signer):
    two = requests(2, officer)
    page = signer.client.get("/approvals/", {"order": "oldest", "request": ids(two)}).content.decode()
    tail = f"?request={two[0].pk}&amp;request={two[1].pk}&amp;order=oldest"
    assert f'href="/approvals/{two[0].pk}/{tail}"' in page and "Longest wait first</b>" in page


def test_it_keeps_to_its_queries(officer, signer):
    counts = []
    for count in (2, 5):
        some = requests(count, officer)
        signer.opens(*some)
        with counting() as counted:
            assert signer.reviews(*some).status_code == 200
        counts.append(len(counted()))
    assert counts[1] - counts[0] <= 3 * PER_REQUEST, counts


@pytest.mark.django_db(transaction=True)
def test_it_is_done_by_keyboard_and_without_a_script(live_server, new_page, officer, signer):
    two, page = requests(2, officer), new_page(javascript=False)
    visit(page, live_server, signer)
    page.goto(f"{live_server.url}/approvals/")
    for approval in two:
        with page.expect_navigation():
            page.get_by_role("link", name=re.compile("Extend")).nth(two.index(approval)).press("Enter")
    for box in page.get_by_role("checkbox").all():
        box.press("Space")
    for button in ("Review and approve the ticked", "Approve 2"):
        with page.expect_navigation():
            page.get_by_role("button", name=button).press("Enter")
    assert page.get_by_text("2 requests are approved.").is_visible()
    assert Signature.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_ticks_that_were_not_sent_are_kept_when_a_request_is_opened(live_server, page, officer, signer):
    requests(2, officer)
    visit(page, live_server, signer)
    page.goto(f"{live_server.url}/approvals/")
    page.get_by_role("checkbox").first.check()
    with page.expect_navigation():
        page.get_by_role("link", name=re.compile("Extend")).nth(1).click()
    assert [box.is_checked() for box in page.get_by_role("checkbox").all()] == [True, False]


@pytest.mark.django_db(transaction=True)
def test_on_a_phone_requests_are_decided_one_by_one(live_server, page, officer, signer):
    requests(2, officer)
    visit(page, live_server, signer)
    page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    page.goto(f"{live_server.url}/approvals/")
    assert not page.get_by_role("checkbox").count() and not page.get_by_role("region", name="Bulk approval").count()


def visit(page, live_server, signer):
    sid = signer.client.cookies["sid"].value
    page.context.add_cookies([{"name": "sid", "value": sid, "url": live_server.url}])


def test_the_most_are_twenty():
    assert signing_together.MOST == 20
