"""Withdrawing one's own proposal, and saying who works on a case: small acts beside the steps."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.models import Membership, User
from agencies.policy import allow, may
from agencies.roles import CASEWORKER, SUPERVISOR
from cases.asylum_door.forms import AtTheDoor
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
    """Who works on the case: a caseworker only themselves, a supervisor anybody of the agency."""

    officer = forms.ModelChoiceField(User.objects.none(), label=gettext_lazy("Works on this case"))

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        working = Membership.objects.in_force().filter(agency=actor.agency, role__in=(CASEWORKER, SUPERVISOR))
        people = (
            User.objects.filter(pk__in=working.values("user"))
            if SUPERVISOR in actor.roles
            else User.objects.filter(pk=actor.user.pk)
        )
        self.fields["officer"].queryset = people.order_by("name")
        self.fields["officer"].initial = actor.user.pk


@allow("procedure.take")
def assign(request, reference):
    """Takes a case, or gives it to a colleague of the same agency."""
    procedure, capacities = find(request, reference, "procedure.take")
    grants = [grant for grant in procedure.granted if grant.group_id == request.actor.group_id]
    form = AssignForm(request.POST if request.method == "POST" else None, actor=request.actor)
    if form.is_valid():
        _insist_free(request.actor, capacities, grants)
        procedure.give_to(form.cleaned_data["officer"], request.actor.group_id)
        messages.success(request, _("%(name)s works on this case now.") % {"name": form.cleaned_data["officer"].name})
        return redirect("procedure", reference)
    context = Frame(request, procedure, capacities).context() | {
        "title": _("Take or assign the case"),
        "form": form,
        "submit": _("Assign"),
    }
    return render(request, "workflows/confirm.html", context, status=422 if form.is_bound else 200)


def _insist_free(actor, capacities, grants):
    """A caseworker takes what nobody works on; what a colleague holds, a supervisor gives away."""
    held = next((grant.assigned_to for grant in grants if grant.assigned_to_id not in (None, actor.user.pk)), None)
    if held and not may(capacities, "procedure.assign"):
        raise PermissionDenied(
            _("%(name)s works on this case. A supervisor can assign it to somebody else.") % {"name": held.name}
        )
