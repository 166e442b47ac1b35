"""The caseload of a team, for its supervisor: who holds how much, and how the follow-ups stand."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils.translation import gettext as _

from agencies.policy import allow
from agencies.roles import CASE_MANAGEMENT
from reintegration.choices import FOLLOW_UPS
from reintegration.counting import Standing, denominator
from reintegration.plan.caseload import caseload, follow_ups_of


@allow("caseload.view")
def team_caseload(request):
    if CASE_MANAGEMENT not in request.actor.agency.case_roles:
        raise PermissionDenied(_("Only agencies that manage cases of reintegration have a caseload."))
    counts = follow_ups_of(request.actor)
    context = {
        "agency": request.actor.agency,
        "people": _people(caseload(request.actor)),
        "follow_ups": _follow_ups(counts),
        "definitions": [{"label": one.label, "value": _meaning()[one]} for one in Standing],
    }
    return render(request, "reintegration/caseload.html", context)


def _people(load):
    labels = (_("Person"), _("Held"), _("Due in 7 days"), _("Overdue"), _("Follow-ups due"), _("Visits missed"))
    names = ("held", "soon", "overdue", "follow_ups", "visits")
    rows = [
        {"cells": [{"text": who or _("Nobody yet")}, *(_number(row[name]) for name in names)]}
        for who, row in load.items()
    ]
    total = [_("All"), *(str(sum(row[name] for row in load.values())) for name in names)]
    return _table(_("Caseload"), labels, rows, total)


def _follow_ups(counts):
    labels = (_("Follow-up"), _("Due"), *(one.label for one in Standing))
    rows = [
        {
            "cells": [
                {"text": wave.label},
                _number(denominator(counts[wave])),
                *(_number(counts[wave][one]) for one in Standing),
            ]
        }
        for wave in FOLLOW_UPS
    ]
    return _table(_("Follow-ups, wave by wave"), labels, rows)


def _number(count):
    return {"text": str(count), "number": True}


def _table(caption, labels, rows, total=()):
    columns = [{"label": label, "number": place > 0} for place, label in enumerate(labels)]
    return {"caption": caption, "columns": columns, "rows": rows, "total": total, "stacks": True}


def _meaning():
    """What each column counts, so that no silence becomes a zero."""
    return {
        Standing.REACHED: _("Met or spoken with."),
        Standing.DECLINED: _("Did not wish to answer, or declined the support before."),
        Standing.NOT_REACHED: _("Could not be reached, or the case was closed because contact was lost."),
        Standing.ABROAD: _("Has left the country again."),
        Standing.DECEASED: _("Has died."),
        Standing.OVERDUE: _("The day has passed and nobody recorded anything."),
        Standing.ENDED: _("The case was closed for another reason before anything was recorded."),
        Standing.NOT_DUE: _("The day has not come. Not part of “Due”; all other columns together are."),
    }
