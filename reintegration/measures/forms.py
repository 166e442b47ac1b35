"""Fields of the forms of a measure that a model field cannot make."""

from django import forms
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from agencies.roles import PROVIDER


def providers():
    """The agencies that can deliver."""
    return Agency.objects.filter(case_roles__contains=[str(PROVIDER)]).order_by("code")


def provider(measure):
    return forms.ModelChoiceField(
        providers(), label=_("Provider"), help_text=_("Empty: your own agency hands it over itself.")
    )


FORM_FIELDS = {"provider": provider}
