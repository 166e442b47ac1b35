"""The form by which a voluntary return begins: who wishes to return, from where, and who of the family goes along."""

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from audit.moment import today
from cases.asylum_door.forms import AtTheDoor
from cases.files import CasePerson
from cases.filing import IDENTITY_KINDS
from cases.naming import language_called, state_called, state_said
from cases.partial_dates import PartialDate, UnreadableDate
from cases.people import Sex
from cases.terms import EvidenceKind
from workflows.returning.forms import DAY, HostStateField, Once

CHOOSE = [("", _("Choose"))]
PAPERS = [(value, label) for value, label in EvidenceKind.choices if value in IDENTITY_KINDS]
FAMILY = [choice for choice in CasePerson.Relation.choices if choice[0] != CasePerson.Relation.SUBJECT]
MOST_RELATIVES = 12
NEW = "new"  # nobody whom we know


class NationalityField(forms.CharField):
    def __init__(self):
        super().__init__(
            label=_("Nationality"), max_length=80, widget=forms.TextInput({"list": "states", "autocomplete": "off"})
        )

    def clean(self, value):
        text = super().clean(value)
        if not (code := state_called(text)):
            said = gettext("No State is called “%(text)s”. Write its name, or its code of two letters.")
            raise forms.ValidationError(said % {"text": text})
        return code

    def prepare_value(self, value):
        return state_said(value) if isinstance(value, str) and len(value) == 2 else value


class HumanForm(AtTheDoor, forms.Form):
    """What is asked once of everybody."""

    surname = forms.CharField(label=_("Surname"), max_length=120)
    given_names = forms.CharField(label=_("Given names"), max_length=120)
    patronymic = forms.CharField(label=_("Father’s name"), max_length=120, required=False)
    born = forms.CharField(
        label=_("Date of birth"), max_length=10, help_text=_("dd.mm.yyyy, with 00 for what is not known.")
    )
    sex = forms.ChoiceField(label=_("Sex"), choices=[*CHOOSE, *Sex.choices])
    nationality = NationalityField()
    document_kind = forms.ChoiceField(label=_("Document"), choices=[*CHOOSE, *PAPERS], required=False)
    document_number = forms.CharField(label=_("Number of the document"), max_length=40, required=False)
    document_expires_on = forms.DateField(label=_("Document valid until"), required=False, help_text=DAY)

    def clean_born(self):
        try:
            born = PartialDate.read(self.cleaned_data["born"].replace("?", "0"))
        except UnreadableDate as unreadable:
            raise forms.ValidationError(unreadable.sentence.translated(gettext)) from unreadable
        if faults := born.faults(today()):
            raise forms.ValidationError([fault.translated(gettext) for fault in faults])
        return born

    def clean(self):
        said = super().clean()
        if said.get("document_number") and not said.get("document_kind"):
            self.add_error("document_kind", gettext("Say what document it is."))
        return said


class RelativeForm(HumanForm):
    relation = forms.ChoiceField(label=_("Relation to the person"), choices=[*CHOOSE, *FAMILY])
    travels = forms.BooleanField(label=_("Travels with the person"), required=False, initial=True)


class NewReturnForm(Once, HumanForm):
    host_state = HostStateField()
    contact = forms.CharField(label=_("How the person is reached"), max_length=200, required=False)
    languages = forms.CharField(
        label=_("Languages"),
        max_length=200,
        required=False,
        help_text=_("With commas between, like: Azerbaijani, Russian."),
    )

    def clean_languages(self):
        names = [name.strip() for name in self.cleaned_data["languages"].split(",") if name.strip()]
        if unknown := [name for name in names if not language_called(name)]:
            raise forms.ValidationError(gettext("No language is called “%(text)s”.") % {"text": ", ".join(unknown)})
        return list(dict.fromkeys(language_called(name) for name in names))

    def ask_who_it_is(self, likenesses):
        """Adds the question whether somebody who looks alike is the person; only those whose case is seen can be chosen."""
        known = [(str(one["person"].pk), self._called(one)) for one in likenesses if one["references"]]
        self.fields["who"] = forms.ChoiceField(
            label=_("Is it one of those who look alike?"), widget=forms.RadioSelect,
            choices=[*known, (NEW, _("None of them: somebody new"))],
        )  # fmt: skip

    @staticmethod
    def _called(one):
        return ", ".join(filter(None, (one["name"], one["born"], *one["references"])))


class FamilyForms(BaseFormSet):
    """Those of the family, one form each; a form is added by a button, so that no script is needed."""

    def clean(self):
        spouses = [f for f in self.forms if f.cleaned_data.get("relation") == CasePerson.Relation.SPOUSE]
        if len(spouses) > 1:
            spouses[-1].add_error("relation", gettext("Only one person can be the spouse."))


Family = formset_factory(RelativeForm, formset=FamilyForms, extra=0, max_num=MOST_RELATIVES, validate_max=True)


def as_typed(data, more=0, make=NewReturnForm):
    """Both forms with what was typed and nothing said against it; `more` relatives than before."""
    number = min(_number(data.get("family-TOTAL_FORMS")) + more, MOST_RELATIVES)
    form = make(initial={name: data[name] for name in make.base_fields if name in data} | _token(data))
    rows = [
        {name: data.get(f"family-{place}-{name}", "") for name in RelativeForm.base_fields}
        | {"travels": f"family-{place}-travels" in data or f"family-{place}-surname" not in data}
        for place in range(number)
    ]
    return form, Family(initial=rows, prefix="family")


def _token(data):
    return {"token": data["token"]} if data.get("token") else {}


def _number(text):
    return int(text) if (text or "").isdigit() else 0
