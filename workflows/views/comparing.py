"""Persons who look like the one of a case: compared, linked or told apart, and the decision undone. Nobody is ever merged."""

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.policy import allow
from agencies.reading import note_subject
from audit.moment import now
from cases.asylum_door.forms import AtTheDoor
from cases.comparisons import Comparison
from cases.duplicates import comparisons, likenesses
from cases.filing import touch
from workflows.finding import find
from workflows.showing.frame import Frame
from workflows.showing.likenesses import likenesses_shown, references_of
from workflows.showing.side_by_side import side_by_side
from workflows.showing.summary import born


class CompareForm(AtTheDoor, forms.Form):
    same = forms.ChoiceField(
        label=gettext_lazy("Is it the same person?"), widget=forms.RadioSelect,
        choices=[("yes", gettext_lazy("Same person")), ("no", gettext_lazy("Different person"))],
    )  # fmt: skip
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class UndoForm(AtTheDoor, forms.Form):
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


def compared(request, case, subject):
    """What the page of the persons tells of the one concerned: who looks alike, and what was decided."""
    found = [(likeness.other, likeness.hit) for likeness in likenesses(case, subject)]
    return {
        "alike": likenesses_shown(found, request.actor) if found else [],
        "decided": _decided(request.actor, case, subject),
    }


@allow("duplicate.decide")
def compare(request, reference, pk):
    """Decides whether somebody who looks like the person is the same. The decision is remembered in every case of both."""
    procedure, capacities = find(request, reference, "duplicate.decide")
    likeness = next((found for found in likenesses(procedure.case) if found.other.pk == pk), None)
    if likeness is None:
        get_object_or_404(Comparison, case=procedure.case_id, other=pk)
        return redirect("persons", reference)
    note_subject("person", pk)
    form = CompareForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        said, two = form.cleaned_data, {"person": likeness.person, "other": likeness.other}
        Comparison.objects.create(case_id=procedure.case_id, same=said["same"] == "yes", reason=said["reason"], **two)
        return _recorded(request, procedure, _("The comparison is recorded."))
    [shown] = likenesses_shown([(likeness.other, likeness.hit)], request.actor)
    page = {"title": _("Compare persons"), "text": _two(procedure, shown), "submit": _("Record the decision")}
    rows = side_by_side(procedure, capacities, likeness.other, request.actor) if shown["references"] else []
    page |= {"rows": rows, "own": procedure.title, "other": shown}
    return _page(request, (procedure, capacities), form, page, "workflows/compare.html")


@allow("duplicate.decide")
def undo_comparison(request, reference, pk):
    """Takes a decision back: it stays in the history, and the persons can be compared anew."""
    procedure, capacities = find(request, reference, "duplicate.decide")
    comparison = get_object_or_404(Comparison, case=procedure.case_id, pk=pk)
    if comparison.undone_at:
        return redirect("persons", reference)
    form = UndoForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        comparison.undone_at, comparison.undone_because = now(), form.cleaned_data["reason"]
        comparison.save(update_fields=["undone_at", "undone_because"])
        return _recorded(request, procedure, _("The decision is undone."))
    page = {"title": _("Undo the decision"), "text": _verdict(comparison), "submit": _("Undo the decision")}
    return _page(request, (procedure, capacities), form, page)


def _page(request, where, form, page, template="workflows/confirm.html"):
    context = Frame(request, *where, "persons").context() | page | {"form": form}
    return render(request, template, context, status=422 if form.is_bound else 200)


def _recorded(request, procedure, sentence):
    touch(procedure.case)
    messages.success(request, sentence)
    return redirect("persons", procedure.reference)


def _two(procedure, shown):
    """The two by name, or whom to ask about the other."""
    if not shown["references"]:
        return _("Ask there: %(agencies)s.") % {"agencies": ", ".join(shown["agencies"])}
    other = shown["person"]
    said = ", ".join(part for part in (str(other), born(other.born), other.place_of_birth) if part)
    return " ".join((f"{procedure.title} – {said}.", *shown["why"]))


def _decided(actor, case, subject):
    """Every decision about the person, whichever case it was made in; the other's name where one of their cases is seen."""
    rows = list(
        comparisons(subject).select_related("person", "other").prefetch_related("person__names", "other__names")
    )
    if not rows:
        return []
    others = {row.pk: row.other if row.person_id == subject.pk else row.person for row in rows}
    seen = references_of([person.pk for person in others.values()], actor)
    return [_decision(row, others[row.pk], seen, row.case_id == case.pk) for row in rows]


def _decision(row, other, seen, is_ours):
    is_seen = other.pk in seen
    shown = {"name": str(other) if is_seen else "", "references": seen.get(other.pk, ()), "verdict": _verdict(row)}
    return shown | {"reason": row.reason if is_seen else "", "pk": row.pk if is_ours else None}


def _verdict(comparison):
    return _("Same person") if comparison.same else _("Different person")
