"""The forms of requests for one's own data: whose, how it was shown who asks, what somebody else decides, to whom it was given."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.moment import today
from cases.asylum_door.forms import AtTheDoor
from cases.subject_access.rows import SubjectAccess


class CaseForm(forms.Form):
    """The number of a case in which the person is."""

    reference = forms.CharField(
        label=gettext_lazy("Number of a case of this person"), max_length=30, help_text="RA-NL-2026-00417"
    )


class RequestForm(AtTheDoor, forms.ModelForm):
    """`members`: CasePerson rows of the case; `linked`: {key of a member's person: keys of records that are the same person}."""

    person = forms.ChoiceField(label=gettext_lazy("Who asks for their data"), widget=forms.RadioSelect)
    also = forms.MultipleChoiceField(
        label=gettext_lazy("Records that were decided to be the same person"), widget=forms.CheckboxSelectMultiple, required=False,
        help_text=gettext_lazy("Tick those that are shown to be this person."),
    )  # fmt: skip
    token = forms.CharField(widget=forms.HiddenInput)

    class Meta:
        model = SubjectAccess
        fields = ("asked_on", "asked_by", "identified", "identified_note", "language")
        widgets = {"asked_by": forms.RadioSelect, "identified": forms.RadioSelect, "language": forms.RadioSelect}

    field_order = ("person", "also", "asked_on", "asked_by", "identified", "identified_note", "language", "token")

    def __init__(self, *args, members, linked, **kwargs):
        super().__init__(*args, **kwargs)
        self.members, self.linked = members, linked
        self.fields["person"].choices = [(member.person_id, said(member)) for member in members]
        keys = sorted({key for keys in linked.values() for key in keys})
        self.fields["also"].choices = [(key, _("Record no. %(number)s") % {"number": key}) for key in keys]
        if not keys:
            del self.fields["also"]
        self.fields["token"].initial = uuid4().hex
        for name in ("asked_by", "identified", "language"):
            self.fields[name].choices = [choice for choice in self.fields[name].choices if choice[0]]

    def clean_asked_on(self):
        if self.cleaned_data["asked_on"] > today():
            raise forms.ValidationError(_("This day is still to come."))
        return self.cleaned_data["asked_on"]

    def clean(self):
        told = super().clean()
        own = set(map(str, self.linked.get(int(told["person"]), ()))) if told.get("person") else set()
        if not set(told.get("also", [])) <= own:
            self.add_error("also", _("These records belong to somebody else of this case."))
        return told

    @property
    def chosen(self):
        """(the Person, fields of the request)"""
        told = self.cleaned_data
        person = next(member.person for member in self.members if member.person_id == int(told["person"]))
        kept = {name: told[name] for name in (*self.Meta.fields, "token")}
        return person, kept | {"also": [int(key) for key in told.get("also", [])]}


def said(member):
    return f"{member.person}, {member.get_relation_display()}"


class DecisionForm(AtTheDoor, forms.Form):
    decision = forms.ChoiceField(
        label=gettext_lazy("Decision"), choices=SubjectAccess.Decision, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Needed unless it may be given out."),
    )  # fmt: skip


class GivenForm(AtTheDoor, forms.ModelForm):
    class Meta:
        model = SubjectAccess
        fields = ("given_how", "given_to")
        widgets = {"given_how": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["given_how"]
        field.required, field.choices = True, [choice for choice in field.choices if choice[0]]
        self.fields["given_to"].required = True
