"""What a provider invoices: delivered units of one measure, each once, at the agreed price."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from audit.models import Recorded
from audit.moment import now
from cases.documents import Document
from reintegration.delivering.rows import TOKEN, Delivery
from workflows.rows import Procedure
from workflows.rows.links import by_whom, for_whom


class InvoiceQuerySet(models.QuerySet):
    def standing(self):
        """Those that were not taken back."""
        return self.filter(withdrawn_at=None)


class Invoice(Recorded):
    """One invoice of a provider. An error is taken back whole; what it covered can then be invoiced anew."""

    field_group = FieldGroup.SERVICE  # the provider wrote it; programme, budget and payments are money
    field_groups = TOKEN | {"measure": FieldGroup.REFERENCE}

    measure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="invoices")
    number = models.CharField(_("number of the invoice"), max_length=40)
    on = models.DateField(_("date of the invoice"))
    total = models.DecimalField(_("total"), max_digits=12, decimal_places=2)
    currency = models.CharField(_("currency"), max_length=3)
    document = models.ForeignKey(
        Document, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("file")
    )
    submitted_at = models.DateTimeField(_("submitted"), default=now, editable=False)
    submitted_by = by_whom(editable=False)
    submitted_for = for_whom(editable=False, verbose_name=_("provider"))
    token = models.CharField(max_length=64, editable=False)
    withdrawn_at = models.DateTimeField(_("taken back"), null=True, editable=False)
    withdrawn_by = by_whom(null=True, editable=False)
    withdraw_reason = models.CharField(_("why it was taken back"), max_length=300, blank=True)

    objects = InvoiceQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("invoice"), _("invoices")
        constraints = [
            models.UniqueConstraint(fields=["measure", "token"], name="invoice_submitted_once"),
            models.UniqueConstraint(
                fields=["measure", "submitted_for", "number"],
                condition=Q(withdrawn_at=None),
                name="invoice_number_once",
            ),
            models.CheckConstraint(condition=Q(total__gt=0), name="invoice_asks_something"),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None, withdraw_reason="")
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdraw_reason=""),
                name="invoice_taken_back_for_a_reason",
            ),
        ]


class InvoiceLine(Recorded):
    """One delivery on an invoice. It stands as long as the invoice does; a delivery stands on one invoice at most."""

    field_group = FieldGroup.SERVICE
    field_groups = {"id": FieldGroup.REFERENCE}

    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="lines")
    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="invoice_lines")
    units = models.PositiveSmallIntegerField(_("how many"))
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2)
    stands = models.BooleanField(default=True, editable=False)

    class Meta:
        verbose_name, verbose_name_plural = _("line of an invoice"), _("lines of invoices")
        constraints = [
            models.UniqueConstraint(fields=["delivery"], condition=Q(stands=True), name="delivery_invoiced_once"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="invoice_line_takes_nothing_away"),
        ]
