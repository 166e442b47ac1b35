"""The normal procedure for own nationals, walked through the door."""

import pytest

from agencies.roles import BORDER, CASEWORKER, LEAD, SUPERVISOR, CaseRole
from audit.actor import acting
from audit.moment import walking_at
from tests import a
from workflows.models import Approval, Clock, Procedure, Step
from workflows.perform import Changed, MovedOn, Refused, decide, perform, withdraw_proposal

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return a.person(CASEWORKER), a.person(SUPERVISOR)


def examined(desk, **how):
    officer, _chief = desk
    request = a.readmission(**how)
    request = a.step(request, "acknowledge", officer)
    return a.step(request, "take_up", officer)


def test_from_the_draft_to_the_handover(desk):
    officer, chief = desk
    mia, mia_chief = a.person(CASEWORKER, at="AZ-MIA"), a.person(SUPERVISOR, at="AZ-MIA")
    consul, consul_chief = a.person(CASEWORKER, at="AZ-MFA"), a.person(SUPERVISOR, at="AZ-MFA")
    border, their_officer = a.person(CASEWORKER, at="AZ-SBS"), a.person(CASEWORKER, at="NL-CA")
    with walking_at(a.at(2026, 3, 2, 10, 14)):
        request = examined(desk)
        request = a.step(request, "verify", officer, asked_agencies=["AZ-MIA"])
        check = request.children.get().verification
        check = a.step(check, "accept", mia)
        a.agreed_step(check, "answer", mia, mia_chief, finding="confirmed")
        request = a.again(request)
        assert request.state == "under_examination"
        request = a.agreed_step(request, "agree", officer, chief)
        assert request.state == "agreed"
        request = a.step(request, "request_document", officer)
        document = a.step(request.children.get(kind="traveldocument").traveldocument, "prepare", consul)
        a.agreed_step(
            document,
            "issue",
            consul,
            consul_chief,
            certificate_number="QŞ 001234",
            issued_on="2026-03-02",
            expires_on="2026-07-30",
        )
    with walking_at(a.at(2026, 3, 9, 12)):
        request = a.step(
            a.again(request), "notify_transfer", their_officer,
            transfer_at=a.at(2026, 4, 9, 17, 5), crossing_point="Heydər Əliyev", transport="air", carrier="J2 9002",
        )  # fmt: skip
    with walking_at(a.at(2026, 4, 9, 18)):
        request = a.step(request, "receive", border, arrived_at=a.at(2026, 4, 9, 17, 40), identity_on_arrival="yes")
        request = a.step(request, "hand_over", officer, reintegration_consent="given")
        request = a.step(request, "close", chief)
    assert request.state == "closed" and request.closed_at
    assert request.children.get(kind="traveldocument").state == "used"
    assert not Clock.objects.filter(procedure=request, stopped_at=None).exists()


def test_the_reply_is_due_15_days_after_receipt_whether_acknowledged_or_not(desk):
    with walking_at(a.at(2026, 3, 2, 10, 14)):
        request = a.readmission()
    clock = request.clocks.get(deadline="reply")
    assert (clock.due_on.isoformat(), clock.due_at) == ("2026-03-17", a.at(2026, 3, 18))


def test_under_the_swiss_agreement_the_reply_clock_waits_for_the_acknowledgement(desk):
    with walking_at(a.at(2026, 3, 2, 10, 14)):
        request = a.readmission("CHAZ", "CH")
        assert not request.clocks.filter(deadline="reply").exists()
    with walking_at(a.at(2026, 3, 4, 9)):
        request = a.step(request, "acknowledge", desk[0])
    assert request.clocks.get(deadline="reply").started_at == a.at(2026, 3, 4, 9)


def test_the_proposer_cannot_approve_and_is_told_why(desk):
    both = a.person(CASEWORKER, SUPERVISOR)
    request = with_proof(desk)
    approval = perform(request, "agree", both)
    with pytest.raises(Refused, match="you prepared it"):
        decide(approval, both, "granted")


def with_proof(desk):
    request = examined(desk)
    request.case.evidence.update(finding="accepted")
    return request


def test_a_proposal_lapses_when_the_case_moves_another_way(desk):
    officer, chief = desk
    request = with_proof(desk)
    approval = perform(request, "agree", officer)
    a.step(request, "suspend", chief, suspension_reason="court")
    approval.refresh_from_db()
    assert approval.outcome == Approval.Outcome.LAPSED
    with pytest.raises(MovedOn):
        decide(approval, chief, "granted")


def test_sending_back_needs_a_comment_and_leaves_the_case_where_it_is(desk):
    officer, chief = desk
    request = with_proof(desk)
    approval = perform(request, "agree", officer)
    with pytest.raises(Refused, match="Say why"):
        decide(approval, chief, "returned")
    decide(approval, chief, "returned", comment="Name the document.")
    approval.refresh_from_db()
    assert (approval.outcome, a.again(request).state) == ("returned", "under_examination")


def test_a_withdrawn_proposal_makes_room_for_another(desk):
    officer, _chief = desk
    request = with_proof(desk)
    approval = perform(request, "agree", officer)
    with pytest.raises(Refused, match="already waiting"):
        perform(request, "refuse", officer, {"refusal_ground": "other", "refusal_reason": "x"})
    withdraw_proposal(approval, officer)
    assert perform(request, "agree", officer).outcome == "open"


def test_proof_that_nobody_examined_is_examined_before_a_refusal(desk):
    officer, chief = desk
    request = examined(desk, evidence=[{"kind": "passport", "number": "C0000001"}])
    said = {"refusal_ground": "not_a_national", "refusal_reason": "Not in any register."}
    with pytest.raises(Refused, match="has not been examined"):
        perform(request, "refuse", officer, said)
    request.case.evidence.update(finding="false")
    approval = perform(a.again(request), "refuse", officer, said)
    request.case.evidence.update(finding="open")  # somebody has doubts again before the signature
    with pytest.raises(Refused, match="has not been examined"):
        decide(approval, chief, "granted")


def test_one_token_makes_one_step(desk):
    officer, _chief = desk
    request = a.readmission()
    first = perform(request, "acknowledge", officer, token="t1")
    assert perform(request, "acknowledge", officer, token="t1").pk == first.pk
    assert Step.objects.filter(procedure=request, transition="acknowledge").count() == 1


def test_a_form_that_was_opened_before_a_change_is_not_carried_out(desk):
    officer, chief = desk
    request = with_proof(desk)
    seen = a.again(request).case.version
    a.step(request, "suspend", chief, suspension_reason="court")
    with pytest.raises(MovedOn):
        perform(request, "agree", officer, seen=seen)
    a.step(request, "take_up_again", chief)
    with pytest.raises(Changed):
        perform(request, "agree", officer, seen=seen)


@pytest.mark.parametrize(
    "waiting", ["submitted", "incomplete", "received", "under_examination", "questioned", "suspended"]
)
def test_silence_acts_from_every_undecided_state(desk, waiting):
    officer, chief = desk
    roads = {
        "submitted": [],
        "incomplete": [("return_incomplete", officer, {"missing": "photo"})],
        "received": [("acknowledge", officer, {})],
        "under_examination": [("acknowledge", officer, {}), ("take_up", officer, {})],
        "questioned": [
            ("acknowledge", officer, {}),
            ("take_up", officer, {}),
            ("ask", officer, {"question": "Where?"}),
        ],
        "suspended": [("acknowledge", officer, {}), ("suspend", chief, {"suspension_reason": "court"})],
    }
    with walking_at(a.at(2026, 3, 2, 10, 14)):
        request = a.readmission()
        for name, who, answers in roads[waiting]:
            request = a.step(request, name, who, **answers)
    assert request.state == waiting
    with walking_at(a.at(2026, 3, 17, 23, 59)), pytest.raises(Refused, match="has not run out"):
        perform(request, "deem_agreed", None)
    with walking_at(a.at(2026, 3, 18)):
        perform(request, "deem_agreed", None)
    assert a.again(request).state == "deemed_agreed"


def test_under_the_swiss_agreement_silence_is_no_consent(desk):
    with walking_at(a.at(2026, 3, 2)):
        request = a.step(a.readmission("CHAZ", "CH"), "acknowledge", desk[0])
    with walking_at(a.at(2026, 6, 2)), pytest.raises(Refused, match="silence is not consent"):
        perform(request, "deem_agreed", None)


def test_each_agency_sees_only_what_is_theirs(desk):
    officer, _chief = desk
    stranger, mia, german = (
        a.person(CASEWORKER, at="AZ-MOH"),
        a.person(CASEWORKER, at="AZ-MIA"),
        a.person(CASEWORKER, at="DE-CA"),
    )
    request = a.step(examined(desk), "verify", officer, asked_agencies=["AZ-MIA"])
    seen = {
        who: set(Procedure.objects.visible_to(who).values_list("kind", flat=True))
        for who in (officer, stranger, mia, german)
    }
    assert seen == {
        officer: {"readmissionrequest", "verification"},
        stranger: set(),
        mia: {"verification"},
        german: set(),
    }
    assert request.agency_that_is(CaseRole.IDENTITY) is None and request.agency_that_is(LEAD)


def test_the_border_officer_cannot_agree(desk):
    request = with_proof(desk)
    request.bring_in({BORDER: a.agency("AZ-SBS")})
    with pytest.raises(Refused, match="Only Caseworker of the lead agency"):
        perform(request, "agree", a.person(CASEWORKER, at="AZ-SBS"))


def test_a_wrong_answer_is_said_at_its_field(desk):
    with walking_at(a.at(2026, 3, 2)):
        request = a.readmission()
        with pytest.raises(Refused) as refused:
            perform(request, "return_incomplete", desk[0], {"missing": ""})
    assert list(refused.value.fields) == ["missing"]


def test_history_names_author_role_agency_and_act(desk):
    officer, _chief = desk
    request = a.readmission()
    with acting(officer):
        step = perform(request, "acknowledge", officer)
    row = a.again(request).history.first()
    assert (row.history_user, row.act, row.act_agency_id, row.act_roles) == (
        officer.user,
        step.act,
        officer.agency.pk,
        "caseworker",
    )


def test_a_paper_of_the_family_proves_nothing_of_the_person(desk):
    spouse = {
        "names": [{"kind": "main", "surname": "Beridze", "given_names": "Nino"}],
        "nationalities": [{"state": "GE", "basis": "documented"}],
    }
    papers = [{"kind": "passport", "number": "GE1234567", "expires_on": "2030-01-01", "of": "spouse"}]
    request = examined(desk, spouse=spouse, evidence=papers)
    request.case.evidence.update(finding="accepted")
    with pytest.raises(Refused, match="Nationality is neither proved"):
        perform(request, "agree", desk[0])
