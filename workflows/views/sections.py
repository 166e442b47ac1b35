"""The further sections of a case: persons and look-alikes, notes, history."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.disclosure import FieldGroup
from agencies.policy import allow, insist, may
from audit.moment import now
from cases.asylum_door.forms import AtTheDoor
from cases.duplicates import DOCUMENT, likenesses
from cases.files import Comparison
from cases.filing import touch, write_note
from cases.members import members
from cases.people import Person
from workflows.finding import find, note_viewing
from workflows.showing.frame import Frame
from workflows.showing.history import history as whole_history
from workflows.showing.summary import born, person_facts

WHY = {DOCUMENT: gettext_lazy("same document number"), "name_and_birth": gettext_lazy("same name and date of birth")}


@allow("procedure.view")
def persons(request, reference):
    procedure, capacities = find(request, reference)
    note_viewing(request, procedure)
    frame = Frame(request, procedure, capacities, "persons")
    people = [
        {
            "id": f"person-{m.pk}",
            "title": m.get_relation_display(),
            "facts": person_facts(m, capacities),
            "travels": m.travels,
        }
        for m in members(procedure.case)
        if m.relation == "subject" or frame.sees(FieldGroup.FAMILY)
    ]
    alike = likenesses(procedure.case) if may(capacities, "duplicate.decide") else []
    context = frame.context() | {"people_in_case": people, "alike": [_alike(likeness) for likeness in alike]}
    return render(request, "workflows/persons.html", context)


def _alike(likeness):
    other = likeness.other
    return {
        "pk": other.pk,
        "name": str(other),
        "born": born(other.born),
        "why": ", ".join(str(WHY[reason]) for reason in likeness.reasons),
    }


class CompareForm(AtTheDoor, forms.Form):
    same = forms.ChoiceField(
        label=gettext_lazy("Is it the same person?"), widget=forms.RadioSelect,
        choices=[("yes", gettext_lazy("Same person")), ("no", gettext_lazy("Different person"))],
    )  # fmt: skip
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


@allow("duplicate.decide")
def compare(request, reference, pk):
    """Decides whether somebody who looks like the person is the same. Nothing is merged; the decision is remembered."""
    procedure, capacities = find(request, reference, "duplicate.decide")
    likeness = next((found for found in likenesses(procedure.case) if found.other.pk == pk), None)
    if likeness is None:
        get_object_or_404(Comparison, case=procedure.case_id, other=pk)
        return redirect("persons", reference)
    form = CompareForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = form.cleaned_data
        two = {"person": likeness.person, "other": likeness.other}
        Comparison.objects.create(case_id=procedure.case_id, same=said["same"] == "yes", reason=said["reason"], **two)
        touch(procedure.case)
        messages.success(request, _("The comparison is recorded."))
        return redirect("persons", reference)
    context = Frame(request, procedure, capacities, "persons").context() | {
        "title": _("Compare persons"),
        "text": f"{procedure.title} – {_two(likeness.other)}",
        "form": form,
        "submit": _("Record the decision"),
    }
    return render(request, "workflows/confirm.html", context, status=422 if form.is_bound else 200)


def _two(person: Person):
    return ", ".join(part for part in (str(person), born(person.born), person.place_of_birth) if part)


class NoteForm(AtTheDoor, forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Note"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Only your own agency reads it. It stays as written; correct by adding."),
    )  # fmt: skip


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
        write_note(procedure.case, request.actor, form.cleaned_data["text"])
        messages.success(request, _("The note is saved."))
        return redirect("notes", reference)
    note_viewing(request, procedure)
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
    note_viewing(request, procedure)
    frame = Frame(request, procedure, capacities, "history")
    return render(request, "workflows/history.html", frame.context() | {"entries": whole_history(frame)})
