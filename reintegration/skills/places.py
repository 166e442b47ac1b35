"""Places of an offer: how many are filled, counted from the referrals that led to one."""

from django.db.models import Count, Q

from reintegration.referral_choices import FILLS_A_PLACE
from reintegration.skills.offers import Offer

FILLED = Count(
    "referrals", filter=Q(referrals__state="service_given", referrals__service__in=FILLS_A_PLACE), distinct=True
)


def with_places(offers):
    """Each with `filled`: how many of its places referrals have filled."""
    return offers.annotate(filled=FILLED)


def places_left(pk):
    """How many places an offer still has. It stays locked until the transaction ends, so that the last is given away once."""
    offer = Offer.objects.select_for_update(no_key=True).get(pk=pk)
    return max(offer.places - with_places(Offer.objects.filter(pk=pk)).get().filled, 0)
