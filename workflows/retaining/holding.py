"""Sets and releases legal holds."""

from django.db import transaction as db
from django.utils.translation import gettext as _

from audit.moment import now
from cases.models import Erasure, LegalHold
from workflows.refusing import MovedOn, Refused
from workflows.retaining.deciding import insist_on_authority


@db.atomic
def set_hold(by, reason, person=None, case=None) -> LegalHold:
    """Nothing of the person or the case is erased from now on. Raises Refused."""
    insist_on_authority(by, "hold.set")
    if not reason.strip():
        raise Refused(fields={"reason": [_("Say why.")]})
    gone = Erasure.objects.carried_out()
    if (gone.filter(persons__contains=[person]) if person else gone.filter(cases__contains=[case])).exists():
        raise Refused(_("This was erased already."))
    return LegalHold.objects.create(
        person_id=person, case_id=case, reason=reason.strip(), set_by=by.user, set_for=by.agency, set_at=now()
    )


@db.atomic
def release_hold(hold, by, reason) -> LegalHold:
    """By somebody else than who set it. Raises Refused."""
    insist_on_authority(by, "hold.set")
    found = LegalHold.objects.select_for_update().get(pk=hold.pk)
    if found.released_at and found.released_by_id != by.user.pk:
        raise MovedOn(_("This hold was released already."))
    if found.released_at:
        return found
    if found.set_by_id == by.user.pk:
        raise Refused(_("A hold is released by somebody else than who set it."))
    if not reason.strip():
        raise Refused(fields={"reason": [_("Say why.")]})
    found.released_by, found.released_for, found.released_at, found.release_reason = (
        by.user,
        by.agency,
        now(),
        reason.strip(),
    )
    found.save()
    return found
