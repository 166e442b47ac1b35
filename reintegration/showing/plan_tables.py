"""The measures of a plan as a table that says the next step, and its budget as bars beside their words."""

from django.utils.translation import gettext as _

from audit.dates import day, relative_day
from reintegration.showing.amounts_told import amount, part

TONES = {"good": "ok", "grave": "danger", "waiting": "info"}


def measures_table(shown, budget=None):
    """For components/table.html."""
    labels = (
        _("Measure"),
        _("Status"),
        _("Next step"),
        _("With"),
        _("Due"),
        _("Progress"),
        _("Planned"),
        _("Committed"),
        _("Paid"),
    )
    columns = [{"label": label, "number": place > 5} for place, label in enumerate(labels)]
    rows = [{"cells": _cells(one, budget)} for one in shown]
    return {"caption": _("Measures"), "columns": columns, "rows": rows, "stacks": True}


def _cells(one, budget):
    over = budget and budget["cap"] is not None and (one["planned"] or 0) > budget["cap"]
    currency = one["currency"]
    planned = amount(one["planned"], currency)
    return [
        {"text": one["kind"], "url": one["url"], "sub": one["provider"]},
        {"text": "", "tag": {"label": one["status"], "tone": TONES.get(one.get("tone"), "")}},
        {"text": one["next_step"] or "–"},
        {"text": one["holder"] or "–"},
        {"text": day(one["due"]) or "–", "sub": relative_day(one["due"])},
        {"text": one["progress_words"] or "–"},
        {"text": planned, "number": True, "sub": _("over the limit: needs approval") if over else ""},
        {"text": amount(one["committed"], currency), "number": True},
        {"text": amount(one["paid"], currency), "number": True},
    ]


def budget_bars(budget):
    """{cap, left, over, bars: [{label, value, words}]}; None where no budget is known."""
    if not budget or budget["cap"] is None:
        return None
    cap, currency = budget["cap"], budget["currency"]
    committed, paid, planned = (budget[name] or 0 for name in ("committed", "paid", "planned"))
    rest = max(planned - committed - paid, 0)
    bars = ((_("Paid"), paid), (_("Committed, not yet paid"), committed), (_("Planned, not yet approved"), rest))
    return {
        "cap": amount(cap, currency),
        "left": amount(budget["left"], currency),
        "over": planned > cap,
        "bars": [
            {"label": label, "value": part(value, cap), "words": amount(value, currency)} for label, value in bars
        ],
    }
