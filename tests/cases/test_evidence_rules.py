"""What a means of evidence does under an agreement, fresh and expired."""

from datetime import date

import pytest

from cases.rules import EvidenceRule
from cases.terms import Confidence, Effect

pytestmark = pytest.mark.django_db
ON = date(2026, 3, 2)


def test_an_expired_passport_proves_for_six_months_and_then_no_longer():
    passport = EvidenceRule.objects.get(agreement__code="EUAZ", kind="passport")
    expired = date(2026, 3, 2)
    assert passport.effect_on(ON) == Effect.PROOF
    assert passport.effect_on(date(2026, 9, 2), expired) == Effect.PROOF
    assert passport.effect_on(date(2026, 9, 3), expired) == Effect.PRIMA_FACIE
    assert str(passport) == "EUAZ Passport"


def test_what_is_prima_facie_does_not_age():
    licence = EvidenceRule.objects.get(agreement__code="EUAZ", kind="driving_licence")
    assert licence.effect_on(date(2036, 1, 1), date(2026, 1, 1)) == Effect.PRIMA_FACIE


def test_pakistans_second_annex_only_starts_a_check():
    rules = EvidenceRule.objects.filter(agreement__code="EUPK", annex=2)
    assert {rule.effect for rule in rules} == {Effect.INITIATES_CHECK}


def test_no_rule_of_evidence_in_use_is_surer_than_its_source():
    in_use = EvidenceRule.objects.filter(agreement__live=True)
    assert Confidence.SOURCED not in set(in_use.values_list("confidence", flat=True))
