"""The forms by which sessions, marks, medical assessments, guardians and enquiries are recorded."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agencies.states import AZERBAIJAN
from audit.moment import now, today
from cases.asylum_door.forms import AtTheDoor
from cases.counselling import CounsellingSession, Topic
from cases.fitness import Fitness, FitnessAssessment
from cases.guardianship import Guardianship
from cases.naming import language_called, state_called
from cases.vulnerability import Vulnerability
from workflows.procedures.letter_parts import members_of

DAY, MOMENT = _("dd.mm.yyyy"), _("dd.mm.yyyy hh:mm, Baku time")
TOGETHER = (  # of a guardianship: what is known of one of these is known of all
    ("guardian", "appointed_on"),
    ("decided_by", "decided_on"),
    ("receiving_authority", "confirmed_on", "received_by"),
)


class LanguageField(forms.CharField):
    """A language by its name in either language of the pages, or by its code."""

    def __init__(self, label, **how):
        super().__init__(label=label, max_length=60, help_text=_("Its name, like: Azerbaijani."), **how)

    def clean(self, value):
        text = super().clean(value)
        if text and not language_called(text):
            raise forms.ValidationError(gettext("No language is called “%(text)s”.") % {"text": text})
        return language_called(text) if text else ""


class HostStateField(forms.CharField):
    """Any country of the world but ours."""

    def __init__(self, **how):
        widget = forms.TextInput({"list": "states", "autocomplete": "off"})
        super().__init__(label=_("Host country"), max_length=80, widget=widget, **how)

    def clean(self, value):
        text = super().clean(value)
        code = state_called(text)
        if len(code) != 2 or code == AZERBAIJAN:
            raise forms.ValidationError(gettext("Write the country in which the person is now."))
        return code


class Once(AtTheDoor):
    """A form that is one act, however often it is sent."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["token"] = forms.CharField(max_length=64, widget=forms.HiddenInput, initial=str(uuid4()))

    @property
    def said(self):
        return {name: value for name, value in self.cleaned_data.items() if name != "token"}


def _has_been(self, name):
    told = self.cleaned_data[name]
    if told > (now() if hasattr(told, "hour") else today()):
        raise forms.ValidationError(gettext("This day has not come yet."))
    return told


class SessionForm(Once, forms.ModelForm):
    language = LanguageField(_("Language spoken"))
    topics = forms.MultipleChoiceField(
        label=_("What was spoken about"), choices=Topic.choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = CounsellingSession
        fields = ["on", "mode", "language", "interpreter", "topics", "leaflets", "outcome"]
        help_texts = {"on": DAY, "leaflets": _("One on each line, like: Your rights, version 3.")}
        widgets = {"leaflets": forms.Textarea({"rows": 2})}

    def clean_on(self):
        return _has_been(self, "on")


class OfPersons(Once, forms.ModelForm):
    """About one of the persons of the case."""

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        people = members_of(case)
        self.persons = {str(member.person_id): member.person for member in people}
        choices = [(str(m.person_id), f"{m.names[0] if m.names else '–'} ({m.get_relation_display()})") for m in people]
        self.fields["person"] = forms.ChoiceField(label=_("Person"), choices=choices)
        self.order_fields(["person"])

    def clean_person(self):
        return self.persons[self.cleaned_data["person"]]

    def _post_clean(self):
        """Who it is about is no field of the row here; what the row itself must hold is checked when it is written."""


class MarkForm(OfPersons):
    class Meta:
        model = Vulnerability
        fields = ["code", "source", "found_on"]
        help_texts = {"found_on": DAY}

    def clean_found_on(self):
        return _has_been(self, "found_on")


class EndMarkForm(AtTheDoor, forms.Form):
    ended_on = forms.DateField(label=_("No longer since"), help_text=DAY)


class AssessmentForm(OfPersons):
    class Meta:
        model = FitnessAssessment
        fields = ["assessed_at", "assessed_by", "result", "needs"]
        help_texts = {"assessed_at": MOMENT}
        widgets = {"needs": forms.Textarea({"rows": 2})}

    def clean_assessed_at(self):
        return _has_been(self, "assessed_at")

    def clean(self):
        said = super().clean()
        if said.get("result") == Fitness.WITH_NEEDS and not said.get("needs"):
            self.add_error("needs", gettext("Say what care is needed."))
        return said


class GuardianshipForm(AtTheDoor, forms.ModelForm):
    class Meta:
        model = Guardianship
        fields = [
            "guardian", "appointed_by", "appointed_on", "decided_by", "decided_on", "receiving_authority", "confirmed_on",
            "received_by",
        ]  # fmt: skip
        help_texts = dict.fromkeys(("appointed_on", "decided_on", "confirmed_on"), DAY)

    def clean(self):
        said = super().clean()
        for names in TOGETHER:
            known = [name for name in names if said.get(name)]
            for name in set(names) - set(known) - set(self.errors) if known else ():
                self.add_error(name, gettext("Answer this."))
        for name in ("appointed_on", "decided_on", "confirmed_on"):
            if said.get(name) and said[name] > today():
                self.add_error(name, gettext("This day has not come yet."))
        return said

    def _post_clean(self):
        """The row is written by workflows.returning.recording, under the lock of the case."""


class EnquiryForm(Once, forms.Form):
    host_state = HostStateField()
    language = LanguageField(_("Language"), required=False)
