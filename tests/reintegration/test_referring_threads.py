"""A consent is withdrawn at the very moment at which somebody accepts, serves or sends: in whatever order, the sharing is over."""

from collections import Counter

import pytest
from django.db import transaction

from agencies.roles import CASEWORKER, OBSERVER, PARTNER
from audit.actor import acting
from audit.moment import now, today
from cases.consents import Consent
from reintegration.models import Referral
from reintegration.referring import Asked, refer, stop_sharing
from tests import a
from tests.workflows.test_threads import at_once
from workflows.perform import Refused, perform
from workflows.rows import Grant, permissions
from workflows.taking import lock

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 8


@pytest.fixture
def manager():
    return a.person(CASEWORKER, at="AZ-MLSP")


@pytest.fixture
def officer():
    return a.person(CASEWORKER, at="AZ-SEA")


def withdraw(case, consent, by):
    with transaction.atomic(), acting(by):
        lock(case)
        found = Consent.objects.select_for_update().get(pk=consent.pk)
        found.withdrawn_at, found.withdrawn_recorded_by = now(), by.user
        found.save()
        stop_sharing(found, by)


def nobody_reads(consent):
    rests = Referral.objects.filter(consent=consent)
    partners = Grant.objects.filter(content_object__in=rests, permission=permissions()[PARTNER])
    return not partners.exists() and not rests.filter(closed_at=None).exists()


def test_withdrawing_while_accepting_one_wins_and_the_sharing_is_over(manager, officer):
    states = Counter()
    for _round in range(ROUNDS):
        referral = a.referral(manager)
        results = at_once(
            lambda r=referral: withdraw(r.parent, r.consent, manager), lambda r=referral: perform(r, "accept", officer)
        )
        states["refused" if isinstance(results[1], Refused) else "accepted first"] += 1
        assert results[0] is None and a.again(referral).state == "stopped" and nobody_reads(referral.consent)
        assert set(a.again(referral).case_roles_of(officer.group_id)) == {OBSERVER}
    assert sum(states.values()) == ROUNDS


def test_withdrawing_while_serving_leaves_nobody_reading(manager, officer):
    for _round in range(ROUNDS):
        referral = a.step(a.referral(manager), "accept", officer)
        served = {"service_on": today(), "service": "registered"}
        at_once(
            lambda r=referral: withdraw(r.parent, r.consent, manager),
            lambda r=referral, s=served: perform(r, "give_service", officer, s),
        )
        assert a.again(referral).state in ("stopped", "service_given") and nobody_reads(referral.consent)


def test_withdrawing_while_sending_shares_nothing_that_lasts(manager):
    for _round in range(ROUNDS):
        case = a.reintegration(manager)
        consent = a.consent_to_share(case)
        at_once(
            lambda c=case, k=consent: withdraw(c, k, manager),
            lambda c=case, k=consent: refer(c, manager, k, Asked("training")),
        )
        assert nobody_reads(consent)


def test_twenty_clicks_send_one_referral(manager):
    case = a.reintegration(manager)
    consent = a.consent_to_share(case)
    results = at_once(
        *[lambda: refer(case, manager, consent, Asked("training"), token="one click") for _n in range(20)]
    )
    assert len({result.pk for result in results}) == Referral.objects.count() == 1
