"""Numbers and the cases behind them as rows of the table component."""

from decimal import ROUND_HALF_UP, Decimal
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from agencies.reading import note_case
from reports.addresses import list_of, said_of
from reports.changes import changes
from reports.counting import answer, facts
from reports.dimensions import DIMENSIONS
from reports.figure import AMOUNT, MEAN, MEDIAN, SHARE
from reports.tables import Number
from workflows.rows import Procedure

PAGE, MOST = 50, 200
TOLD = ("state", "outcome", "ground", "sex", "age")
PLACES = {AMOUNT: 2, MEDIAN: 1, MEAN: 1}


def shown(counted):
    """A table of numbers, each of which leads to its cases."""
    columns = [{"label": counted.heads[0]}, *({"label": head, "number": True} for head in counted.heads[1:])]
    rows = [{"cells": [{"text": row.label}, *map(_cell, row.numbers)]} for row in counted.rows]
    total = [counted.total.label, *map(written, counted.total.numbers)] if counted.total else None
    caption = _("Table: %(title)s") % {"title": counted.title}  # its section bears the title alone
    return {"caption": caption, "columns": columns, "rows": rows, "total": total}


def _cell(number):
    cell = {"text": written(number), "number": True}
    return cell | {"url": list_of(number.question)} if number.cell.base else cell


def written(number):
    """As it is read: 1 284, 93,4 %, 12,5, or – where there is nothing to count."""
    if number.value is None:
        return "–"
    counts = number.question.figure.counts
    if counts == SHARE:
        return _("%(share)s %%") % {"share": to_a_tenth(number.value * 100)}
    said = number_format(number.value, PLACES.get(counts, 0), force_grouping=True)
    if number.share is None:
        return said
    return _("%(number)s (%(share)s %%)") % {"number": said, "share": to_a_tenth(number.share * 100)}


def to_a_tenth(value):
    """Rounded, which number_format does not: it cuts off."""
    return number_format(Decimal(value).quantize(Decimal("0.1"), ROUND_HALF_UP), 1)


def filters_said(form):
    """(name, value) of what a form narrows to, in words."""
    chosen = [(form.fields[name], form.cleaned_data[name]) for name in form.narrowing if form.cleaned_data.get(name)]
    return [(str(field.label), str(dict(field.choices).get(value, value))) for field, value in chosen]


def cases_shown(question, actor, page):
    """The facts behind one number, a page of them, with what the whole of them comes to."""
    paged = Paginator(facts(question, actor).order_by("-on", "-pk"), PAGE).get_page(page)
    table, closed = _table(question, paged, actor, question.figure.name)
    number = Number(answer(question, actor).total, question)
    return {
        "figure": question.figure, "number": written(number), "page": paged, "where": _where(question), "closed": closed, "table": table,
        "first": question.first, "last": question.last, "as_of": question.as_of, "said": said_of(question),
        "query": urlencode(said_of(question)),
    }  # fmt: skip


def changes_shown(question, earlier, actor):
    """Two numbers and what lies between them: (words, table, how many there are) of each sort."""
    found = changes(question, earlier, actor)
    sorts = (
        (_("Counted now, and not then"), found.entered), (_("Counted then, and not now"), found.left),
        (_("Counted both times, and recorded otherwise now"), found.altered),
    )  # fmt: skip
    parts = []
    for title, rows in sorts:
        some = list(rows.order_by("-on", "-pk")[:MOST])
        table, closed = _table(question, some, actor, _("Table: %(title)s") % {"title": title})
        parts.append({"title": title, "number": rows.count(), "shown": len(some), "table": table, "closed": closed})
    return {
        "figure": question.figure, "where": _where(question), "parts": parts,
        "earlier": written(found.earlier), "later": written(found.later),
        "first": question.first, "last": question.last, "as_of": question.as_of, "before": earlier,
    }  # fmt: skip


def _table(question, rows, actor, caption):
    """Facts as rows, and how many of them belong to a case that is not open to the reader."""
    visible = {
        one.pk: one for one in Procedure.objects.visible_to(actor).filter(pk__in={fact.procedure for fact in rows})
    }
    words = {code: DIMENSIONS[code] for code in TOLD if code in question.figure.dimensions}
    columns = [{"label": _("Case")}, {"label": _("Day")}, *({"label": dimension.name} for dimension in words.values())]
    if _is_money(question):
        columns.append({"label": _("Amount"), "number": True})
    table = {"caption": caption, "columns": columns, "rows": [_row(question, fact, visible, words) for fact in rows]}
    return table, sum(fact.procedure not in visible for fact in rows)


def _where(question):
    return [
        {
            "label": DIMENSIONS[code].name,
            "value": DIMENSIONS[code].label(DIMENSIONS[code].words(question.figure, [value]), value),
        }
        for code, value in question.where
    ]


def _row(question, fact, visible, words):
    """Of a case that is not open to the reader there is nothing but that it was counted."""
    case = visible.get(fact.procedure)
    if case is None:
        return {
            "cells": [
                {"text": _("Not open to you")},
                *({"text": ""} for _n in range(len(words) + 1 + _is_money(question))),
            ]
        }
    note_case(case.case_id)
    cells = [{"text": case.reference, "url": reverse("procedure", args=[case.reference]), "mono": True}]
    cells.append({"text": getattr(fact, question.figure.reference).strftime("%d.%m.%Y")})
    for code, dimension in words.items():
        value = _value(fact, code)
        cells.append({"text": dimension.label(dimension.words(question.figure, [value]), value)})
    if _is_money(question):
        cells.append({"text": f"{number_format(fact.amount, 2, force_grouping=True)} {fact.currency}", "number": True})
    return {"cells": cells}


def _is_money(question):
    return question.figure.counts == AMOUNT


def _value(fact, code):
    return str(fact.age if fact.age is not None else "") if code == "age" else getattr(fact, code)
