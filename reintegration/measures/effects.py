"""What follows from the steps of a measure: moments, the provider's part, and the entries of the ledger."""

from agencies.roles import PROVIDER
from audit.moment import now
from reintegration.measures.doubled import insist_not_doubled
from reintegration.money import booking


def approve(measure, by):
    """The provider is brought in before it is said who holds the next step: it is the one to accept, and is told."""
    measure.approved_at = now()
    if measure.provider and measure.agency_that_is(PROVIDER) is None:
        measure.bring_in({PROVIDER: measure.provider})


def commit(measure, by):
    """The money is set aside."""
    insist_not_doubled(measure, by)
    booking.commit(measure, by)


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
