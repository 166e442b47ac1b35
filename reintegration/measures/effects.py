"""What follows from the steps of a measure."""

from agencies.roles import PROVIDER
from audit.moment import now


def approve(measure, by):
    """The provider is brought in before it is said who holds the next step: it is the one to accept, and is told."""
    measure.approved_at = now()
    bring_provider_in(measure, by)


def bring_provider_in(measure, by):
    """From the approval on the provider reads what it needs to deliver."""
    if measure.provider and measure.agency_that_is(PROVIDER) is None:
        measure.bring_in({PROVIDER: measure.provider})


def delivered(measure, by):
    measure.delivered_at = now()


def verified(measure, by):
    measure.verified_at = now()


def count_tranche(measure, by):
    measure.tranches_paid += 1
    measure.delivered_at = measure.verified_at = None


def uncount_tranche(measure, by):
    measure.tranches_paid -= 1
