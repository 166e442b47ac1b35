"""One row of a work list, taken by whoever presses its button: it is theirs now, or they read who was quicker, and when."""

from django.contrib import messages
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from agencies.policy import capacities_of, may
from audit.dates import day
from workflows.absence.assigning import assign
from workflows.listing.together import ticked
from workflows.rows import Grant


def take_one(request, reference):
    """Says what came of it. Pressed twice it is taken once."""
    actor, found = request.actor, ticked(request.actor, [reference])
    if not found or not may(capacities_of(actor, found[0]), "procedure.take"):
        messages.error(request, _("This case is not yours to take."))
        return
    refused = assign(found[0], actor.user, actor)
    if refused:
        messages.error(request, _quicker(found[0], actor) or refused)
    else:
        messages.success(request, _("You work on %(reference)s now.") % {"reference": reference})


def _quicker(procedure, actor):
    """Which colleague has it, and since when; nothing where none has."""
    grants = Grant.objects.filter(content_object=procedure.pk, group_id=actor.group_id, live=True)
    theirs = grants.exclude(assigned_to=None).exclude(assigned_to=actor.user).select_related("assigned_to").first()
    if theirs is None:
        return ""
    at = localtime(theirs.assigned_at)
    return _("%(reference)s: taken by %(name)s at %(time)s on %(day)s.") % {
        "reference": procedure.reference, "name": theirs.assigned_to.name, "time": f"{at:%H:%M}", "day": day(at.date()),
    }  # fmt: skip
