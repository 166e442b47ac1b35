"""The ledger of assistance: every commitment, release, payment, recovery and reversal, once, and never changed."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from audit.models import OfAct
from audit.moment import now
from cases.files import Case
from cases.programmes import Programme
from reintegration.money.accounts import BudgetLine
from workflows.rows import Step
from workflows.rows.links import by_whom


class LedgerEntry(OfAct):
    """One movement of money, as agreed and as booked in the programme's currency: amount × rate, rounded half up to the cent.

    A release takes back what a commitment held: for a payment (then it bears the tranche), or because the measure ended.
    """

    field_group = FieldGroup.MONEY

    class What(models.TextChoices):
        COMMIT = "commit", _("Commitment")
        RELEASE = "release", _("Release")
        PAY = "pay", _("Payment")
        RECOVER = "recover", _("Recovery")
        REVERSAL = "reversal", _("Reversal")

    what = models.CharField(_("what"), max_length=10, choices=What)
    reverses = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="reversed_by")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="entries")
    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="entries")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="entries")
    measure = models.ForeignKey("reintegration.Measure", on_delete=models.PROTECT, related_name="entries")
    tranche = models.PositiveSmallIntegerField(_("payment"), null=True)
    amount = models.DecimalField(_("as agreed"), max_digits=12, decimal_places=2)
    currency = models.CharField(_("currency"), max_length=3)
    rate = models.DecimalField(_("rate"), max_digits=18, decimal_places=8)
    rate_on = models.DateField(_("rate of"))
    booked = models.DecimalField(_("in the programme’s currency"), max_digits=14, decimal_places=2)
    in_cash = models.BooleanField(_("in cash"), default=False)
    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="entries")
    entered_at = models.DateTimeField(_("entered"), default=now)
    entered_by = by_whom()

    class Meta:
        verbose_name, verbose_name_plural = _("entry of the ledger"), _("entries of the ledger")
        indexes = [
            models.Index(fields=["measure", "id"], name="entry_of_measure"),
            models.Index(fields=["programme", "id"], name="entry_of_programme"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=0, booked__gte=0), name="entry_not_negative"),
            models.CheckConstraint(
                condition=Q(what="reversal", reverses__isnull=False) | ~Q(what="reversal") & Q(reverses=None),
                name="entry_reverses_one",
            ),
            models.UniqueConstraint(
                fields=["step", "what"], condition=Q(what__in=["commit", "release", "pay"]), name="entry_once_a_step"
            ),
        ]
