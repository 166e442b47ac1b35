"""A conflict of interest beats every part and every role: to that person the case is not there, anywhere."""

import pytest
from django.db import IntegrityError, transaction

from agencies.exclusions import Exclusion
from agencies.models import Membership
from agencies.policy import actor_of
from agencies.roles import AUDITOR, CASEWORKER, SUPERVISOR
from audit.actor import acting
from tests import a
from tests.pages.square import signed_in
from workflows.conflicts import close_to, open_again
from workflows.models import Approval, Notice, Procedure
from workflows.perform import Refused, decide, perform
from workflows.worklist import QUEUES, counts, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_():
    return a.readmission()


@pytest.fixture
def officer():
    return a.person(CASEWORKER, name="Sevinc Quliyeva")


def again(actor):
    """The same person on their next request."""
    return actor_of(actor.user, actor.agency.pk)


def closed(procedure, actor, by=None):
    with acting(by or actor):
        return close_to(procedure, actor.user, "kin", by or actor)


def test_the_case_is_in_no_list_no_count_no_search_and_on_no_page(request_, officer):
    request_.give_to(officer.user, officer.group_id)
    before, client = counts(officer), signed_in(officer)
    assert before["mine"] == before["agency"] == 1
    closed(request_, officer)
    actor = again(officer)
    assert not any(counts(actor)[name] for name in QUEUES) and not any(page(actor, name)[0] for name in QUEUES)
    assert not Procedure.objects.visible_to(actor).exists()
    for section in ("", "persons/", "history/", "conflict/", "steps/acknowledge/"):
        assert client.get(f"/procedures/{request_.reference}/{section}").status_code == 404
    found = client.get(f"/search/?q={request_.reference}").content.decode()
    assert f"/procedures/{request_.reference}/" not in found


def test_to_them_it_looks_like_a_case_that_does_not_exist(request_, officer):
    client = signed_in(officer)
    closed(request_, officer)
    there, nowhere = (
        client.get(f"/procedures/{reference}/").content.decode().replace(reference, "")
        for reference in (request_.reference, "RA-NL-2026-99999")
    )
    strip = lambda said: "\n".join(line for line in said.splitlines() if "mono" not in line and "csrf" not in line)  # noqa: E731
    assert strip(there) == strip(nowhere)


def test_they_take_no_step_sign_nothing_and_are_told_of_nothing(request_, officer):
    chief, other = a.person(SUPERVISOR), a.person(SUPERVISOR)
    for name in ("acknowledge", "take_up"):
        request_ = a.step(request_, name, officer)
    request_.case.evidence.update(finding="accepted")
    closed(request_, chief)
    approval = perform(request_, "agree", officer)
    with pytest.raises(Refused):
        decide(approval, again(chief), "granted")
    assert not Approval.objects.waiting_for(again(chief)).exists() and Approval.objects.waiting_for(other).exists()
    assert counts(again(chief))["approvals"] == 0 and counts(other)["approvals"] == 1
    told = set(Notice.objects.filter(kind="proposal").values_list("person", flat=True))
    assert other.user.pk in told and chief.user.pk not in told


def test_whoever_worked_on_it_does_so_no_more_and_the_supervisors_are_told_without_the_reason(request_, officer):
    chief = a.person(SUPERVISOR)
    request_.give_to(officer.user, officer.group_id)
    closed(request_, officer)
    assert not Procedure.objects.filter(grants__assigned_to=officer.user).exists()
    notice = Notice.objects.get(kind="conflict", person=chief.user)
    assert notice.about == {}
    page = signed_in(chief).get("/notices/").content.decode()
    assert "A colleague must not work on this case" in page and "Sevinc" not in page


def test_one_declares_it_oneself_and_a_second_click_changes_nothing(request_, officer):
    client, url = signed_in(officer), f"/procedures/{request_.reference}/conflict/"
    assert client.post(url, {"person": officer.user.pk}).status_code == 422, "why must be said"
    for _click in range(2):
        answer = client.post(url, {"person": officer.user.pk, "ground": "kin"}, follow=True)
        assert "The case is closed to you." in answer.content.decode()
    assert Exclusion.objects.count() == 1


def test_of_a_case_that_another_closed_to_them_they_learn_nothing_by_sending_the_form(request_, officer):
    chief, second = a.person(SUPERVISOR), a.readmission()
    closed(request_, officer, chief)
    closed(second, again(officer))
    client, said = signed_in(officer), {"person": officer.user.pk, "ground": "kin"}
    assert client.post(f"/procedures/{request_.reference}/conflict/", said).status_code == 404
    assert client.post(f"/procedures/{second.reference}/conflict/", said).status_code == 302


def test_a_caseworker_cannot_close_it_to_a_colleague_and_a_supervisor_not_to_a_stranger(request_, officer):
    colleague, chief, stranger = a.person(CASEWORKER), a.person(SUPERVISOR), a.person(CASEWORKER, at="AZ-MIA")
    assert signed_in(officer).post(
        f"/procedures/{request_.reference}/conflict/", {"person": colleague.user.pk, "ground": "kin"}
    ).status_code == 422  # fmt: skip
    for wrong, by in ((colleague, officer), (stranger, chief)):
        with pytest.raises(Refused):
            closed(request_, wrong, by)
    closed(request_, colleague, chief)
    assert again(colleague).excluded == {request_.case_id}


def test_nobody_opens_it_to_themselves_again_on_any_way(request_):
    chief, other = a.person(SUPERVISOR), a.person(SUPERVISOR)
    exclusion = closed(request_, chief)
    assert signed_in(chief).post(f"/procedures/{request_.reference}/conflicts/{exclusion.pk}/end/").status_code == 404
    with pytest.raises(Refused):
        open_again(exclusion, request_, again(chief))
    exclusion.ended_by, exclusion.ended_at = chief.user, exclusion.set_at
    with pytest.raises(IntegrityError), transaction.atomic():
        exclusion.save()
    client = signed_in(other)
    assert client.post(f"/procedures/{request_.reference}/conflicts/{exclusion.pk}/end/").status_code == 302
    assert not again(chief).excluded and Procedure.objects.visible_to(again(chief)).exists()


def test_it_holds_at_every_agency_they_work_for_and_in_every_procedure_of_the_case(request_, officer):
    Membership.objects.create(user=officer.user, agency=a.agency("AZ-MIA"), role=CASEWORKER, from_on="2020-01-01")
    for name in ("acknowledge", "take_up", "verify"):
        request_ = a.step(request_, name, officer, **({"asked_agencies": ["AZ-MIA"]} if name == "verify" else {}))
    there = actor_of(officer.user, a.agency("AZ-MIA").pk)
    assert Procedure.objects.visible_to(there).exists()
    closed(request_, officer)
    assert not Procedure.objects.visible_to(actor_of(officer.user, a.agency("AZ-MIA").pk)).exists()


def test_whoever_checks_reads_who_is_kept_away_and_why(request_, officer):
    closed(request_, officer)
    page = signed_in(a.person(AUDITOR)).get(f"/procedures/{request_.reference}/readers/").content.decode()
    assert "Sevinc Quliyeva" in page.partition('id="conflicts"')[2] and "A relative or friend is in the file" in page
