"""Approving money above the lowest band asks who is there once more; below it, and for refusing, nothing is asked."""

import pytest
from django.test import Client
from django.urls import reverse

from agencies.roles import PROGRAMME_MANAGER
from audit.moment import walking_at
from reintegration.models import MoneyChange
from reintegration.money.deciding import propose
from tests import a
from tests.agencies.proving import stale
from tests.reintegration.funding import funded
from tests.reintegration.measuring import People, measure_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_a_monday():
    with walking_at(a.at(2026, 3, 2, 10)):
        yield


def decided(amount, decision="approve"):
    """What a supervisor is answered who signed in eleven minutes ago."""
    people = People()
    funded()
    case = a.reintegration(people.manager)
    a.consent(case)
    plan = [{"amount": amount, "visit": False}]
    measure = a.step(measure_of(case, people.manager, amount=amount, tranches=plan), "submit", people.manager)
    client = Client()
    client.force_login(people.chief.user)
    client.get("/account/")
    stale(client)
    url = f"/approvals/{measure.approvals.get().pk}/decision/"
    return client, url, client.post(url, {"decision": decision, "reason": "Too dear."})


def test_more_than_the_lowest_band_is_approved_on_a_fresh_proof_alone():
    client, url, asked = decided("1900.00")
    page = asked.content.decode()
    assert asked.status_code == 403 and "You approve more money than one signature is enough for." in page
    assert 'name="reason" value="Too dear."' in page
    said = {"decision": "approve", "reason": "Too dear.", "proof-asked": "1"}
    assert client.post(url, said | {"proof-password": "guess"}).status_code == 422
    done = client.post(url, said | {"proof-password": a.PASSWORD})
    assert done.status_code == 302 and done.url == "/approvals/#review"


@pytest.mark.parametrize(("amount", "decision"), [("300.00", "approve"), ("1900.00", "refuse")])
def test_little_money_and_a_refusal_are_not_asked_about(amount, decision):
    assert decided(amount, decision)[2].status_code == 302


@pytest.mark.parametrize(("act", "status"), [("sign", 403), ("refuse", 302)])
def test_signing_a_change_of_a_programmes_money_asks_for_a_fresh_proof(act, status):
    proposer, signer = (a.person(PROGRAMME_MANAGER, at="AZ-MLSP") for _one in range(2))
    programme = a.programme()
    said = {
        "subject": "budget",
        "programme": programme,
        "said": {"amount": "5000"},
        "reason": "For a test.",
        "about": "budget",
    }
    change = propose(MoneyChange(**said), proposer)
    client = Client()
    client.force_login(signer.user)
    client.get("/account/")
    stale(client)
    url = reverse("decide_money_change", args=[change.pk])
    assert client.post(url, {"act": act, "comment": "As it is."}).status_code == status
    if act == "sign":
        said = {"act": act, "comment": "As it is.", "proof-asked": "1", "proof-password": a.PASSWORD}
        assert client.post(url, said).status_code == 302
        assert MoneyChange.objects.get(pk=change.pk).outcome == "granted"
