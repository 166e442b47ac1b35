"""The forms of a programme itself: its name, donor and period, its bands, its rules of eligibility; and of a kind of measure."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from agencies.roles import FINANCE_OFFICER, PROGRAMME_MANAGER, SUPERVISOR
from agencies.words import ROLE_NAMES
from cases.programmes import Fact, Operator, Programme, ProgrammeRule
from reintegration.measures.forms import CurrencyField
from reintegration.measures.kinds import MeasureKind, Proof
from reintegration.money.changes import MoneyChange
from reintegration.money.forms import RESERVED, ChangeForm, Versioned, amount, plain

Subject = MoneyChange.Subject
SIGNERS = [(str(role), ROLE_NAMES[role]) for role in (SUPERVISOR, PROGRAMME_MANAGER, FINANCE_OFFICER)]
BANDS = (1, 2, 3, 4)
NUMBERS = {Operator.AT_LEAST, Operator.AT_MOST}


def field(model, name):
    """As the model has it."""
    return model._meta.get_field(name).formfield()


class ProgrammeForm(ChangeForm):
    subject = Subject.PROGRAMME
    code = field(Programme, "code")
    name_en = field(Programme, "name_en")
    name_az = field(Programme, "name_az")
    donor = forms.SlugField(label=_l("Donor, code"), max_length=20)
    donor_name = forms.CharField(
        label=_l("Donor, name"), max_length=200, required=False, help_text=_l("Only of a new donor.")
    )
    currency = CurrencyField()
    starts_on = field(Programme, "starts_on")
    ends_on = field(Programme, "ends_on")
    host_states = forms.CharField(
        label=_l("Host countries"),
        required=False,
        max_length=200,
        help_text=_l("Codes with commas: DE, NL. Empty: any."),
    )
    note = forms.CharField(label=_l("Note"), max_length=300, required=False)

    def clean_code(self):
        if self.cleaned_data["code"].lower() in RESERVED:
            raise forms.ValidationError(_("Choose another code."))
        return self.cleaned_data["code"]

    def clean_host_states(self):
        codes = [code.strip().upper() for code in self.cleaned_data["host_states"].split(",") if code.strip()]
        if not all(len(code) == 2 and code.isalpha() for code in codes):
            raise forms.ValidationError(_("Write the codes of States with commas: DE, NL"))
        return codes

    def clean(self):
        said = super().clean()
        if said.get("ends_on") and said.get("starts_on") and said["ends_on"] < said["starts_on"]:
            self.add_error("ends_on", _("It must end after it begins."))
        return said

    def about(self):
        return self.cleaned_data["code"]


class BandsForm(ChangeForm, Versioned):
    """All bands together: what is not said any more has ended."""

    subject = Subject.BANDS
    own = tuple(f"{name}_{row}" for row in BANDS for name in ("up_to", "signers", "quotations"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for row in BANDS:
            self.fields[f"up_to_{row}"] = amount(
                _l("Up to"), required=False, help_text=_l("Empty in the last band: any amount above.")
            )
            self.fields[f"signers_{row}"] = forms.MultipleChoiceField(
                label=_l("Who signs"), choices=SIGNERS, required=False, widget=forms.CheckboxSelectMultiple
            )
            self.fields[f"quotations_{row}"] = forms.IntegerField(
                label=_l("Quotations to compare"), min_value=0, max_value=9, required=False
            )
        self.order_fields([*self.own, "source", "confidence", "valid_from", "reason", "token"])

    def rows(self):
        """The bands that were filled in, in their order."""
        for row in BANDS:
            signers = self.cleaned_data.get(f"signers_{row}")
            if signers:
                yield {
                    "up_to": plain(self.cleaned_data.get(f"up_to_{row}")), "signers": signers,
                    "quotations": self.cleaned_data.get(f"quotations_{row}") or 0,
                }  # fmt: skip

    def clean(self):
        said = super().clean()
        rows = list(self.rows())
        limits = [float(row["up_to"]) if row["up_to"] is not None else float("inf") for row in rows]
        if not rows or limits[-1] != float("inf") or limits != sorted(set(limits)):
            self.add_error("up_to_1", _("The bands rise, each with who signs, and the last has no amount."))
        return said

    def said(self):
        return super().said() | {"bands": list(self.rows())}


class EligibilityForm(ChangeForm, Versioned):
    subject = Subject.ELIGIBILITY
    code = field(ProgrammeRule, "code")
    fact = forms.ChoiceField(label=_l("What it looks at"), choices=Fact)
    operator = forms.ChoiceField(label=_l("How"), choices=Operator)
    value = forms.CharField(label=_l("With what"), max_length=300, help_text=_l("A number, or codes with commas."))
    says_en = field(ProgrammeRule, "says_en")
    says_az = field(ProgrammeRule, "says_az")
    ends = forms.BooleanField(label=_l("The rule ends without a further version"), required=False)

    def clean(self):
        said = super().clean()
        if said.get("operator") and said.get("value"):
            said["value"] = self._value(said["operator"], said["value"])
        return said

    def _value(self, operator, value):
        if operator not in NUMBERS:
            return [part.strip() for part in value.split(",") if part.strip()]
        if not value.strip().isdigit():
            self.add_error("value", _("Write a whole number."))
            return None
        return int(value)

    def about(self):
        return f"{self.programme.code} {self.cleaned_data['code']}"


class KindForm(ChangeForm):
    subject = Subject.KIND
    code = field(MeasureKind, "code")
    name_en = field(MeasureKind, "name_en")
    name_az = field(MeasureKind, "name_az")
    dimension = field(MeasureKind, "dimension")
    level = field(MeasureKind, "level")
    evidence = forms.MultipleChoiceField(
        label=_l("Papers needed"), choices=Proof, required=False, widget=forms.CheckboxSelectMultiple
    )
    needs_visit = field(MeasureKind, "needs_visit")
    units_en = field(MeasureKind, "units_en")
    units_az = field(MeasureKind, "units_az")
    cash_possible = field(MeasureKind, "cash_possible")
    before_plan = field(MeasureKind, "before_plan")
    is_business = field(MeasureKind, "is_business")
    source = field(MeasureKind, "source")
    confidence = field(MeasureKind, "confidence")
    is_offered = field(MeasureKind, "is_offered")

    def about(self):
        return self.cleaned_data["code"]
