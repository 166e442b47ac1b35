"""Makes measures for tests, and walks them on: each step by somebody who may take it."""

from datetime import timedelta
from functools import cached_property

from agencies.roles import CASE_MANAGEMENT, CASEWORKER, FINANCE_OFFICER, PROGRAMME_MANAGER, PROVIDER, SUPERVISOR
from audit.moment import today
from reintegration.models import Measure, MeasureKind
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


def measure_of(case, by, kind="arrival_cash", **fields):
    """A measure of a reintegration case that is being proposed."""
    subject = case.case.members.get(relation="subject").person
    said = {
        "measure_kind": MeasureKind.objects.get(code=kind), "beneficiary": subject, "short_name": "Aytən M.", "title": str(subject),
        "service": "Clothes and a bed.", "provider": a.agency("NGO-1"), "starts_on": today(), "ends_on": today() + timedelta(days=60),
        "programme": case.programme or a.programme(), "amount": "300.00", "currency": "EUR",
        "tranches": [{"amount": "300.00", "visit": False}],
    }  # fmt: skip
    return open_(Measure, case.case, by, {CASE_MANAGEMENT: by.agency}, parent=case, **said | fields)


WAY = ("submit", "accept", "start", "deliver", "verify", "pay", "close")


def walked(measure, people, until):
    """As far as a step, by whom it is for each time."""
    for name in WAY[: WAY.index(until) + 1]:
        measure = taken(measure, people, name)
    return measure


def taken(measure, people, name):
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


__all__ = ["PROVIDER", "WAY", "People", "measure_of", "taken", "walked"]
