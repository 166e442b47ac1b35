"""What the floor of reports adds to the side navigation, to notices and to the worker (workflows/showing/offered.py)."""

from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.managing import leads
from agencies.policy import may
from agencies.roles import PROVIDER
from reports.exporting import telling
from reports.exporting.expiring import expire_those_with_persons
from reports.exporting.running import expire, run_one
from reports.exporting.scheduling import run_schedules
from reports.facts.refreshing import refresh
from reports.initiatives.keeping import may_read
from reports.official.makers import makes_official
from reports.releases.making import prove_one
from workflows.navigation import item


def navigation(request, actor):
    return [*_statistics(request, actor), *_rule(request, actor)]


def _rule(request, actor):
    if not may(actor.capacities, "release.rule") or not leads(actor):
        return []
    return [item(request, _("Rule of publication"), reverse("publication_rule"))]


def _statistics(request, actor):
    if set(actor.agency.case_roles) == {PROVIDER}:
        return []
    pages = (("report.count", _("Statistics"), "statistics"), ("export.list", _("Exports"), "exports"))
    return [item(request, label, reverse(name)) for action, label, name in pages if may(actor.capacities, action)]


def places(notices):
    """Where notices of exports lead: (key, url)."""
    return telling.places(notices)


def sentences(notice):
    """What a notice of an export says, and what it is about."""
    return telling.sentences(notice)


def notice_kinds():
    return telling.KINDS


def pass_time():
    """Reports whose month has begun are asked for, and files that were kept long enough go: no step of any case."""
    run_schedules()
    expire()
    return []


def long_work():
    """What a worker makes beside its clocks."""
    return [run_one, prove_one]


def before_erasure():
    """What happened is counted first, from the histories that are about to go."""
    refresh()
    return []


def after_erasure():
    """Nobody knows any more who is in a file that was made before: each that may name somebody goes."""
    expire_those_with_persons()
    return []


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
