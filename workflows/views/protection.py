"""Protection: whether a gate is open on a case, setting one, releasing one, and all that are open."""

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.disclosure import is_beside
from agencies.policy import allow, insist, may
from agencies.reading import note_subject
from cases.asylum_door.forms import AtTheDoor
from cases.gates import GateCode, ReleaseGround
from workflows.finding import find
from workflows.gating import codes_for, may_release, release_gate, set_gate
from workflows.perform import Refused
from workflows.showing.behind_gate import gates_shown, open_gates
from workflows.showing.frame import Frame


class GateForm(AtTheDoor, forms.Form):
    """A closed code and nothing beside it: what is written of it would be read by too many."""

    code = forms.ChoiceField(
        label=gettext_lazy("Why must the transfer wait?"), widget=forms.RadioSelect,
        help_text=gettext_lazy("Protection officers alone read what you choose, and that it was you. You cannot take it back."),
    )  # fmt: skip

    def __init__(self, *args, codes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].choices = [(code.value, code.label) for code in codes]


@allow("procedure.view")
def protection(request, reference):
    """Everybody reads whether a gate is open; who works on the case sets one; protection officers read which."""
    procedure, capacities = find(request, reference)
    form = GateForm(request.POST if request.method == "POST" else None, codes=codes_for(capacities))
    if request.method == "POST":
        insist(capacities, "gate.set")
        if form.is_valid():
            set_gate(procedure, GateCode(form.cleaned_data["code"]), request.actor)
            messages.success(request, _("The protection gate is set. Protection officers are told."))
            return redirect("protection", reference)
    frame = Frame(request, procedure, capacities, "protection")
    context = frame.context() | {
        "gates": gates_shown(frame),
        "is_gated": procedure.is_gated and not is_beside(capacities),
        "form": form if may(capacities, "gate.set") else None,
    }
    return render(request, "workflows/protection.html", context, status=422 if form.is_bound else 200)


class ReleaseForm(AtTheDoor, forms.Form):
    ground = forms.ChoiceField(
        label=gettext_lazy("Ground of the release"), widget=forms.RadioSelect, choices=ReleaseGround.choices
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("What was done, and why the transfer need not wait any longer. Protection officers alone read it."),
    )  # fmt: skip


@allow("gate.release")
def release(request, reference, pk):
    """Releases one gate, with ground and reason; not by whoever set it or worked on the case."""
    procedure, capacities = find(request, reference, "gate.release")
    gate = get_object_or_404(procedure.case.gates, pk=pk)
    form = ReleaseForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _released(request, procedure, gate, form):
        return redirect("protection", reference)
    note_subject("gate", gate.pk)
    context = Frame(request, procedure, capacities, "protection").context() | {
        "title": _("Release the gate: %(code)s") % {"code": gate.get_code_display()},
        "text": " ".join(may_release(gate, request.actor, capacities).reasons),
        "form": form,
        "submit": _("Release the gate"),
    }
    return render(request, "workflows/confirm.html", context, status=422 if form.is_bound else 200)


def _released(request, procedure, gate, form):
    said = form.cleaned_data
    try:
        release_gate(procedure, gate, request.actor, said["ground"], said["reason"])
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, _("The gate is released."))
    return True


@allow("gate.list")
def gates(request):
    """The cases of one's agency on which a gate is open; first those whose transfer is notified all the same."""
    rows = open_gates(request.actor)
    scheduled = [row for row in rows if row["scheduled"]]
    return render(request, "workflows/gates.html", {"rows": rows, "scheduled": len(scheduled)})
