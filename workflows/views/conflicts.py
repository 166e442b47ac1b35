"""A conflict of interest: somebody says that a case must be closed to them, or a supervisor that it must be to a colleague."""

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from agencies.alphabet import in_alphabet
from agencies.models import Exclusion, Membership, User
from agencies.policy import allow, may
from cases.asylum_door.forms import AtTheDoor
from workflows.conflicts import close_to, closed_case, open_again
from workflows.finding import find
from workflows.refusing import Refused
from workflows.showing.frame import Frame

WHAT_IT_DOES = gettext_lazy(
    "Whoever has an interest in a case must not see it, whatever their role. They work on none of it any more; "
    "somebody else can open it to them again."
)
CLOSED = gettext_lazy("The case is closed to you. The supervisors know that somebody else must work on it.")


class ConflictForm(AtTheDoor, forms.Form):
    """Who, and why; the word of the person is enough."""

    person = forms.ModelChoiceField(User.objects.none(), label=gettext_lazy("To whom the case must be closed"))
    ground = forms.ChoiceField(choices=Exclusion.Ground, label=gettext_lazy("Why"), widget=forms.RadioSelect)

    def __init__(self, *args, actor, sets_for_others, **kwargs):
        super().__init__(*args, **kwargs)
        colleagues = Membership.objects.in_force().filter(agency=actor.agency).values("user")
        people = User.objects.filter(pk__in=colleagues) if sets_for_others else User.objects.filter(pk=actor.user.pk)
        self.fields["person"].queryset = people.order_by(in_alphabet("name"))
        self.fields["person"].initial = actor.user.pk


@allow("conflict.declare")
def declare_conflict(request, reference):
    if request.method == "POST" and closed_case(reference, request.actor):
        return _closed_to_oneself(request)
    procedure, capacities = find(request, reference, "conflict.declare")
    sets_for_others = bool(may(capacities, "conflict.set"))
    form = ConflictForm(
        request.POST if request.method == "POST" else None, actor=request.actor, sets_for_others=sets_for_others
    )
    if form.is_valid():
        person = form.cleaned_data["person"]
        close_to(procedure, person, form.cleaned_data["ground"], request.actor)
        if person == request.actor.user:
            return _closed_to_oneself(request)
        messages.success(request, _("The case is closed to %(name)s.") % {"name": person.name})
        return redirect("procedure", reference)
    context = Frame(request, procedure, capacities).context() | {
        "title": _("Conflict of interest"),
        "text": WHAT_IT_DOES,
        "form": form,
        "submit": _("Close the case to this person"),
    }  # fmt: skip
    return render(request, "workflows/confirm.html", context, status=422 if form.is_bound else 200)


def _closed_to_oneself(request):
    messages.success(request, CLOSED)
    return redirect("work")


@require_POST
@allow("conflict.set")
def end_conflict(request, reference, pk):
    procedure, _capacities = find(request, reference, "conflict.set")
    exclusion = get_object_or_404(Exclusion, pk=pk, case_id=procedure.case_id)
    try:
        open_again(exclusion, procedure, request.actor)
        messages.success(request, _("The case is open to %(name)s again.") % {"name": exclusion.user.name})
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("readers", reference)
