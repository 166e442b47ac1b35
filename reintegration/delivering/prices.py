"""What delivered units cost by the agreed amount: to the cent, and all of them together exactly what was agreed. Pure."""

from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


def price_of(amount, planned, units):
    """Of so many units together; more than was planned costs no more than was agreed."""
    if not planned:
        return amount if units else Decimal(0)
    return (amount * min(units, planned) / planned).quantize(CENT, ROUND_HALF_UP)


def priced(amount, planned, deliveries, invoiced=(0, Decimal(0))):
    """(delivery, its amount) for each, after `invoiced` = (units, sum) that are invoiced already.

    Each costs what is missing up to the price of all units so far, so that rounding is never lost nor asked twice.
    """
    units, so_far = invoiced
    rows = []
    for delivery in deliveries:
        units += delivery.units
        due = max(price_of(amount, planned, units) - so_far, Decimal(0))
        so_far += due
        rows.append((delivery, due))
    return rows
