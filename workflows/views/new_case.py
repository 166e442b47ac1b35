"""New case: who asks, under which reference; everything else follows from who opens it."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from agencies.policy import allow
from agencies.roles import LEAD
from agencies.states import state_name
from workflows.application.opening import NewCaseForm, agreement_between, case_role_of, requested_agency


@allow("application.open")
def new_case(request):
    """Opens a draft of a readmission application; about whom it is decides which procedure that is."""
    agency = request.actor.agency
    if case_role_of(agency) is None:
        raise PermissionDenied(
            _(
                "Applications are written by requesting authorities, or registered by the authority they are addressed to."
            )
        )
    agreement = agreement_between(agency.state)
    form = NewCaseForm(request.POST if request.method == "POST" else None, actor=request.actor)
    if form.is_valid() and form.open():
        return redirect("application", form.opened.reference)
    on_paper = case_role_of(agency) == LEAD
    context = {
        "form": form,
        "on_paper": on_paper,
        "agreement": agreement,
        "may_begin": on_paper or agreement is not None,
        "from_state": state_name(agency.state),
        "recipient": requested_agency(),
    }
    return render(request, "workflows/application/new.html", context, status=422 if form.is_bound else 200)
