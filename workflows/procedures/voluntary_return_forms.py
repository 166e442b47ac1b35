"""Fields of the forms of a voluntary return that a model field cannot make: choices of this case alone."""

from django import forms
from django.utils.translation import gettext_lazy as _

from agencies.roles import CASE_MANAGEMENT
from audit.moment import today
from cases.programmes import Programme


def programmes_of(case):
    """Those of the agency that manages the case, for this host country, as far as they run on the day of the application."""
    day = case.applied_on or today()
    running = Programme.objects.filter(agency=case.agency_that_is(CASE_MANAGEMENT), starts_on__lte=day)
    return [p for p in running.exclude(ends_on__lt=day) if is_for(p, case.case.requesting_state)]


def is_for(programme, host_state):
    return not programme.host_states or host_state in programme.host_states


def programme(case):
    found = [one.pk for one in programmes_of(case)]
    return forms.ModelChoiceField(Programme.objects.filter(pk__in=found), label=_("Programme"))


FORM_FIELDS = {"programme": programme}
