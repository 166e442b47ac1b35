"""An official table as a page shows it: a row a series, a column a period; and what is known of its codes."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from reports.addresses import list_of
from reports.official.files import listed, told

MOST = 300  # series on a page; the files have them all


def shown(counted):
    """For components/table.html. A number leads to its cases, as far as they stand under one value of ours."""
    dimensions, series = counted.layout.counted, {}
    for one in counted.observations:
        series.setdefault(one.key, {})[one.period.name] = one
    columns = [{"label": name} for name in dimensions]
    columns += [{"label": _flagged(period), "number": True} for period in counted.periods]
    places = [counted.layout.dimensions.index(name) for name in dimensions]
    rows = [
        {
            "cells": [
                *({"text": key[at], "mono": True} for at in places),
                *(_cell(found.get(p.name)) for p in counted.periods),
            ]
        }
        for key, found in list(series.items())[:MOST]
    ]
    return {"caption": counted.layout.name, "columns": columns, "rows": rows, "left": max(0, len(series) - MOST)}


def _flagged(period):
    return period.name if period.is_over else _("%(period)s, provisional") % {"period": period.name}


def _cell(one):
    if one is None:
        return {"text": "–", "number": True}
    cell = {"text": number_format(one.value, 0, force_grouping=True), "number": True}
    return cell | {"url": list_of(one.question)} if one.question else cell


def told_shown(counted):
    return [{"label": label, "value": value, "language": language} for label, value, language in told(counted)]


def listed_shown(counted):
    """Every code with its name, its source, and whether it is verified."""
    columns = (_("Code"), _("List"), pgettext("of a thing", "Name"), _("How sure it is"))
    return {
        "caption": _("Codes of this table"),
        "columns": [{"label": label} for label in columns],
        "rows": [{"cells": _line(code)} for code in listed(counted)],
        "stacks": True,
    }


def _line(code):
    tag = None if code.is_sure else {"label": _("Unverified"), "tone": "warn"}
    return [
        {"text": code.code, "mono": True, "tag": tag},
        {"text": code.list, "mono": True},
        {"text": code.name},
        {"text": str(code.confidence.label), "sub": code.source, "sub_language": "en"},
    ]
