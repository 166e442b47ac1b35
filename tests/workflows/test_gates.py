"""While a protection gate is open nothing leads nearer to a transfer: by the declarations, at the door, and in the database."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from agencies.policy import capacities_of
from agencies.roles import BORDER, CASEWORKER, LEAD, PROTECTION_OFFICER, SUPERVISOR
from audit.actor import acting
from audit.moment import now, walking_at
from cases.gates import Gate, GateCode
from tests import a
from tests.workflows.behind_gates import Journey
from tests.workflows.packages import received
from workflows.check import faults
from workflows.declare import BACK, State, Workflow
from workflows.expiry import run_clocks
from workflows.gating import codes_for, may_release, release_gate, set_gate
from workflows.models import Notice, Procedure, Step
from workflows.nearness import Nearness, behind_a_gate, can_be_called_off, ends, gated, is_gated
from workflows.perform import MovedOn, Refused, may_perform, perform
from workflows.procedures.direct_return import DirectReturn
from workflows.procedures.error_claim import ErrorClaiming
from workflows.procedures.outgoing import OutgoingReadmission
from workflows.procedures.outgoing_third_country import OutgoingThirdCountry
from workflows.procedures.outgoing_transit import OutgoingTransit
from workflows.procedures.readmission import Readmission
from workflows.procedures.third_country import ThirdCountry
from workflows.procedures.transit import Transit
from workflows.procedures.voluntary_return import VoluntaryReturning

OURS = [model.workflow for model in Procedure.kinds.values() if model._meta.app_label != "tests"]
every_workflow = pytest.mark.parametrize("workflow", OURS, ids=lambda workflow: workflow.__name__)
SHUT = "protection gate is open"


@every_workflow
def test_with_an_open_gate_no_path_from_any_state_leads_nearer_to_a_transfer(workflow):
    for start in workflow.states.values():
        assert {s.name for s in behind_a_gate(workflow, start) if s.nearness > start.nearness} == set()


@every_workflow
def test_with_an_open_gate_no_path_from_the_beginning_reaches_anything_near(workflow):
    assert {state.name for state in behind_a_gate(workflow, workflow.initial) if state.nearness} == set()


def test_what_a_gate_shuts_is_this():
    """By name, so that a new way to the transfer is seen here."""
    shut = {way.name: {s.name for s in sources} for way, sources in gated(Readmission).items()}
    assert shut == {
        "request_document": {"agreed", "deemed_agreed"},
        "use_own_document": {"agreed", "deemed_agreed"},
        "document_ready": {"document_pending"},
        "notify_transfer": {"ready_for_transfer"},
        "receive": {"transfer_notified"},
        "confirm_arrival": {"arrived_behind_gate"},
        "go_on_with_transfer": {"held_up"},
    }


@pytest.mark.parametrize("is_open", [True, False])
@every_workflow
def test_the_door_says_it_of_each_step_nearer_and_of_no_other(workflow, is_open):
    """Each transition from each of its states, for somebody with every capacity."""
    shut = {(way.name, s.name) for way, sources in gated(workflow).items() for s in sources}
    model = next(model for model in Procedure.kinds.values() if model.workflow is workflow)
    for way in workflow.transitions.values():
        for source in way.sources:
            procedure = model(state=source.name, kind=model.__name__.lower())
            procedure.is_gated = is_open
            reasons = " ".join(may_perform(set(way.by), replace(way, needs=(), extends=None), procedure).reasons)
            assert (SHUT in reasons) == (is_open and (way.name, source.name) in shut), (way.name, source.name)


def test_whoever_is_stopped_can_be_brought_back():
    for name in ("postpone", "not_arrived", "withdraw", "record_behind_gate"):
        way = Readmission.transitions[name]
        assert not is_gated(Readmission, way, Readmission.transfer_notified), name


@every_workflow
def test_only_a_journey_that_has_not_ended_is_called_off(workflow):
    found = {state.name for state in workflow.states.values() if can_be_called_off(workflow, state)}
    assert found == {
        Readmission: {"transfer_notified"},
        DirectReturn: {"notified"},
        ThirdCountry: {"transfer_notified"},
        Transit: {"scheduled"},
        ErrorClaiming: {"return_scheduled"},
        OutgoingReadmission: {"transfer_notified"},
        OutgoingThirdCountry: {"transfer_notified"},
        OutgoingTransit: {"scheduled"},
        VoluntaryReturning: {"travel_booked"},
    }.get(workflow, set())


def test_a_way_back_is_shut_where_one_can_have_come_from_nearer():
    class Winding(Workflow):
        begun = State("Begun", initial=True, next_step="Go")
        near = State("Near", next_step="Go", nearness=Nearness.READY)
        closed = State("Closed", next_step="Reopen")
        go = begun.to(near)
        close = (begun | near).to(closed)
        reopen = closed.to(BACK)

    assert ends(Winding, Winding.reopen, Winding.closed) == {Winding.begun, Winding.near}
    assert gated(Winding) == {Winding.go: [Winding.begun], Winding.reopen: [Winding.closed]}


def test_a_workflow_that_begins_near_to_the_transfer_is_not_sound():
    class Hasty(Workflow):
        begun = State("Begun", initial=True, next_step="Go", nearness=Nearness.READY)
        done = State("Done", final=True)
        end = begun.to(done, by=CASEWORKER.at(LEAD))

    assert list(faults(Hasty)) == ["begun is where it begins, and near to the transfer already"]


@pytest.mark.django_db
def test_the_database_knows_the_same_states_as_the_declarations():
    declared = {
        (kind, s.name): s.nearness
        for kind, model in Procedure.kinds.items()
        if model.workflow in OURS
        for s in model.workflow.states.values()
    }
    with connection.cursor() as cursor:
        for (kind, state), nearness in declared.items():
            cursor.execute("SELECT nearness(%s, %s)", [kind, state])
            assert cursor.fetchone() == (nearness,), state


PLACES = {
    "agreed": ("request_document", "AZ-SMS", {}),
    "ready": ("notify_transfer", "NL-CA", {"transfer_at": None, "crossing_point": "H", "transport": "air", "carrier": "J"}),
    "notified": ("receive", "AZ-SBS", {"arrived_at": None, "identity_on_arrival": "yes"}),
}  # fmt: skip


@pytest.mark.some(6)
@pytest.mark.django_db
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("code", GateCode.values)
def test_the_door_says_no_while_any_gate_is_open_and_yes_once_it_is_released(place, code):
    way, who, answers = PLACES[place]
    journey = getattr(Journey(), place)()
    times = {"transfer_at": now() + timedelta(days=20), "arrived_at": now()}
    answers = {name: times.get(name, value) for name, value in answers.items()}
    gate = journey.gate(code)
    before = journey.request.state
    with pytest.raises(Refused, match=SHUT):
        journey.try_step(way, journey.officers[who], **answers)
    assert a.again(journey.request).state == before
    journey.release(gate).try_step(way, journey.officers[who], **answers)
    assert a.again(journey.request).state != before


@pytest.mark.django_db
def test_with_two_gates_open_one_release_opens_nothing():
    journey = Journey().agreed()
    first, second = journey.gate("not_fit_to_travel"), journey.gate("fear_of_return")
    journey.release(first)
    with pytest.raises(Refused, match=SHUT):
        journey.try_step("request_document", journey.officers["AZ-SMS"])
    journey.release(second).step("request_document")
    assert journey.request.state == "document_pending"


@pytest.mark.django_db
def test_a_child_that_settles_does_not_take_its_parent_on_until_the_gate_is_released():
    journey = Journey().asked()
    gate = journey.gate()
    journey.issue()
    assert (journey.paper.state, journey.request.state) == ("issued", "document_pending")
    journey.release(gate)
    assert journey.request.state == "ready_for_transfer"
    assert journey.request.steps.latest("pk").taken_as == "clock"


@pytest.mark.django_db
def test_a_paper_is_issued_behind_a_gate_and_not_handed_over():
    journey = Journey().asked()
    gate = journey.gate()
    journey.issue()
    with pytest.raises(Refused, match=SHUT):
        journey.step("hand_over", "AZ-MFA", journey.paper, handed_to="Courier")
    journey.release(gate).step("hand_over", "AZ-MFA", journey.paper, handed_to="Courier")
    assert journey.paper.state == "handed_over"


@pytest.mark.django_db
def test_the_clock_goes_no_nearer_however_often_it_is_wound():
    journey = Journey().asked()
    journey.gate()
    for days in (1, 9, 40, 80):
        with walking_at(now() + timedelta(days=days)):
            call_command("run_clocks")
            assert a.again(journey.request).state == "document_pending"
    with pytest.raises(Refused, match=SHUT):
        perform(journey.request, "document_ready", None)


@pytest.mark.django_db
def test_a_package_that_comes_again_moves_neither_the_case_nor_the_gate():
    with walking_at(a.at(2026, 3, 16, 10, 14)):
        request, officer = received("1-netherlands-expired-passport.json"), a.person(CASEWORKER, at="NL-CA")
        with acting(officer):
            set_gate(request, "not_fit_to_travel", officer)
        before = request.state
        again = received("1-netherlands-expired-passport.json")
    assert (again.pk, again.state, again.is_gated) == (request.pk, before, True)


@pytest.mark.django_db
def test_silence_is_agreement_behind_a_gate_too_and_the_way_onwards_is_shut():
    journey = Journey()
    gate = journey.gate(by="NL-CA")
    with walking_at(now() + timedelta(days=60)):
        run_clocks()
        assert a.again(journey.request).state == "deemed_agreed"
        with pytest.raises(Refused, match=SHUT):
            journey.try_step("request_document", journey.officers["AZ-SMS"])
        assert journey.release(gate).request.state == "deemed_agreed"


@pytest.mark.django_db
def test_who_arrives_behind_a_gate_is_recorded_and_goes_no_further_until_it_is_released():
    journey = Journey().notified()
    border = journey.officers["AZ-SBS"]
    with pytest.raises(Refused, match="record the arrival as usual"):
        journey.try_step("record_behind_gate", border, arrived_at=now(), identity_on_arrival="yes")
    gate = journey.gate("not_fit_to_travel", by="AZ-SBS")
    journey.step("record_behind_gate", "AZ-SBS", arrived_at=now(), identity_on_arrival="yes")
    assert (journey.request.state, journey.paper.state) == ("arrived_behind_gate", "used")
    assert journey.request.held_by == a.agency("AZ-SMS")
    with pytest.raises(Refused, match=SHUT):
        journey.try_step("confirm_arrival", journey.officers["AZ-SMS"])
    journey.release(gate).step("confirm_arrival")
    assert journey.request.state == "received_at_border"


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["NL-CA", "AZ-SMS"])
def test_a_transfer_that_is_notified_is_called_off_behind_a_gate(who):
    journey = Journey().notified()
    journey.gate()
    journey.step("postpone", who, postponement_reason="Not fit.")
    with pytest.raises(Refused, match=SHUT):
        journey.notify(who)


@pytest.mark.django_db
def test_a_gate_survives_every_way_back():
    journey = Journey()
    journey.step("acknowledge")
    journey.gate()
    a.step(journey.request, "suspend", journey.chiefs["AZ-SMS"], suspension_reason="Court.")
    a.step(a.again(journey.request), "take_up_again", journey.chiefs["AZ-SMS"])
    assert journey.request.case.gates.open().count() == 1


@pytest.mark.django_db
def test_a_proposal_from_before_the_gate_is_not_signed_through_it(monkeypatch):
    """No step towards the transfer needs other eyes today; were one to, the signature would meet the same door."""
    journey = Journey().agreed()
    way = Readmission.transitions["request_document"]
    monkeypatch.setattr(way, "approval", (SUPERVISOR.at(LEAD),))
    journey.try_step("request_document", journey.officers["AZ-SMS"])
    journey.gate()
    approval = journey.request.approvals.get(outcome="open")
    with pytest.raises(Refused, match=SHUT):
        a.decide(approval, journey.chiefs["AZ-SMS"], "granted")
    assert journey.request.approvals.get(pk=approval.pk).outcome == "open"


STEP = """
    INSERT INTO workflows_step (procedure_id, transition, source, target, taken_at, taken_as, answers, comment, act_roles)
    VALUES (%s, 'use_own_document', %s, %s, now(), 'clock', '{}', '', '')
"""


@pytest.mark.django_db
def test_straight_sql_takes_no_step_nearer_either():
    journey = Journey().agreed()
    journey.gate()
    for source, target in (("agreed", "ready_for_transfer"), ("agreed", "transfer_notified"), ("", "completed")):
        with pytest.raises(DatabaseError, match="a protection gate is open"), transaction.atomic():
            connection.cursor().execute(STEP, [journey.request.pk, source, target])


def sql(statement, *facts):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, facts)


@pytest.mark.django_db
def test_the_database_keeps_how_a_gate_was_set_and_released():
    journey = Journey().agreed()
    gate, spare = journey.gate(), journey.gate("not_fit_to_travel")
    with pytest.raises(DatabaseError, match="never changed"):
        sql("UPDATE cases_gate SET code = 'fear_of_return' WHERE id = %s", gate.pk)
    with pytest.raises(DatabaseError, match="permission denied"):
        sql("DELETE FROM cases_gate WHERE id = %s", gate.pk)
    with pytest.raises(DatabaseError, match="gate_code_is_closed"):
        sql("INSERT INTO cases_gate (case_id, code, set_at, set_by_id, set_for_id, release_ground, release_reason)"
            " VALUES (%s, 'because I say so', now(), %s, %s, '', '')",
            gate.case_id, gate.set_by_id, gate.set_for_id)  # fmt: skip
    with pytest.raises(DatabaseError, match="gate_released_with_reason"):
        sql("UPDATE cases_gate SET released_at = now() WHERE id = %s", spare.pk)
    journey.release(gate)
    with pytest.raises(DatabaseError, match="never changed"):
        sql("UPDATE cases_gate SET released_at = NULL, released_by_id = NULL WHERE id = %s", gate.pk)
    with pytest.raises(DatabaseError, match="permission denied"):
        sql("UPDATE cases_historicalgate SET code = 'not_fit_to_travel'")


RELEASE = """
    UPDATE cases_gate SET released_at = now(), released_by_id = %s, released_for_id = %s, release_ground = 'in_error',
                          release_reason = 'So.' WHERE id = %s
"""


@pytest.mark.django_db
def test_the_database_takes_no_release_by_the_wrong_hand():
    journey, both = Journey().agreed(), a.person(CASEWORKER, PROTECTION_OFFICER)
    gate, lead = journey.gate(), a.agency("AZ-SMS").pk
    journey.request.give_to(both.user, both.group_id)
    wrong = (
        (journey.officers["AZ-SMS"], "gate_released_by_other_eyes|protection officer alone"),
        (a.person(CASEWORKER), "protection officer alone"),
        (both, "who works on the case"),
    )
    for who, why in wrong:
        with pytest.raises(DatabaseError, match=why):
            sql(RELEASE, who.user.pk, lead, gate.pk)


@pytest.mark.django_db
def test_a_gate_is_released_by_a_protection_officer_of_the_lead_alone():
    journey = Journey().agreed()
    gate = journey.gate(by="NL-CA")
    others = [
        *journey.officers.values(),
        *journey.chiefs.values(),
        a.person(PROTECTION_OFFICER, at="NL-CA"),
        a.person(PROTECTION_OFFICER, at="AZ-MIA"),
    ]
    for who in others:
        with pytest.raises(Refused, match="Only"):
            journey.release(gate, by=who)
    assert journey.release(gate).request.case.gates.open().count() == 0


@pytest.mark.django_db
def test_who_set_the_gate_does_not_release_it():
    journey = Journey().agreed()
    with acting(journey.guard):
        gate = set_gate(journey.request, "not_fit_to_travel", journey.guard)
    with pytest.raises(Refused, match="You set this gate"):
        journey.release(gate)
    journey.release(gate, by=a.person(PROTECTION_OFFICER))


@pytest.mark.django_db
@pytest.mark.parametrize("deed", ["assigned", "assigned once", "stepped", "proposed"])
def test_who_worked_on_the_case_does_not_release_it(deed):
    both, journey = a.person(CASEWORKER, PROTECTION_OFFICER), Journey()
    journey.step("acknowledge")
    if deed.startswith("assigned"):
        journey.request.give_to(both.user, both.group_id)
    if deed == "assigned once":
        a.again(journey.request).give_to(journey.officers["AZ-SMS"].user, both.group_id)
    journey.step("take_up") if deed != "stepped" else a.step(journey.request, "take_up", both)
    journey.request = a.again(journey.request)
    if deed == "proposed":
        journey.request.case.evidence.update(finding="accepted")
        journey.try_step("agree", both)
    gate = journey.gate()
    with pytest.raises(Refused, match="You have worked on this case"):
        journey.release(gate, by=both)


@pytest.mark.django_db
def test_a_release_says_on_what_ground_and_why():
    journey = Journey().agreed()
    gate = journey.gate()
    for ground, reason, field in (("", "Why.", "ground"), ("mine", "Why.", "ground"), ("in_error", "  ", "reason")):
        with pytest.raises(Refused) as refused, acting(journey.guard):
            release_gate(journey.request, gate, journey.guard, ground, reason)
        assert list(refused.value.fields) == [field]
    journey.release(gate)
    with pytest.raises(MovedOn, match="released already"):
        journey.release(gate)


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["AZ-SMS", "NL-CA", "AZ-SBS", "AZ-MFA"])
def test_whoever_works_on_the_case_sets_a_gate_on_either_side(who):
    journey = Journey().notified()
    assert journey.gate("not_fit_to_travel", by=who).set_for == a.agency(who)


@pytest.mark.django_db
def test_a_stranger_sets_no_gate():
    with pytest.raises(Refused):
        set_gate(a.readmission(), "not_fit_to_travel", a.person(CASEWORKER, at="AZ-MOH"))


@pytest.mark.django_db
def test_from_abroad_nobody_says_that_the_person_fears_to_return():
    """It would tell the State of origin what the asylum door keeps out."""
    journey = Journey()
    with pytest.raises(Refused) as refused:
        journey.gate("fear_of_return", by="NL-CA")
    assert list(refused.value.fields) == ["code"]
    assert set(GateCode) - set(codes_for({CASEWORKER.at("requesting")})) == {GateCode.FEAR}
    assert codes_for({CASEWORKER.at(BORDER)}) == list(GateCode)


@pytest.mark.django_db
def test_setting_a_gate_answers_nothing_about_those_that_stand_there():
    journey = Journey()
    journey.gate(by="AZ-SMS")
    journey.gate(by="NL-CA")
    assert Gate.objects.filter(case=journey.request.case_id).count() == 2


@pytest.mark.django_db
def test_pressed_twice_it_is_one_gate():
    journey = Journey()
    assert journey.gate().pk == journey.gate().pk


@pytest.mark.django_db
def test_protection_officers_of_the_lead_are_told_that_and_not_why():
    journey = Journey().agreed()
    journey.gate("fear_of_return")
    told = Notice.objects.filter(kind="gate")
    assert set(told.values_list("person", flat=True)) == {journey.guard.user.pk}
    assert [notice.about for notice in told] == [{}]


@pytest.mark.django_db
def test_where_the_journey_is_fixed_the_supervisors_are_told_too():
    journey = Journey().notified()
    journey.gate()
    told = set(Notice.objects.filter(kind="gate").values_list("person", flat=True))
    assert told == {journey.guard.user.pk, journey.chiefs["AZ-SMS"].user.pk}


@pytest.mark.django_db
def test_a_form_that_was_opened_before_the_gate_is_sent_back():
    journey = Journey().agreed()
    seen = journey.request.case.version
    journey.gate()
    with pytest.raises(Refused, match="changed while you were writing"), acting(journey.officers["AZ-SMS"]):
        perform(journey.request, "request_document", journey.officers["AZ-SMS"], seen=seen)


@pytest.mark.django_db
def test_the_verdict_says_why_beside_the_button():
    journey = Journey().agreed()
    journey.gate()
    procedure, officer = a.again(journey.request), journey.officers["AZ-SMS"]
    verdict = may_perform(capacities_of(officer, procedure), Readmission.transitions["request_document"], procedure)
    assert [reason for reason in verdict.reasons if SHUT in reason]
    assert not may_release(journey.request.case.gates.get(), officer, capacities_of(officer, procedure))


@pytest.mark.django_db
def test_nothing_of_a_gate_stands_in_the_steps():
    journey = Journey().agreed()
    before = Step.objects.count()
    journey.gate()
    assert Step.objects.count() == before
