"""Somebody asked for their own data: who, how it was shown that it was them, what was made, who looked it through, who gave it out."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup, of
from agencies.models import Agency
from audit.models import Recorded
from audit.moment import now, today
from cases.files import Case
from cases.people import Person


def _by_whom(label, **how):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=label, editable=False, **how
    )


class SubjectAccess(Recorded):
    """One request. It is made by one person and looked through by another, before anybody may take it away and give it out."""

    field_group = FieldGroup.COMPLAINT
    field_groups = of(FieldGroup.REFERENCE, "id reference case")

    class Asker(models.TextChoices):
        SELF = "self", _("The person")
        PARENT = "parent", _("A parent or guardian")
        REPRESENTATIVE = "representative", _("A representative with a power of attorney")

    class Identified(models.TextChoices):
        DOCUMENT = "document", _("By an identity document that was shown")
        SIGNATURE = "signature", _("By an electronic signature")
        POWER = "power", _("By the identity document of the representative and a power of attorney")
        KNOWN = "known", _("By an officer who knows the person")

    class Decision(models.TextChoices):
        APPROVED = "approved", _("May be given out")
        RETURNED = "returned", _("Must be made anew")
        REFUSED = "refused", _("The request is refused")

    class Way(models.TextChoices):
        IN_PERSON = "in_person", _("Handed to the person")
        REPRESENTATIVE = "representative", _("Handed to the representative")
        POST = "post", _("Sent by registered post")

    reference = models.CharField(_("reference"), max_length=30, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", verbose_name=_("case"), editable=False)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("person"), editable=False
    )
    also = ArrayField(models.BigIntegerField(), default=list, blank=True, verbose_name=_("also these records"))
    asked_on = models.DateField(_("asked on"), default=today)
    asked_by = models.CharField(_("who asks"), max_length=16, choices=Asker, default=Asker.SELF)
    identified = models.CharField(_("how it was shown who asks"), max_length=12, choices=Identified)
    identified_note = models.CharField(_("what was shown"), max_length=300)
    language = models.CharField(
        _("language"), max_length=2, choices=[("az", "Azərbaycanca"), ("en", "English")], default="az"
    )
    through = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("asked through"), editable=False
    )
    due_on = models.DateField(_("to be answered by"), null=True, editable=False)  # none: no number of days is entered
    recorded_by = _by_whom(_("recorded by"))
    recorded_at = models.DateTimeField(_("recorded"), default=now, editable=False)
    made_by = _by_whom(_("made by"), null=True)
    made_at = models.DateTimeField(_("made"), null=True, editable=False)
    pages = models.PositiveIntegerField(_("pages"), null=True, editable=False)
    json_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    pdf_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    decision = models.CharField(_("decision"), max_length=10, choices=Decision, blank=True, editable=False)
    decided_by = _by_whom(_("looked through by"), null=True)
    decided_at = models.DateTimeField(_("looked through"), null=True, editable=False)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    given_how = models.CharField(_("how it was given"), max_length=16, choices=Way, blank=True)
    given_to = models.CharField(_("to whom"), max_length=200, blank=True)
    given_by = _by_whom(_("given by"), null=True)
    given_at = models.DateTimeField(_("given"), null=True, editable=False)
    token = models.CharField(max_length=64, null=True, unique=True, editable=False)  # makes it happen once

    class Meta:
        verbose_name, verbose_name_plural = _("request for one’s own data"), _("requests for one’s own data")
        indexes = [models.Index(fields=["through", "-id"], name="subject_access_of_agency")]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("made_by")) & ~Q(decided_by=F("recorded_by")),
                name="subject_access_by_other_eyes",
            ),
            models.CheckConstraint(
                condition=Q(decision="", decided_by=None, decided_at=None)
                | ~Q(decision="") & Q(decided_by__isnull=False, decided_at__isnull=False),
                name="subject_access_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(given_at=None, given_by=None, given_how="")
                | ~Q(given_how="") & Q(given_at__isnull=False, given_by__isnull=False, decision="approved"),
                name="subject_access_given_when_approved",
            ),
            models.CheckConstraint(
                condition=Q(made_at=None, made_by=None, json_sha256="", pdf_sha256="")
                | Q(made_at__isnull=False, made_by__isnull=False) & ~Q(json_sha256="") & ~Q(pdf_sha256=""),
                name="subject_access_made_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(decision="approved") | Q(made_at__isnull=False), name="subject_access_approved_when_made"
            ),
        ]

    def __str__(self):
        return self.reference

    @property
    def persons(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys((self.person_id, *self.also)))

    @property
    def is_closed(self):
        return self.given_at is not None or self.decision == self.Decision.REFUSED

    @property
    def is_made(self):
        """It waits for other eyes, or was approved."""
        return self.made_at is not None and self.decision != self.Decision.RETURNED

    @property
    def may_be_taken(self):
        return self.decision == self.Decision.APPROVED


class SubjectAccessCopy(models.Model):
    """What was made for a request, as the JSON file has it. Deleted when it has been given out, or is made anew."""

    field_group = FieldGroup.COMPLAINT

    request = models.OneToOneField(SubjectAccess, primary_key=True, on_delete=models.CASCADE, related_name="copy")
    content = models.TextField()

    class Meta:
        verbose_name, verbose_name_plural = _("overview that was made"), _("overviews that were made")
