"""Makes measures for tests, and walks them on: each step by somebody who may take it."""

from datetime import timedelta
from functools import cached_property

from agencies.roles import CASE_MANAGEMENT, CASEWORKER, FINANCE_OFFICER, PROGRAMME_MANAGER, PROVIDER, SUPERVISOR
from audit.actor import acting
from audit.moment import today
from cases.filing import keep_document
from cases.packages.samples.specimens import paper_pdf
from cases.programmes import Programme
from reintegration.measures.kinds import BEFORE_APPROVAL
from reintegration.models import Measure, MeasureKind, MeasurePaper
from reintegration.plan.visiting import plan_visit, record_visit
from reintegration.visit_choices import QUESTIONS
from tests import a
from workflows.perform import open_


class People:
    """Everybody of the agency that manages the case, each once, and somebody of a provider."""

    @cached_property
    def manager(self):
        return a.person(CASEWORKER, at="AZ-MLSP")

    @cached_property
    def chief(self):
        return a.person(SUPERVISOR, at="AZ-MLSP")

    @cached_property
    def visitor(self):
        return a.person(CASEWORKER, at="AZ-MLSP")

    @cached_property
    def director(self):
        return a.person(PROGRAMME_MANAGER, at="AZ-MLSP")

    @cached_property
    def controller(self):
        return a.person(FINANCE_OFFICER, at="AZ-MLSP")

    @cached_property
    def payer(self):
        return a.person(FINANCE_OFFICER, at="AZ-MLSP")

    @cached_property
    def deliverer(self):
        return a.person(CASEWORKER, at="NGO-1")

    def all_here(self):
        """Each is made at once, so that a deed that is taken back takes nobody with it."""
        for name, made in vars(type(self)).items():
            if isinstance(made, cached_property):
                getattr(self, name)
        return self


def measure_of(case, by, kind="arrival_cash", **fields):
    """A measure of a reintegration case that is being proposed."""
    subject = case.case.members.get(relation="subject").person
    said = {
        "measure_kind": MeasureKind.objects.get(code=kind), "beneficiary": subject, "short_name": "Aytən M.", "title": str(subject),
        "service": "Clothes and a bed.", "provider": a.agency("NGO-1"), "starts_on": today(), "ends_on": today() + timedelta(days=60),
        "programme": fields.pop("programme", None) or case.programme or Programme.objects.get(code="RETURN-1"), "amount": "300.00", "currency": "EUR",
        "tranches": [{"amount": "300.00", "visit": False}],
    }  # fmt: skip
    return open_(Measure, case.case, by, {CASE_MANAGEMENT: by.agency}, parent=case, **said | fields)


SEEN = dict.fromkeys(QUESTIONS, "yes") | {
    "result": "made", "place": "At the workshop", "met": ["person"], "risk": "none", "note": "",
}  # fmt: skip
WAY = ("submit", "accept", "start", "deliver", "verify", "pay", "close")


def paper(measure, by, *proofs):
    """Papers of a measure, as the signed paper they stand for."""
    for proof in proofs:
        made = keep_document(
            measure.case, paper_pdf(f"{proof} {measure.pk} {measure.tranches_paid}", ["x"]), title=proof, by=by
        )
        MeasurePaper.objects.create(
            measure_id=measure.pk, proof=proof, document=made, tranche=measure.tranches_paid + 1, recorded_by=by.user
        )


def walked(measure, people, until):
    """As far as a step, by whom it is for each time."""
    for name in WAY[: WAY.index(until) + 1]:
        measure = taken(measure, people, name)
    return measure


def taken(measure, people, name):
    """One step of the way, with the papers it needs."""
    if name == "verify":
        paper(measure, people.manager, *(p for p in measure.measure_kind.evidence if p not in BEFORE_APPROVAL))
        visited(measure, people.visitor)
    if name == "submit":
        return a.agreed_step(measure, "submit", people.manager, people.chief)
    by, answers = {
        "accept": ("deliverer", {}),
        "start": ("deliverer", {}),
        "deliver": ("deliverer", {"handed_over_on": today()}),
        "verify": (
            "visitor",
            {"verified_by_means": "visit", "verified_on": today(), "verification_note": "All there."},
        ),
        "pay": ("payer", {"paid_on": today(), "payment_reference": "P-1"}),
        "close": ("manager", {}),
    }[name]
    return a.step(measure, name, getattr(people, by), **answers)


def visited(measure, by):
    """Somebody goes there, sees what was delivered, and says so."""
    case = measure.parent.as_kind()
    plan = {"planned_on": today(), "visitor": by.user, "is_independent": True, "measure": measure}
    with acting(by):
        visit = plan_visit(case, by, plan)
        record_visit(case, visit, by, SEEN | {"done_on": today()})
    return a.again(measure)


__all__ = ["PROVIDER", "WAY", "People", "measure_of", "taken", "visited", "walked"]
