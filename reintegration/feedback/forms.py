"""The forms of feedback: the open one, that of somebody who records what they were told, and the answer to a complaint."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.models import Agency
from agencies.roles import PROVIDER
from agencies.words import ROLE_NAMES
from audit.moment import today
from cases.asylum_door.forms import AtTheDoor
from reintegration.feedback.receiving import receiving_agencies
from reintegration.feedback.rows import NAMEABLE, About, Feedback, Kind, Rating
from workflows.models import Procedure

NOT_SAID = ("", gettext_lazy("I leave this out"))


def _rating(name):
    label = Feedback._meta.get_field(name).verbose_name
    return forms.ChoiceField(
        label=label, choices=[*Rating.choices, NOT_SAID], required=False, initial="", widget=forms.RadioSelect
    )


class FeedbackForm(AtTheDoor, forms.Form):
    """Closed answers, each of which may be left out, and words if somebody wishes. Nothing asks who they are."""

    kind = forms.ChoiceField(label=gettext_lazy("What it is"), choices=Kind.choices, widget=forms.RadioSelect)
    about = forms.ChoiceField(label=gettext_lazy("About what"), choices=About.choices, widget=forms.RadioSelect)
    agency = forms.ModelChoiceField(Agency.objects.none(), label=gettext_lazy("To whom"), empty_label=None)
    provider = forms.ModelChoiceField(
        Agency.objects.none(), label=gettext_lazy("Which organisation"), required=False, empty_label=gettext_lazy("I do not say"),
    )  # fmt: skip
    overall, information, respect, timeliness = (_rating(name) for name in Feedback.RATINGS)
    words = forms.CharField(
        label=gettext_lazy("In your own words"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("For a complaint: what happened. Leave out names and telephone numbers."),
    )  # fmt: skip
    about_role = forms.ChoiceField(
        label=gettext_lazy("Is the complaint about somebody’s conduct?"), required=False,
        help_text=gettext_lazy("Whoever has this function at the agency does not see the complaint."),
    )  # fmt: skip
    token = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args, agency=None, **kwargs):
        super().__init__(*args, **kwargs)
        running = Agency.objects.exclude(ended_on__lte=today()).order_by("code")
        self.fields["agency"].queryset = receiving_agencies()
        self.fields["provider"].queryset = running.filter(case_roles__contains=[PROVIDER.value])
        roles = [(role.value, ROLE_NAMES[role]) for role in NAMEABLE]
        self.fields["about_role"].choices = [("", _("No, or I do not say")), *roles]
        self.initial = {"agency": agency, "token": str(uuid4())} | self.initial

    def clean(self):
        said = super().clean()
        if said.get("kind") == Kind.COMPLAINT and not said.get("words") and "words" not in self.errors:
            self.add_error("words", _("Write what happened, so that it can be answered."))
        if said.get("kind") == Kind.OPINION and not any(said.get(name) for name in (*Feedback.RATINGS, "words")):
            self.add_error("overall", _("Choose one answer at least, or write something."))
        return said

    @property
    def said(self):
        """As receiving.receive takes it."""
        said = {name: value for name, value in self.cleaned_data.items() if name not in ("token", "reference")}
        return said | ({"about_role": ""} if said["kind"] == Kind.OPINION else {})


class RecordForm(FeedbackForm):
    """The same, by somebody of the agency, who may say of which case it is."""

    reference = forms.CharField(
        label=gettext_lazy("Reference of the case"), max_length=30, required=False,
        help_text=gettext_lazy("Only where the person wishes to be named."),
    )  # fmt: skip

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, agency=actor.agency, **kwargs)
        self.actor = actor
        del self.fields["agency"]

    def clean_reference(self):
        """The procedure, where it is one that this person may see; None where none is named."""
        typed = self.cleaned_data["reference"].strip().upper()
        found = Procedure.objects.visible_to(self.actor).filter(reference=typed).first() if typed else None
        if typed and found is None:
            raise forms.ValidationError(_("There is no case of this reference that you may see."))
        return found


class ReceiptForm(forms.Form):
    receipt = forms.CharField(
        label=gettext_lazy("Number of the receipt"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class AnswerForm(AtTheDoor, forms.Form):
    answer = forms.CharField(
        label=gettext_lazy("Answer"), max_length=2000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Whoever complained reads it with the number of the receipt. It cannot be changed."),
    )  # fmt: skip
