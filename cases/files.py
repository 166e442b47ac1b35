"""The case file: between which States and authorities, who is in it, what the transfer must heed, notes and comparisons."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from agencies.models import Agency
from agencies.states import AZERBAIJAN, state_name
from audit.models import Recorded
from audit.moment import now
from cases.entry_and_offer import offer_said
from cases.people import Person
from cases.rules import Agreement


class Serial(models.Model):
    """The last number given out in a series and a year; its row is locked, so no number is given twice or left out."""

    prefix = models.CharField(max_length=12)  # "RA-NL"
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["prefix", "year"], name="serial_once")]


class Case(Recorded):
    """One file between two States under one agreement: its persons, documents, evidence, notes and procedures."""

    field_group = FieldGroup.REFERENCE

    class Channel(models.TextChoices):
        EXCHANGE = "exchange", _("Secure exchange")
        POST = "post", _("Post")
        EMAIL = "email", _("E-mail")
        HAND = "hand", _("By hand")

    agreement = models.ForeignKey(Agreement, null=True, on_delete=models.PROTECT, related_name="cases")
    requesting_state = models.CharField(_("requesting State"), max_length=2)
    requested_state = models.CharField(_("requested State"), max_length=2, default="AZ")
    requesting_agency = models.ForeignKey(
        Agency, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("requesting authority")
    )
    requested_agency = models.ForeignKey(
        Agency, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("requested authority")
    )
    their_reference = models.CharField(_("their reference"), max_length=80, blank=True)
    channel = models.CharField(_("received by"), max_length=10, choices=Channel, default=Channel.EXCHANGE)
    fingerprint = models.CharField(max_length=64, blank=True, editable=False)  # of the application package it came in
    version = models.PositiveIntegerField(default=1, editable=False)
    opened_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        verbose_name, verbose_name_plural = _("case"), _("cases")
        indexes = [models.Index(Upper("their_reference"), name="case_their_reference_upper")]
        constraints = [
            models.UniqueConstraint(
                fields=["requesting_agency", "their_reference"],
                condition=~Q(their_reference=""),
                name="case_their_reference_once",
            ),
            models.CheckConstraint(condition=~Q(requesting_state=F("requested_state")), name="case_between_two_states"),
        ]

    def __str__(self):
        return self.their_reference or f"#{self.pk}"

    @property
    def is_for_us(self):
        """Whether Azerbaijan is asked, and so weighs and answers; else it asks."""
        return self.requested_state == AZERBAIJAN

    @property
    def other_state(self):
        return self.requesting_state if self.is_for_us else self.requested_state

    @property
    def requesting_state_name(self):
        return state_name(self.requesting_state)

    @property
    def requested_state_name(self):
        return state_name(self.requested_state)


class NotCovered(models.TextChoices):
    """Art. 3(2) and (3): why the obligation to readmit does not extend to a member of the family."""

    NOT_A_MINOR_CHILD = "not_a_minor_child", _("Not a minor unmarried child")
    OWN_RESIDENCE = "own_residence", _("Has an independent right of residence in the requesting State")
    NO_RIGHT_TO_ENTER = "no_right_to_enter", _("The spouse neither has nor obtains the right to enter and stay here")
    NOT_FAMILY = "not_family", _("The family relationship is not shown")
    OTHER = "other", _("Another ground, stated in the reasons")


class CasePerson(Recorded):
    """A person in a case, and what they are to the one it is about; of the family, whether our reply covers them.

    The decision is the reply's: before it, pages show it to those alone who weigh.
    """

    field_group = FieldGroup.FAMILY
    field_groups = {"id": FieldGroup.REFERENCE, "case": FieldGroup.REFERENCE, "person": FieldGroup.PARTICULARS}

    class Relation(models.TextChoices):
        SUBJECT = "subject", _("The person concerned")
        SPOUSE = "spouse", _("Spouse")
        CHILD = "child", _("Child")

    class Decision(models.TextChoices):
        COVERED = "covered", _("Covered by the reply")
        NOT_COVERED = "not_covered", _("Not covered by the reply")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    relation = models.CharField(_("relation"), max_length=10, choices=Relation, default=Relation.SUBJECT)
    travels = models.BooleanField(_("travels with the person"), default=True)
    decision = models.CharField(_("decision on the member of the family"), max_length=12, choices=Decision, blank=True)
    decision_ground = models.CharField(_("why not covered"), max_length=20, choices=NotCovered, blank=True)
    decision_reason = models.TextField(
        _("reasons, as they will be written to the requesting authority"), max_length=1000, blank=True
    )

    class Meta:
        verbose_name, verbose_name_plural = _("person in the case"), _("persons in the case")
        constraints = [
            models.UniqueConstraint(fields=["case", "person"], name="case_person_once"),
            models.UniqueConstraint(fields=["case"], condition=Q(relation="subject"), name="case_one_subject"),
            models.CheckConstraint(
                condition=Q(decision="") | ~Q(relation="subject"), name="case_person_decided_is_family"
            ),
            models.CheckConstraint(
                condition=~Q(decision="not_covered") | ~Q(decision_ground="") & ~Q(decision_reason=""),
                name="case_person_left_out_for_a_reason",
            ),
        ]


class Circumstances(Recorded):
    """Annex 5, part D and F: what the transfer must heed, only as far as needed and consented to."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="circumstances")
    health = models.TextField(_("state of health, care needed"), blank=True)
    health_consent = models.BooleanField(_("the person consents to this statement"), default=False)
    health_consent_text = models.TextField(_("words of the consent"), blank=True)
    danger = models.TextField(_("indication of danger"), blank=True)
    danger_source = models.CharField(_("who says so"), max_length=200, blank=True)
    danger_stated_on = models.DateField(_("date of the indication"), null=True, blank=True)
    voluntary_return = models.CharField(_("voluntary return offered"), max_length=300, blank=True)
    observations = models.TextField(_("observations"), blank=True)
    entry = models.JSONField(_("entry and apprehension"), default=dict, blank=True)
    knowledge_date = models.DateField(_("irregular stay known since"), null=True, blank=True)
    interview_requested = models.BooleanField(_("interview requested"), default=False)
    signatory = models.CharField(_("signed by"), max_length=210, blank=True)
    place = models.CharField(_("signed at"), max_length=120, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    language = models.CharField(_("language of the application"), max_length=3, blank=True)

    field_group = FieldGroup.EVIDENCE
    field_groups = {
        "id": FieldGroup.REFERENCE,
        "case": FieldGroup.REFERENCE,
        "health": FieldGroup.CARE,
        "health_consent": FieldGroup.CARE,
        "health_consent_text": FieldGroup.CARE,
        "danger": FieldGroup.HANDLING,
        "danger_source": FieldGroup.HANDLING,
        "danger_stated_on": FieldGroup.HANDLING,
        "interview_requested": FieldGroup.REFERENCE,
        "sent_at": FieldGroup.REFERENCE,
        "language": FieldGroup.REFERENCE,
    }

    class Meta:
        verbose_name, verbose_name_plural = _("circumstances"), _("circumstances")
        constraints = [
            models.CheckConstraint(condition=Q(health="") | Q(health_consent=True), name="health_only_with_consent")
        ]

    def get_voluntary_return_display(self):
        return offer_said(self.voluntary_return)


class Note(Recorded):
    """Plain text that an agency keeps for itself."""

    field_group = FieldGroup.INTERNAL
    field_groups = {"id": FieldGroup.REFERENCE, "case": FieldGroup.REFERENCE}

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notes")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("note"), max_length=4000)
    written_at = models.DateTimeField(default=now, editable=False)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name, verbose_name_plural = _("note"), _("notes")
