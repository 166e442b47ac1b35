"""Pages of this floor: the log of the asylum door, for those who check."""

from urllib.parse import urlencode

from django import forms
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from agencies.policy import allow
from audit.dates import day, day_and_time
from audit.filters import OfDays
from audit.latest_first import Place
from audit.models import Overruled, TurnedAway
from cases.asylum_door.looking_back import Wanted, agencies_of, mark, page, rule_shown, rules_by_key

ANY = [("", gettext_lazy("any"))]
LABELS = (gettext_lazy("When"), gettext_lazy("Who"), gettext_lazy("Field"), gettext_lazy("Rule"), gettext_lazy("Mark"))


class DoorFilter(OfDays):
    """Nothing is asked for by the words themselves, and a rule by its key: an address may not tell of them either."""

    rule = forms.ChoiceField(label=gettext_lazy("Rule"), required=False)
    agency = forms.ChoiceField(label=gettext_lazy("Agency"), required=False)

    def __init__(self, *args, agencies, **kwargs):
        super().__init__(*args, **kwargs)
        self.rules = rules_by_key()
        self.fields["rule"].choices = [*ANY, *self.rules.items()]
        self.fields["agency"].choices = [*ANY, *((code, agency.name) for code, agency in agencies.items())]
        if len(agencies) < 2:
            del self.fields["agency"]

    @property
    def wanted(self):
        said = self.cleaned_data
        return Wanted(said["first"], said["last"], self.rules.get(said["rule"], ""), said.get("agency", ""))


@require_safe
@allow("door.list")
def door(request):
    """What was not taken: when, from whom, in which field, by which rule."""
    return _log(request, TurnedAway)


@require_safe
@allow("door.list")
def door_overruled(request):
    """What its sender sent all the same, and why."""
    return _log(request, Overruled)


def _log(request, log):
    agencies = agencies_of(request.actor)
    if request.GET.get("agency", "") not in ("", *agencies):
        raise Http404
    form = DoorFilter(request.GET, agencies=agencies)
    rows, following = (
        page(log, agencies, form.wanted, Place.of(request.GET.get("after"))) if form.is_valid() else ([], None)
    )
    context = {
        "tabs": _tabs(request.path),
        "overruled": log is Overruled,
        "several_agencies": len(agencies) > 1,
        "filters": form,
        "filter_chips": form.chips(request.path) if form.is_valid() else [],
        "clear_url": request.path if request.GET else "",
        "table": _table(log, rows) if rows else None,
        "more_url": _more(request, following),
        "empty": _empty(bool(request.GET)),
    }
    return render(request, "cases/door.html", context, status=200 if form.is_valid() else 422)


def _tabs(path):
    shown = (("door", _("Not taken")), ("door_overruled", _("Sent all the same")))
    return [{"label": label, "url": reverse(name), "current": path == reverse(name)} for name, label in shown]


def _table(log, rows):
    labels = (*LABELS, _("Reason")) if log is Overruled else LABELS
    cells = [[*_cells(row), *([{"text": row.reason}] if log is Overruled else [])] for row in rows]
    return {
        "caption": _("Log of the door"),
        "columns": [{"label": label} for label in labels],
        "rows": [{"cells": some} for some in cells],
        "stacks": True,
    }


def _cells(row):
    return [
        {"text": day_and_time(row.at) if isinstance(row, Overruled) else day(row.at)},
        {"text": row.person.name if row.person else _("System"), "sub": row.agency.name},
        {"text": row.field or _("its name was refused too"), "mono": bool(row.field)},
        {"text": rule_shown(row) or _("written by another authority"), "mono": bool(rule_shown(row))},
        {"text": mark(row), "mono": True},
    ]


def _more(request, following):
    if following is None:
        return ""
    kept = {key: value for key, value in request.GET.items() if key != "after"}
    return f"{request.path}?{urlencode({**kept, 'after': str(following)})}"


def _empty(filtered):
    if filtered:
        return {"title": _("Nothing matches these filters.")}
    return {"title": _("Nothing stands here."), "text": _("It appears here as soon as the door stops something.")}
