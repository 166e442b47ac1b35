"""The form by which a measure is proposed."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.asylum_door.forms import AtTheDoor
from cases.people import Person
from reintegration.measures.declaration import Measure
from reintegration.measures.forms import currency, provider, tranches
from reintegration.measures.kinds import MeasureKind

FIELDS = (
    "beneficiary", "measure_kind", "service", "provider", "place", "starts_on", "ends_on", "units_planned", "amount", "currency",
    "in_cash", "tranches",
)  # fmt: skip


class MeasureForm(AtTheDoor, forms.ModelForm):
    token = forms.CharField(widget=forms.HiddenInput, max_length=64, initial=lambda: str(uuid4()))

    class Meta:
        model = Measure
        fields = FIELDS
        widgets = {"service": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "service": _("The provider reads this: say what to deliver, and nothing about the person beyond that."),
            "starts_on": _("dd.mm.yyyy"),
            "ends_on": _("dd.mm.yyyy"),
            "units_planned": _("Sessions, months, pieces: what this kind counts."),
        }

    def __init__(self, *args, support, **kwargs):
        super().__init__(*args, **kwargs)
        people = (
            Person.objects.filter(memberships__case=support.case_id)
            .prefetch_related("names")
            .order_by("memberships__pk")
        )
        self.fields["beneficiary"] = forms.ModelChoiceField(people, label=_("For whom"), initial=people.first())
        self.fields["measure_kind"].queryset = MeasureKind.objects.filter(is_offered=True)
        self.fields["provider"] = provider()
        self.fields["provider"].required = False
        self.fields["currency"] = currency()
        self.fields["tranches"] = tranches()
        if support.programme:
            self.fields["currency"].initial = support.programme.currency
        self.order_fields(FIELDS)

    def _post_clean(self):
        """Opening it checks the answers together."""

    @property
    def said(self):
        return {name: self.cleaned_data[name] for name in FIELDS}

    def refuse(self, refused):
        for field, sentences in (*refused.fields.items(), (None, refused.reasons)):
            for sentence in sentences:
                self.add_error(field, sentence)
