"""A direct return with a valid document: the notification is filled in on one page, and sent."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from agencies.policy import allow
from agencies.roles import LEAD
from agencies.states import state_name
from cases.naming import state_names
from workflows.application.direct_returning import NewDirectReturnForm
from workflows.application.opening import agreement_between, case_role_of, requested_agency


@allow("application.open")
def new_direct_return(request):
    """Notifies a direct return, or registers a notification that came another way."""
    agency = request.actor.agency
    if case_role_of(agency) is None:
        raise PermissionDenied(
            _(
                "Applications are written by requesting authorities, or registered by the authority they are addressed to."
            )
        )
    form = NewDirectReturnForm(request.POST if request.method == "POST" else None, actor=request.actor)
    if form.is_valid() and form.open():
        return redirect("procedure", form.opened.reference)
    on_paper, agreement = case_role_of(agency) == LEAD, agreement_between(agency.state)
    context = {
        "form": form,
        "on_paper": on_paper,
        "agreement": agreement,
        "may_begin": on_paper or agreement is not None,
        "from_state": state_name(agency.state),
        "recipient": requested_agency(),
        "states": state_names(),
    }
    return render(
        request, "workflows/application/new_direct_return.html", context, status=422 if form.is_bound else 200
    )
