"""What is chosen before an export: its content, how it is written, how much it says of persons, and why."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.asylum_door.forms import AtTheDoor
from reports.exporting.rows import FORMS, Content
from reports.lines.levels import Level

OF_ROWS = [choice for choice in FORMS if choice[0] != "json"]


class ExportForm(AtTheDoor, forms.Form):
    """`contents`: which of them are offered; one alone is not asked about."""

    content = forms.ChoiceField(label=_("Content"), choices=Content.choices)
    form = forms.ChoiceField(label=_("Written as"), choices=FORMS, initial="xlsx")
    level = forms.ChoiceField(label=_("Personal data"), choices=Level.choices, initial=Level.NONE, required=False)
    purpose = forms.CharField(
        label=_("Purpose"), required=False, max_length=300, help_text=_("Needed where the file tells of persons."),
    )  # fmt: skip

    def __init__(self, *args, contents=(Content.ROWS,), **kwargs):
        super().__init__(*args, **kwargs)
        contents = [Content(one) for one in contents]
        self.fields["content"].choices = [(one.value, one.label) for one in contents]
        self.fields["content"].initial = contents[0].value
        if len(contents) == 1:
            self.fields["content"].widget = forms.HiddenInput()
        if Content.ROWS not in contents:
            for name in ("level", "purpose"):
                del self.fields[name]
        elif len(contents) == 1:
            self.fields["form"].choices = OF_ROWS

    @property
    def chosen(self):
        """(content, form, level, purpose)."""
        said = self.cleaned_data
        return said["content"], said["form"], said.get("level") or Level.NONE, said.get("purpose", "")


class ReasonForm(AtTheDoor, forms.Form):
    """Why names are refused."""

    reason = forms.CharField(label=_("Reason, where you refuse"), required=False, max_length=300)
