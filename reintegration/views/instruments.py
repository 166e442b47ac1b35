"""The questionnaires and the versions of their weights: loading a file, rehearsed first, and deciding on what a colleague loaded."""

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from agencies.managing import insist_on_leading
from agencies.policy import allow
from cases.asylum_door.forms import AtTheDoor
from reintegration.survey.instruments import Instrument, WeightSet
from reintegration.survey.loading import decide, load, rehearse
from reintegration.survey.showing import number
from reintegration.survey.weights_file import MOST_BYTES
from workflows.drafts.keeping import keeps_nothing
from workflows.refusing import Refused

REHEARSE, APPLY = "rehearse", "apply"


class WeightsForm(AtTheDoor, forms.Form):
    instrument = forms.ModelChoiceField(Instrument.objects.all(), label=gettext_lazy("Questionnaire"), empty_label=None)
    file = forms.FileField(
        label=gettext_lazy("File of weights"),
        help_text=gettext_lazy("One .csv file with the columns question, weight_dimension, weight_composite"),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv"}),
    )  # fmt: skip
    source = forms.CharField(
        label=gettext_lazy("Source"), max_length=300, help_text=gettext_lazy("Where these weights were read.")
    )
    is_official = forms.BooleanField(label=gettext_lazy("These are the official weights"), required=False)
    deed = forms.ChoiceField(
        label=gettext_lazy("What to do"),
        choices=[
            (REHEARSE, gettext_lazy("Rehearse: every fault is shown with its line; nothing is stored")),
            (APPLY, gettext_lazy("Load: they count once another administrator has brought them into force")),
        ],
        initial=REHEARSE,
        widget=forms.RadioSelect,
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 64 kB."))
        return file


@keeps_nothing
@allow("survey.weights")
def survey_instruments(request):
    insist_on_leading(request.actor)
    form = WeightsForm(request.POST, request.FILES) if request.method == "POST" else WeightsForm()
    told = {}
    if form.is_valid():
        rehearsal = rehearse(form.cleaned_data["instrument"], form.cleaned_data["file"].read())
        if rehearsal.is_sound and form.cleaned_data["deed"] == APPLY and _loaded(request, form, rehearsal):
            return redirect("survey_instruments")
        told = _rehearsed(form, rehearsal)
    context = {"form": form, "instruments": [_shown(one, request.actor) for one in _instruments()], **told}
    return render(request, "reintegration/instruments.html", context, status=422 if form.errors else 200)


def _loaded(request, form, rehearsal):
    said = form.cleaned_data
    try:
        load(rehearsal, request.actor, said["source"], said["is_official"])
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, _("Loaded. Another administrator must bring them into force."))
    return True


def _rehearsed(form, rehearsal):
    faults = [{"line": fault.line, "sentence": fault.sentence.translated(_)} for fault in rehearsal.read.faults]
    if faults:
        form.add_error("file", _("Nothing is stored. The faults are listed below."))
        return {"faults": faults}
    changes = [{"label": code, "old": _pair(old), "new": _pair(new)} for code, old, new in rehearsal.changes()]
    return {"changes": changes, "is_rehearsed": True}


def _pair(pair):
    return " / ".join(number(weight) for weight in pair) if pair else "–"


def _instruments():
    sets = "weight_sets__loaded_by", "weight_sets__decided_by"
    return Instrument.objects.prefetch_related("weight_sets", *sets, "questions")


def _shown(one, actor):
    return {
        "id": f"instrument-{one.pk}",
        "name": str(one),
        "facts": [
            {"label": _("Wording"), "value": one.get_status_display()},
            {"label": _("Source"), "value": one.source, "language": "en"},
            {"label": _("How sure it is"), "value": one.get_confidence_display()},
            {"label": _("Questions"), "value": str(len(one.questions.all()))},
            {"label": _("A score needs"), "value": _rule(one)},
            {"label": _("Bands"), "value": f"{number(one.low_below)} – {number(one.high_above)}"},
            {"label": _("Better or worse from a difference of"), "value": number(one.improved_by)},
            {"label": _("Asked from the age of"), "value": str(one.youngest)},
        ],
        "sets": [_set(row, actor) for row in one.weight_sets.all()],
    }


def _rule(one):
    words = _("%(coverage)s of the weight, and %(least)s questions answered")
    return words % {"coverage": number(one.coverage), "least": one.least_answered}


def _set(row, actor):
    return {
        "pk": row.pk,
        "version": row.version,
        "outcome": row.get_outcome_display(),
        "source": row.source,
        "official": row.is_official,
        "loaded_by": row.loaded_by,
        "loaded_at": row.loaded_at,
        "decided_by": row.decided_by,
        "waits": row.outcome == WeightSet.Outcome.OPEN,
        "may_decide": row.outcome == WeightSet.Outcome.OPEN and row.loaded_by_id != actor.user.pk,
    }


@allow("survey.weights")
@require_POST
def decide_weights(request, pk):
    insist_on_leading(request.actor)
    weight_set = get_object_or_404(WeightSet, pk=pk)
    granted = request.POST.get("act") == "grant"
    outcome = WeightSet.Outcome.GRANTED if granted else WeightSet.Outcome.REFUSED
    try:
        decide(weight_set, request.actor, outcome)
        messages.success(request, _("The weights are in force.") if granted else _("The weights are refused."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("survey_instruments")
