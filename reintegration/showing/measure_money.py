"""The money of one measure: what it costs, who signs it, whether it is covered, its payments, its papers, its entries in the ledger."""

from django.utils.translation import gettext as _

from agencies.roles import CASE_MANAGEMENT, Capacity
from agencies.words import capacity_names
from audit.dates import day, day_and_time
from reintegration.measures.doubled import doubles, sentence
from reintegration.measures.kinds import Proof
from reintegration.measures.money_guards import needed
from reintegration.money.bands import band_of
from reintegration.money.covering import coverage
from reintegration.showing.amounts import cell, number, written

OPEN = ("proposed",)


def money_facts(measure):
    """What is asked for, and what there is."""
    found, base = coverage(measure), measure.programme.currency
    yield {"label": _("Programme"), "value": measure.programme.name}
    yield {"label": _("Amount"), "value": written(measure.amount, measure.currency)}
    if measure.currency != base:
        yield {
            "label": _("In the programme’s currency"),
            "value": written(found.needed, base),
            "after": _rate(found.rate),
        }
    yield {"label": _("Given in cash"), "value": _("Yes") if measure.in_cash else _("No")}
    yield {"label": _("Who must sign"), "value": _signers(measure)}
    if measure.state in OPEN:
        yield from _coverage(found, base)
        doubled = doubles(measure).first()
        yield {"label": _("Supported by another programme"), "value": sentence(doubled) if doubled else _("No")}
    if measure.double_reason:
        yield {"label": _("Why this is no double support"), "value": measure.double_reason}


def _rate(rate):
    if rate is None:
        return ""
    told = {"rate": f"{rate.value.normalize():f}", "day": day(rate.on)}
    return " " + _("(at %(rate)s of %(day)s)") % told


def _signers(measure):
    return capacity_names([Capacity.of(f"{role}@{CASE_MANAGEMENT}") for role in band_of(measure).signers])


def _coverage(found, base):
    gaps = found.gaps()
    for label, gap, left in _lefts(found):
        short = {"label": _("Does not cover it"), "tone": "danger"} if gap in gaps else None
        yield {"label": label, "value": written(left, base) or "–", "tag": short}


def _lefts(found):
    yield _("Left in the budget line"), "line", found.line and found.line.left
    yield _("Left in the programme"), "programme", found.programme and found.programme.left
    yield _("Left for this case"), "allowance", min((given.left for given in found.allowances), default=None)
    if found.in_cash:
        yield (
            _("Left for this case in cash"),
            "cash",
            min((given.cash_left for given in found.allowances), default=None),
        )


def tranches_table(measure):
    labels = (_("Payment"), _("Amount, %(currency)s") % {"currency": measure.currency}, _("Rests on"), _("Status"))
    rows = [_tranche(measure, place, part) for place, part in enumerate(measure.tranches, start=1)]
    return headed(_("Payments"), *labels, rows=rows, numbers=(1,))


def _tranche(measure, place, part):
    visited = part["visit"] or measure.measure_kind.needs_visit
    done = {"label": _("Paid"), "tone": "ok", "icon": "check"} if place <= measure.tranches_paid else None
    return [
        {"text": _("Payment %(number)s") % {"number": place}},
        {"text": number(part["amount"]), "number": True},
        {"text": _("a visit by somebody else") if visited else _("the papers")},
        {"text": "", "tag": done or {"label": _("Not paid yet")}},
    ]


def entries_table(entries, base):
    """The ledger, oldest first."""
    labels = (
        _("Entry"),
        _("Day"),
        _("What"),
        _("As agreed"),
        _("Rate"),
        _("Booked, %(currency)s") % {"currency": base},
        _("By"),
    )
    rows = [
        [
            {"text": f"{entry.pk}", "mono": True},
            {"text": day_and_time(entry.entered_at)},
            {"text": what(entry)},
            {"text": written(entry.amount, entry.currency), "number": True},
            {"text": f"{entry.rate.normalize():f}", "sub": day(entry.rate_on)},
            cell(entry.booked),
            {"text": entry.entered_by.name},
        ]
        for entry in entries
    ]
    return headed(_("Entries of the ledger"), *labels, rows=rows, numbers=(3, 5))


def what(entry):
    """Payment 1; Reversal of entry 12."""
    if entry.reverses_id:
        return _("Reversal of entry %(number)s") % {"number": entry.reverses_id}
    return f"{entry.get_what_display()} {entry.tranche or ''}".strip()


def papers_wanted(measure):
    """Which papers are asked for, how many, and how many are there: for the payment to come."""
    there = [paper.proof for paper in measure.papers.all() if paper.tranche == measure.tranches_paid + 1]
    before = [paper.proof for paper in measure.papers.all()]
    for proof, count in needed(measure, Proof.values).items():
        found = (before if proof in (Proof.BUSINESS_PLAN, Proof.QUOTATION) else there).count(proof)
        tag = (
            {"label": _("There"), "tone": "ok", "icon": "check"}
            if found >= count
            else {"label": _("Missing"), "tone": "warn"}
        )
        yield {
            "label": Proof(proof).label,
            "value": _("%(found)s of %(count)s") % {"found": found, "count": count},
            "tag": tag,
        }


def headed(caption, *labels, rows, numbers=()):
    """For components/table.html; `numbers` are the places of columns of figures."""
    columns = [{"label": label, "number": place in numbers} for place, label in enumerate(labels)]
    named = _("Table: %(title)s") % {"title": caption}  # the section around it bears the title alone
    return {"caption": named, "columns": columns, "rows": [{"cells": cells} for cells in rows], "stacks": True}
