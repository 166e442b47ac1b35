"""What the floor of reports adds to the side navigation (workflows/showing/offered.py)."""

from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.managing import leads
from agencies.policy import may
from agencies.roles import PROVIDER
from workflows.navigation import item


def navigation(request, actor):
    return [*_statistics(request, actor), *_rule(request, actor)]


def _rule(request, actor):
    if not may(actor.capacities, "release.rule") or not leads(actor):
        return []
    return [item(request, _("Rule of publication"), reverse("publication_rule"))]


def _statistics(request, actor):
    if not may(actor.capacities, "report.count") or set(actor.agency.case_roles) == {PROVIDER}:
        return []
    return [item(request, _("Statistics"), reverse("statistics"))]
