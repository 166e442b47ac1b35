"""What follows from the steps of a measure: moments, the provider's part, and the entries of the ledger."""

from agencies.roles import PROVIDER
from audit.moment import now
from reintegration.measures.doubled import insist_not_doubled
from reintegration.money import booking


def approve(measure, by):
    measure.approved_at = now()


def commit(measure, by):
    """The money is set aside; from now on the provider reads what it needs to deliver."""
    insist_not_doubled(measure, by)
    booking.commit(measure, by)
    if measure.provider and measure.agency_that_is(PROVIDER) is None:
        measure.bring_in({PROVIDER: measure.provider})


def delivered(measure, by):
    measure.delivered_at = now()


def verified(measure, by):
    measure.verified_at = now()


def count_tranche(measure, by):
    measure.tranches_paid += 1


def paid(measure, by):
    insist_not_doubled(measure, by)
    booking.pay(measure, by)


def uncount_tranche(measure, by):
    """It is due again: the delivery has been verified before."""
    measure.tranches_paid -= 1
    measure.verified_at = now()


payment_reversed = booking.reverse_last_payment
released = booking.release_rest
recovered = booking.recover
