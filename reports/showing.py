"""Numbers and the cases behind them as rows of the table component."""

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from reports.addresses import list_of
from reports.counting import answer, facts
from reports.dimensions import DIMENSIONS
from reports.figure import AMOUNT, MEDIAN, SHARE
from reports.tables import Number
from workflows.rows import Procedure

PAGE = 50
PLACES = {AMOUNT: 2, MEDIAN: 1}


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
        return _("%(share)s %%") % {"share": number_format(number.value * 100, 1)}
    said = number_format(number.value, PLACES.get(counts, 0), force_grouping=True)
    if number.share is None:
        return said
    return _("%(number)s (%(share)s %%)") % {"number": said, "share": number_format(number.share * 100, 1)}


def filters_said(form):
    """(name, value) of what a form narrows to, in words."""
    chosen = [(form.fields[name], form.cleaned_data[name]) for name in form.narrowing if form.cleaned_data.get(name)]
    return [(str(field.label), str(dict(field.choices).get(value, value))) for field, value in chosen]


def cases_shown(question, actor, page):
    """The facts behind one number, a page of them, with what the whole of them comes to."""
    found = facts(question, actor).order_by("-on", "-pk")
    paged = Paginator(found, PAGE).get_page(page)
    visible = {
        one.pk: one for one in Procedure.objects.visible_to(actor).filter(pk__in={fact.procedure for fact in paged})
    }
    told = [code for code in ("state", "outcome", "ground", "sex", "age") if code in question.figure.dimensions]
    words = {code: DIMENSIONS[code] for code in told}
    number = answer(question, actor).total
    return {
        "figure": question.figure, "number": written(Number(number, question)), "page": paged, "where": _where(question),
        "closed": sum(fact.procedure not in visible for fact in paged), "table": _rows(question, paged, visible, words),
        "first": question.first, "last": question.last, "as_of": question.as_of,
    }  # fmt: skip


def _where(question):
    return [
        {
            "label": DIMENSIONS[code].name,
            "value": DIMENSIONS[code].label(DIMENSIONS[code].words(question.figure, [value]), value),
        }
        for code, value in question.where
    ]


def _rows(question, paged, visible, words):
    columns = [{"label": _("Case")}, {"label": _("Day")}, *({"label": dimension.name} for dimension in words.values())]
    if _is_money(question):
        columns.append({"label": _("Amount"), "number": True})
    return {
        "caption": question.figure.name,
        "columns": columns,
        "rows": [_row(question, fact, visible, words) for fact in paged],
    }


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
