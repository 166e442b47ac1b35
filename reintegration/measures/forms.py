"""Fields of the forms of a measure that a model field cannot make."""

import re
from decimal import Decimal, InvalidOperation

from babel.numbers import list_currencies
from django import forms
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from agencies.roles import PROVIDER

MOST = 6  # payments


def providers():
    """The agencies that can deliver."""
    return Agency.objects.filter(case_roles__contains=[str(PROVIDER)]).order_by("code")


def provider(measure=None):
    return forms.ModelChoiceField(
        providers(), label=_("Provider"), help_text=_("Empty: your own agency hands it over itself.")
    )


class AmountsField(forms.CharField):
    """Amounts, one a line; kept as texts, so that no cent is lost."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value):
        if isinstance(value, (list, tuple)):
            return "\n".join(part["amount"] if isinstance(part, dict) else str(part) for part in value)
        return value

    def clean(self, value):
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        if len(lines) > MOST:
            raise forms.ValidationError(_("At most six payments."))
        return [str(self._amount(line)) for line in lines]

    def _amount(self, line):
        try:
            amount = Decimal(re.sub(r"\s", "", line).replace(",", "."))
        except InvalidOperation:
            raise forms.ValidationError(_("Write one amount a line: 900.00")) from None
        if not amount.is_finite() or amount <= 0 or amount != round(amount, 2) or amount >= 10**10:
            raise forms.ValidationError(_("Write one amount a line: 900.00"))
        return round(amount, 2)


def tranches(measure=None):
    return AmountsField(
        label=_("Payments"), required=False, max_length=200,
        help_text=_("One amount a line. Empty: as the programme plans them."),
    )  # fmt: skip


class CurrencyField(forms.CharField):
    """A currency by its code."""

    def __init__(self, **how):
        super().__init__(max_length=3, min_length=3, **{"label": _("Currency"), "help_text": _("Code: AZN, EUR")} | how)

    def clean(self, value):
        code = super().clean(value).upper()
        if code and code not in list_currencies():
            raise forms.ValidationError(_("This is no code of a currency."))
        return code


def currency(measure=None):
    return CurrencyField()


FORM_FIELDS = {"provider": provider, "tranches": tranches, "currency": currency}
