"""What a means of evidence does under an agreement, fresh and expired."""

from datetime import date

import pytest

from cases.evidence import graded
from cases.filing import file_application
from cases.rules import Agreement, EvidenceRule
from cases.terms import OF_STAY, Confidence, Effect
from tests import a

pytestmark = pytest.mark.django_db
EXPIRED = date(2026, 3, 2)
SIX_MONTHS_LATER, THE_DAY_AFTER, YEARS_LATER = date(2026, 9, 2), date(2026, 9, 3), date(2056, 3, 2)


def of(kind, agreement="EUAZ", other="NL", **said):
    """A case in which such a paper, expired on EXPIRED, is the only means of evidence."""
    paper = {"kind": kind, "number": "X0012345", "expires_on": EXPIRED.isoformat()} | said
    case = a.case(agreement, other)
    file_application(case, a.application(evidence=[paper]))
    return case


def effect(case, day, **how):
    (item,) = graded(case, on=day, **how)
    return item.effect, item.long_expired


def test_an_expired_passport_proves_for_six_months_and_then_no_longer():
    case = of("passport")
    assert effect(case, EXPIRED) == effect(case, SIX_MONTHS_LATER) == (Effect.PROOF, False)
    assert effect(case, THE_DAY_AFTER) == (Effect.PRIMA_FACIE, True)
    (item,) = graded(case)
    assert item.until == SIX_MONTHS_LATER


def test_under_an_agreement_that_names_no_end_an_old_passport_proves():
    case = of("passport", "NOAZ", "NO")
    assert case.agreement.expired_documents_prove_for_months is None
    (item,) = graded(case, on=YEARS_LATER)
    assert (item.effect, item.until, item.long_expired) == (Effect.PROOF, None, False)


def test_with_no_months_at_all_it_proves_until_its_own_last_day():
    Agreement.objects.filter(code="EUAZ").update(expired_documents_prove_for_months=0)
    case = of("passport")
    assert effect(case, EXPIRED)[0] == Effect.PROOF
    assert effect(case, date(2026, 3, 3))[0] == Effect.PRIMA_FACIE


def test_what_is_prima_facie_does_not_age():
    assert effect(of("driving_licence"), YEARS_LATER) == (Effect.PRIMA_FACIE, False)


def test_a_paper_without_a_last_day_does_not_age():
    assert effect(of("passport", expires_on=""), YEARS_LATER) == (Effect.PROOF, False)


def test_a_visa_of_ours_must_be_valid_and_shows_nothing_afterwards():
    case = of("visa_or_permit")
    assert effect(case, EXPIRED, annexes=OF_STAY) == (Effect.PROOF, False)
    assert effect(case, date(2026, 3, 3), annexes=OF_STAY) == (Effect.NONE, True)


def test_what_no_annex_lists_has_no_effect():
    (item,) = graded(of("stamp"))
    assert (item.effect, item.rule, item.verified) == (Effect.NONE, None, True)


def test_pakistans_second_annex_only_starts_a_check():
    rules = EvidenceRule.objects.filter(agreement__code="EUPK", annex=2)
    assert {rule.effect for rule in rules} == {Effect.INITIATES_CHECK}
    assert str(rules.first()).startswith("EUPK ")


def test_no_rule_of_evidence_in_use_is_surer_than_its_source():
    in_use = EvidenceRule.objects.filter(agreement__live=True)
    assert Confidence.SOURCED not in set(in_use.values_list("confidence", flat=True))
    (item,) = graded(of("passport"))
    assert not item.verified and item.rule["source"]
