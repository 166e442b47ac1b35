"""Who is away, who stands in, and where what waits there goes."""

import json
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from agencies.models import Absence, EmergencyAccess, Membership
from agencies.policy import actor_of
from agencies.roles import CASEWORKER, SUPERVISOR
from audit.actor import acting
from audit.models import Alias
from audit.moment import now
from tests import a
from tests.pages.square import signed_in
from workflows.absence.assigning import assign
from workflows.absence.entering import Away, call_off, enter
from workflows.absence.gaps import APPROVAL, CASE, DEADLINE, gaps
from workflows.absence.handing import Waits
from workflows.absence.sweeping import give_back
from workflows.conflicts import close_to
from workflows.emergency import may_review
from workflows.models import Notice, Signature, Step
from workflows.notice_words import sentence
from workflows.perform import Refused, decide, perform
from workflows.standing_in import deputies_of
from workflows.worklist import counts

pytestmark = pytest.mark.django_db


def day(n=0):
    return timezone.localdate() + timedelta(days=n)


def again(actor):
    return actor_of(actor.user, actor.agency.pk)


@pytest.fixture
def leyla():
    return a.person(CASEWORKER, name="Leyla Quliyeva")


@pytest.fixture
def aynur():
    return a.person(CASEWORKER, name="Aynur Kazımova")


@pytest.fixture
def rauf():
    return a.person(SUPERVISOR, name="Rauf Səfərli")


@pytest.fixture
def case(leyla):
    procedure = a.readmission()
    procedure.give_to(leyla.user, leyla.group_id)
    return procedure


def away(who, by=None, deputy=None, days=(0, 7), choices=None):
    with acting(by or who):
        return enter(Away(who.user, day(days[0]), day(days[1]), deputy and deputy.user), choices or {}, by or who)


def holder(procedure):
    return procedure.grants.get(group__agency__code="AZ-SMS").assigned_to


def test_who_is_away_leaves_nothing_behind_without_a_choice(case, leyla, rauf):
    with pytest.raises(Waits) as waits:
        away(leyla)
    assert [(gap.kind, gap.procedure.pk, gap.person) for gap in waits.value.gaps] == [(CASE, case.pk, leyla.user.pk)]
    assert not Absence.objects.exists()


def test_it_is_handed_over_as_chosen(case, leyla, aynur, rauf):
    away(leyla, choices={case.pk: aynur.user.pk})
    assert holder(case) == aynur.user and not gaps(leyla.agency)
    assert Notice.objects.get(kind="handed_over").person == aynur.user


def test_it_goes_back_to_the_agency_whose_supervisors_are_told(case, leyla, rauf):
    away(leyla, choices={case.pk: None})
    assert holder(case) is None and not gaps(leyla.agency)
    assert Notice.objects.get(kind="given_back").person == rauf.user


def test_a_deputy_is_asked_told_and_counted_and_acts_in_their_own_name(case, leyla, aynur, rauf):
    away(leyla, deputy=aynur)
    assert holder(case) == leyla.user and not gaps(leyla.agency)
    aynur = again(aynur)
    assert aynur.stands_in_for == {leyla.user.pk} and counts(aynur)["deputy"] == 1 and counts(aynur)["mine"] == 0
    with acting(aynur):
        perform(case, "acknowledge", aynur)
    step = Step.objects.latest("pk")
    assert (step.taken_by, step.taken_in_place_of) == (aynur.user, leyla.user)


def test_standing_in_gives_no_right(case, leyla, aynur, rauf):
    with pytest.raises(Refused):
        away(rauf, deputy=aynur)
    away(leyla, deputy=aynur)
    assert again(aynur).roles == {CASEWORKER}


def test_a_deputy_signs_for_the_one_who_is_away_and_never_their_own_proposal(leyla, rauf):
    both = a.person(SUPERVISOR, name="Nigar Əliyeva")
    Membership.objects.create(user=both.user, agency=both.agency, role=CASEWORKER, from_on=day(-30))
    both, request = again(both), a.readmission()
    for name in ("acknowledge", "take_up"):
        request = a.step(request, name, leyla)
    request.case.evidence.update(finding="accepted")
    with acting(leyla):
        approval = perform(a.again(request), "agree", leyla)
    away(rauf, deputy=both)
    with acting(both):
        decide(approval, again(both), "granted")
    signature = Signature.objects.get(approval=approval)
    assert (signature.signed_by, signature.signed_in_place_of) == (both.user, rauf.user)


def test_the_only_one_who_could_sign_is_not_away(leyla, rauf):
    both = a.person(SUPERVISOR)
    Membership.objects.create(user=both.user, agency=both.agency, role=CASEWORKER, from_on=day(-30))
    request = a.readmission()
    for name in ("acknowledge", "take_up"):
        request = a.step(request, name, leyla)
    request.case.evidence.update(finding="accepted")
    with acting(both):
        perform(a.again(request), "agree", again(both))
    for deputy in (None, again(both)):  # who proposed it, and so cannot sign it
        with pytest.raises(Waits) as waits:
            away(rauf, deputy=deputy, choices={request.pk: None})
        assert APPROVAL in {gap.kind for gap in waits.value.gaps}


def test_the_only_one_who_is_told_of_a_deadline_is_not_away(leyla, rauf):
    request = a.step(a.readmission(), "acknowledge", leyla)
    request.give_to(None, leyla.group_id)
    with pytest.raises(Waits) as waits:
        away(rauf)
    assert {gap.kind for gap in waits.value.gaps} == {DEADLINE}


def test_whom_a_conflict_excludes_does_not_stand_in_for_that_case(case, leyla, aynur, rauf):
    with acting(aynur):
        close_to(case, aynur.user, "kin", aynur)
    with pytest.raises(Waits):
        away(leyla, deputy=aynur)
    away(leyla, deputy=aynur, choices={case.pk: rauf.user.pk})
    assert holder(case) == rauf.user and not gaps(leyla.agency)


def test_what_would_wait_later_does_not_begin_to_wait_earlier(case, leyla, aynur, rauf):
    away(leyla, days=(10, 12), choices={case.pk: aynur.user.pk})
    with acting(rauf):
        assert assign(case, leyla.user, rauf, aynur.user.pk) == ""
    with pytest.raises(Waits):
        away(leyla, days=(0, 2))


def test_a_deputy_who_goes_away_too_leaves_no_gap(case, leyla, aynur, rauf):
    away(leyla, deputy=aynur)
    with pytest.raises(Waits):
        away(aynur)
    away(aynur, choices={case.pk: rauf.user.pk})
    assert holder(case) == rauf.user


def test_nobody_enters_that_a_colleague_is_away_but_a_supervisor(case, leyla, aynur, rauf):
    with pytest.raises(Refused):
        away(leyla, by=aynur, deputy=aynur)
    away(leyla, by=rauf, deputy=aynur)
    with acting(aynur), pytest.raises(Refused):
        call_off(Absence.objects.get(), aynur)


def test_who_is_back_is_asked_again_and_it_stays_written_that_they_were_away(case, leyla, aynur, rauf):
    absence = away(leyla, deputy=aynur, days=(-2, 7))
    with acting(leyla):
        call_off(absence, leyla)
    assert not again(aynur).stands_in_for and not Absence.objects.in_force().exists()
    assert Absence.objects.in_force(day(-1)).exists()
    assert list(absence.history.values_list("history_type", flat=True)) == ["~", "+"]


def test_what_begins_by_itself_gives_back_what_waits(case, leyla, rauf):
    absence = away(leyla, choices={case.pk: None})
    case.give_to(leyla.user, leyla.group_id)  # by a step of theirs, say
    assert [gap.kind for gap in gaps(absence.agency).values()] == [CASE]
    assert give_back() == 1 and holder(case) is None and give_back() == 0


def test_a_case_is_given_to_nobody_who_is_away(case, leyla, aynur, rauf):
    away(aynur)
    with acting(rauf):
        assert assign(case, aynur.user, rauf, leyla.user.pk) and holder(case) == leyla.user
        assert assign(case, rauf.user, rauf, leyla.user.pk) == "" and holder(case) == rauf.user
        assert assign(case, leyla.user, rauf, leyla.user.pk), "somebody else has it by now"


def test_the_database_refuses_two_absences_at_once_and_a_deputy_of_oneself(leyla):
    Absence.objects.create(user=leyla.user, agency=leyla.agency, from_on=day(), until_on=day(3), entered_by=leyla.user)
    for wrong in (
        {"from_on": day(3), "until_on": day(5)},
        {"from_on": day(9), "until_on": day(9), "deputy": leyla.user},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Absence.objects.create(user=leyla.user, agency=leyla.agency, entered_by=leyla.user, **wrong)


def test_a_deputy_is_told_what_the_one_who_is_away_is_told_and_nobody_away_is_asked_to_sign(leyla, aynur, rauf):
    nigar, request = a.person(SUPERVISOR), a.readmission()
    for name in ("acknowledge", "take_up"):
        request = a.step(request, name, leyla)
    request.case.evidence.update(finding="accepted")
    away(rauf)
    with acting(leyla):
        approval = perform(a.again(request), "agree", leyla)
    asked = set(Notice.objects.filter(kind="proposal").values_list("person", flat=True))
    assert nigar.user.pk in asked and rauf.user.pk not in asked
    away(leyla, deputy=aynur)
    with acting(nigar):
        decide(approval, nigar, "returned", comment="Say more.")
    told = {notice.person_id: notice.about for notice in Notice.objects.filter(kind="decision")}
    assert set(told) == {leyla.user.pk, aynur.user.pk} and "as_deputy" in told[aynur.user.pk]
    assert "You stand in for a colleague." in sentence(Notice.objects.get(kind="decision", person=aynur.user))


def test_who_is_excluded_is_told_of_nothing_as_a_deputy(case, leyla, aynur, rauf):
    away(leyla, deputy=aynur)
    with acting(aynur):
        close_to(case, aynur.user, "kin", aynur)
    assert deputies_of({leyla.user.pk}, case.case_id) == {(leyla.user.pk, leyla.agency.pk): None}
    assert deputies_of({leyla.user.pk}) == {(leyla.user.pk, leyla.agency.pk): aynur.user.pk}


def test_history_and_ledger_name_the_deputy_and_for_whom(case, leyla, aynur, rauf):
    away(leyla, deputy=aynur)
    aynur = again(aynur)
    with acting(aynur):
        perform(case, "acknowledge", aynur)
    page = signed_in(rauf).get(f"/procedures/{case.reference}/history/").content.decode()
    assert "Aynur Kazımova, State Migration Service, Caseworker of the lead agency, for Leyla Quliyeva" in page
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(
            "SELECT leaf FROM audit_record WHERE leaf::jsonb ->> 'act' IN ('step', 'absence') ORDER BY id DESC"
        )
        told = [json.loads(leaf) for (leaf,) in cursor.fetchall()]
    step, absence = (one for one in told if "for" in one or "deputy" in one)
    names = dict(Alias.objects.filter(kind="u").values_list("entity", "name"))
    assert (step["actor"], step["for"]) == (names[aynur.user.pk], names[leyla.user.pk])
    assert (absence["whom"], absence["deputy"]) == (names[leyla.user.pk], names[aynur.user.pk])


def test_a_deputy_does_not_review_the_emergency_access_of_whom_they_stand_in_for(rauf):
    nigar = a.person(SUPERVISOR)
    opened = EmergencyAccess.objects.create(
        user=rauf.user, agency=rauf.agency, case_id=a.case().pk, category="life", reason="Somebody is in danger of their life.",
        opened_at=now(), ends_at=now() + timedelta(hours=1), review_due_on=day(3),
    )  # fmt: skip
    assert may_review(opened, again(nigar))
    away(rauf, deputy=nigar)
    assert not may_review(opened, again(nigar))
