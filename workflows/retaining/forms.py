"""The forms by which erasures, holds and changes of retention rules are proposed and decided."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.asylum_door.forms import AtTheDoor
from cases.models import RetentionChange
from cases.retention.erasures import Ground

_LINES = forms.Textarea(attrs={"rows": 4})


class ProposeForm(AtTheDoor, forms.Form):
    """Whom it reaches, says the page; here are the ground and the reason."""

    ground = forms.ChoiceField(label=_("Ground"), choices=Ground.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason"), widget=_LINES, max_length=2000,
        help_text=_("For whoever releases it. These words are erased with the case: name nobody."),
    )  # fmt: skip


class HoldForm(AtTheDoor, forms.Form):
    reason = forms.CharField(
        label=_("Reason of the hold"), widget=_LINES, max_length=2000,
        help_text=_("Which court, request or dispute needs these records, and until when, if you know."),
    )  # fmt: skip


class ReleaseHoldForm(AtTheDoor, forms.Form):
    reason = forms.CharField(label=_("Reason of the release"), widget=_LINES, max_length=2000)


class DecisionForm(AtTheDoor, forms.Form):
    comment = forms.CharField(
        label=_("Reason of the decision"),
        widget=_LINES,
        max_length=2000,
        required=False,
        help_text=_("Needed to refuse."),
    )


class RuleForm(AtTheDoor, forms.ModelForm):
    token = forms.CharField(widget=forms.HiddenInput, max_length=64, initial=lambda: str(uuid4()), required=False)

    class Meta:
        model = RetentionChange
        fields = [
            "value",
            "unit",
            "valid_from",
            "article",
            "source",
            "confidence",
            "checked_on",
            "checked_by",
            "reason",
        ]
        widgets = {"reason": _LINES}
        help_texts = {
            "valid_from": _("dd.mm.yyyy. The version before ends on the day before."),
            "article": _("As the law numbers it."),
            "source": _("Where it was read."),
            "checked_on": _("dd.mm.yyyy"),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["value"].min_value = 1

    def clean_value(self):
        value = self.cleaned_data["value"]
        if not 1 <= value <= 36500:
            raise forms.ValidationError(_("At least 1."))
        return value
