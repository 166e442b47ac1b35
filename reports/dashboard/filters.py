"""The filters of the dashboard: a period, and those of State, procedure and programme of which the reader’s facts have any value."""

from django.utils.translation import gettext_lazy as _

from reports.forms import PeriodForm, choice, listed
from reports.words import PROCEDURES


class BoardForm(PeriodForm):
    """`there`: {dimension: values that facts have} (asking.there_is). What was chosen before stays a choice."""

    procedure_type = choice(_("Procedure"), lambda: listed(PROCEDURES))
    narrowing = ("state", "procedure_type", "programme")
    field_order = ["first", "last", *narrowing, "as_of"]

    def among(self, there):
        """Leaves only what there is. It has to be cleaned again afterwards."""
        for name in self.narrowing:
            chosen = self.data.get(name)
            if not there[name] and not chosen:
                del self.fields[name]
                continue
            field = self.fields[name]
            field.choices = [one for one in field.choices if one[0] in ("", chosen, *there[name])]
