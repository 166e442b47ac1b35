"""What the evidence in a case does under its agreement: proof, prima facie, starts a check, or nothing (Art. 9, Annexes 1, 2)."""

from dataclasses import dataclass

from audit.moment import today
from cases.rules import EvidenceRule
from cases.counting import add_months
from cases.files import Evidence
from cases.terms import Annex, Effect

_NATIONALITY = (Annex.PROOF_OF_NATIONALITY, Annex.PRIMA_FACIE_OF_NATIONALITY)
_ORDER = (Effect.PROOF, Effect.PRIMA_FACIE, Effect.INITIATES_CHECK, Effect.NONE)


@dataclass(frozen=True)
class Graded:
    """A means of evidence, its effect under the agreement, and the rule that gives it (None: not listed)."""

    evidence: Evidence
    effect: Effect
    rule: EvidenceRule | None
    long_expired: bool = False

    @property
    def counts(self):
        """It stands unless somebody found it contradicted or false; false documents are never evidence."""
        return self.evidence.finding in (Evidence.Finding.OPEN, Evidence.Finding.ACCEPTED)

    @property
    def accepted(self):
        return self.evidence.finding == Evidence.Finding.ACCEPTED


def graded(case, on=None):
    """Every means of evidence in a case with its effect for nationality, strongest first. Two queries."""
    on = on or today()
    rules = {(rule.kind): rule for rule in case.agreement.evidence_rules.filter(annex__in=_NATIONALITY).order_by("-annex")}
    found = [_graded(item, rules.get(item.kind), case.agreement, on) for item in case.evidence.select_related("identity_document").order_by("pk")]
    return sorted(found, key=lambda item: _ORDER.index(item.effect))


def _graded(item, rule, agreement, on):
    if rule is None:
        return Graded(item, Effect.NONE, None)
    if _long_expired(item, agreement, on):
        return Graded(item, Effect(rule.expired_effect or rule.effect), rule, long_expired=True)
    return Graded(item, Effect(rule.effect), rule)


def _long_expired(item, agreement, on):
    """Expired for longer than the agreement lets a document still prove."""
    document, months = item.identity_document, agreement.expired_documents_prove_for_months
    if document is None or document.expires_on is None or months is None:
        return False
    return add_months(document.expires_on, months) < on
