"""The fields of a readmission's step forms that a model field alone cannot make."""

from django import forms
from django.utils.translation import gettext_lazy as _

from agencies.alphabet import in_alphabet
from agencies.models import Agency, User
from agencies.roles import CASEWORKER, IDENTITY, LEAD, SECURITY


def officer(procedure):
    """The caseworkers of the lead agency."""
    lead = procedure.agency_that_is(LEAD)
    people = User.objects.filter(
        memberships__agency=lead, memberships__role=CASEWORKER, memberships__until_on=None, is_active=True
    )
    return forms.ModelChoiceField(people.distinct().order_by(in_alphabet("name")), label=_("Caseworker"))


def asked_agencies(procedure):
    """The agencies of the requested State that can check an identity."""
    agencies = Agency.objects.filter(state=procedure.case.requested_state, ended_on=None)
    able = [a for a in agencies if {IDENTITY, SECURITY} & set(a.case_roles)]
    return forms.MultipleChoiceField(
        choices=[(a.code, a.name) for a in able], widget=forms.CheckboxSelectMultiple, label=_("Agencies to ask"),
        help_text=_("Each sees who the person is and the papers it may read. None sees care needs, our notes or the transfer."),
    )  # fmt: skip
