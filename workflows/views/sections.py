"""The further sections of a case: persons and look-alikes, notes, history."""

from datetime import datetime

from django import forms
from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.disclosure import FieldGroup
from agencies.policy import allow, insist, may
from audit.moment import now
from cases.asylum_door.forms import AtTheDoor
from cases.filing import write_note
from cases.members import members, subject_of
from workflows.correcting import may_correct
from workflows.family import may_decide_on_family
from workflows.finding import find
from workflows.showing.family import family_facts
from workflows.showing.frame import Frame
from workflows.showing.history import history as whole_history
from workflows.showing.summary import person_facts
from workflows.views.comparing import compared
from workflows.views.then import MomentForm


@allow("procedure.view")
def persons(request, reference):
    procedure, capacities = find(request, reference)
    frame = Frame(request, procedure, capacities, "persons")
    everybody = members(procedure.case)
    people = [
        {
            "id": f"person-{m.pk}",
            "title": m.get_relation_display(),
            "facts": [*person_facts(m, capacities), *family_facts(m, capacities)],
            "travels": m.travels,
            "correct": frame.url("correct_person", m.pk) if may_correct(m, capacities) else "",
        }
        for m in everybody
        if m.relation == "subject" or frame.sees(FieldGroup.FAMILY)
    ]
    family = len(everybody) > 1 and frame.sees(FieldGroup.FAMILY) and may_decide_on_family(procedure, capacities)
    concerned = subject_of(everybody)
    decides = concerned and may(capacities, "duplicate.decide")
    looks = compared(request, procedure.case, concerned.person) if decides else {}
    page = {"people_in_case": people, "family_url": frame.url("decide_family") if family else ""}
    return render(request, "workflows/persons.html", frame.context() | page | looks)


NOTE = "note"  # salt: a signed moment of another form says nothing here


class NoteForm(AtTheDoor, forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Note"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Only your own agency reads it. It stays as written; correct by adding."),
    )  # fmt: skip
    opened = forms.CharField(widget=forms.HiddenInput, required=False)  # when; it comes back with a draft

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["opened"] = signing.dumps(now().isoformat(), salt=NOTE)

    def clean_opened(self):
        """The moment; None where nobody can tell."""
        try:
            return datetime.fromisoformat(signing.loads(self.cleaned_data["opened"], salt=NOTE))
        except signing.BadSignature:
            return None


@allow("procedure.view")
def notes(request, reference):
    """The notes of one's own agency; no other agency's."""
    procedure, capacities = find(request, reference)
    frame = Frame(request, procedure, capacities, "notes")
    if not frame.sees(FieldGroup.INTERNAL):
        raise PermissionDenied(_("Your part in this case keeps no notes here."))
    form = NoteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        insist(capacities, "note.add")
        write_note(procedure.case, request.actor, **form.cleaned_data)
        messages.success(request, _("The note is saved."))
        return redirect("notes", reference)
    written = procedure.case.notes.filter(agency=request.actor.agency).select_related("written_by").order_by("-pk")
    entries = [
        {"at": n.written_at, "title": n.written_by.name, "by": "", "note": n.text, "tone": "plain"} for n in written
    ]
    context = frame.context() | {
        "form": form,
        "entries": entries,
        "may_write": bool(may(capacities, "note.add")),
        "now": now(),
    }
    return render(request, "workflows/notes.html", context, status=422 if form.is_bound else 200)


@allow("history.view")
def history(request, reference):
    procedure, capacities = find(request, reference, "history.view")
    frame = Frame(request, procedure, capacities, "history")
    return render(
        request,
        "workflows/history.html",
        frame.context() | {"entries": whole_history(frame), "moment_form": MomentForm()},
    )
