"""What is asked of whoever releases something, and of whoever decides."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from audit.moment import today
from cases.asylum_door.forms import AtTheDoor
from reports.forms import DAY, PeriodForm
from reports.releases.parts import made_by
from reports.releases.rows import Outcome, PublicationRule
from workflows.rule_changes.forms import ProposalForm

_LINES = forms.Textarea(attrs={"rows": 3})


class ReleaseForm(AtTheDoor, PeriodForm):
    """A ready report for a period, and what it is published for."""

    report = forms.ChoiceField(label=_("Report"))
    reason = forms.CharField(label=_("What it is published for"), widget=_LINES, max_length=1000)
    token = forms.CharField(widget=forms.HiddenInput, max_length=64, initial=lambda: str(uuid4()), required=False)
    field_order = ["report", "first", "last", "as_of", "state", "programme", "reason", "token"]

    @staticmethod
    def given():
        """What stands in it before anything is written: this year until today."""
        day = today()
        return {"first": day.replace(month=1, day=1).strftime(DAY), "last": day.strftime(DAY)}

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["report"].choices = [(report.code, report.name) for report in made_by(actor)]

    refuse = ProposalForm.refuse


class DecideForm(AtTheDoor, forms.Form):
    outcome = forms.ChoiceField(choices=Outcome.choices, widget=forms.HiddenInput)
    comment = forms.CharField(
        label=_("Reason of the decision"), widget=_LINES, max_length=2000, required=False, help_text=_("Needed to refuse."),
    )  # fmt: skip

    refuse = ProposalForm.refuse


class RuleForm(ProposalForm):
    class Meta:
        model = PublicationRule
        fields = ["threshold", "sensitive", "least_base", "valid_from", "reason"]
        widgets = {"reason": _LINES}
        help_texts = {
            "threshold": _("At least 3."),
            "sensitive": _("Citizenship, and grounds and needs. Not lower than the number before."),
            "least_base": _("Not lower than the first number."),
            "valid_from": _("dd.mm.yyyy; not in the past."),
        }

    def clean(self):
        said = super().clean()
        threshold = said.get("threshold") or 3
        if threshold < 3:
            self.add_error("threshold", _("At least 3."))
        for name in ("sensitive", "least_base"):
            if (said.get(name) or threshold) < threshold:
                self.add_error(name, _("Not lower than the first number."))
        return said
