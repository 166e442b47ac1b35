"""The forms of skills and work: of a profile and its lines, and of an offer."""

from uuid import uuid4

from django import forms
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from audit.moment import today
from cases.asylum_door.forms import AtTheDoor
from cases.naming import language_called, state_called
from reintegration.skills.choices import Education, LanguageLevel, Recognition, SkillLevel, Source
from reintegration.skills.offers import Offer
from reintegration.skills.terms import Occupation, Skill

DAY = _("dd.mm.yyyy")


class ProfileForm(AtTheDoor, forms.Form):
    education = forms.ChoiceField(
        label=_("Level of education"), choices=[("", "–"), *Education.choices], required=False
    )
    wishes = forms.CharField(
        label=_("Wishes for work or training"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class TermForm(AtTheDoor, forms.Form):
    """Abstract: one of the terms that were found."""

    term, model = "", None

    def __init__(self, *args, found=(), **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields[self.term]
        typed = self.data.get(self.term, "") if self.is_bound else ""
        keys = [one.pk for one in found] + ([int(typed)] if typed.isdigit() else [])
        field.queryset, field.empty_label = self.model.objects.filter(pk__in=keys), None


def _one_of(model, label):
    return forms.ModelChoiceField(model.objects.none(), label=label, widget=forms.RadioSelect)


class WorkedForm(TermForm):
    term, model = "occupation", Occupation

    occupation = _one_of(Occupation, _("Occupation"))
    years = forms.IntegerField(
        label=_("Years"), min_value=0, max_value=60, help_text=_("Whole years; 0 for less than one.")
    )
    abroad = forms.BooleanField(label=_("Mostly abroad"), required=False)


class AbleForm(TermForm):
    term, model = "skill", Skill

    skill = _one_of(Skill, _("Skill"))
    level = forms.ChoiceField(label=_("Level"), choices=SkillLevel.choices)


class SpokenForm(AtTheDoor, forms.Form):
    language = forms.CharField(label=_("Language"), max_length=40)
    level = forms.ChoiceField(label=_("Level"), choices=LanguageLevel.choices)

    def clean_language(self):
        code = language_called(self.cleaned_data["language"])
        if not code:
            raise forms.ValidationError(gettext("No language of this name is known."))
        return code


class QualificationForm(AtTheDoor, forms.Form):
    title = forms.CharField(label=_("Qualification"), max_length=200)
    country = forms.CharField(label=_("Acquired in"), max_length=60, help_text=_("Name of the State"))
    acquired_in = forms.IntegerField(label=_("Year"), min_value=1940, required=False)
    recognition = forms.ChoiceField(label=_("Recognition"), choices=Recognition.choices)
    applied_on = forms.DateField(label=_("Applied on"), required=False, help_text=DAY)
    decided_on = forms.DateField(label=_("Decided on"), required=False, help_text=DAY)

    def clean_country(self):
        code = state_called(self.cleaned_data["country"])
        if not code or len(code) != 2:
            raise forms.ValidationError(gettext("No State of this name is known."))
        return code

    def clean_acquired_in(self):
        year = self.cleaned_data["acquired_in"]
        if year and year > today().year:
            raise forms.ValidationError(gettext("This year has not come yet."))
        return year


FORMS = {"worked": WorkedForm, "able": AbleForm, "spoken": SpokenForm, "qualifications": QualificationForm}


class OfferForm(AtTheDoor, forms.ModelForm):
    """A vacancy or training place. The occupation and skills offered are those shipped, those found, and those chosen already."""

    skills = forms.ModelMultipleChoiceField(
        Skill.objects.none(), label=_("Skills that are wanted"), required=False, widget=forms.CheckboxSelectMultiple
    )
    token = forms.CharField(max_length=64, widget=forms.HiddenInput)

    class Meta:
        model = Offer
        fields = [
            "kind",
            "title_en",
            "title_az",
            "provider",
            "region",
            "places",
            "starts_on",
            "until",
            "occupation",
            "skills",
        ]

    def __init__(self, *args, occupations=(), skills=(), filled=0, **kwargs):
        super().__init__(*args, **kwargs)
        self.filled = filled
        self.initial |= {"skills": self.instance.skills, "token": str(uuid4())}
        chosen = [*self.instance.skills, *self._typed("skills")]
        self.fields["skills"].queryset = _offered(Skill, skills, chosen)
        chosen = [self.instance.occupation_id, *self._typed("occupation")]
        self.fields["occupation"].queryset = _offered(Occupation, occupations, chosen)
        for name in ("starts_on", "until"):
            self.fields[name].help_text = DAY

    def _typed(self, name):
        """Keys that came back with the form."""
        said = self.data.getlist(name) if self.is_bound else []
        return [int(key) for key in said if key.isdigit()]

    def clean_skills(self):
        return sorted(skill.pk for skill in self.cleaned_data["skills"])

    def clean_places(self):
        places = self.cleaned_data["places"]
        if places < max(self.filled, 1):
            raise forms.ValidationError(
                gettext("So many places are filled already: %(filled)s.") % {"filled": self.filled}
            )
        return places

    def clean(self):
        said = super().clean()
        if said.get("starts_on") and said.get("until") and said["until"] < said["starts_on"]:
            self.add_error("until", gettext("An offer cannot end before it begins."))
        return said


def _offered(model, found, chosen):
    """Those shipped, those that a search has found, those chosen already: a list that can be read, however many were loaded."""
    keys = {one.pk for one in found} | {key for key in chosen if key}
    return model.objects.filter(Q(pk__in=keys) | ~Q(source=Source.ESCO))
