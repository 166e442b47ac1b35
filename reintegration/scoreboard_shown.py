"""The scoreboard as tables: a line an agency, each share with the number that it is of."""

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from agencies.models import Agency
from cases.names import sort_key
from reintegration.referral_choices import DeclineReason, NotGiven
from reintegration.scoreboard import between, received_by, rows_of, scores, sent_by

CAPTIONS = {  # of the three tables of each half; each names its region of the page
    "sent": (
        gettext_lazy("Figures of what we sent"),
        gettext_lazy("Why referrals were declined"),
        gettext_lazy("Why a service was not given"),
    ),
    "received": (
        gettext_lazy("Figures of what we received"),
        gettext_lazy("Why we declined referrals"),
        gettext_lazy("Why we did not give a service"),
    ),
}


def board(agency, first, last):
    """Tables of what an agency `sent` and `received`, as far as it has that part. Three queries at most."""
    asked = {"sent": sent_by, "received": received_by}
    parts = {"sent": "case_management" in agency.case_roles, "received": "partner" in agency.case_roles}
    found = {name: scores(rows_of(between(of(agency), first, last))) for name, of in asked.items() if parts[name]}
    keys = {key for told in found.values() for key in told}
    names = {one.pk: one.name for one in Agency.objects.filter(pk__in=keys)}
    return {name: _shown(name, told, names) for name, told in found.items()}


def _shown(which, told, names):
    rows = sorted(told.items(), key=lambda one: (-one[1].sent, sort_key(names[one[0]], get_language() or "en")))
    figures, declined, not_given = CAPTIONS[which]
    return {
        "figures": _figures(str(figures), rows, names),
        "declined": _reasons(str(declined), rows, names, "declined", DeclineReason),
        "not_given": _reasons(str(not_given), rows, names, "not_given", NotGiven),
        "is_empty": not rows,
    }


def _figures(caption, rows, names):
    labels = (
        _("Sent"), _("Accepted"), _("of these in time"), _("Declined"), _("Service given"), _("Service not given"), _("Withdrawn"),
        _("Consent ended"), _("Open"), _("of these overdue"), _("Days to the answer (median)"), _("Days to the service (median)"),
        _("Deletion not confirmed"),
    )  # fmt: skip
    columns = [{"label": _("Agency")}, *({"label": label, "number": True} for label in labels)]
    table = [{"cells": [{"text": names[key]}, *_cells(score)]} for key, score in rows]
    return {"caption": caption, "columns": columns, "rows": table}


def _cells(score):
    states = score.states
    said = (
        score.sent, score.accepted, _of(score.accepted_in_time, score.accepted), states["declined"], states["service_given"],
        states["not_given"], states["withdrawn"], states["stopped"], score.open, _of(score.overdue, score.open),
        _median(score.median_days_to_answer, score.days_to_answer), _median(score.median_days_to_service, score.days_to_service),
        score.undeleted,
    )  # fmt: skip
    return [{"text": value, "number": True} for value in said]


def _of(part, whole):
    """“3 of 4”; a dash where there is nothing that it could be of."""
    return _("%(part)s of %(whole)s") % {"part": part, "whole": whole} if whole else "–"


def _median(value, days):
    """“4.5 (of 12)”; a dash where nothing has been measured yet."""
    return _("%(value)s (of %(whole)s)") % {"value": f"{value:g}", "whole": len(days)} if days else "–"


def _reasons(caption, rows, names, which, choices):
    """A column for each reason; None where there is none yet."""
    if not any(getattr(score, which) for _key, score in rows):
        return None
    columns = [{"label": _("Agency")}, *({"label": label, "number": True} for label in choices.labels)]
    table = [
        {
            "cells": [
                {"text": names[key]},
                *({"text": getattr(score, which)[code], "number": True} for code in choices.values),
            ]
        }
        for key, score in rows
    ]
    return {"caption": caption, "columns": columns, "rows": table}
