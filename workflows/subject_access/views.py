"""The pages of requests for one's own data: the list, a new one, one with its steps, and its files."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from agencies.disclosure import FieldGroup
from agencies.policy import allow
from agencies.proofs.freshness import step_up
from agencies.reading import note_case, note_group, note_subject
from cases.subject_access.subject import Subject, linked_with
from workflows.drafts.keeping import keeps_nothing
from workflows.refusing import Refused
from workflows.rows import Procedure
from workflows.subject_access import asking, showing
from workflows.subject_access.forms import CaseForm, DecisionForm, GivenForm, RequestForm

WHY = gettext_lazy("The overview holds everything that is kept about a person.")
TYPES = {"json": "application/json; charset=utf-8", "pdf": "application/pdf"}


def _insist(request, what):
    if not asking.may_do(what, request.actor):
        raise PermissionDenied(_("People ask an agency of Azerbaijan that leads cases for their data."))


def _found(request, pk, what="list"):
    """A request of one's agency, about nobody whose case is closed to oneself; 404 else. It is read."""
    _insist(request, what)
    found = get_object_or_404(asking.own(request.actor), pk=pk)
    cases = Subject(found.persons).cases
    if set(cases) & set(request.actor.excluded):
        raise Http404
    for case in cases:
        note_case(case)
    note_subject("subject_access", found.pk)
    return found


@require_safe
@allow("subject_access.list")
def subject_accesses(request):
    _insist(request, "list")
    return render(request, "workflows/subject_accesses.html", showing.listed(request.actor))


@allow("subject_access.make")
def new_subject_access(request):
    """First the number of a case; then who in it asks, and how that was shown."""
    _insist(request, "make")
    asked = CaseForm(request.GET or None)
    procedure = _case_of(request, asked) if asked.is_valid() else None
    form = _request_form(request, procedure) if procedure else None
    if form is not None and form.is_valid():
        person, said = form.chosen
        made = asking.record(procedure.case, person, said, request.actor)
        messages.success(request, _("Recorded. Now make the overview."))
        return redirect("subject_access", made.pk)
    context = {"case_form": asked, "form": form, "procedure": procedure}
    wrong = asked.errors or (form is not None and form.errors)
    return render(request, "workflows/new_subject_access.html", context, status=422 if wrong else 200)


def _case_of(request, asked):
    reference = asked.cleaned_data["reference"].strip().upper()
    found = Procedure.objects.visible_to(request.actor).filter(reference=reference).select_related("case").first()
    if found is None:
        asked.add_error("reference", _("No case with this number is open to you."))
    return found


def _request_form(request, procedure):
    """Names are shown so that the right person is chosen; that is read, and written down."""
    note_case(procedure.case_id)
    note_subject("case", procedure.pk)
    note_group(FieldGroup.PARTICULARS)
    members = list(procedure.case.members.select_related("person").prefetch_related("person__names").order_by("pk"))
    linked = {member.person_id: linked_with(member.person) for member in members}
    return RequestForm(request.POST if request.method == "POST" else None, members=members, linked=linked)


@require_safe
@allow("subject_access.list")
def subject_access(request, pk):
    found = _found(request, pk)
    return render(request, "workflows/subject_access.html", showing.one(found, request.actor))


@require_POST
@allow("subject_access.make")
@step_up(WHY)
def make_subject_access(request, pk):
    try:
        asking.make(_found(request, pk, "make"), request.actor)
        messages.success(request, _("Made. A colleague is asked to look through it."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("subject_access", pk)


@keeps_nothing
@require_POST
@allow("subject_access.decide")
@step_up(WHY)
def decide_subject_access(request, pk):
    found, form = _found(request, pk, "decide"), DecisionForm(request.POST)
    if not asking.may_decide(found, request.actor):
        raise PermissionDenied(_("You cannot decide this request: you prepared it."))
    return _done(request, found, form, lambda: asking.decide(found, request.actor, **form.cleaned_data))


@keeps_nothing
@require_POST
@allow("subject_access.make")
@step_up(WHY)
def give_subject_access(request, pk):
    found, form = _found(request, pk, "make"), GivenForm(request.POST)
    return _done(request, found, form, lambda: asking.give(found, request.actor, *form.cleaned_data.values()))


def _done(request, found, form, act):
    """Carries out what a form says; on the same page with what is wrong, where something is."""
    try:
        if form.is_valid():
            act()
            messages.success(request, _("Saved."))
            return redirect("subject_access", found.pk)
    except Refused as refused:
        for name, sentences in (refused.fields or {None: [str(refused)]}).items():
            form.add_error(name, sentences)
    return render(request, "workflows/subject_access.html", showing.one(found, request.actor, form), status=422)


@require_safe
@allow("subject_access.list")
@step_up(WHY, reads=True)
def subject_access_file(request, pk, form):
    """For whoever looks through it, and once it may be given out for whoever gives it; each taking is written down."""
    found = _found(request, pk)
    if form not in TYPES or not showing.may_open(found, request.actor):
        raise Http404
    try:
        data = asking.file_of(found, form)
    except Refused as refused:
        raise PermissionDenied(str(refused)) from refused
    for group in FieldGroup:
        note_group(group)
    note_subject("subject_access", found.pk, "export")
    answer = HttpResponse(data, content_type=TYPES[form])
    answer["Content-Disposition"] = f'attachment; filename="{found.reference}.{form}"'
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
