"""The forms by which a change of a programme is proposed: what each says becomes the plain values of the proposal."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from audit.moment import today
from cases.asylum_door.forms import AtTheDoor
from cases.programmes import FamilyRole, ReturnType
from cases.terms import Confidence
from reintegration.measures.forms import CurrencyField
from reintegration.measures.kinds import MeasureKind, Proof
from reintegration.money.changes import MoneyChange
from workflows.rule_changes.forms import ProposalForm

Subject = MoneyChange.Subject
LINES = {"rows": 3}
RESERVED = ("changes", "kinds", "new")  # parts of addresses beside the codes of programmes


def amount(label, **how):
    return forms.DecimalField(label=label, max_digits=12, decimal_places=2, min_value=0, **how)


def plain(value):
    """As it is kept in a proposal: no date, Decimal or row, but what stands for it."""
    if isinstance(value, (date, Decimal)):
        return str(value)
    return getattr(value, "pk", value)


class ChangeForm(AtTheDoor, forms.Form):
    """What all proposals have in common: the reason, and that it happens once however often it is sent."""

    subject = None
    own = ()  # fields that are not part of what is said

    reason = forms.CharField(label=_l("Reason for the change"), max_length=2000, widget=forms.Textarea(attrs=LINES))
    token = forms.CharField(widget=forms.HiddenInput, max_length=64, initial=lambda: str(uuid4()))

    def __init__(self, *args, programme=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.programme = programme
        self.order_fields([*(name for name in self.fields if name not in ("reason", "token")), "reason", "token"])

    def said(self):
        """The values of the proposal."""
        left_out = {"reason", "token", "valid_from", *self.own}
        told = {name: plain(value) for name, value in self.cleaned_data.items() if name not in left_out}
        if "measure_kind" in told:
            told["measure_kind_id"] = told.pop("measure_kind")
        return told

    def about(self):
        """Which row it is about: two proposals about one would overtake each other."""
        return self.programme.code if self.programme else ""

    refuse = ProposalForm.refuse


class Versioned(forms.Form):
    source = forms.CharField(label=_l("Source"), max_length=200, required=False, help_text=_l("Where it was read."))
    confidence = forms.ChoiceField(label=_l("How sure it is"), choices=Confidence, initial=Confidence.HOUSE_RULE)
    valid_from = forms.DateField(
        label=_l("Valid from"), initial=today, help_text=_l("dd.mm.yyyy. The version before ends on the day before.")
    )


class BudgetForm(ChangeForm):
    subject = Subject.BUDGET
    amount = amount(_l("Budget of the programme"))


class LineForm(ChangeForm):
    subject = Subject.LINE
    measure_kind = forms.ModelChoiceField(MeasureKind.objects.all(), label=_l("Kind of measure"))
    amount = amount(_l("Set aside for it"))

    def about(self):
        return f"{self.programme.code} {self.cleaned_data['measure_kind'].code}"


class CapForm(ChangeForm, Versioned):
    subject = Subject.CAP
    own = ("shares", "visits")

    return_type = forms.ChoiceField(label=_l("Kind of return"), choices=ReturnType)
    family_role = forms.ChoiceField(label=_l("For whom"), choices=FamilyRole)
    measure_kind = forms.ModelChoiceField(
        MeasureKind.objects.all(),
        label=_l("Kind of measure"),
        required=False,
        help_text=_l("Empty: all kinds together."),
    )
    cap = amount(_l("At most"), help_text=_l("In the programme’s currency."))
    cash_share_max = forms.IntegerField(
        label=_l("Of it in cash at most, per cent"), min_value=0, max_value=100, initial=0
    )
    shares = forms.CharField(
        label=_l("Payments: shares in per cent, one a line"), required=False, widget=forms.Textarea(attrs=LINES), max_length=60,
        help_text=_l("Empty: one payment. Together 100."),
    )  # fmt: skip
    visits = forms.CharField(
        label=_l("Payments that rest on a visit"), required=False, max_length=20, help_text=_l("Their numbers: 2, 3")
    )
    evidence = forms.MultipleChoiceField(
        label=_l("Papers needed beside those of the kind"),
        choices=Proof,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean_shares(self):
        shares = [line.strip().rstrip("% ") for line in self.cleaned_data["shares"].splitlines() if line.strip()]
        if not all(share.isdigit() for share in shares) or (shares and sum(map(int, shares)) != 100):
            raise forms.ValidationError(_("The shares are whole numbers, together 100."))
        return [int(share) for share in shares]

    def clean_visits(self):
        numbers = [part.strip() for part in self.cleaned_data["visits"].split(",") if part.strip()]
        if not all(number.isdigit() for number in numbers):
            raise forms.ValidationError(_("Write numbers with commas: 2, 3"))
        return {int(number) for number in numbers}

    def said(self):
        shares, visits = self.cleaned_data["shares"], self.cleaned_data["visits"]
        plan = [{"share": share, "visit": place in visits} for place, share in enumerate(shares, start=1)]
        return super().said() | {"tranche_plan": plan}

    def about(self):
        told = self.cleaned_data
        kind = told["measure_kind"].code if told["measure_kind"] else "all"
        return f"{self.programme.code} {told['return_type']} {told['family_role']} {kind}"


class RateForm(ChangeForm):
    subject = Subject.RATE
    currency = CurrencyField()
    value = forms.DecimalField(
        label=_l("One unit is worth"), max_digits=18, decimal_places=8, min_value=Decimal("0.00000001")
    )
    on = forms.DateField(label=_l("From the day"), initial=today, help_text=_l("dd.mm.yyyy"))
    source = forms.CharField(label=_l("Source"), max_length=200, help_text=_l("Which bank published it."))

    def clean_currency(self):
        if self.cleaned_data["currency"] == self.programme.currency:
            raise forms.ValidationError(_("That is the programme’s own currency."))
        return self.cleaned_data["currency"]

    def said(self):
        return super().said() | {"base": self.programme.currency}

    def about(self):
        return f"{self.cleaned_data['currency']} {self.programme.currency} {self.cleaned_data['on']}"
