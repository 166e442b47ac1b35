"""What absences add to the side navigation and to the worker (workflows/showing/offered.py)."""

from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.policy import may
from workflows.absence.sweeping import give_back
from workflows.navigation import item


def oversight(request, actor):
    found = [item(request, _("Team"), reverse("team"))] if may(actor.capacities, "team.view") else []
    return [*found, item(request, _("Absences"), reverse("absences"))]


def pass_time():
    """No step of any case is taken by it."""
    give_back()
    return []
