"""What a claim of readmission in error records beyond its state: the answers of its steps."""

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup, of
from workflows.procedures.error_claim_letters import ErrorClaimLetters
from workflows.procedures.readmission_request import Confirmation, Transport
from workflows.rows import Journey, Procedure

LONG = 2000


class Currency(models.TextChoices):
    """The currencies of the States that the agreements are with, and ours."""

    EUR = "EUR", _("euro")
    CHF = "CHF", _("Swiss franc")
    NOK = "NOK", _("Norwegian krone")
    AZN = "AZN", _("manat")


class Forum(models.TextChoices):
    DIPLOMATIC = "diplomatic", _("Diplomatic channels")
    COMMITTEE = "committee", _("Joint readmission committee")


def _text(label, **how):
    return models.TextField(label, blank=True, max_length=LONG, **how)


class ErrorClaimFields(ErrorClaimLetters, Procedure):
    """Abstract: the fields stand here, the law in error_claim.py."""

    told_to_parent = ("error_reason",)
    journey = Journey("return_at", "returned_at", ("return_scheduled",), needs_document=False)

    # What the two authorities write to each other, costs among it, is for them; the border service reads of the journey alone.
    field_groups = {
        **of(FieldGroup.PARTICULARS, "title true_identity true_nationality"),
        **of(FieldGroup.EVIDENCE, "error_reason error_basis answer_note contest_reason"),
        **of(FieldGroup.EVIDENCE, "settled_by settled_on settlement withdrawal_reason"),
        **of(FieldGroup.EVIDENCE, "costs_amount costs_currency costs_for costs_paid_on"),
        **of(FieldGroup.DELIBERATION, "protection_check waiver_reason"),
        **of(
            FieldGroup.TRANSFER,
            "handed_back return_at crossing_point transport carrier escorts returned_at handed_over_to",
        ),
    }

    transferred_at = models.DateTimeField(_("transferred to us at"))
    claimed_at = models.DateTimeField(_("claimed at"), null=True, blank=True)
    error_reason = _text(_("which condition of readmission was not met, and how that came to light"))
    true_identity = _text(_("all that is known of the true identity"))
    true_nationality = _text(_("all that is known of the true nationality"))
    error_basis = _text(_("what this rests on"))
    handed_back = _text(_("documents that are handed back"), help_text=_("One on each line."))
    answer_note = _text(_("remarks of the requesting authority"))
    contest_reason = _text(_("why the claim is contested"))
    settled_by = models.CharField(_("where it was dealt with"), max_length=12, choices=Forum, blank=True)
    settled_on = models.DateField(_("date of the outcome"), null=True, blank=True)
    settlement = _text(_("outcome"))
    protection_check = models.CharField(_("protection check done"), max_length=3, choices=Confirmation, blank=True)
    return_at = models.DateTimeField(_("date and time of the return"), null=True, blank=True)
    crossing_point = models.CharField(_("border crossing point"), max_length=120, blank=True)
    transport = models.CharField(_("means of transport"), max_length=5, choices=Transport, blank=True)
    carrier = models.CharField(_("flight, registration number or ship"), max_length=60, blank=True)
    escorts = models.CharField(_("escorts"), max_length=200, blank=True)
    returned_at = models.DateTimeField(_("returned at"), null=True, blank=True)
    handed_over_to = models.CharField(_("handed over to"), max_length=200, blank=True)
    costs_amount = models.DecimalField(
        _("amount"),
        max_digits=10,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.01"))],
    )
    costs_currency = models.CharField(_("currency"), max_length=3, choices=Currency, blank=True)
    costs_for = _text(_("what the costs are for"))
    costs_paid_on = models.DateField(_("costs paid on"), null=True, blank=True)
    waiver_reason = _text(_("why no costs are claimed"))
    withdrawal_reason = _text(_("reason"))

    class Meta:
        abstract = True
        indexes = [models.Index(fields=["return_at"], name="%(class)s_travels")]
        verbose_name, verbose_name_plural = _("claim of readmission in error"), _("claims of readmission in error")
