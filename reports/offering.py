"""What the floor of reports adds to the side navigation (workflows/showing/offered.py)."""

from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.policy import may
from agencies.roles import PROVIDER
from reports.initiatives.keeping import may_read
from reports.official.makers import makes_official
from workflows.navigation import item


def navigation(request, actor):
    if not may(actor.capacities, "report.count") or set(actor.agency.case_roles) == {PROVIDER}:
        return []
    return [item(request, _("Statistics"), reverse("statistics"))]


def further(actor):
    """What else there is beside the ready reports: {label, about, url}."""
    official = {
        "label": _("Official tables"), "about": _("Returns to Azerbaijan in the layouts of Eurostat."),
        "url": reverse("official_tables"),
    }  # fmt: skip
    register = {
        "label": _("Initiatives of the Mobility Partnership"), "about": _("The half-yearly report on what the annex lists."),
        "url": reverse("initiatives"),
    }  # fmt: skip
    return [official] * makes_official(actor) + [register] * bool(may_read(actor))
