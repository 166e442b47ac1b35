"""Changes of what a programme gives, who signs, its budgets, rates and rules: one programme manager proposes, another signs."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from cases.changes import Change
from cases.programmes import Programme


class MoneyChange(Change):
    """A proposal about one programme, or about a kind of measure for all. `said` is what its form was told, as plain values."""

    kind = "money"
    field_group = FieldGroup.MONEY

    class Subject(models.TextChoices):
        PROGRAMME = "programme", _("Programme")
        BUDGET = "budget", _("Budget of the programme")
        LINE = "line", _("Budget line")
        CAP = "cap", _("What is given to whom")
        BANDS = "bands", _("Who signs up to which amount")
        RATE = "rate", _("Exchange rate")
        ELIGIBILITY = "eligibility", _("Rule of eligibility")
        KIND = "kind", _("Kind of measure")

    subject = models.CharField(_("what is changed"), max_length=12, choices=Subject, editable=False)
    programme = models.ForeignKey(
        Programme, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("programme"), editable=False
    )
    about = models.CharField(
        max_length=80, editable=False
    )  # which row: two proposals about one would overtake each other
    said = models.JSONField(default=dict, editable=False)
    valid_from = models.DateField(_("valid from"), null=True, editable=False)

    class Meta(Change.Meta):
        verbose_name, verbose_name_plural = _("change of a programme"), _("changes of programmes")
        constraints = [
            *Change.Meta.constraints,
            models.UniqueConstraint(
                fields=["subject", "about"], condition=Q(outcome="open"), name="moneychange_one_open"
            ),
        ]

    def __str__(self):
        return " · ".join(filter(None, (self.programme and self.programme.code, str(self.get_subject_display()))))
