"""Withdrawing one's own proposal, and saying who works on a case: small acts beside the steps."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.alphabet import in_alphabet
from agencies.models import User
from agencies.policy import allow, may
from agencies.roles import SUPERVISOR
from cases.asylum_door.forms import AtTheDoor
from workflows.absence.assigning import assign as give_one
from workflows.absence.assigning import can_take
from workflows.absence.staff import Staff
from workflows.finding import find
from workflows.perform import Refused, withdraw_proposal
from workflows.rows import Approval
from workflows.showing.frame import Frame


@allow("procedure.perform")
def withdraw(request, reference, pk):
    """Asks once, then withdraws the proposal of whoever asks."""
    procedure, capacities = find(request, reference, "procedure.perform")
    approval = get_object_or_404(Approval.objects.select_related("procedure"), pk=pk, procedure=procedure.pk)
    if request.method == "POST":
        try:
            withdraw_proposal(approval, request.actor)
            messages.success(request, _("The proposal is withdrawn."))
        except Refused as refused:
            messages.error(request, str(refused))
        return redirect("procedure", reference)
    context = Frame(request, procedure, capacities).context() | {
        "title": _("Withdraw the proposal"),
        "text": _("Nobody will decide on it any more. You can propose again."),
        "submit": _("Withdraw the proposal"),
    }
    return render(request, "workflows/confirm.html", context)


class AssignForm(AtTheDoor, forms.Form):
    """Who works on the case (or, without `case_id`, on several): a caseworker only themselves, a supervisor anybody of the agency."""

    officer = forms.ModelChoiceField(User.objects.none(), label=gettext_lazy("Works on this case"))

    def __init__(self, *args, actor, case_id=None, **kwargs):
        super().__init__(*args, **kwargs)
        able = can_take(Staff.of(actor.agency), case_id)
        keys = set(able) if SUPERVISOR in actor.roles else {actor.user.pk} & set(able)
        self.fields["officer"].queryset = User.objects.filter(pk__in=keys).order_by(in_alphabet("name"))
        self.fields["officer"].initial = actor.user.pk


@allow("procedure.take")
def assign(request, reference):
    """Takes a case, or gives it to a colleague of the same agency."""
    procedure, capacities = find(request, reference, "procedure.take")
    grants = [grant for grant in procedure.granted if grant.group_id == request.actor.group_id]
    sent = request.POST if request.method == "POST" else None
    form = AssignForm(sent, actor=request.actor, case_id=procedure.case_id)
    if form.is_valid() and _given(request.actor, procedure, grants, capacities, form):
        messages.success(request, _("%(name)s works on this case now.") % {"name": form.cleaned_data["officer"].name})
        return redirect("procedure", reference)
    context = Frame(request, procedure, capacities).context() | {
        "title": _("Take or assign the case"),
        "form": form,
        "submit": _("Assign"),
    }
    return render(request, "workflows/confirm.html", context, status=422 if form.is_bound else 200)


def _given(actor, procedure, grants, capacities, form):
    _insist_free(actor, capacities, grants)
    if said := give_one(procedure, form.cleaned_data["officer"], actor, next((g.assigned_to_id for g in grants), None)):
        form.add_error("officer", said)
    return not said


def _insist_free(actor, capacities, grants):
    """A caseworker takes what nobody works on; what a colleague holds, a supervisor gives away."""
    held = next((grant.assigned_to for grant in grants if grant.assigned_to_id not in (None, actor.user.pk)), None)
    if held and not may(capacities, "procedure.assign"):
        raise PermissionDenied(
            _("%(name)s works on this case. A supervisor can assign it to somebody else.") % {"name": held.name}
        )
