"""For whom somebody acts who stands in for a colleague: a name beside their own, never a right."""

from agencies.models import Membership


def worker_away(by, procedure):
    """The colleague who works on this at one's own agency, is away, and for whom one stands in: their key, or None."""
    if not (by and by.stands_in_for):
        return None
    own = (grant.assigned_to_id for grant in procedure.granted if grant.group_id == by.group_id)
    return next((user for user in own if user in by.stands_in_for), None)


def signer_away(by, capacity, approval, signatures):
    """The colleague who could sign this too, is away, and for whom one stands in: never who proposed or signed it."""
    if not by.stands_in_for:
        return None
    others = by.stands_in_for - {approval.proposed_by_id, *(signature.signed_by_id for signature in signatures)}
    held = Membership.objects.in_force().filter(user__in=others, agency=by.agency, role=capacity.role)
    return held.order_by("user").values_list("user", flat=True).first()
