"""The pages of the register: the half-yearly report, one initiative, who is responsible, entries, and the report as a file."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from agencies.policy import allow
from reports.counting import counted_at
from reports.files import Asked
from reports.initiatives import keeping
from reports.initiatives.files import TYPES, file_of
from reports.initiatives.forms import FORMS, HalfForm, NamingForm
from reports.initiatives.reporting import report, standing_now
from reports.initiatives.rows import Entry, Initiative, Kind
from reports.initiatives.showing import changes_shown, entries_shown, facts_of, table_of


def _insist(verdict):
    if not verdict:
        raise PermissionDenied(" ".join(map(str, verdict.reasons)))


@allow("initiative.list")
def initiatives(request):
    """The report of a half-year."""
    _insist(keeping.may_read(request.actor))
    form = HalfForm.of(request.GET)
    context = {"form": form}
    if form.is_valid():
        half, as_of = form.cleaned_data["half"], form.moment
        context |= {
            "half": half,
            "as_of": as_of,
            "table": table_of(report(half, as_of), as_of, request.actor),
            "asked": request.GET.urlencode(),
        }
    return render(request, "reports/initiatives.html", context, status=200 if form.is_valid() else 422)


@allow("initiative.list")
def initiatives_file(request, form):
    _insist(keeping.may_read(request.actor))
    if form not in TYPES:
        raise Http404
    said = HalfForm.of(request.GET)
    if not said.is_valid():
        return render(request, "reports/initiatives.html", {"form": said}, status=422)
    half, as_of = said.cleaned_data["half"], said.moment
    made = file_of(form, report(half, as_of), half, Asked(request.actor, half.first, half.last, as_of))
    answer = HttpResponse(made, content_type=TYPES[form])
    answer["Content-Disposition"] = f'attachment; filename="initiatives-{half.code}.{form}"'
    return answer


@allow("initiative.list")
def initiative(request, pk):
    _insist(keeping.may_read(request.actor))
    found = get_object_or_404(Initiative.objects.select_related("agency"), pk=pk)
    entries = found.entries.select_related("recorded_by", "agency")
    may_record = bool(keeping.may_record(request.actor, found))
    context = {
        "initiative": found, "facts": facts_of(found), "standing": standing_now(found), "changes": changes_shown(found),
        "entries": entries_shown(entries, counted_at(), request.actor), "may_record": may_record,
        "may_name": bool(keeping.may_name(request.actor)), "kinds": Kind.choices if may_record else (),
    }  # fmt: skip
    return render(request, "reports/initiative.html", context)


@allow("initiative.keep")
def edit_initiative(request, pk):
    """Who is responsible, and the partners."""
    _insist(keeping.may_name(request.actor))
    found = get_object_or_404(Initiative, pk=pk)
    form = NamingForm(request.POST if request.method == "POST" else None, instance=found)
    if form.is_valid():
        keeping.name(found, form.cleaned_data)
        messages.success(request, _("The initiative is kept."))
        return redirect("initiative", pk)
    return _form(request, found, form, _("Say who is responsible"))


@allow("initiative.keep")
def add_entry(request, pk, kind):
    found = get_object_or_404(Initiative, pk=pk)
    if kind not in FORMS:
        raise Http404
    _insist(keeping.may_record(request.actor, found))
    form = FORMS[kind](request.POST if request.method == "POST" else None)
    if form.is_valid():
        keeping.record(found, kind, form.cleaned_data, request.actor)
        messages.success(request, _("The entry is kept."))
        return redirect("initiative", pk)
    titles = {
        "state": _("Record a state"),
        "progress": _("Record progress"),
        "evidence": _("Record evidence"),
    }
    return _form(request, found, form, titles[kind])


@require_POST
@allow("initiative.keep")
def take_back_entry(request, pk, entry):
    found = get_object_or_404(Entry.objects.select_related("initiative"), pk=entry, initiative=pk)
    _insist(keeping.may_record(request.actor, found.initiative))
    keeping.take_back(found)
    messages.success(request, _("The entry is taken back. That it was there stays."))
    return redirect("initiative", pk)


def _form(request, found, form, title):
    context = {"initiative": found, "title": title, "form": form, "cancel_url": reverse("initiative", args=[found.pk])}
    return render(request, "reports/initiative_form.html", context, status=422 if form.is_bound else 200)
