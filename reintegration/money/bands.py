"""Who must sign a measure, and how many quotations it needs: by its amount, in the bands of its programme or of the house."""

from agencies.roles import CASE_MANAGEMENT, Role
from audit.moment import today
from reintegration.money.rates import worth
from reintegration.money.rules import ApprovalBand, in_force


def bands_of(programme, on=None):
    """The bands that hold on a day, the smallest first; those of the house where the programme has none."""
    found = ApprovalBand.objects.filter(in_force(on or today()))
    own = list(found.filter(programme=programme)) if programme else []
    return sorted(own or found.filter(programme=None), key=lambda band: (band.up_to is None, band.up_to or 0))


def band_of(measure):
    """The band that a measure falls into: the highest, where no rate says what it is worth."""
    amount, bands = worth(measure), bands_of(measure.programme)
    fits = [band for band in bands if amount is not None and (band.up_to is None or amount <= band.up_to)]
    return (fits or bands[-1:])[0]


def signers(measure):
    """For the declaration: the capacities that must all sign."""
    return tuple(Role(role).at(CASE_MANAGEMENT) for role in band_of(measure).signers)
