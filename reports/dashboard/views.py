"""The page of statistics: the dashboard, and below it a table of one's own; and the tables behind the pictures as files."""

from datetime import date

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.policy import allow
from audit.dates import day
from reports.dashboard import asking as asks
from reports.dashboard.declared import CHARTS, charts_for
from reports.dashboard.filters import BoardForm
from reports.dashboard.showing import address, pictures, strip, strip_as_table, tables_of
from reports.declared import own_reports
from reports.exporting import offering as exporting
from reports.files import Asked
from reports.forms import DAY, TableForm
from reports.offering import further
from reports.showing import filters_said, shown
from reports.views import answered_file, definitions_of, table_counted

MOST_CELLS = 5000  # of a table on a page
ALL = "all"
BESIDE = ("figure", "rows", "columns", "show")  # of a table of one's own, before what it is narrowed to


@allow("report.count")
def statistics(request):
    """The dashboard of this agency, the ready reports, and a table built from any figure."""
    board, form = _board(request), _table_form(request)
    context = {"board": board, "form": form, "reports": own_reports(request.actor), "further": further(request.actor)}
    is_sound = board.is_valid()
    if is_sound:
        context |= _board_shown(board, request.actor)
    if form.is_bound and form.is_valid() and is_sound:
        form.span = board.span  # one moment for all that stands on the page
        context |= _table_shown(form, request)
    for name in board.fields:
        if name in form.errors and name not in board.errors:
            board.add_error(name, form.errors[name])
    context |= _carried(board, form)
    is_wrong = not is_sound or (form.is_bound and form.errors)
    return render(request, "reports/statistics.html", context, status=422 if is_wrong else 200)


@allow("report.count")
def board_file(request, code, form):
    """The tables of one picture as a file; of code “all”, those of the whole dashboard."""
    own = {chart.code: chart for chart in charts_for(request.actor.agency)}
    if code != ALL and code not in own:
        raise Http404
    board = _board(request)
    if not board.is_valid():
        raise Http404
    asking = _asking(board, request.actor)
    tables = tables_of([own[code]] if code != ALL else own.values(), asking)
    tables = [strip_as_table(asking), *tables] if code == ALL and own else tables
    title = str(CHARTS[code].name) if code != ALL else _title(board)
    return answered_file(
        form, title, tables, Asked(request.actor, *asking.span, filters_said(board)), f"statistics-{code}"
    )


def _board(request):
    """Its choices depend on what there is or was."""
    board = BoardForm.of(request.GET)
    if (
        board.is_valid() and board.span
    ):  # whoever asks for the moment of the count has the facts made, and so what there is
        board.among(asks.there_is(request.actor))
        board.full_clean()  # what there is not cannot be chosen
    return board


def _asking(board, actor):
    return asks.Asking(actor, *board.span, board.where)


def _table_form(request):
    return TableForm.of(request.GET) if "figure" in request.GET else TableForm(initial=TableForm.of({}).data)


def _board_shown(board, actor):
    asking, query = _asking(board, actor), address(board)
    charts = pictures(asking, query)
    numbers = strip(asking)
    context = {
        "title": _title(board),
        "as_of": asking.as_of,
        "numbers": numbers,
        "charts": [one for one in charts if one["drawing"]],
    }
    context |= {
        "nothing_in": [one["plain"] for one in charts if not one["drawing"]],
        "address": query,
        "said": filters_said(board),
    }
    if not context["charts"] and (last := asks.last_day(asking)):
        year = {"first": date(last.year, 1, 1).strftime(DAY), "last": date(last.year, 12, 31).strftime(DAY)}
        context["earlier"] = {
            "year": last.year,
            "url": f"{reverse('statistics')}?first={year['first']}&last={year['last']}",
        }
    return context


def _title(board):
    first, last = board.cleaned_data["first"], board.cleaned_data["last"]
    if (first.month, first.day) == (1, 1) and first.year == last.year:
        if (last.month, last.day) == (12, 31):
            return _("Return and reintegration in %(year)s") % {"year": first.year}
        return _("Return and reintegration in %(year)s, until %(day)s") % {"year": first.year, "day": day(last)}
    return _("Return and reintegration from %(first)s to %(last)s") % {"first": day(first), "last": day(last)}


def _table_shown(form, request):
    counted, question = table_counted(form, request.actor)
    too_large = counted.size > MOST_CELLS
    shown_there = {"counted": counted, "table": None if too_large else shown(counted), "too_large": too_large}
    swapped = request.GET.copy()
    swapped["rows"], swapped["columns"] = request.GET.get("columns", ""), request.GET.get("rows", "")
    return shown_there | {
        "definitions": definitions_of(counted.figures), "asked": request.GET.urlencode(),
        "export": exporting.of_table(question, form.cleaned_data["show"]),
        "swapped": swapped.urlencode() if form.cleaned_data["columns"] else "",
    }  # fmt: skip


def _carried(board, form):
    """What each of the two forms bears along of the other, so that neither loses it: pairs of name and value."""
    told = form.data if form.is_bound else {}
    narrow = [name for name in form.fields if name not in (*BESIDE, *board.fields)]
    return {
        "carried_to_table": [(name, board.data[name]) for name in board.fields if board.data.get(name) and name in form.fields],
        "carried_to_board": [(name, told[name]) for name in (*BESIDE, *narrow) if told.get(name)],
        "table_fields": [form[name] for name in BESIDE],
        "narrow_fields": [form[name] for name in narrow],
        "is_narrowed": any(told.get(name) for name in narrow),
    }  # fmt: skip
