"""Statistics: the ready reports, the cases behind any number, and a table of one's own as a file."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.policy import allow
from reports.addresses import question_of, said_of
from reports.counting import Question
from reports.declared import REPORTS, own_reports
from reports.exporting import offering
from reports.figures import FIGURES
from reports.files import TYPES, Asked, file_of
from reports.forms import EarlierForm, PeriodForm, TableForm
from reports.showing import cases_shown, changes_shown, filters_said, shown
from reports.tables import NUMBERS, cross, table_of


@allow("report.count")
def table_file(request, form):
    said = TableForm.of(request.GET)
    if not said.is_valid():
        return redirect(f"{reverse('statistics')}?{request.GET.urlencode()}")  # where it is said what is wrong
    counted, _question = table_counted(said, request.actor)
    asked = Asked(
        request.actor, said.cleaned_data["first"], said.cleaned_data["last"], counted.as_of, filters_said(said)
    )
    return answered_file(form, counted.title, [counted], asked, said.cleaned_data["figure"])


@allow("report.count")
def counted_cases(request):
    """The facts behind one number: as many as it says, of which those that this reader may see lead to their case."""
    if not request.GET:
        return redirect("statistics")
    form = PeriodForm.of(request.GET)
    question = question_of(request.GET, form) if form.is_valid() else None
    if question is None:
        raise Http404
    context = cases_shown(question, request.actor, request.GET.get("page")) | {"earlier_form": EarlierForm()}
    context["export"] = offering.of_rows(question)
    return render(request, "reports/cases.html", context)


@allow("report.count")
def counted_changes(request):
    """Why a number is not what it was at an earlier moment."""
    form = PeriodForm.of(request.GET)
    question = question_of(request.GET, form) if form.is_valid() else None
    if question is None:
        return redirect("statistics")
    earlier = EarlierForm(request.GET, than=question.as_of)
    context = {"earlier_form": earlier, "said": said_of(question)}
    if not earlier.is_valid():
        return render(request, "reports/cases.html", cases_shown(question, request.actor, None) | context, status=422)
    shown_there = changes_shown(question, earlier.cleaned_data["before"], request.actor)
    return render(request, "reports/changes.html", shown_there | context)


@allow("report.count")
def report(request, code):
    declared = _own(request.actor, code)
    form = PeriodForm.of(request.GET)
    context = {"form": form, "report": declared}
    if form.is_valid():
        tables, span = _tables(declared, form, request.actor)
        context |= {"tables": [{"name": one.title, "table": shown(one)} for one in tables], "as_of": span[-1]}
        figures = dict.fromkeys(figure for table in tables for figure in table.figures)
        context |= {"definitions": definitions_of(figures), "asked": request.GET.urlencode()}
        context["export"] = offering.of_report(declared, form, span[-1])
    return render(request, "reports/report.html", context, status=200 if form.is_valid() else 422)


@allow("report.count")
def report_file(request, code, form):
    declared, said = _own(request.actor, code), PeriodForm.of(request.GET)
    if not said.is_valid():
        return render(request, "reports/report.html", {"form": said, "report": declared}, status=422)
    tables, span = _tables(declared, said, request.actor)
    asked = Asked(request.actor, *span, filters_said(said))
    return answered_file(form, str(declared.name), tables, asked, code)


def _own(actor, code):
    if code not in REPORTS:
        raise Http404
    if REPORTS[code] not in own_reports(actor):
        raise PermissionDenied(_("This report is made by other agencies: it counts what yours has no part in."))
    return REPORTS[code]


def table_counted(form, actor):
    said = form.cleaned_data
    question = Question(FIGURES[said["figure"]], *form.span, said["rows"], said["columns"], form.where)
    return cross(question, actor, said["show"] or NUMBERS), question


def _tables(declared, form, actor):
    span = form.span
    return [table_of(one, actor, span, form.where) for one in declared.tables], span


def definitions_of(figures):
    return [{"label": figure.name, "value": figure.definition} for figure in figures]


def answered_file(form, title, tables, asked, name):
    if form not in TYPES:
        raise Http404
    answer = HttpResponse(file_of(form, title, tables, asked), content_type=TYPES[form])
    answer["Content-Disposition"] = f'attachment; filename="{name}-{asked.first:%Y%m%d}-{asked.last:%Y%m%d}.{form}"'
    return answer
