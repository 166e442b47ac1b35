"""The pages of protection gates: setting and releasing one, and what everybody else reads of it."""

import re

import pytest

from agencies.roles import AUDITOR, CASEWORKER, PROTECTION_OFFICER, SUPERVISOR
from cases.gates import Gate, GateCode
from tests import a
from tests.pages.square import signed_in, undone
from tests.workflows.behind_gates import Journey

pytestmark = pytest.mark.django_db
OPEN = "A protection gate is open"
SECTIONS = ("", "persons/", "documents/", "deadlines/", "history/", "protection/")


def url(journey, page=""):
    return f"/procedures/{journey.request.reference}/{page}"


def read(actor, journey, page=""):
    """A page as it is read: without addresses, tokens and what differs each time."""
    said = signed_in(actor).get(url(journey, page)).content.decode()
    said = re.sub(r"(href|action|value|id|for)=\"[^\"]*\"|nonce-\S+", "", said)
    return re.sub(r"\s+", " ", said)


@pytest.mark.parametrize("who", ["AZ-SMS", "NL-CA", "AZ-SBS", "AZ-MFA"])
def test_whoever_works_on_the_case_sets_a_gate_with_one_choice(who):
    journey = Journey().notified()
    answer = signed_in(journey.officers[who]).post(
        url(journey, "protection/"), {"code": "not_fit_to_travel"}, follow=True
    )
    assert "The protection gate is set" in answer.content.decode() and OPEN in answer.content.decode()
    assert Gate.objects.get().code == GateCode.NOT_FIT


def test_a_code_of_ones_own_is_not_taken():
    journey = Journey()
    client = signed_in(journey.officers["AZ-SMS"])
    for code in ("", "because"):
        assert client.post(url(journey, "protection/"), {"code": code}).status_code == 422
    assert not Gate.objects.exists()


def test_the_requesting_authority_is_not_offered_what_would_tell_of_fear():
    journey = Journey()
    assert "fears to return" in read(journey.officers["AZ-SMS"], journey, "protection/")
    assert "fears to return" not in read(journey.officers["NL-CA"], journey, "protection/")
    answer = signed_in(journey.officers["NL-CA"]).post(url(journey, "protection/"), {"code": "fear_of_return"})
    assert answer.status_code == 422 and not Gate.objects.exists()


@pytest.mark.some(3)
@pytest.mark.parametrize("who", ["AZ-SMS", "NL-CA", "AZ-SBS"])
def test_whatever_gate_is_open_and_whoever_set_it_others_read_the_same_letter_for_letter(who):
    journey, seen = Journey().notified(), []
    for code, by in (
        ("fear_of_return", "AZ-SBS"),
        ("not_fit_to_travel", "NL-CA"),
        ("minor_without_guardian", "AZ-SMS"),
    ):
        with undone():
            journey.gate(code, by=by)
            journey.gate("trafficking_indicators", by="AZ-MFA")
            seen.append([read(journey.officers[who], journey, page) for page in SECTIONS])
    assert seen[0] == seen[1] == seen[2]
    assert all(OPEN in page for page in seen[0])


def test_a_protection_officer_reads_which_gate_is_open_and_by_whom():
    journey = Journey().agreed()
    journey.gate("trafficking_indicators", by="NL-CA")
    said = read(journey.guard, journey, "protection/")
    assert "Signs of trafficking in human beings" in said.partition("Set a protection gate")[0]
    assert journey.officers["NL-CA"].user.name in said and "Release the gate" in said


def test_a_gate_is_released_with_ground_and_reason_and_the_step_is_there_again():
    journey = Journey().agreed()
    gate, officer = journey.gate(), journey.officers["AZ-SMS"]
    assert "nothing leads nearer to the transfer until it is released" in read(officer, journey)
    client = signed_in(journey.guard)
    release = url(journey, f"protection/{gate.pk}/")
    assert client.get(release).status_code == 200
    assert client.post(release, {"ground": "remedied", "reason": ""}).status_code == 422
    answer = client.post(release, {"ground": "remedied", "reason": "A guardian was appointed."}, follow=True)
    assert "The gate is released" in answer.content.decode() and "A guardian was appointed." in answer.content.decode()
    said = read(officer, journey)
    assert OPEN not in said and "A guardian was appointed" not in said


def test_who_worked_on_the_case_is_told_why_they_cannot_release():
    journey, both = Journey().agreed(), a.person(CASEWORKER, PROTECTION_OFFICER)
    gate = journey.gate()
    journey.request.give_to(both.user, both.group_id)
    answer = signed_in(both).post(url(journey, f"protection/{gate.pk}/"), {"ground": "remedied", "reason": "So."})
    assert answer.status_code == 422 and "You have worked on this case" in answer.content.decode()
    assert Gate.objects.get().released_at is None


def test_the_reason_of_a_release_passes_the_asylum_door():
    journey = Journey().agreed()
    gate = journey.gate()
    said = {"ground": "remedied", "reason": "The asylum claim was withdrawn."}
    answer = signed_in(journey.guard).post(url(journey, f"protection/{gate.pk}/"), said)
    assert answer.status_code == 422 and Gate.objects.get().released_at is None


def test_an_auditor_reads_that_one_is_open_and_sets_none():
    journey = Journey().agreed()
    journey.gate()
    auditor = a.person(AUDITOR)
    said = read(auditor, journey, "protection/")
    assert OPEN in said and "Set a protection gate" not in said
    assert signed_in(auditor).post(url(journey, "protection/"), {"code": "not_fit_to_travel"}).status_code == 403


def test_the_form_of_a_shut_step_says_why_and_takes_nothing():
    journey = Journey().agreed()
    journey.gate()
    client = signed_in(journey.officers["AZ-SMS"])
    said = client.post(url(journey, "steps/request_document/"), {"token": "t", "version": ""})
    assert said.status_code == 422 and "A protection gate is open" in said.content.decode()
    assert a.again(journey.request).state == "agreed"


def test_supervisors_see_how_many_transfers_are_notified_with_an_open_gate():
    journey = Journey().notified()
    birth = {"date": "1971-05-03", "place": "Şəki", "country": "AZ"}
    other = Journey(person=a.application()["person"] | {"birth": birth}).agreed()
    journey.gate()
    other.gate()
    for who in (a.person(SUPERVISOR), a.person(PROTECTION_OFFICER)):
        said = signed_in(who).get("/gates/").content.decode()
        assert "Transfers notified with an open gate: 1" in said
        assert said.index(journey.request.reference) < said.index(other.request.reference)
        assert "trafficking" not in said
    assert signed_in(a.person(CASEWORKER)).get("/gates/").status_code == 403
    stranger = signed_in(a.person(SUPERVISOR, at="AZ-MOH")).get("/gates/").content.decode()
    assert journey.request.reference not in stranger


def test_a_notified_transfer_says_that_it_is_to_be_postponed():
    journey = Journey().notified()
    journey.gate()
    assert "postpone it" in read(journey.officers["NL-CA"], journey)


def test_the_notice_names_nobody_and_no_reason():
    journey = Journey().agreed()
    journey.gate("trafficking_indicators")
    said = signed_in(journey.guard).get("/notices/").content.decode()
    assert "A protection gate was set." in said and "trafficking" not in said
