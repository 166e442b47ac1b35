"""Fields of the forms of a reintegration case that a model field cannot make: choices of this file alone."""

from django import forms
from django.utils.translation import gettext_lazy as _

from agencies.roles import CASE_MANAGEMENT
from audit.moment import today
from cases.programmes import Programme
from reintegration.choices import FOLLOW_UPS


def signed_plan(case):
    """The files of this case, newest first."""
    files = case.case.documents.order_by("-pk")
    return forms.ModelChoiceField(
        files, label=_("Plan signed by the person"), help_text=_("Add the file under Documents first.")
    )


def programme(case):
    """The programmes of the agency that manages the case, as far as they run today."""
    running = Programme.objects.filter(agency=case.agency_that_is(CASE_MANAGEMENT), starts_on__lte=today())
    return forms.ModelChoiceField(running.exclude(ends_on__lt=today()), label=_("Programme"))


def wave(case):
    """The follow-ups that are not recorded yet, the earliest first."""
    recorded = set(case.follow_ups.values_list("wave", flat=True))
    choices = [(one.value, one.label) for one in FOLLOW_UPS if one not in recorded]
    return forms.ChoiceField(choices=choices, label=_("Which follow-up"))


FORM_FIELDS = {"signed_plan": signed_plan, "programme": programme, "wave": wave}
