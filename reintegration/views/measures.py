"""The measures of a reintegration case: the list that says what is next, and the proposal of a further one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from agencies.disclosure import FieldGroup
from agencies.policy import allow, may
from reintegration.measures.opening import OPEN_IN, open_measure
from reintegration.measures.proposal_form import MeasureForm
from reintegration.showing.measure_tables import budget_bar, measures_table
from reintegration.showing.plan_measures import budget_shown, measures_shown
from workflows.finding import find
from workflows.refusing import Refused
from workflows.showing.frame import Frame

KIND = "reintegrationcase"


def found(request, reference, action="procedure.view", kind=KIND):
    """The procedure of this kind and its reader's capacities; others have no such page."""
    procedure, capacities = find(request, reference, action)
    if procedure.kind != kind:
        raise Http404
    return procedure, capacities


@allow("support.view")
def measures(request, reference):
    support, capacities = found(request, reference)
    frame = Frame(request, support, capacities, "measures")
    if not frame.sees(FieldGroup.SUPPORT):
        raise PermissionDenied(_("Your part in this case does not read its measures."))
    shown = measures_shown(frame)
    budget = budget_shown(frame, shown)
    context = frame.context() | {
        "table": measures_table(shown, budget["currency"] if budget else "") if shown else None,
        "budget": budget_bar(budget) if frame.sees(FieldGroup.MONEY) else None,
        "propose_url": frame.url("propose_measure") if may_propose(support, capacities) else "",
        "why_not": "" if support.programme else _("Choose the programme of this case before you propose measures."),
    }
    return render(request, "reintegration/measures.html", context)


def may_propose(support, capacities):
    return bool(support.programme and support.state in OPEN_IN and may(capacities, "measure.propose"))


@allow("measure.propose")
def propose_measure(request, reference):
    """A measure is opened as a proposal; signing it is a step of its own."""
    support, capacities = found(request, reference, "measure.propose")
    if not may_propose(support, capacities):
        raise PermissionDenied(_("Measures are proposed once the case has a programme, and while it is open."))
    form = MeasureForm(request.POST if request.method == "POST" else None, support=support)
    if form.is_valid():
        try:
            measure = open_measure(support, request.actor, form.said, form.cleaned_data["token"])
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("The measure is opened. Add its papers, then propose it."))
            return redirect("procedure", measure.reference)
    frame = Frame(request, support, capacities, "measures")
    context = frame.context() | {"title": _("New measure"), "form": form, "submit": _("Open the measure")}
    return render(request, "workflows/confirm.html", context, status=422 if form.is_bound else 200)
