"""What may be spent: the budget of a programme and of each kind in it; and what is committed and spent of it, kept by the ledger."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from audit.models import Recorded
from cases.files import Case
from cases.programmes import Programme
from reintegration.measures.kinds import MeasureKind
from reintegration.money.changes import MoneyChange


class Budget(Recorded):
    """Abstract: an amount that two have signed, in the programme's currency."""

    field_group = FieldGroup.MONEY

    amount = models.DecimalField(_("budget"), max_digits=14, decimal_places=2)
    change = models.ForeignKey(MoneyChange, on_delete=models.PROTECT, related_name="+", editable=False)

    class Meta:
        abstract = True


class ProgrammeBudget(Budget):
    """What the donor gives altogether."""

    programme = models.OneToOneField(Programme, on_delete=models.PROTECT, related_name="budget")

    class Meta:
        verbose_name, verbose_name_plural = _("budget of a programme"), _("budgets of programmes")
        constraints = [models.CheckConstraint(condition=Q(amount__gte=0), name="budget_not_negative")]


class BudgetLine(Budget):
    """What is set aside for one kind of measure."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="lines")
    measure_kind = models.ForeignKey(MeasureKind, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name, verbose_name_plural = _("budget line"), _("budget lines")
        ordering = ["measure_kind__place"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "measure_kind"], name="line_once"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="line_not_negative"),
        ]


class Balance(models.Model):
    """How much may be spent, is committed and is spent: of a programme, of a line, of one case (of a kind, or altogether).

    The ledger alone writes it, by a trigger, and the application may only read it. It is made anew from the ledger by adding up.
    """

    field_group = FieldGroup.MONEY

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="balances")
    line = models.ForeignKey(BudgetLine, null=True, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="+")
    measure_kind = models.ForeignKey(MeasureKind, null=True, on_delete=models.PROTECT, related_name="+")
    ceiling = models.DecimalField(_("at most"), max_digits=14, decimal_places=2)
    cash_ceiling = models.DecimalField(_("in cash at most"), max_digits=14, decimal_places=2, null=True)
    committed = models.DecimalField(_("committed"), max_digits=14, decimal_places=2, default=0)
    spent = models.DecimalField(_("spent"), max_digits=14, decimal_places=2, default=0)
    in_cash = models.DecimalField(_("in cash"), max_digits=14, decimal_places=2, default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "line", "case", "measure_kind"], name="balance_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(committed__gte=0) & Q(spent__gte=0) & Q(in_cash__gte=0), name="balance_not_negative"
            ),
            models.CheckConstraint(condition=Q(ceiling__gte=F("committed") + F("spent")), name="balance_not_overspent"),
            models.CheckConstraint(
                condition=Q(cash_ceiling=None) | Q(cash_ceiling__gte=F("in_cash")), name="balance_not_too_much_cash"
            ),
        ]

    @property
    def left(self):
        return self.ceiling - self.committed - self.spent
