"""The page of exports, and what is done on it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from agencies.policy import allow
from agencies.proofs.freshness import step_up
from reports.declared import REPORTS
from reports.exporting import asking, keeping
from reports.exporting.asking import Request
from reports.exporting.forms import ExportForm, ReasonForm
from reports.exporting.rights import NoRight, insist_still
from reports.exporting.rows import FORMS, Content, Export, Schedule
from reports.exporting.scheduling import schedule, stop
from reports.exporting.showing import is_there, own, page_of
from reports.exporting.taking import note_taken
from reports.exporting.wanted import Unreadable, wanted
from reports.files import TYPES
from reports.lines.levels import Level
from workflows.refusing import Refused

NOT_PARAMETERS = ("csrfmiddlewaretoken", "content", "form", "level", "purpose", "contents", "token")
ACTS = {"cancel": asking.cancel, "delete": asking.delete}
DONE = {"cancel": gettext_lazy("Cancelled. No file is left."), "delete": gettext_lazy("Deleted.")}

WHY = gettext_lazy("The file tells the names of persons.")


@allow("export.list")
def exports(request):
    return render(request, "reports/exports.html", page_of(request.actor) | {"reason_form": ReasonForm()})


@allow("report.count")
@require_POST
@step_up(WHY, when=lambda request: request.POST.get("level") == Level.NAMED)
def ask_export(request):
    """From the page that shows a number, a table or a report: what is asked stands in hidden fields, as in its address."""
    parameters = [
        (name, value) for name, values in request.POST.lists() if name not in NOT_PARAMETERS for value in values
    ]
    contents = [one for one in request.POST.getlist("contents") if one in Content.values] or [Content.ROWS]
    form = ExportForm(request.POST, contents=contents)
    try:
        asked = wanted(contents[0], parameters)
    except Unreadable as error:
        messages.error(request, str(error))
        return redirect("statistics")
    if form.is_valid() and _asked(request, form, parameters):
        return redirect("exports")
    context = {"form": form, "parameters": parameters, "contents": contents, "title": asked.title}
    return render(request, "reports/ask_export.html", context, status=422)


def _asked(request, form, parameters):
    content, written, level, purpose = form.chosen
    try:
        asking.ask(Request(content, parameters, written, level, purpose), request.actor)
    except Refused as refused:
        for name, sentences in (refused.fields or {None: [str(refused)]}).items():
            form.add_error(name if name in form.fields else None, sentences)
        return False
    except (Unreadable, NoRight) as error:
        form.add_error(None, str(error))
        return False
    waits = level == Level.NAMED
    messages.success(
        request, _("A colleague is asked to agree.") if waits else _("It is being made. You may leave this page.")
    )
    return True


def _mine(request, pk):
    return get_object_or_404(own(request.actor).select_related("asked_by", "asked_for"), pk=pk)


def _tells_names(request, pk):
    return own(request.actor).filter(pk=pk, level=Level.NAMED).exists()


@allow("report.count")
@step_up(WHY, when=_tells_names, reads=True)
def export_file(request, pk):
    """The file, for whoever asked for it, as far as they may still have it; each taking is written down."""
    export = _mine(request, pk)
    if not is_there(export) or not keeping.path(export.run).exists():
        raise Http404
    try:
        asked = wanted(export.content, export.parameters)
        insist_still(request.actor, asked, export)
    except (Unreadable, NoRight) as error:
        raise PermissionDenied(str(error)) from error
    note_taken(export, asked, request.actor)
    name = f"{_code(export, asked)}-{asked.first:%Y%m%d}-{asked.last:%Y%m%d}.{export.form}"
    answer = FileResponse(
        keeping.path(export.run).open("rb"), content_type=TYPES[export.form], as_attachment=True, filename=name
    )
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


def _code(export, asked):
    return asked.report.code if asked.report else f"{asked.question.figure.code}-{export.content}"


@allow("report.count")
@require_POST
@step_up(WHY, when=lambda request, pk, act: act == "repeat" and _tells_names(request, pk))
def change_export(request, pk, act):
    """Cancel, delete or repeat."""
    export = _mine(request, pk)
    try:
        if act == "repeat":
            asking.repeat(export, request.actor)
        elif act in ACTS:
            ACTS[act](export)
        else:
            raise Http404
    except (Refused, Unreadable, NoRight) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, DONE.get(act) or _("It is asked for again."))
    return redirect("exports")


@allow("export.approve")
@require_POST
@step_up(WHY)
def decide_export(request, pk):
    export = get_object_or_404(Export, pk=pk, asked_for=request.actor.agency, level=Level.NAMED)
    if not asking.may_decide(export, request.actor):
        raise PermissionDenied(_("You cannot decide this request: you prepared it."))
    form = ReasonForm(request.POST)
    try:
        if form.is_valid():
            agrees = request.POST.get("decision") == "agree"
            asking.decide(export, request.actor, agrees, form.cleaned_data["reason"])
            messages.success(
                request, _("You have agreed. It is being made.") if agrees else _("Refused. Whoever asked is told.")
            )
            return redirect("exports")
    except Refused as refused:
        for name, sentences in (refused.fields or {None: [str(refused)]}).items():
            form.add_error(name, sentences)
    context = page_of(request.actor) | {"reason_form": form, "wrong": export.pk}
    return render(request, "reports/exports.html", context, status=422)


@allow("report.count")
@require_POST
def add_schedule(request, code):
    form = request.POST.get("form", "xlsx")
    if code not in REPORTS or form not in dict(FORMS):
        raise Http404
    try:
        schedule(REPORTS[code], request.POST.items(), form, request.actor)
    except Refused as refused:
        raise PermissionDenied(str(refused)) from refused
    messages.success(request, _("You get it each month, about the month before: a notice with a link."))
    return redirect("exports")


@allow("report.count")
@require_POST
def stop_schedule(request, pk):
    stop(get_object_or_404(Schedule, pk=pk, asked_by=request.actor.user, asked_for=request.actor.agency))
    messages.success(request, _("Stopped."))
    return redirect("exports")
