"""The account of a programme as its donor reads it: what is budgeted, committed, spent and left; every entry, and nobody's name."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Case, F, Q, Sum, Value, When

from audit.moment import now
from cases.programmes import Programme
from reintegration.money.accounts import Balance, BudgetLine
from reintegration.money.ledger import LedgerEntry

What = LedgerEntry.What
NOTHING = Decimal(0)


@dataclass(frozen=True)
class Line:
    name: str
    budget: Decimal
    committed: Decimal
    spent: Decimal

    @property
    def left(self):
        return self.budget - self.committed - self.spent


@dataclass(frozen=True)
class Account:
    programme: Programme
    as_of: datetime
    lines: list[Line]
    budget: Decimal
    entries: object  # a queryset, in the order of the ledger
    reconciles: bool

    @property
    def total(self):
        """All lines together; what is in no line yet is told beside them."""
        return Line(
            "",
            *(sum((getattr(line, name) for line in self.lines), NOTHING) for name in ("budget", "committed", "spent")),
        )

    @property
    def unassigned(self):
        return self.budget - self.total.budget


def programmes_of(actor):
    """The programmes of the agency acted for."""
    return Programme.objects.filter(agency=actor.agency).select_related("donor", "agency")


def account_of(programme):
    """Added up from the ledger itself, and compared with the balances to the cent."""
    sums = ledger_sums(programme)
    rows = BudgetLine.objects.filter(programme=programme).select_related("measure_kind")
    lines = [Line(row.measure_kind.name, row.amount, *sums.get(row.pk, (NOTHING, NOTHING))) for row in rows]
    entries = programme.entries.select_related("measure__measure_kind", "line").order_by("pk")
    held = Balance.objects.filter(programme=programme, case=None).values_list("line", "committed", "spent")
    kept = {line: (committed, spent) for line, committed, spent in held}
    whole = tuple(sum((pair[place] for pair in sums.values()), NOTHING) for place in (0, 1))
    reconciles = all(kept.get(line, (NOTHING, NOTHING)) == pair for line, pair in [*sums.items(), (None, whole)])
    budget = getattr(getattr(programme, "budget", None), "amount", NOTHING)
    return Account(programme, now(), lines, budget, entries, reconciles)


def ledger_sums(programme):
    """{line: (committed, spent)} of the entries alone."""
    way = Case(When(what=What.REVERSAL, then=Value(-1)), default=Value(1))
    found = programme.entries.annotate(
        way=way, of_what=Case(When(what=What.REVERSAL, then=F("reverses__what")), default=F("what"))
    )  # fmt: skip
    signed = F("booked") * F("way")
    told = found.values("line").annotate(
        **{
            name: Sum(signed, filter=Q(of_what=name), default=NOTHING)
            for name in ("commit", "release", "pay", "recover")
        }
    )
    return {row["line"]: (row["commit"] - row["release"], row["pay"] - row["recover"]) for row in told}
