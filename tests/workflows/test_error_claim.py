"""Readmission in error, walked through the door: each arrow of domain §8.4, and the window to its last moment (Art. 13)."""

import os
from datetime import timedelta

import pytest

from agencies.roles import BORDER, CASEWORKER, LEAD, REQUESTING, SUPERVISOR
from audit.moment import now, walking_at
from tests import a
from tests.kept import settled, taken_back
from tests.workflows.claiming import CLAIM, Desk, arrived
from tests.workflows.rule_changing import administrators, carried_out, new_version
from workflows.check import faults
from workflows.declare import State, Workflow
from workflows.expiry import run_clocks
from workflows.models import Approval, Procedure
from workflows.perform import Refused, decide, perform
from workflows.showing.clocks import clock_shown

pytestmark = pytest.mark.django_db
ARROWS = {
    "claim_draft": {"claimed", "out_of_time", "withdrawn"},
    "claimed": {"acknowledged", "withdrawn"},
    "acknowledged": {"accepted_by_requesting", "contested", "withdrawn"},
    "contested": {"accepted_by_requesting", "rejected", "withdrawn"},
    "accepted_by_requesting": {"return_scheduled", "withdrawn"},
    "return_scheduled": {"return_scheduled", "returned", "withdrawn"},
    "returned": {"costs_claimed", "closed"},
    "costs_claimed": {"closed"},
}


MORNING = a.at(2026, 4, 10, 9)


@pytest.fixture(autouse=True)
def _the_day_after_the_arrival():
    with walking_at(MORNING):
        yield


@pytest.fixture(scope="module")
def begun(django_db_setup, django_db_blocker):
    """A desk and a claim as it is first drafted, walked there once for the whole file."""
    with django_db_blocker.unblock(), taken_back(), walking_at(MORNING):
        desk = Desk()
        yield settled((desk, desk.begin(arrived(desk, person=nobody_alike()))))


def nobody_alike():
    """Else whoever arrives in a test would look like the person of the claim that is there already."""
    name = {"kind": "main", "script": "latin", "surname": "Vəkilova", "given_names": "Xatirə", "source": "document"}
    return a.application()["person"] | {"names": [name], "birth": {"date": "1961-07-30", "place": "Lerik", "country": "AZ"}, "sex": "F"}


@pytest.fixture
def desk(begun):
    return begun[0]


@pytest.fixture
def claim(begun):
    return a.again(begun[1])


def test_the_arrows_are_those_of_the_domain(claim):
    found = {}
    for way in claim.workflow.transitions.values():
        for source in way.sources:
            found.setdefault(source.name, set()).add(way.target.name)
    assert found == ARROWS


@pytest.mark.parametrize("state", ["received_at_border", "completed", "closed"])
def test_it_is_claimed_from_a_readmission_that_has_come_to_its_end(desk, state):
    request = arrived(desk, until=state)
    claim = desk.begin(request)
    assert a.again(request).state == state
    assert (claim.state, claim.parent_id, claim.transferred_at) == ("claim_draft", request.pk, request.arrived_at)
    assert claim.reference.startswith("RE-NL-")


def test_a_closed_readmission_stays_closed_when_an_error_is_claimed(desk):
    request = arrived(desk, until="closed")
    with walking_at(now() + timedelta(days=3)):
        desk.begin(request)
    assert a.again(request).closed_at == request.closed_at


def test_nothing_is_claimed_before_the_person_has_arrived(desk):
    request = a.step(
        a.step(a.readmission(), "acknowledge", desk.officer), "withdraw", desk.officer, withdrawal_reason="x"
    )
    request = a.step(request, "close", desk.chief)
    with pytest.raises(Refused, match="has not been transferred"):
        desk.begin(request)


def test_an_error_is_claimed_once_at_a_time(desk):
    request = arrived(desk)
    claim = desk.begin(request)
    with pytest.raises(Refused, match="claimed already"):
        desk.begin(request)
    a.step(claim, "give_up", desk.officer, withdrawal_reason="The register was wrong.")
    assert desk.begin(request).pk != claim.pk


def test_after_the_return_there_is_nothing_more_to_claim(desk, claim):
    a.step(desk.walk(claim, "costs_claimed"), "close", desk.chief)
    with pytest.raises(Refused, match="claimed already"):
        desk.begin(a.again(claim.parent.as_kind()))


def test_only_the_lead_begins_a_claim(desk):
    request = arrived(desk)
    for stranger in (desk.theirs, desk.border, desk.chief):
        with pytest.raises(Refused, match="Only Caseworker of the lead agency"):
            perform(request, "claim_error", stranger)


def test_the_draft_is_unknown_to_the_other_side_until_it_is_claimed(desk, claim):
    seen = lambda: Procedure.objects.visible_to(desk.theirs).filter(kind="errorclaim").exists()  # noqa: E731
    assert not seen()
    perform(claim, "claim", desk.officer, CLAIM)
    assert not seen(), "a proposal is ours too"
    decide(Approval.objects.get(procedure=claim.pk), desk.chief, "granted")
    assert seen()


def test_the_claim_needs_other_eyes(desk, claim):
    both = a.person(CASEWORKER, SUPERVISOR)
    approval = perform(claim, "claim", both, CLAIM)
    with pytest.raises(Refused, match="you prepared it"):
        decide(approval, both, "granted")
    assert a.again(claim).state == "claim_draft"


@pytest.mark.parametrize("left_out", ["error_reason", "true_identity", "true_nationality"])
def test_all_that_is_known_of_the_true_person_goes_with_the_claim(desk, claim, left_out):
    with pytest.raises(Refused) as refused:
        perform(claim, "claim", desk.officer, CLAIM | {left_out: ""})
    assert list(refused.value.fields) == [left_out]


def test_the_claim_says_who_the_person_is_what_is_handed_back_and_who_pays(desk, claim):
    letter = desk.walk(claim, "claimed").letters.get(kind="error_claim")
    assert (letter.sender.code, letter.recipient.code) == ("AZ-SMS", "NL-CA")
    said = letter.content["en"]
    assert said["true_identity"] == CLAIM["true_identity"] and said["true_nationality"] == CLAIM["true_nationality"]
    assert said["handed_back"] == ["Passport C0000001", "Laissez-passer"]
    assert said["costs"] == {
        "who": "The costs of a return of persons readmitted in error are borne by the requesting State: Netherlands.",
        "article": "Art. 16",
    }
    assert said["window"]["due_on"] == {"date": "2026-10-09"} and said["window"]["article"] == "Art. 13"


@pytest.mark.parametrize("who", ["theirs", "officer"])
def test_they_acknowledge_or_we_record_that_they_did(desk, claim, who):
    assert a.step(desk.walk(claim, "claimed"), "acknowledge", getattr(desk, who)).state == "acknowledged"


def test_the_requesting_state_accepts(desk, claim):
    claim = a.step(desk.walk(claim, "acknowledged"), "accept", desk.theirs)
    assert (claim.state, claim.held_by.code) == ("accepted_by_requesting", "AZ-SMS")


def test_the_requesting_state_contests_with_a_reason(desk, claim):
    claim = desk.walk(claim, "acknowledged")
    with pytest.raises(Refused) as refused:
        perform(claim, "contest", desk.theirs, {"contest_reason": ""})
    assert list(refused.value.fields) == ["contest_reason"]
    assert a.step(claim, "contest", desk.theirs, contest_reason="He is yours.").state == "contested"


@pytest.mark.parametrize(("name", "state"), [("settle", "accepted_by_requesting"), ("reject", "rejected")])
def test_what_diplomacy_or_the_committee_decided_is_recorded_under_four_eyes(desk, claim, name, state):
    outcome = {"settled_by": "committee", "settled_on": "2026-04-10", "settlement": "So it was decided."}
    claim = desk.walk(claim, "contested")
    with pytest.raises(Refused) as refused, walking_at(a.at(2026, 4, 9, 23)):
        perform(claim, name, desk.officer, outcome)
    assert list(refused.value.fields) == ["settled_on"]
    with walking_at(a.at(2026, 4, 10, 9)):
        claim = a.agreed_step(claim, name, desk.officer, desk.chief, **outcome)
    assert (claim.state, claim.settlement) == (state, "So it was decided.")


def test_the_return_waits_for_the_protection_check(desk, claim):
    with pytest.raises(Refused) as refused:
        desk.to_return_scheduled(desk.walk(claim, "accepted_by_requesting"), protection_check="no")
    assert list(refused.value.fields) == ["protection_check"]


def test_the_other_side_is_told_of_the_return_some_working_days_before(desk, claim):
    """Three working days in the Netherlands: for Thursday the notice is due on Monday."""
    claim, thursday = desk.walk(claim, "accepted_by_requesting"), a.at(2026, 4, 23, 12)
    with walking_at(a.at(2026, 4, 21, 9)), pytest.raises(Refused) as refused:
        desk.to_return_scheduled(claim, return_at=thursday)
    assert "would have been due on 20.04.2026" in refused.value.fields["return_at"][0]
    with walking_at(a.at(2026, 4, 20, 9)):
        assert desk.to_return_scheduled(claim, return_at=thursday).state == "return_scheduled"


def test_the_border_service_joins_when_the_return_is_scheduled_and_records_it(desk, claim):
    assert claim.agency_that_is(BORDER) is None
    claim = desk.walk(claim, "return_scheduled")
    assert claim.held_by.code == claim.agency_that_is(BORDER).code == "AZ-SBS"
    claim = desk.walk(claim, "returned")
    letter = claim.letters.get(kind="error_return")
    assert (claim.state, letter.sender.code, letter.recipient.code) == ("returned", "AZ-SBS", "NL-CA")
    assert letter.content["az"]["handed_over_to"] and letter.content["en"]["handed_back"][0] == "Passport C0000001"


def test_a_return_that_came_to_nothing_is_scheduled_anew(desk, claim):
    claim = desk.walk(claim, "return_scheduled")
    later = claim.return_at + timedelta(days=7)
    assert desk.to_return_scheduled(claim, return_at=later).return_at == later


@pytest.mark.parametrize("amount", ["0", "-5", "12.345", "much"])
def test_costs_are_an_amount_of_money(desk, claim, amount):
    with pytest.raises(Refused) as refused:
        desk.to_costs_claimed(desk.walk(claim, "returned"), costs_amount=amount)
    assert list(refused.value.fields) == ["costs_amount"]


def test_costs_are_claimed_in_their_currency_and_the_case_is_closed(desk, claim):
    claim = desk.to_costs_claimed(desk.walk(claim, "returned"))
    assert claim.letters.get(kind="error_costs").content["en"]["amount"] == "1840.50 EUR"
    claim = a.step(claim, "close", desk.chief)
    assert claim.state == "closed" and claim.closed_at


def test_costs_may_be_left_where_they_lie_with_a_reason(desk, claim):
    claim = a.step(
        desk.walk(claim, "returned"), "waive_costs", desk.chief, waiver_reason="They sent their own officers."
    )
    assert claim.state == "closed" and not claim.letters.filter(kind="error_costs").exists()


@pytest.mark.parametrize(
    "state", ["claimed", "acknowledged", "contested", "accepted_by_requesting", "return_scheduled"]
)
def test_a_claim_is_withdrawn_under_four_eyes(desk, claim, state):
    claim = desk.walk(claim, state)
    assert a.agreed_step(claim, "withdraw", desk.officer, desk.chief, withdrawal_reason="x").state == "withdrawn"


WINDOWS = [  # agreement, State, arrival, last day on which it can be claimed
    ("EUAZ", "NL", (2026, 4, 9), (2026, 10, 9)),
    ("CHAZ", "CH", (2026, 4, 9), (2026, 10, 9)),
    ("EUAZ", "NL", (2023, 8, 31), (2024, 2, 29)),
    ("CHAZ", "CH", (2027, 8, 31), (2028, 2, 29)),
    ("EUAZ", "NL", (2027, 8, 31), (2028, 3, 1)),  # the 29th makes up for a feast at the weekend: the last day moves
    ("CHAZ", "CH", (2026, 8, 31), (2027, 2, 28)),
    ("EUAZ", "NL", (2026, 8, 31), (2027, 3, 1)),  # the 28th is a Sunday: the last day moves
]
FULL = os.environ.get("QAYIDIS_FULL") == "1"
each_window = pytest.mark.parametrize(("agreement", "other", "arrival", "last"), WINDOWS if FULL else WINDOWS[::3])


@each_window
def test_a_claim_is_begun_and_made_until_the_last_moment_of_the_window(desk, agreement, other, arrival, last):
    desk = Desk(other)
    request = arrived(desk, agreement, a.at(*arrival, 17, 40))
    with walking_at(a.at(*last, 23, 58)):
        claim = desk.begin(request)
    with walking_at(a.at(*last, 23, 59)):
        run_clocks()
        assert desk.walk(claim, "claimed").state == "claimed"


@each_window
def test_on_the_day_after_the_window_nothing_is_begun(desk, agreement, other, arrival, last):
    desk = Desk(other)
    request = arrived(desk, agreement, a.at(*arrival, 17, 40), until="closed")
    with walking_at(a.at(*last, 23, 59) + timedelta(minutes=1)), pytest.raises(Refused, match="has run out"):
        desk.begin(request)


@each_window
def test_on_the_day_after_the_window_a_proposal_lapses_and_the_draft_is_out_of_time(
    desk, agreement, other, arrival, last
):
    desk = Desk(other)
    request = arrived(desk, agreement, a.at(*arrival, 17, 40))
    with walking_at(a.at(*last, 12)):
        claim = desk.begin(request)
        waiting = perform(claim, "claim", desk.officer, CLAIM)
    with walking_at(a.at(*last, 23, 59) + timedelta(minutes=1)):
        with pytest.raises(Refused, match="has run out, or none"):
            decide(waiting, desk.chief, "granted")
        run_clocks()
        run_clocks()
    claim, waiting = a.again(claim), Approval.objects.get(pk=waiting.pk)
    assert (claim.state, waiting.outcome) == ("out_of_time", "lapsed")
    assert claim.steps.filter(transition="run_out").count() == 1


def test_no_clock_ends_a_draft_before_its_time(desk, claim):
    with walking_at(a.at(2026, 10, 9, 23, 59)), pytest.raises(Refused, match="has not run out"):
        perform(claim, "run_out", None)


def test_a_claim_that_was_made_in_time_does_not_run_out(desk, claim):
    claim = desk.walk(claim, "claimed")
    with walking_at(a.at(2027, 4, 9)):
        run_clocks()
    assert a.again(claim).state == "claimed"


def test_the_claim_and_the_readmission_have_one_window_also_when_the_rule_changes(desk):
    request = arrived(desk)
    with walking_at(a.at(2026, 5, 1)):
        carried_out(
            new_version(name="error_own_national", value=3, valid_from=a.at(2026, 5, 2).date()), *administrators()
        )
    with walking_at(a.at(2026, 8, 20)):
        claim = desk.begin(request)
    assert claim.running_clock("claiming").due_at == request.running_clock("error_window").due_at == a.at(2026, 10, 10)


def test_where_no_window_is_known_nothing_is_claimed(desk):
    with pytest.raises(Refused, match="No time is known"):
        Desk("NO").begin(arrived(Desk("NO"), "NOAZ"))


def test_each_agency_has_the_part_it_had_in_the_readmission(desk, claim):
    claim = desk.walk(claim, "return_scheduled")
    parts = {part: claim.agency_that_is(part).code for part in (LEAD, REQUESTING, BORDER)}
    assert parts == {LEAD: "AZ-SMS", REQUESTING: "NL-CA", BORDER: "AZ-SBS"}


def test_out_of_a_final_state_nothing_leads_but_a_step_may_be_taken_in_it():
    class Sound(Workflow):
        begun = State("Begun", initial=True, next_step="End it")
        over = State("Over", final=True)
        end = begun.to(over, by=CASEWORKER.at(LEAD))
        note = over.stay(by=CASEWORKER.at(LEAD))

    class Unsound(Sound):
        begun, over, end = Sound.begun, Sound.over, Sound.end
        begin_again = over.to(begun, by=CASEWORKER.at(LEAD))

    assert list(faults(Sound)) == []
    assert list(faults(Unsound)) == ["over is final and has an exit"]


def test_a_window_that_has_passed_is_over_and_not_overdue(desk):
    readmission = arrived(desk)
    clock = readmission.running_clock("error_window")
    with walking_at(clock.due_at + timedelta(days=30)):
        shown = clock_shown(clock)
    assert (shown["tone"], shown["words"], shown["strong"]) == ("", "the time is over", "The time is over")
