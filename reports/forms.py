"""Which State and which period a report is about."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from agencies.states import AZERBAIJAN, state_choices
from audit.moment import today

LONGEST = timedelta(days=3 * 366)


def _states():
    return [("", _("All"))] + [choice for choice in state_choices() if choice[0] != AZERBAIJAN]


class PackForm(forms.Form):
    """A requesting State, or all; the first and the last day. Without any word, this year until today."""

    state = forms.ChoiceField(label=_("Requesting State"), choices=_states, required=False)
    first = forms.DateField(label=_("First day"), widget=forms.DateInput(attrs={"placeholder": "01.01.2026"}))
    last = forms.DateField(label=_("Last day"), widget=forms.DateInput(attrs={"placeholder": "31.12.2026"}))

    @classmethod
    def of(cls, asked):
        """From the address of the page."""
        day = today()
        given = {"first": day.replace(month=1, day=1).strftime("%d.%m.%Y"), "last": day.strftime("%d.%m.%Y")}
        return cls({name: asked.get(name) or given.get(name, "") for name in cls.base_fields})

    def clean(self):
        said = super().clean()
        first, last = said.get("first"), said.get("last")
        if first and last and last < first:
            self.add_error("last", _("The last day lies before the first."))
        elif first and last and last - first > LONGEST:
            self.add_error("last", _("At most three years at once."))
        return said
