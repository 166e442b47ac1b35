"""A new voluntary return: one form about the person and the family; who looks alike is asked before anything is opened."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from agencies.policy import allow
from cases.naming import state_names
from cases.people import Person
from workflows.drafts.sealed import typed_before
from workflows.returning.newcomer_forms import NEW, Family, NewReturnForm, as_typed
from workflows.returning.opening import OpenedAlready, open_return, who_looks_alike
from workflows.rows import Procedure, Step
from workflows.views.enquiries import insist_manages_cases


@allow("return.open")
def new_voluntary_return(request):
    insist_manages_cases(request)
    if request.method != "POST" or request.POST.get("action") == "add":
        is_sent = request.method == "POST"
        form, family = as_typed(request.POST if is_sent else typed_before(request), more=is_sent)
        return _page(request, form, family)
    form, family = NewReturnForm(request.POST), Family(request.POST, prefix="family")
    if not (form.is_valid() & family.is_valid()):
        return _page(request, form, family, status=422)
    if done := opened_already(form):
        return redirect("procedure", done.reference)
    found = who_looks_alike(form.cleaned_data, request.actor)
    if found:
        form.ask_who_it_is(found)
        form.full_clean()
        if not form.is_valid():
            return _page(request, form, family, found, status=422)
    opened = _open(request, form, family)
    messages.success(request, _("The case is open. Record the counselling next."))
    return redirect("procedure", opened.reference)


def _open(request, form, family):
    try:
        return open_return(
            form.cleaned_data, [one.cleaned_data for one in family], known_person(form), by=request.actor
        )
    except OpenedAlready as twice:
        return twice.procedure


def known_person(form):
    """Whom the form chose among those who look alike; None of somebody new."""
    who = form.cleaned_data.get("who", NEW)
    return None if who == NEW else Person.objects.get(pk=who)


def opened_already(form):
    """Sent twice, it is opened once."""
    step = Step.objects.filter(token=form.cleaned_data["token"], transition=Step.OPENING).first()
    return step and Procedure.objects.get(pk=step.procedure_id)


def _page(request, form, family, alike=(), status=200):
    page = {"form": form, "family": family, "alike": alike, "states": state_names()}
    return render(request, "workflows/new_voluntary_return.html", page, status=status)
