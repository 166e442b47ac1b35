"""What the money says before a measure is approved or paid: is there a rate, a rule, a budget, an allowance; are the papers there."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from audit.moment import today
from reintegration.measures.kinds import BEFORE_APPROVAL, Proof
from reintegration.money.bands import band_of
from reintegration.money.booking import paid_amount
from reintegration.money.covering import coverage
from reintegration.money.rules import AssistanceRule, in_force
from workflows.declare import guard


def _covered(gap, says):
    return guard(says)(lambda measure: gap not in coverage(measure).gaps())


COVERED = (
    _covered("rate", _("No exchange rate into the programme’s currency is known.")),
    _covered("rule", _("No rule of the programme gives this to such a case.")),
    _covered("line", _("The budget line for this kind of measure does not cover it.")),
    _covered("programme", _("The budget of the programme does not cover it.")),
    _covered("allowance", _("It is more than the programme gives this case.")),
    _covered("cash", _("It is more cash than the programme gives this case.")),
)


@guard(_("The papers that this kind of measure needs before the approval are not all there."))
def papers_before(measure):
    return not missing(measure, BEFORE_APPROVAL)


@guard(_("The papers that show the delivery are not all there."))
def papers_after(measure):
    return not missing(measure, frozenset(Proof.values) - BEFORE_APPROVAL)


def not_more_than_paid(measure):
    """A check: what came back was paid before."""
    if measure.recovered_amount > (paid := paid_amount(measure)):
        yield "recovered_amount", gettext("No more can come back than was paid: %(paid)s.") % {"paid": paid}


def needed(measure, of):
    """{proof: how many}: by the kind, by the programme's rule, and of quotations as many as the band compares."""
    asked = {*measure.measure_kind.evidence, *_by_rule(measure)} & set(of)
    wanted = dict.fromkeys(asked, 1)
    if Proof.QUOTATION in wanted:
        wanted[Proof.QUOTATION] = band_of(measure).quotations
    return wanted


def missing(measure, of):
    """{proof: how many are missing}. What shows a delivery is asked for anew for each payment."""
    there = [
        p.proof for p in measure.papers.all() if p.proof in BEFORE_APPROVAL or p.tranche == measure.tranches_paid + 1
    ]
    lacking = {proof: count - there.count(proof) for proof, count in needed(measure, of).items()}
    return {proof: count for proof, count in lacking.items() if count > 0}


def _by_rule(measure):
    rule = rule_for(measure)
    return rule.evidence if rule else ()


def rule_for(measure):
    """The programme's rule for this kind, or else for all kinds, as it is for the main person: plan of payments and papers."""
    rules = AssistanceRule.objects.filter(
        in_force(today()), programme=measure.programme_id, family_role="main",
        return_type=measure.parent.as_kind().return_type,
    )  # fmt: skip
    found = {rule.measure_kind_id: rule for rule in rules if rule.measure_kind_id in (None, measure.measure_kind_id)}
    return found.get(measure.measure_kind_id) or found.get(None)
