"""Consents: given in six contents, once; withdrawn at any time, whatever stands, and shown as withdrawn."""

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest

from agencies.roles import AUDITOR, CASEWORKER, OBSERVER, PROTECTION_OFFICER, SUPERVISOR
from audit.actor import acting
from audit.moment import today
from cases.gates import GateCode
from cases.packages.samples.specimens import paper_pdf
from reintegration import consenting
from reintegration.consenting import give_consent, withdraw_consent
from tests import a
from tests.pages.square import signed_in
from tests.pages.test_query_counts import asked
from workflows.gating import set_gate
from workflows.perform import Refused

pytestmark = pytest.mark.django_db
SIX = {
    "purpose": "reintegration", "data": "Name, telephone, needs; to plan and give support.",
    "how_to_withdraw": "In writing or by telephone.", "kept_until": "Five years after the end.", "language": "az",
}  # fmt: skip


@pytest.fixture
def manager():
    return a.person(CASEWORKER, at="AZ-MLSP")


@pytest.fixture
def case(manager):
    return a.reintegration(manager)


def subject(case):
    return case.case.members.get(relation="subject").person


def typed(case, **other):
    said = SIX | {
        "person": subject(case).pk,
        "how": "signed",
        "given_on": today().strftime("%d.%m.%Y"),
        "token": str(uuid4()),
    }
    return said | other


def url(case):
    return f"/procedures/{case.reference}/consents/"


def given(case, manager, **other):
    said = SIX | {"person": subject(case), "given_on": today()} | other
    with acting(manager):
        return give_consent(case, manager, **said)


def test_a_consent_is_given_on_its_page_with_the_signed_file(case, manager):
    file = paper_pdf("Consent", ["Signed"])
    sent = typed(case) | {"file": _upload(file)}
    assert signed_in(manager).post(url(case), sent).status_code == 302
    consent = case.case.consents.get()
    assert (consent.operator.code, consent.holds(today()), consent.document.group) == ("AZ-MLSP", True, "support")
    page = signed_in(manager).get(url(case)).content.decode()
    assert all(word in page for word in (SIX["data"], SIX["kept_until"], "In force", "Consent withdrawn"))


def _upload(data):
    file = BytesIO(data)
    file.name = "consent.pdf"
    return file


def test_a_form_that_is_sent_twice_is_one_consent(case, manager):
    sent = typed(case)
    client = signed_in(manager)
    assert [client.post(url(case), sent).status_code for _time in range(2)] == [302, 302]
    assert case.case.consents.count() == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"given_on": "01.01.2999"}, "given_on"),
        ({"valid_until": "01.01.2020"}, "valid_until"),
        ({"purpose": "referral"}, "recipient"),
        ({"data": ""}, "data"),
        ({"person": "999999"}, "person"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_all_that_was_typed_is_kept(case, manager, wrong, field):
    answer = signed_in(manager).post(url(case), typed(case) | wrong)
    assert answer.status_code == 422 and answer.context["form"].errors.keys() == {field}
    assert SIX["kept_until"] in answer.content.decode()
    assert not case.case.consents.exists()


def test_somebody_of_another_case_consents_to_nothing_here(case, manager):
    with pytest.raises(Refused):
        given(case, manager, person=a.returnee("Quliyeva"))


def test_withdrawing_stops_what_rests_on_it_and_keeps_the_record(case, manager, monkeypatch):
    told = []
    monkeypatch.setattr(consenting, "stop_sharing", lambda consent, by: told.append((consent.pk, by)))
    consent = given(case, manager)
    with acting(manager):
        withdraw_consent(case, consent, manager)
        withdraw_consent(case, consent, manager)
    consent.refresh_from_db()
    assert told == [(consent.pk, manager)], "once"
    assert consent.withdrawn_recorded_by == manager.user and not consent.holds(today())
    assert consent.history.count() == 2
    assert "no longer in force" in signed_in(manager).get(f"/procedures/{case.reference}/").content.decode()


def test_withdrawing_is_never_blocked(case, manager):
    """Neither by a gate nor by an open proposal nor because the case is closed."""
    consent, chief = given(case, manager), a.person(SUPERVISOR, at="AZ-MLSP")
    set_gate(case, GateCode.TRAFFICKING, manager)
    a.agreed_step(case, "close", manager, chief, outcome="declined", outcome_note="Went his own way.")
    answer = signed_in(manager).post(f"{url(case)}{consent.pk}/withdraw/", {"token": "t"})
    consent.refresh_from_db()
    assert (answer.status_code, bool(consent.withdrawn_at)) == (302, True)


def test_a_protection_officer_withdraws_too_and_an_observer_sees_no_consents(case, manager):
    consent, guard = given(case, manager), a.person(PROTECTION_OFFICER, at="AZ-MLSP")
    case.bring_in({OBSERVER: a.agency("AZ-SMS")})
    assert signed_in(guard).post(f"{url(case)}{consent.pk}/withdraw/", {"token": "t"}).status_code == 302
    assert signed_in(a.person(CASEWORKER)).get(url(case)).status_code == 403
    assert signed_in(a.person(CASEWORKER, at="AZ-MOH")).get(url(case)).status_code == 404
    assert signed_in(a.person(AUDITOR, at="AZ-MLSP")).get(url(case)).status_code == 403


def test_nothing_goes_on_without_consent_and_who_withdrew_is_not_questioned(case, manager):
    chief = a.person(SUPERVISOR, at="AZ-MLSP")
    case = a.active_reintegration(manager, chief)
    with acting(manager):
        withdraw_consent(case, case.case.consents.get(), manager)
    with pytest.raises(Refused, match="consent"):
        a.step(case, "review", manager, review_reason="New start.")
    met = {"wave": "3", "followed_up_on": today(), "follow_up_result": "met"}
    with pytest.raises(Refused, match="consent"):
        a.step(case, "follow_up", manager, **met)
    assert a.step(case, "follow_up", manager, **met | {"follow_up_result": "declined"}).follow_ups.count() == 1


def test_a_consent_that_has_run_out_is_none(case, manager):
    consent = given(case, manager, given_on=today() - timedelta(days=30), valid_until=today() - timedelta(days=1))
    assert not consent.holds(today())
    assert "Not in force today" in signed_in(manager).get(url(case)).content.decode()


@pytest.mark.parametrize("times", [1, 6])
def test_the_page_keeps_to_its_queries(case, manager, times):
    for _time in range(times):
        given(case, manager)
    assert asked(signed_in(manager), url(case)) <= QUERIES


QUERIES = 20
