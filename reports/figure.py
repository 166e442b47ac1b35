"""What a figure is: a rule of counting facts, with its code, its name and its definition."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.functional import Promise

FACTS, PERSONS, AMOUNT, MEDIAN, SHARE, MEAN = "facts", "persons", "amount", "median", "share", "mean"
ALL = Q()
TIME = ("month", "quarter", "year")
OF_PERSON = ("sex", "age", "citizenship")
OF_SUPPORT = ("return_type", "region", "programme", "state", "direction")


@dataclass(frozen=True)
class Figure:
    """`counts`: facts, persons (each once), an amount, the median of days, the share of `part` among `where`,
    or the mean of `column`.

    `reference`: the column with the day that decides whether it falls into a period. A stock (`is_stock`) counts what had begun
    and not ended at the end of the last day. `also`: kinds of facts that are counted with the first. `version` goes up whenever the
    same facts would be counted otherwise.
    """

    code: str
    name: Promise
    definition: Promise
    kind: str
    dimensions: tuple[str, ...]
    where: Q = ALL
    part: Q = ALL
    counts: str = FACTS
    column: str = "score"
    reference: str = "on"
    is_stock: bool = False
    also: tuple[str, ...] = ()
    version: int = 1

    @property
    def kinds(self):
        return (self.kind, *self.also)

    def within(self, first: date, last: date) -> Q:
        if self.is_stock:
            return Q(**{f"{self.reference}__lte": last}) & (Q(ended_on=None) | Q(ended_on__gt=last))
        return Q(**{f"{self.reference}__gte": first, f"{self.reference}__lte": last})

    @property
    def is_whole(self):
        """Whether its cells add up to their totals."""
        return self.counts in (FACTS, AMOUNT)
