"""Keeps the offers of an agency: writes one down, changes it, closes it."""

from django.db import transaction as db

from audit.moment import now
from reintegration.skills.offers import Offer


@db.atomic
def keep(offer, by, said):
    """Writes an offer down as its keeper says; a new one once, however often its form is sent."""
    token = said["token"]
    if offer.pk is None and (done := Offer.objects.filter(token=token).first()):
        return done
    for name, value in said.items():
        if name != "token" or offer.pk is None:
            setattr(offer, name, value)
    offer.agency = by.agency
    offer.save()
    return offer


@db.atomic
def close(offer, by):
    """Closes an offer from this moment, once."""
    offer = Offer.objects.select_for_update(no_key=True).get(pk=offer.pk, agency=by.agency)
    if offer.closed_at is None:
        offer.closed_at = now()
        offer.save(update_fields=["closed_at"])
    return offer
