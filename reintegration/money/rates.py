"""What an amount is worth in the currency of a programme: by the latest rate that two have signed, rounded half up to the cent."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from audit.moment import today
from reintegration.money.rules import ExchangeRate

CENT = Decimal("0.01")


@dataclass(frozen=True)
class Rate:
    """What one unit was worth, and since which day that is the rate."""

    value: Decimal
    on: date

    def booked(self, amount):
        return to_the_cent(Decimal(amount) * self.value)


def to_the_cent(amount):
    return Decimal(amount).quantize(CENT, ROUND_HALF_UP)


def rate_for(currency, base, on=None):
    """The rate that holds on a day; None where there is none. A programme's own currency is worth itself."""
    on = on or today()
    if currency == base:
        return Rate(Decimal(1), on)
    found = ExchangeRate.objects.filter(currency=currency, base=base, on__lte=on).order_by("-on").first()
    return found and Rate(found.value, found.on)


def worth(measure, on=None):
    """What a measure costs in its programme's currency; None where no rate is known."""
    rate = rate_for(measure.currency, measure.programme.currency, on)
    return rate and rate.booked(measure.amount)
