"""What the evidence in a case does under its agreement: proof, prima facie, starts a check, or nothing (Art. 9, 10, Annexes 1 to 4)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject

from audit.moment import today
from cases.counting import add_months
from cases.documents import Evidence
from cases.files import CasePerson
from cases.rules import EvidenceRule
from cases.terms import OF_NATIONALITY, Confidence, Effect

_ORDER = (Effect.PROOF, Effect.PRIMA_FACIE, Effect.INITIATES_CHECK, Effect.NONE)


@dataclass(frozen=True)
class Graded:
    """A means of evidence and its effect under the agreement; `rule` is what gives it (None: not listed).

    `until` is the last day on which it has the effect of a document that is valid; None where no day ends that.
    """

    evidence: Evidence
    effect: Effect
    rule: dict | None
    until: date | None = None
    long_expired: bool = False
    owner: str = ""  # spouse or child: a paper of the family says nothing of the nationality of the person concerned

    @property
    def accepted(self):
        """Somebody examined it and let it stand; what is open, contradicted or false does not count."""
        return self.evidence.finding == Evidence.Finding.ACCEPTED

    @property
    def waits(self):
        """Nobody has said yet what it is worth."""
        return self.evidence.finding == Evidence.Finding.OPEN

    @property
    def refuted(self):
        return self.evidence.finding in (Evidence.Finding.CONTRADICTED, Evidence.Finding.FALSE)

    @property
    def verified(self):
        """Whether its rule was read in a source; all else is shown with a flag."""
        return self.rule is None or self.rule["confidence"] == Confidence.SOURCED


def graded(case, on=None, annexes=OF_NATIONALITY):
    """Every means of evidence in a case with its effect for what some annexes are about, strongest first. One query."""
    on = on or today()
    rules = EvidenceRule.objects.filter(agreement=case.agreement_id, annex__in=annexes, kind=OuterRef("kind")).order_by(
        "annex"
    )
    rule = rules.values(
        said=JSONObject(
            effect="effect", expired_effect="expired_effect", annex="annex", confidence="confidence", source="source"
        )
    )
    relation = CasePerson.objects.filter(case=case, person=OuterRef("person")).values("relation")
    facts = {"rule": Subquery(rule[:1]), "relation": Subquery(relation[:1])}
    items = case.evidence.select_related("identity_document").annotate(**facts).order_by("pk")
    return sorted((_graded(item, case.agreement, on) for item in items), key=lambda found: _ORDER.index(found.effect))


def _graded(item, agreement, on):
    if item.relation not in (None, CasePerson.Relation.SUBJECT):
        return Graded(item, Effect.NONE, None, owner=CasePerson.Relation(item.relation).label)
    if item.rule is None:
        return Graded(item, Effect.NONE, None)
    effect, until = Effect(item.rule["effect"]), _last_day(item, agreement)
    if until and until < on:
        return Graded(item, Effect(item.rule["expired_effect"]), item.rule, until, long_expired=True)
    return Graded(item, effect, item.rule, until)


def _last_day(item, agreement):
    """Until when it does what a valid one does: so many months after its own last day, as the agreement says (Art. 9)."""
    document, months = item.identity_document, agreement.expired_documents_prove_for_months
    if item.rule["annex"] not in OF_NATIONALITY:
        months = 0  # what must be valid has no time of grace
    if document is None or document.expires_on is None or months is None or not item.rule["expired_effect"]:
        return None
    return add_months(document.expires_on, months)
