"""Reminds whoever holds the next step: a notice with the reference, at most once a day for each procedure, recorded."""

from django.db import transaction
from django.utils.translation import gettext as _

from agencies.policy import Verdict, may
from audit.moment import now, today
from workflows.notices import holders, post, tell
from workflows.rows import Reminder


def may_remind(actor, procedure, capacities) -> Verdict:
    """Every reason against: it is one's own turn, nobody holds it, or the case is closed."""
    said = may(capacities, "procedure.remind").reasons
    if procedure.is_closed or procedure.held_by_id is None:
        said += (_("Nobody has to do anything here."),)
    elif procedure.held_by_id == actor.agency.pk:
        said += (_("Your own agency holds the next step."),)
    return Verdict(said)


@transaction.atomic
def remind(procedure, by):
    """True when somebody is told; False where a reminder was sent today already, by whomever."""
    said = {"sent_at": now(), "sent_by": by.user, "sent_for": by.agency, "sent_to_id": procedure.held_by_id}
    _row, is_new = Reminder.objects.get_or_create(procedure_id=procedure.pk, on=today(), defaults=said)
    if is_new:
        tell(procedure, "reminder", holders(procedure), f"{procedure.pk}-{today()}", state=procedure.state)
        post(procedure.case)
    return is_new
