"""Emergency access: one case, four hours, to read and nothing else; told at once, and judged by somebody else."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction

from agencies.disclosure import FieldGroup, Sight, sight
from agencies.emergency import EmergencyAccess
from agencies.models import Exclusion, Membership, Unit
from agencies.policy import actor_of, capacities_of
from agencies.roles import AUDITOR, CASEWORKER, PROGRAMME_MANAGER, SUPERVISOR
from audit.models import Record
from tests import a
from tests.agencies.proving import stale
from tests.pages.square import signed_in
from workflows.conflicts import close_to
from workflows.emergency import end_early, may_open, open_in_emergency, review
from workflows.models import Grant, Notice, Procedure
from workflows.perform import perform
from workflows.refusing import Refused

pytestmark = pytest.mark.django_db
WHY = "The mother lies in hospital and asks where her child is."
MONDAY = datetime(2026, 3, 16, 6, 0, tzinfo=UTC)
SHUT = {
    FieldGroup.SECURITY_FINDING, FieldGroup.PROTECTION, FieldGroup.DELIBERATION, FieldGroup.SUPPORT, FieldGroup.SERVICE,
    FieldGroup.REFERRED, FieldGroup.MONEY, FieldGroup.COMPLAINT, FieldGroup.INTERNAL,
}  # fmt: skip


@pytest.fixture
def case():
    return a.readmission()


@pytest.fixture
def outsider():
    """Somebody of the border service, which has no part in the case yet."""
    return a.person(CASEWORKER, at="AZ-SBS", name="Nigar Rəhimova")


def again(actor):
    """The same person on their next request."""
    return actor_of(actor.user, actor.agency.pk)


def opened(case, actor):
    open_in_emergency(case.reference, "life", WHY, actor)
    return EmergencyAccess.objects.get(user=actor.user, case_id=case.case_id)


def test_it_opens_one_case_to_one_person_and_closes_by_itself(case, outsider):
    other, colleague = a.readmission(), a.person(CASEWORKER, at="AZ-SBS")
    with time_machine.travel(MONDAY, tick=False):
        opened(case, outsider)
        assert list(Procedure.objects.visible_to(again(outsider))) == [Procedure.objects.get(pk=case.pk)]
        assert not capacities_of(again(outsider), other) and not capacities_of(again(colleague), a.again(case))
    with time_machine.travel(MONDAY + timedelta(hours=4), tick=False):
        assert not Procedure.objects.visible_to(again(outsider)).exists()


def test_the_gravest_groups_stay_closed_and_nothing_can_be_done(case, outsider):
    opened(case, outsider)
    capacities = capacities_of(again(outsider), a.again(case))
    assert {group for group in FieldGroup if sight(capacities, group) == Sight.NONE} == SHUT
    for name in a.again(case).declared.transitions:
        with pytest.raises(Refused):
            perform(a.again(case), name, again(outsider), {})
    client = signed_in(again(outsider))
    assert client.get(f"/procedures/{case.reference}/").status_code == 200
    for section in ("notes/", "assign/", "conflict/", "readers/", "steps/acknowledge/"):
        assert client.get(f"/procedures/{case.reference}/{section}").status_code == 403, section


def test_it_stands_in_no_queue_and_changes_nobodys_part(case, outsider):
    before = Grant.objects.count()
    opened(case, outsider)
    client = signed_in(again(outsider))
    assert case.reference not in client.get("/queue/agency/").content.decode()
    assert Grant.objects.count() == before


def test_who_may_and_who_may_not():
    case = a.readmission()
    for role, at in (
        (PROGRAMME_MANAGER, "AZ-SBS"),
        (AUDITOR, "AZ-SBS"),
        (CASEWORKER, "NL-CA"),
        (CASEWORKER, "NGO-1"),
    ):
        with pytest.raises(Refused):
            opened(case, a.person(role, at=at))
    assert not EmergencyAccess.objects.exists()


def test_what_is_open_anyway_needs_none_and_what_is_not_there_is_not_told_from_what_is_closed(case, outsider):
    officer = a.person(CASEWORKER)
    with pytest.raises(Refused, match="open to you anyway"):
        opened(case, officer)
    close_to(case, officer.user, "kin", officer)
    with pytest.raises(Refused) as closed:
        opened(case, again(officer))
    with pytest.raises(Refused) as nowhere:
        open_in_emergency("RA-NL-2020-99999", "life", WHY, outsider)
    assert closed.value.fields == nowhere.value.fields != {}


def test_a_conflict_of_interest_closes_what_an_emergency_opened(case, outsider):
    opened(case, outsider)
    Exclusion.objects.create(user=outsider.user, case_id=case.case_id, ground="kin", set_by=outsider.user)
    assert (
        not capacities_of(again(outsider), a.again(case)) and not Procedure.objects.visible_to(again(outsider)).exists()
    )


def test_asked_twice_it_is_opened_once_and_nobody_has_two_open(case, outsider):
    opened(case, outsider)
    opened(case, again(outsider))
    other = a.readmission()
    with pytest.raises(Refused, match="another case open"):
        opened(other, again(outsider))
    end_early(case.case_id, again(outsider))
    opened(other, again(outsider))
    assert EmergencyAccess.objects.count() == 2


def test_supervisors_auditors_and_the_leading_agency_are_told_at_once(case, outsider):
    chief, auditor = a.person(SUPERVISOR, at="AZ-SBS"), a.person(AUDITOR, at="AZ-SBS")
    leading, stranger = a.person(SUPERVISOR), a.person(SUPERVISOR, at="AZ-MFA")
    opened(case, outsider)
    told = {notice.person_id: notice for notice in Notice.objects.filter(kind__startswith="emergency")}
    assert set(told) == {chief.user.pk, auditor.user.pk, leading.user.pk} and stranger.user.pk not in told
    assert told[leading.user.pk].procedure_id == case.pk and told[chief.user.pk].procedure_id is None
    page = signed_in(chief).get("/notices/").content.decode()
    assert "A colleague opened a case in an emergency" in page and "/emergency/accesses/" in page


def test_somebody_else_reviews_it_once_and_never_whoever_opened_it(case):
    chief, other = a.person(SUPERVISOR, at="AZ-SBS"), a.person(SUPERVISOR, at="AZ-SBS")
    access = opened(case, chief)
    with pytest.raises(Refused, match="Nobody reviews their own"):
        review(access, "justified", WHY, again(chief))
    with pytest.raises(Refused, match="Only of your own agency"):
        review(access, "justified", WHY, a.person(SUPERVISOR))
    review(access, "not_justified", WHY, other)
    assert not Procedure.objects.visible_to(again(chief)).exists(), "a review ends it"
    with pytest.raises(Refused, match="meanwhile"):
        review(access, "justified", WHY, other)


def test_a_late_review_suspends_the_unit_and_no_other_until_it_is_made(case):
    with time_machine.travel(MONDAY, tick=False):
        north, south = (
            Unit.objects.create(agency=a.agency("AZ-SBS"), name_en=name, name_az=name) for name in ("North", "South")
        )
        first, second, third, chief = (a.person(role, at="AZ-SBS") for role in (*[CASEWORKER] * 3, SUPERVISOR))
        for actor, unit in ((first, north), (second, north), (third, south)):
            Membership.objects.filter(user=actor.user).update(unit=unit)
        access = opened(case, first)
    assert access.review_due_on == datetime(2026, 3, 19).date(), "three working days, by the rule of the house"
    with time_machine.travel(MONDAY + timedelta(days=3), tick=False):
        assert may_open(again(second))
    with time_machine.travel(MONDAY + timedelta(days=4), tick=False):
        assert not may_open(again(second)) and may_open(again(third))
        review(access, "unclear", WHY, again(chief))
        assert may_open(again(second))


def test_the_database_refuses_a_longer_one_ones_own_review_and_a_second_one(case, outsider):
    access = opened(case, outsider)
    lasting = {
        "user": outsider.user,
        "agency": outsider.agency,
        "case_id": case.case_id,
        "category": "life",
        "reason": WHY,
    }
    lasting |= {"opened_at": access.opened_at, "review_due_on": access.review_due_on}
    for wrong in (
        lambda: EmergencyAccess.objects.filter(pk=access.pk).update(ends_at=access.opened_at + timedelta(hours=5)),
        lambda: EmergencyAccess.objects.filter(pk=access.pk).update(
            outcome="justified", reviewed_by=outsider.user, reviewed_at=access.opened_at
        ),
        lambda: EmergencyAccess.objects.create(**lasting, ends_at=access.ends_at),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong()


def test_each_act_of_it_has_its_record_without_a_word_of_why(case, outsider):
    access = opened(case, outsider)
    review(access, "justified", "It was as they say, I called the hospital.", a.person(SUPERVISOR, at="AZ-SBS"))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    leaves = [leaf for leaf in Record.objects.values_list("leaf", flat=True) if '"emergency_access"' in leaf]
    assert [phase for phase in ("opened", "closed", "reviewed") if any(f'"{phase}"' in leaf for leaf in leaves)] == [
        "opened", "closed", "reviewed",
    ]  # fmt: skip
    assert not any("hospital" in leaf for leaf in leaves)


def test_the_page_asks_for_a_fresh_proof_keeps_what_was_typed_and_opens_the_case(case, outsider):
    client = signed_in(outsider)
    found = client.get("/search/", {"q": case.reference}).content.decode()
    assert f"/emergency/?reference={case.reference}" in found
    said = {"reference": f" {case.reference.lower()} ", "category": "life", "reason": "too short"}
    answer = client.post("/emergency/", said)
    assert answer.status_code == 422 and "Write at least 20 characters." in answer.content.decode()
    assert "too short" in answer.content.decode()
    stale(client)
    answer = client.post("/emergency/", said | {"reason": WHY})
    assert "You open a case in an emergency." in answer.content.decode() and not EmergencyAccess.objects.exists()
    client = signed_in(outsider)
    answer = client.post("/emergency/", said | {"reason": WHY})
    assert answer.status_code == 302 and answer["Location"] == f"/procedures/{case.reference}/"
    page = client.get(answer["Location"]).content.decode()
    assert "Emergency access until" in page and "End the emergency access" in page
    chief = signed_in(a.person(SUPERVISOR, at="AZ-SBS"))
    access = EmergencyAccess.objects.get()
    assert case.reference in chief.get("/emergency/accesses/").content.decode()
    read = chief.get(f"/emergency/accesses/{access.pk}/").content.decode()
    assert WHY in read and "Particulars of the person" in read
    said = {"outcome": "justified", "finding": "The hospital confirms the call."}
    assert chief.post(f"/emergency/accesses/{access.pk}/", said).status_code == 302
    assert client.get(f"/procedures/{case.reference}/").status_code == 404
