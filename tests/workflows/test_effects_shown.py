"""What a proposal says it would do to the clocks is what it does, in each procedure and by each way of sending."""

import pytest

from agencies.roles import CASEWORKER, SUPERVISOR
from audit.moment import walking_at
from tests import a
from tests.pages.square import signed_in
from workflows.perform import perform

pytestmark = pytest.mark.django_db
MONDAY = a.at(2026, 3, 2, 10, 14)
AT_THE_BORDER = {
    "procedure": "accelerated",
    "basis": {"apprehended_at": "2026-03-01T09:00:00+01:00", "direct_return_impossible": "No papers."},
}


@pytest.fixture(autouse=True)
def _monday():
    with walking_at(MONDAY):
        yield


@pytest.fixture
def officer():
    return a.person(CASEWORKER)


def clocks_told(procedure, name, officer, **answers):
    """The lines about clocks that whoever signs reads, and the clocks once it is signed."""
    approval = perform(procedure, name, officer, answers, comment="Checked.")
    page = signed_in(a.person(SUPERVISOR)).get(f"/approvals/{approval.pk}/").content.decode()
    lines = [line.split("<")[0].strip() for line in page.replace("</", "<").split(">")]
    return [line for line in lines if "clock “" in line or line.startswith("Starts “")]


@pytest.mark.parametrize("about_whom", ["own_national", "third_country"])
@pytest.mark.parametrize("channel", ["exchange", "post"])
def test_by_post_no_day_is_named_because_nobody_knows_when_it_comes(officer, about_whom, channel):
    told = clocks_told(a.outgoing_draft(officer, about_whom=about_whom), "submit", officer, channel=channel)
    later = ["The clock “Reply” starts later, with: receipt"]
    assert told == (later if channel == "post" else ["Starts the clock “Reply”, until 17.03.2026"])


@pytest.mark.parametrize("channel", ["exchange", "post"])
def test_in_the_accelerated_procedure_its_own_clock_is_named(officer, channel):
    draft = a.outgoing_draft(officer, about_whom="third_country", **AT_THE_BORDER)
    told = clocks_told(draft, "submit", officer, channel=channel)
    assert len(told) == 1 and "“Reply, accelerated procedure”" in told[0]
    assert told[0].startswith("Starts" if channel == "exchange" else "The clock")


def test_a_transit_by_post_waits_for_its_receipt(officer):
    assert "starts later" in clocks_told(a.outgoing_transit_draft(officer), "submit", officer, channel="post")[0]
    draft = a.outgoing_transit_draft(officer)
    assert "until" in clocks_told(draft, "submit", officer, channel="exchange")[0]


def test_what_is_accepted_in_the_accelerated_procedure_stops_one_reply_and_no_other(officer):
    request = a.step(a.step(a.readmission(**AT_THE_BORDER), "acknowledge", officer), "take_up", officer)
    request.case.evidence.update(finding="accepted")
    told = clocks_told(a.again(request), "agree", officer)
    assert "Stops the clock “Reply, accelerated procedure”" in told and "Stops the clock “Reply”" not in told


def test_what_stays_where_it_is_stops_no_clock(officer):
    request = a.step(a.step(a.readmission(), "acknowledge", officer), "take_up", officer)
    assert clocks_told(request, "let_silence", officer, silence_reason="He is ours.") == []


def test_an_extension_says_that_it_prolongs_the_time_and_stops_none(officer):
    request = a.step(a.step(a.readmission("CHAZ", "CH"), "acknowledge", officer), "take_up", officer)
    told = clocks_told(request, "extend_reply", officer, extension_reason="The register is closed.")
    assert told == ["Prolongs the clock “Reply”"]


def test_a_new_round_has_no_time_to_reply(officer):
    request = a.step(a.step(a.readmission(), "acknowledge", officer), "take_up", officer)
    request.case.evidence.update(finding="false")
    said = {"refusal_ground": "false_documents", "refusal_reason": "Forged."}
    request = a.agreed_step(a.again(request), "refuse", officer, a.person(SUPERVISOR), **said)
    told = clocks_told(request, "reopen", officer, reopening_reason="A new paper.")
    assert not [line for line in told if "“Reply" in line]
