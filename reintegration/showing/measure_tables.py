"""The measures of a case as a table that says the next step, and the bar of what the case may have."""

from django.utils.translation import gettext as _

from audit.dates import day
from reintegration.showing.amounts import cell, part, written
from reintegration.showing.measure_money import headed


def measures_table(shown, currency):
    labels = (
        _("Measure"), _("Status"), _("Next step"), _("With"), _("Due"), _("Progress"),
        *(f"{label}, {currency}" for label in (_("Planned"), _("Committed"), _("Paid"))),
    )  # fmt: skip
    rows = [
        [
            {"text": line["kind"], "url": line["url"], "sub": f"{line['provider']} · {line['reference']}"},
            {"tag": {"label": line["status"], "tone": TONES.get(line["tone"], "")}, "text": ""},
            {"text": line["next_step"]}, {"text": line["holder"]}, {"text": day(line["due"])}, {"text": line["progress_words"]},
            cell(line["planned"]), cell(line["committed"]), cell(line["paid"]),
        ]
        for line in shown
    ]  # fmt: skip
    return headed(_("Measures"), *labels, rows=rows, numbers=(6, 7, 8))


TONES = {"good": "ok", "grave": "danger", "waiting": "info"}


def budget_bar(budget):
    """For reintegration/parts/budget.html: bars with their words. None before there is a programme or a rule."""
    if budget is None or budget["cap"] is None:
        return None
    used = budget["committed"] + budget["paid"]
    bars = (
        (_("Paid"), budget["paid"]), (_("Committed and not yet paid"), budget["committed"]),
        (_("Planned and not yet approved"), budget["planned"] - used),
    )  # fmt: skip
    base = budget["currency"]
    return {
        **{name: written(budget[name], base) for name in ("cap", "left", "cash_left")},
        "over": budget["planned"] > budget["cap"],
        "bars": [
            {"label": label, "value": part(amount, budget["cap"]), "words": written(amount, base)}
            for label, amount in bars
        ],
    }
