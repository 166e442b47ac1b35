"""The dashboard as a page has it: the strip of numbers, the pictures with their sentences and tables, and where each number leads."""

from decimal import Decimal
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from reports.addresses import list_of
from reports.dashboard.asking import tables, total, total_before
from reports.dashboard.declared import charts_for, totals_for
from reports.dimensions import DIMENSIONS
from reports.figure import MEDIAN, SHARE
from reports.showing import shown, to_a_tenth, written
from reports.tables import Counted, Row

FEW = 10  # of which a per cent says nothing


def target():
    """The share of replies that shall come in time, from 0 to 1, as the house has set it; None where it has set none."""
    return None if settings.REPLIES_IN_TIME_TARGET is None else Decimal(settings.REPLIES_IN_TIME_TARGET) / 100


def strip(asking):
    """The numbers at the top: {label, value, unit, url, remark, tone, before: {words, value, url}}."""
    return [_told(total(one, asking), total_before(one, asking)) for one in totals_for(asking.actor.agency)]


def _told(number, before):
    figure = number.question.figure
    told = {"label": figure.name, "url": list_of(number.question) if number.cell.base else "", **_value(number)}
    if figure.code == "in_time_share" and number.cell.base and target() is not None:
        told |= _against(number.cell.share - target())
    if before and before.cell.base:
        told["before"] = {"value": written(before), "url": list_of(before.question), "change": _change(number, before)}
    return told


def _value(number):
    counts = number.question.figure.counts
    if number.value is None:
        return {"value": "–", "unit": ""}
    if counts == SHARE:
        return {"value": to_a_tenth(number.value * 100), "unit": "%"}
    if counts == MEDIAN:
        return {"value": to_a_tenth(number.value), "unit": _("days")}
    return {"value": written(number), "unit": ""}


def _against(difference):
    """Over or under the target, in points; as they are read, so not less than a tenth."""
    points = to_a_tenth(abs(difference) * 100)
    if difference < 0:
        return {"remark": _("%(points)s points under the target") % {"points": points}, "tone": "danger"}
    return {"remark": _("%(points)s points over the target") % {"points": points}, "tone": "ok"}


def _change(number, before):
    """+6,0 %; of a share or a median the difference; nothing where there was little before, or is nothing now."""
    if number.value is None or not before.value:
        return ""
    if number.question.figure.counts == SHARE:
        return _("%(points)s points") % {"points": _signed((number.value - before.value) * 100)}
    if number.question.figure.counts == MEDIAN:
        return _signed(number.value - before.value)
    if before.value < FEW:
        return ""
    return _("%(share)s %%") % {"share": _signed(Decimal(number.value - before.value) / Decimal(before.value) * 100)}


def _signed(value):
    said = to_a_tenth(abs(value))
    return f"+{said}" if value > 0 else f"−{said}" if value < 0 else said


def pictures(asking, query):
    """What templates/reports/parts/chart.html writes of each; `drawing` None where there is nothing to draw."""
    return [_picture(chart, asking, query) for chart in charts_for(asking.actor.agency)]


def _picture(chart, asking, query):
    found = tables(chart, asking)
    has_any = any(number.cell.base for row in found[0].rows for number in row.numbers)
    figures = dict.fromkeys(figure for table in found for figure in table.figures)
    return {
        "code": chart.code, "plain": chart.name, "about": chart.about, "span": chart.span, "is_open": chart.is_open,
        "title": (has_any and chart.finding(found, target=target())) or chart.name, "not_narrowed": _not_narrowed(figures, asking),
        "drawing": chart.draw(found, target=target()) if has_any else None, "desc": description(found[0]),
        "tables": [shown(table) | {"title": table.title} for table in found if table.rows],
        "definitions": [{"label": figure.name, "value": figure.definition} for figure in figures],
        "files": [{"form": form, "url": f"{reverse('board_file', args=[chart.code, form])}?{query}"} for form in ("xlsx", "csv")],
    }  # fmt: skip


def description(table):
    """Every number of a table in words, for whoever does not see the picture."""
    heads = table.heads[1:]
    lines = (
        f"{row.label}: "
        + ", ".join(f"{head} {written(number)}" for head, number in zip(heads, row.numbers, strict=True))
        for row in table.lines
    )
    return f"{table.title}. " + "; ".join(lines) + "."


def _not_narrowed(figures, asking):
    """The names of filters that have no meaning for these figures, so that nobody takes the picture for narrowed."""
    names = [
        str(DIMENSIONS[code].name)
        for code, _value in asking.where
        if not all(code in one.dimensions for one in figures)
    ]
    return _("Not narrowed by: %(names)s.") % {"names": ", ".join(names)} if names else ""


def tables_of(charts, asking):
    """All tables of some pictures, as a file has them."""
    return [table for chart in charts for table in tables(chart, asking) if table.rows]


def strip_as_table(asking):
    """The strip as a table of one row."""
    numbers = tuple(total(one, asking) for one in totals_for(asking.actor.agency))
    figures = tuple(number.question.figure for number in numbers)
    heads = (_("Figure"), *(str(figure.name) for figure in figures))
    return Counted(_("Figures"), heads, (Row(_("Together"), numbers),), None, figures, asking.as_of)


def address(form):
    """The filters of the dashboard as parameters of an address, as far as something is chosen."""
    return urlencode({name: form.data[name] for name in form.fields if form.data.get(name)})
