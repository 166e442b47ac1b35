"""In how many payments a measure is paid: as its programme plans, or as was agreed; which of them rest on a visit."""

from decimal import Decimal

from django.utils.translation import gettext as _

from reintegration.measures.money_guards import rule_for
from reintegration.money.rates import CENT, to_the_cent

ALL = 100
AT_ONCE = [{"share": ALL, "visit": False}]


def planned(measure, amounts=()):
    """The payments of a measure: {"amount", "visit"}. Without amounts, by the shares of the programme's plan."""
    plan = plan_of(measure)
    amounts = list(map(Decimal, amounts)) or _shared(measure.amount, [part["share"] for part in plan])
    visits = [bool(part["visit"]) for part in plan]
    return [
        {"amount": str(to_the_cent(amount)), "visit": visits[number] if number < len(visits) else visits[-1]}
        for number, amount in enumerate(amounts)
    ]


def plan_of(measure):
    rule = rule_for(measure)
    return (rule.tranche_plan if rule else None) or AT_ONCE


def _shared(amount, shares):
    """By shares, to the cent; what rounding leaves goes with the last."""
    parts = [to_the_cent(amount * share / ALL) for share in shares[:-1]]
    return [*parts, amount - sum(parts)]


def add_up(measure):
    """A check: the payments are what was agreed."""
    amounts = [Decimal(part["amount"]) if isinstance(part, dict) else Decimal(part) for part in measure.tranches or ()]
    if amounts and (sum(amounts) != measure.amount or min(amounts) < CENT):
        yield "tranches", _("The payments together must be the amount: %(amount)s.") % {"amount": measure.amount}


def settle_tranches(measure, by):
    """What follows from a changed proposal: the payments as they are written, each with whether it rests on a visit."""
    given = [part["amount"] if isinstance(part, dict) else part for part in measure.tranches or ()]
    measure.tranches = planned(measure, given)
