"""The forms by which a change of the rules is proposed and decided."""

from hashlib import sha256
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.asylum_door.forms import AtTheDoor
from cases.changes import HolidayChange, LimitChange
from cases.terms import Confidence

DAYS, MONTHS = 3650, 120  # ten years: a count of twenty gives up
_LINES = forms.Textarea(attrs={"rows": 4})
_DAY = _("dd.mm.yyyy")


class ProposalForm(AtTheDoor, forms.ModelForm):
    """What both kinds of proposals have in common: the reason, and that it happens once however often it is sent."""

    token = forms.CharField(widget=forms.HiddenInput, max_length=64, initial=lambda: str(uuid4()), required=False)

    def digest(self):
        """Tells whether what is proposed is what the simulation was about."""
        said = [(name, value) for name, value in self.cleaned_data.items() if name not in ("token", "reason")]
        return sha256(repr(said).encode()).hexdigest()[:16]

    def refuse(self, refused):
        for field, sentences in (*refused.fields.items(), (None, refused.reasons)):
            for sentence in sentences:
                self.add_error(field if field in self.fields else None, sentence)


class LimitChangeForm(ProposalForm):
    class Meta:
        model = LimitChange
        fields = [
            "value", "unit", "valid_from", "moves_running", "article", "source", "confidence", "checked_on", "checked_by", "reason",
        ]  # fmt: skip
        widgets = {"reason": _LINES}
        help_texts = {
            "value": _("At most ten years."),
            "valid_from": _("dd.mm.yyyy. The version before ends on the day before."),
            "moves_running": _("Otherwise each clock that runs keeps the version with which it began."),
            "article": _("As the agreement numbers it."),
            "source": _("Where it was read."),
            "checked_on": _DAY,
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        house = self.instance.confidence == Confidence.HOUSE_RULE
        allowed = [(key, label) for key, label in Confidence.choices if (key == Confidence.HOUSE_RULE) == house]
        self.fields["confidence"].choices = allowed
        self.fields["value"].min_value = 1

    def clean(self):
        said = super().clean()
        most = MONTHS if said.get("unit") == "months" else DAYS
        if not 1 <= said.get("value", 1) <= most:
            self.add_error("value", _("A limit is at least 1 long, and at most ten years."))
        return said


class HolidayChangeForm(ProposalForm):
    class Meta:
        model = HolidayChange
        fields = ["deed", "date", "new_date", "name_en", "name_az", "reason"]
        widgets = {"reason": _LINES}
        help_texts = {
            "date": _DAY,
            "new_date": _("Only to move a day: where it moves to."),
            "name_en": _("Only for a day that is added."),
        }


class DecisionForm(AtTheDoor, forms.Form):
    comment = forms.CharField(
        label=_("Reason of the decision"), widget=_LINES, max_length=2000, required=False,
        help_text=_("Needed to refuse."),
    )  # fmt: skip

    refuse = ProposalForm.refuse
