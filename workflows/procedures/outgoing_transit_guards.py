"""The conditions of a transit that Azerbaijan applies for; what every transit needs is in transit_guards.py."""

from django.utils.translation import gettext_lazy as _

from workflows.declare import guard


@guard(_("The person has not departed: there is nobody to take back."))
def person_has_departed(transit):
    return transit.departed_at is not None


@guard(_("The person is still there: record the return first."))
def person_is_with_us(transit):
    return transit.state != "revoked" or transit.departed_at is None
