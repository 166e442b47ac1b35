"""Who else of one's agency is writing in a case just now: whose draft was saved there in the last minutes. A notice and never a lock."""

from datetime import timedelta

from agencies.models import Membership
from audit.moment import now
from workflows.rows import Draft

JUST_NOW = timedelta(minutes=3)  # a form keeps itself ten seconds after a key; who thinks for three minutes is told of no more


def writing(actor, reference) -> list[str]:
    """The names of colleagues, in their order; of other agencies nobody learns who works when."""
    colleagues = Membership.objects.in_force().filter(agency=actor.agency).values("user")
    drafts = Draft.objects.filter(procedure__reference=reference, saved_at__gt=now() - JUST_NOW, person__in=colleagues)
    return sorted(set(drafts.exclude(person=actor.user).values_list("person__name", flat=True)))
