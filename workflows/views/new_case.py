"""New cases: who asks, under which reference; everything else follows from who opens it."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from agencies.policy import allow
from agencies.roles import LEAD
from agencies.states import state_name
from cases.naming import state_names
from workflows.application.direct_returning import NewDirectReturnForm
from workflows.application.opening import NewCaseForm, agreement_between, case_role_of, requested_agency
from workflows.application.outgoing import NewOutgoingForm, NewOutgoingTransitForm
from workflows.application.transit_drafting import NewTransitForm


@allow("application.open")
def new_case(request):
    """Opens a draft of a readmission application; about whom it is decides which procedure that is."""
    return _begin(request, NewCaseForm, "new", onward="application")


@allow("application.open")
def new_transit(request):
    """Opens a draft of a transit application."""
    return _begin(request, NewTransitForm, "new_transit", onward="annex_six")


@allow("application.open")
def new_direct_return(request):
    """Notifies a direct return, or registers a notification that came another way."""
    return _begin(request, NewDirectReturnForm, "new_direct_return", onward="procedure")


@allow("application.open")
def new_outgoing(request):
    """Opens a draft of an application of ours, to the authority of another State."""
    return _ask(request, NewOutgoingForm, "new_outgoing", onward="application")


@allow("application.open")
def new_outgoing_transit(request):
    """Opens a draft of a transit application of ours."""
    return _ask(request, NewOutgoingTransitForm, "new_outgoing_transit", onward="annex_six")


def _ask(request, form_class, page, onward):
    if case_role_of(request.actor.agency) != LEAD:
        raise PermissionDenied(_("Only the leading agency asks other States."))
    return _begin(request, form_class, page, onward)


def _begin(request, form_class, page, onward):
    """The page on which something begins; once it has, onward to the page where it is written or stands."""
    agency = request.actor.agency
    if case_role_of(agency) is None:
        raise PermissionDenied(
            _(
                "Applications are written by requesting authorities, or registered by the authority they are addressed to."
            )
        )
    form = form_class(request.POST if request.method == "POST" else None, actor=request.actor)
    if form.is_valid() and form.open():
        return redirect(onward, form.opened.reference)
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
    return render(request, f"workflows/application/{page}.html", context, status=422 if form.is_bound else 200)
