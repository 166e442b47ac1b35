"""Correcting a datum of a person, with a reason; who was told the old one is listed afterwards, with a drafted notice each."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.policy import allow
from agencies.reading import note_subject
from audit.dates import day_and_time
from audit.moment import today
from cases.corrections import CORRECTABLE, LABELS, as_it_is, in_words
from cases.partial_dates import PartialDate
from cases.people import Sex
from workflows.application.fields import Choice, PartlyKnownDate, StateField, Text
from workflows.correcting import correct, may_correct
from workflows.finding import find
from workflows.merging import Differs, MergingForm
from workflows.refusing import Refused
from workflows.showing.frame import Frame


class CorrectionForm(MergingForm):
    """Everything as the file has it now: what is changed here is corrected."""

    is_in_conflict = False

    surname = Text(LABELS["surname"], 120, autocomplete="off")
    given_names = Text(LABELS["given_names"], 120, autocomplete="off")
    patronymic = Text(LABELS["patronymic"], 120, autocomplete="off")
    born = PartlyKnownDate(LABELS["born"], 40, hint=gettext_lazy("dd.mm.yyyy; write 00 for what is not known"))
    place_of_birth = Text(LABELS["place_of_birth"], 200, autocomplete="off")
    sex = Choice(LABELS["sex"], [("", gettext_lazy("Not said")), *Sex.choices])
    nationality = StateField(LABELS["nationality"])
    document_number = Text(LABELS["document_number"], 40, autocomplete="off")
    reason = forms.CharField(
        label=gettext_lazy("Reason of the correction"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("What shows the right datum. It stands in the notice to those who were told the old one."),
    )  # fmt: skip

    def __init__(self, *args, person, **kwargs):
        self.person, self.now = person, as_it_is(person)
        super().__init__(*args, now=self.now, in_words=in_words, **kwargs)
        if not person.identity_documents.exists():
            del self.fields["document_number"]

    def clean_born(self):
        born = PartialDate.read(self.cleaned_data["born"])
        for sentence in born.faults(today()):
            raise ValidationError(sentence.translated(_))
        return born.stored

    def clean_nationality(self):
        state = self.cleaned_data["nationality"]
        if state != self.now["nationality"] and self.person.nationalities.filter(state=state).exists():
            raise ValidationError(_("The person has this nationality already."))
        return state or self.now["nationality"]

    def clean(self):
        said = super().clean()
        if not (said.get("surname") or said.get("given_names")) and (self.now["surname"] or self.now["given_names"]):
            self.add_error("surname", _("Give a surname or given names."))
        return said


@allow("person.edit")
def correct_person(request, reference, pk):
    procedure, capacities = find(request, reference, "person.edit")
    member = get_object_or_404(procedure.case.members.select_related("person"), pk=pk)
    if not (verdict := may_correct(member, capacities)):
        raise PermissionDenied(" ".join(verdict.reasons))
    form = CorrectionForm(request.POST if request.method == "POST" else None, person=member.person)
    if form.is_valid() and (correction := _corrected(request, procedure, member, form)):
        return _onwards(request, reference, correction)
    note_subject("person", member.person_id)
    context = Frame(request, procedure, capacities, "persons").context() | {
        "title": _("Correct the data of a person"),
        "text": _("What stood here before stays in the history. Those abroad who were told it get a notice."),
        "form": form,
        "submit": _("Correct the data"),
    }
    status = (409 if form.is_in_conflict else 422) if form.is_bound else 200
    return render(request, "workflows/confirm.html", context, status=status)


def _onwards(request, reference, correction):
    """To the notices that were drafted; and what somebody else changed meanwhile is said."""
    notices = correction.notices.count()
    said = _("Corrected. Drafted notices: %(count)s. Look at them and send them.") if notices else _("Corrected.")
    messages.success(request, said % {"count": notices})
    _tell_taken_over(request, correction.taken_over)
    return redirect("communications" if notices else "persons", reference)


def _tell_taken_over(request, names):
    if names:
        told = ", ".join(str(LABELS[name]) for name in names)
        messages.info(request, _("Somebody else changed meanwhile, and it stays: %(data)s.") % {"data": told})


def _corrected(request, procedure, member, form):
    said, about = form.mine(CORRECTABLE), {"reason": form.cleaned_data["reason"], "opened": form.as_opened()}
    try:
        return correct(procedure, member, request.actor, said, **about)
    except Differs as differs:
        form.is_in_conflict = True
        _tell_taken_over(request, differs.taken_over)
        form.ask(differs, as_it_is(member.person), lambda name: _who_changed(member, name))
    except Refused as refused:
        for field, sentences in (*refused.fields.items(), (None, refused.reasons)):
            for sentence in sentences:
                form.add_error(field, sentence)
    return None


def _who_changed(member, name):
    """Who changed a datum last, for which agency, and when."""
    changed = member.corrections.filter(changes__has_key=name).select_related("corrected_by", "corrected_for")
    last = changed.order_by("-pk").first()
    if last is None:
        return ""
    return f"{last.corrected_by.name}, {last.corrected_for.name}, {day_and_time(last.corrected_at)}"
