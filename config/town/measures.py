"""The measures of the demo town: proposed, signed, delivered, verified and paid, each by its own person."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from agencies.models import Agency
from agencies.roles import CASEWORKER
from audit.actor import acting
from audit.moment import today
from cases.packages.samples.specimens import paper_pdf
from config.town.beats import Beat
from config.town.name_lists import PLACES
from config.town.supporting import met, subject
from config.town.teams import does
from config.town.texts_of_support import SERVICES
from reintegration.measures.choices import Survival
from reintegration.measures.filing import keep_business_check, keep_paper
from reintegration.measures.kinds import BEFORE_APPROVAL, Proof
from reintegration.measures.money_guards import missing
from reintegration.measures.opening import open_measure
from reintegration.models import Measure, MeasureKind, Visit
from reintegration.money.bands import signers
from reintegration.plan.visiting import plan_visit, record_visit

PARTS = {"supervisor": "chief", "programme_manager": "director", "finance_officer": "controller"}
AFTERWARDS = frozenset(Proof.values) - BEFORE_APPROVAL
GROUP = 12  # how many one session holds


@dataclass(frozen=True)
class Support:
    """What is given: kind, amount in manat, days that it takes, how many units, in how many payments."""

    kind: str
    amount: Decimal
    days: int
    units: int | None = None
    parts: int = 1
    delivered_by_agency: bool = True


GIVEN = {
    kind: Support(kind, Decimal(amount), *more)
    for kind, amount, *more in (
        ("arrival_cash", "180.00", 3, None, 1, False), ("training", "640.00", 42, 4), ("micro_business", "2600.00", 50, 2, 2),
        ("wage_subsidy", "960.00", 60, 2), ("job_placement", "150.00", 30, 1), ("housing", "1050.00", 40, 2),
        ("medical", "285.50", 25, 2), ("psychosocial", "330.00", 45, 3), ("education", "240.75", 20, 1),
        ("legal_help", "120.00", 15, 2), ("material_assistance", "745.90", 18, 1),
    )
}  # fmt: skip


@dataclass(frozen=True)
class Order:
    """One measure of one case: its number there, what is given, by whom it is delivered."""

    team: object
    number: int
    support: Support
    provider: str

    @property
    def is_invoiced(self):
        """Providers invoice the first measure of a case through the system; for the others their invoice comes as a paper."""
        return self.number == 0 and self.support.delivered_by_agency

    def of(self, walk):
        return Measure.objects.filter(parent_id=walk.procedure.pk).order_by("pk")[self.number]

    def does(self, part, act):
        return does(self.team, part, lambda walk, by: act(self.of(walk), walk, by))

    def takes(self, part, name, **answers):
        return self.does(part, lambda measure, walk, by: walk.step(name, by, answers, of=measure))

    def delivers(self, act):
        """Somebody of the provider or, where there is none, the case manager."""
        if not self.support.delivered_by_agency:
            return self.does("manager", act)

        def do(walk):
            by = walk.cast.one(self.provider, CASEWORKER)
            with acting(by):
                act(self.of(walk), walk, by)

        return Beat(do)


def opened(order):
    def act(walk, by):
        support = order.support
        said = {
            "measure_kind": MeasureKind.objects.get(code=support.kind), "beneficiary": subject(walk), "service": SERVICES[support.kind],
            "provider": Agency.objects.get(code=order.provider) if support.delivered_by_agency else None,
            "place": walk.chance.choice(PLACES), "starts_on": today(), "ends_on": today() + timedelta(days=support.days + 20),
            "units_planned": support.units, "amount": support.amount, "currency": "AZN", "in_cash": support.kind == "arrival_cash",
            "tranches": [],
        }  # fmt: skip
        open_measure(walk.procedure, by, said)
        _add_papers(order.of(walk), BEFORE_APPROVAL, by)

    return does(order.team, "manager", act)


def _add_papers(measure, of, by):
    for proof, count in missing(measure, of).items():
        for number in range(1, count + 1):
            words = [measure.reference, f"{number}", f"{today():%d.%m.%Y}", f"Payment {measure.tranches_paid + 1}"]
            keep_paper(measure, proof, paper_pdf(proof.upper(), words), f"{Proof(proof).label} {number}", by)


def submitted(order):
    return order.takes("manager", "submit")


def signed(order):
    """By everybody who must, one after another."""

    def do(walk):
        measure = order.of(walk)
        for capacity in signers(measure):
            walk.decide(order.team.who(walk, PARTS[str(capacity.role)]), of=measure)

    return Beat(do)


def recovered(order):
    said = {"recovered_amount": order.support.amount / 2, "recovered_on": lambda _walk: today()}
    return order.takes("payer", "recover", **said, recovery_reason="Half was not used and was given back.")


def looked_at(order):
    """An independent visit, planned and made by other eyes than the case manager's."""

    def act(measure, walk, by):
        plan_visit(
            walk.procedure, by, {"planned_on": today(), "visitor": by.user, "is_independent": True, "measure": measure}
        )
        planned = Visit.objects.open().get(measure=measure.pk)
        record_visit(walk.procedure, planned, by, met(walk, "At the workshop"))

    return order.does("visitor", act)


def papers_added(order):
    return order.does("manager", lambda measure, walk, by: _add_papers(measure, AFTERWARDS, by))


def verified(order):
    means = "visit" if order.support.parts > 1 else "document"
    said = {
        "verified_by_means": means,
        "verified_on": lambda _walk: today(),
        "verification_note": "What was agreed is there.",
    }
    return order.takes("visitor", "verify", **said)


def paid(order, name="pay"):
    said = {
        "paid_on": lambda _walk: today(),
        "payment_reference": lambda walk: f"PO {walk.chance.randrange(10**6):06d}",
    }
    return order.takes("payer", name, **said)


def survives(order, months):
    def act(measure, walk, by):
        result = walk.chance.choice(
            (Survival.RUNNING, Survival.RUNNING, Survival.CHANGED, Survival.STOPPED, Survival.NOT_REACHED)
        )
        keep_business_check(
            measure, by, {"months": months, "on": today(), "result": result, "note": "Asked by telephone."}
        )

    return order.does("manager", act)
