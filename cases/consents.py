"""Consents: to what somebody agreed, in the six contents that the personal-data law asks, and since when no longer."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from agencies.models import Agency
from audit.models import Recorded
from audit.moment import now
from cases.documents import Document
from cases.files import Case
from cases.people import Person


class Purpose(models.TextChoices):
    """For what data are used or shared: a consent is to one of these, and to no other."""

    RETURN = "return", _("Voluntary return")
    REINTEGRATION = "reintegration", _("Reintegration support")
    REFERRAL = "referral", _("Referral to an agency")
    HEALTH = "health", _("Health data, for care")
    SURVEY = "survey", _("Surveys after the return")


class ConsentQuerySet(models.QuerySet):
    def in_force(self, on):
        """Given, not withdrawn, and not run out on a day."""
        lasting = Q(valid_until=None) | Q(valid_until__gte=on)
        return self.filter(lasting, given_on__lte=on, withdrawn_at=None)


class Consent(Recorded):
    """One written or electronically signed consent (law 998-IIIQ; domain §7.2). Withdrawn by a date, never deleted.

    The six contents: the person (`person`), the owner or operator (`operator`), the purpose, the data and what is done with
    them (`data`), how long it holds and how it is withdrawn (`valid_until`, `how_to_withdraw`), and when the data are
    deleted or archived (`kept_until`).
    """

    class How(models.TextChoices):
        SIGNED = "signed", _("Signed on paper")
        ELECTRONIC = "electronic", _("Signed electronically")

    field_group = FieldGroup.SUPPORT
    field_groups = {"id": FieldGroup.REFERENCE, "case": FieldGroup.REFERENCE}

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="consents")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="consents", verbose_name=_("person"))
    operator = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("who uses the data")
    )
    recipient = models.ForeignKey(
        Agency,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("with whom they are shared"),
    )
    purpose = models.CharField(_("purpose"), max_length=15, choices=Purpose)
    data = models.TextField(_("which data, and what is done with them"), max_length=1000)
    how_to_withdraw = models.CharField(_("how it is withdrawn"), max_length=300)
    kept_until = models.CharField(_("when the data are deleted or archived"), max_length=300)
    language = models.CharField(_("language in which it was explained"), max_length=3)
    how = models.CharField(_("how it was given"), max_length=10, choices=How, default=How.SIGNED)
    given_on = models.DateField(_("given on"))
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    document = models.ForeignKey(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("signed file")
    )
    recorded_at = models.DateTimeField(_("recorded"), default=now, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    token = models.CharField(max_length=64, null=True, unique=True, editable=False)  # makes it happen once
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, editable=False)
    withdrawn_recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("consent"), _("consents")
        indexes = [models.Index(fields=["case", "purpose"], name="consent_of_case")]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_recorded_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_recorded_by__isnull=False),
                name="consent_withdrawn_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("given_on")), name="consent_in_order"
            ),
            models.CheckConstraint(
                condition=~Q(purpose="referral") | Q(recipient__isnull=False), name="consent_to_share_names_with_whom"
            ),
        ]

    def __str__(self):
        return self.get_purpose_display()

    def holds(self, on):
        """Whether it is in force on a day."""
        return (
            self.withdrawn_at is None and self.given_on <= on and (self.valid_until is None or on <= self.valid_until)
        )
