"""Whether the money is there: what a programme, a line and the allowance of a case still have, before anything is committed."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import connection

from audit.moment import today
from reintegration.money.accounts import Balance, BudgetLine
from reintegration.money.rates import rate_for

NOTHING = Decimal(0)


@dataclass(frozen=True)
class Allowance:
    """What a programme gives to the family of a case: of one kind, or altogether; and how much of it has been used."""

    cap: Decimal
    cash: Decimal
    committed: Decimal = NOTHING
    spent: Decimal = NOTHING
    in_cash: Decimal = NOTHING

    @property
    def left(self):
        return self.cap - self.committed - self.spent

    @property
    def cash_left(self):
        return self.cash - self.in_cash


def allowance(support, programme, kind=None, on=None):
    """By the rules of a day, as the database itself adds them up (migration 0023); None where no rule gives anything."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT cap, cash FROM allowance(%s, %s, %s, %s)",
            [support.pk, programme.pk, kind and kind.pk, on or today()],
        )
        cap, cash = cursor.fetchone()
    if cap is None:
        return None
    used = Balance.objects.filter(programme=programme, line=None, case=support.case_id, measure_kind=kind).first()
    return Allowance(cap, cash, used.committed, used.spent, used.in_cash) if used else Allowance(cap, cash)


def balance_of(programme):
    return Balance.objects.filter(programme=programme, line=None, case=None).first()


def line_of(measure):
    return BudgetLine.objects.filter(programme=measure.programme_id, measure_kind=measure.measure_kind_id).first()


class Coverage:
    """Everything that must cover one measure, read once; `gaps` says which of it does not."""

    def __init__(self, measure):
        rate = rate_for(measure.currency, measure.programme.currency)
        self.needed = rate and rate.booked(measure.amount)
        self.rate = rate
        self.programme = balance_of(measure.programme)
        line = line_of(measure)
        self.line = line and Balance.objects.filter(line=line).first()
        found = [allowance(measure.parent, measure.programme, kind) for kind in (None, measure.measure_kind)]
        self.allowances = [given for given in found if given]
        self.in_cash = measure.in_cash

    def gaps(self):
        """Names of what is missing, as guards and constraints name it."""
        if self.needed is None:
            return {"rate"}
        gaps = {name for name, held in (("programme", self.programme), ("line", self.line)) if not self._covers(held)}
        if not self.allowances:
            return gaps | {"rule"}
        if any(given.left < self.needed for given in self.allowances):
            gaps.add("allowance")
        if self.in_cash and any(given.cash_left < self.needed for given in self.allowances):
            gaps.add("cash")
        return gaps

    def _covers(self, held):
        return held is not None and held.left >= self.needed


def coverage(measure):
    """Read once in the life of the object: several guards ask."""
    if "_coverage" not in vars(measure):
        vars(measure)["_coverage"] = Coverage(measure)
    return vars(measure)["_coverage"]
