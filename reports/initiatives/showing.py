"""The register as pages show it, and as files hold it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from audit.dates import day, day_and_time
from reports.addresses import list_of
from reports.figures import FIGURES
from reports.initiatives.reporting import changes_of, number_of
from reports.initiatives.rows import Kind
from reports.showing import written


def state_of(told):
    return told.standing.get_state_display() if told.standing else _("Nothing recorded")


def table_of(report, as_of, actor):
    """Every initiative in one line (components/table.html); figures counted as of a moment."""
    columns = (_("Initiative"), _("Responsible agency"), _("State at the end"), _("What happened"), _("Evidence"))
    rows = [{"cells": _cells(told, as_of, actor)} for told in report]
    return {
        "caption": _("Initiatives and their states"),
        "columns": [{"label": label} for label in columns],
        "rows": rows,
        "stacks": True,
    }


def _cells(told, as_of, actor):
    one = told.initiative
    return [
        {"text": str(one), "url": reverse("initiative", args=[one.pk]), "sub": one.get_chapter_display()},
        {"text": str(told.agency or "–"), "sub": told.partners},
        {"text": state_of(told), "sub": day(told.standing.on) if told.standing else ""},
        {"text": "; ".join(f"{day(entry.on)}: {said(entry)}" for entry in told.happened) or "–"},
        {"text": "; ".join(_evidence(entry, as_of, actor) for entry in told.evidence) or "–"},
    ]


def _evidence(entry, as_of, actor):
    """A paper in words; a figure with its number, where it is the reader’s to count."""
    found = number_of(entry, as_of, actor) if entry.figure else None
    figure = f"{figure_name(entry)}: {written(found)}" if found else figure_name(entry)
    return f"{day(entry.on)}: " + " – ".join(part for part in (said(entry), figure) if part)


def said(entry):
    """An entry in words."""
    state = entry.get_state_display() if entry.kind == Kind.STATE else ""
    return " – ".join(part for part in (state, entry.text, entry.reference) if part)


def entries_shown(entries, as_of, actor):
    """Entries with their evidence; the figures counted as of a moment. Those taken back say so."""
    return [_shown(entry, as_of, actor) for entry in entries]


def _shown(entry, as_of, actor):
    found = number_of(entry, as_of, actor) if entry.figure else None
    return {
        "entry": entry, "said": said(entry), "figure": figure_name(entry), "number": written(found) if found else "",
        "url": list_of(found.question) if found and found.cell.base else "", "is_closed": bool(entry.figure) and found is None,
    }  # fmt: skip


def figure_name(entry):
    """The figure with its period and its State; "" where there is none."""
    if not entry.figure:
        return ""
    name = str(FIGURES[entry.figure].name) if entry.figure in FIGURES else entry.figure
    state = f", {entry.other_state}" if entry.other_state else ""
    return f"{name}, {day(entry.first)} – {day(entry.last)}{state}"


def facts_of(initiative):
    told = [
        (_("Chapter of the annex"), initiative.get_chapter_display()),
        (_("In English"), initiative.title_en),
        (_("In Azerbaijani"), initiative.title_az),
        (_("Responsible agency"), initiative.agency),
        (_("Lead partners"), initiative.partners),
        (_("Source"), initiative.source),
    ]
    facts = [{"label": label, "value": value} for label, value in told]
    facts[1]["language"], facts[2]["language"], facts[5]["language"] = "en", "az", "en"
    facts[2]["tag"] = {"label": initiative.get_translation_display(), "tone": "warn"}
    return facts


def changes_shown(initiative):
    """Who was named responsible when and by whom (components/table.html)."""
    columns = (_("When"), _("By whom"), _("Responsible agency"), _("Lead partners"))
    rows = [
        {
            "cells": [
                {"text": day_and_time(at)},
                {"text": str(by or "–")},
                {"text": str(agency or "–")},
                {"text": partners or "–"},
            ]
        }
        for at, by, agency, partners in changes_of(initiative)
    ]
    return {
        "caption": _("Changes of who is responsible"),
        "columns": [{"label": label} for label in columns],
        "rows": rows,
        "stacks": True,
    }
