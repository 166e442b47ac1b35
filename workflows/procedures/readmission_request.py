"""What a readmission of own nationals records beyond its state: the answers of its steps."""

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup, of
from cases.evidence import graded
from cases.files import Case
from cases.programmes import ReturnType
from workflows.procedures.letter_parts import family_of
from workflows.procedures.readmission_forms import asked_agencies, officer
from workflows.procedures.readmission_letters import ReadmissionLetters
from workflows.rows import Journey, Procedure

LONG = 2000


class RefusalGround(models.TextChoices):
    NOT_A_NATIONAL = "not_a_national", _("Nationality is neither proved nor validly assumed")
    FALSE_DOCUMENTS = "false_documents", _("The documents are false or falsified")
    NOT_COVERED = "not_covered", _("The person is not covered by the agreement")
    ANOTHER_PERSON = "another_person", _("The documents belong to another person")
    OTHER = "other", _("Another ground, stated in the reasons")


class InterviewResult(models.TextChoices):
    CONFIRMED = "confirmed", _("Nationality confirmed")
    NOT_CONFIRMED = "not_confirmed", _("Nationality not confirmed")
    NOT_HELD = "not_held", _("The person did not come or did not speak")


class Transport(models.TextChoices):
    AIR = "air", _("Air")
    LAND = "land", _("Land")
    SEA = "sea", _("Sea")


class Confirmation(models.TextChoices):
    YES = "yes", _("Yes")
    NO = "no", _("No")


class Consent(models.TextChoices):
    GIVEN = "given", _("Given, in writing")
    DECLINED = "declined", _("Declined")


def _text(label, **how):
    return models.TextField(label, blank=True, max_length=LONG, **how)


class ReadmissionFields(ReadmissionLetters, Procedure):
    """Abstract: the fields stand here, the law in readmission.py."""

    field_groups = {
        **of(
            FieldGroup.DELIBERATION,
            "officer asked_agencies going_on_reason suspension_reason silence_reason silence_decided_at"
            " reopening_reason",
        ),
        **of(FieldGroup.INTERNAL, "application"),
        **of(
            FieldGroup.EVIDENCE,
            "question answer_given missing completion interview_result interview_note extension_reason"
            " new_information is_accelerated apprehended_at conversion_reason",
        ),
        **of(FieldGroup.EVIDENCE, "refusal_ground refusal_reason withdrawal_reason"),
        **of(FieldGroup.DELIBERATION, "reintegration_consent consent_note"),
        **of(FieldGroup.TRANSFER, "transfer_at crossing_point transport carrier escorts postponement_reason"),
        **of(FieldGroup.TRANSFER, "obstacle obstacle_ended"),
        **of(FieldGroup.TRANSFER, "arrived_at identity_on_arrival no_show_reason"),
        **of(FieldGroup.CARE, "transfer_needs condition_on_arrival"),
        **of(FieldGroup.HANDLING, "incident"),
        **of(FieldGroup.PARTICULARS, "title interview_subject"),  # what the consulate is asked, it reads
    }
    journey = Journey(
        "transfer_at", "arrived_at", ("transfer_notified",), taps=("receive", "record_behind_gate", "not_arrived")
    )
    form_fields = {"officer": officer, "asked_agencies": asked_agencies}

    application = models.JSONField(_("application"), default=dict, blank=True)  # the working copy while it is a draft
    received_at = models.DateTimeField(_("received at"), null=True, blank=True)
    channel = models.CharField(_("received by"), max_length=10, choices=Case.Channel, blank=True)
    acknowledged_at = models.DateTimeField(_("acknowledged at"), null=True, blank=True)
    asked_at = models.DateTimeField(_("interview requested at"), null=True, blank=True)
    taken_over_at = models.DateTimeField(
        _("taken over at"), null=True, editable=False
    )  # from a register before this one
    decided_at = models.DateTimeField(_("consent given at"), null=True, blank=True)
    silence_decided_at = models.DateTimeField(_("silence decided on at"), null=True, blank=True)
    missing = _text(_("what is missing"))
    completion = _text(_("what is sent now"))
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("caseworker"),
    )
    question = _text(_("question"))
    answer_given = _text(_("answer"))
    asked_agencies = models.JSONField(_("agencies asked"), default=list, blank=True)
    interview_subject = _text(_("what the interview should clear up"))
    interview_on = models.DateField(_("date of the interview"), null=True, blank=True)
    interview_result = models.CharField(
        _("result of the interview"), max_length=15, choices=InterviewResult, blank=True
    )
    interview_note = _text(_("what was said"))
    going_on_reason = _text(_("reason"))
    refusal_ground = models.CharField(_("ground of refusal"), max_length=20, choices=RefusalGround, blank=True)
    refusal_reason = _text(_("reasons, as they will be written to the requesting authority"))
    silence_reason = _text(_("reason for letting silence operate"))
    suspension_reason = _text(_("reason"))
    extension_reason = _text(_("reasons for the extension, as they will be written to the requesting authority"))
    new_information = _text(_("what is new since the refusal"))
    reopening_reason = _text(_("reason"))
    round = models.PositiveSmallIntegerField(_("round of examination"), default=1, editable=False)
    round_began_at = models.DateTimeField(_("examined anew since"), null=True, editable=False)
    is_accelerated = models.BooleanField(_("accelerated procedure"), default=False, editable=False)
    apprehended_at = models.DateTimeField(_("apprehended at the border"), null=True, editable=False)
    conversion_reason = _text(_("reason, as it will be written to the requesting authority"))
    obstacle = _text(_("obstacle, legal or practical"))
    obstacle_ended = _text(_("how the obstacle ended"))
    transfer_at = models.DateTimeField(_("date and time of transfer"), null=True, blank=True)
    crossing_point = models.CharField(_("border crossing point"), max_length=120, blank=True)
    transport = models.CharField(_("means of transport"), max_length=5, choices=Transport, blank=True)
    carrier = models.CharField(_("flight, registration number or ship"), max_length=60, blank=True)
    escorts = models.CharField(_("escorts"), max_length=200, blank=True)
    transfer_needs = _text(_("care needed during the transfer"))
    postponement_reason = _text(_("reason"))
    arrived_at = models.DateTimeField(_("arrived at"), null=True, blank=True)
    identity_on_arrival = models.CharField(
        _("identity confirmed on arrival"), max_length=3, choices=Confirmation, blank=True
    )
    condition_on_arrival = _text(_("condition of the person"))
    incident = _text(_("incident"))
    no_show_reason = _text(_("why the person did not arrive"))
    reintegration_consent = models.CharField(
        _("consent to the hand-over to reintegration"), max_length=10, choices=Consent, blank=True
    )
    consent_note = _text(_("what the consent covers"))
    withdrawal_reason = _text(_("reason"))

    def came_home(self):
        agreed = self.reintegration_consent == Consent.GIVEN and self.arrived_at
        return (ReturnType.READMITTED, self.arrived_at) if agreed else None

    @property
    def counted_from(self):
        """The receipt, from which all is counted; in a later round, the moment at which that began."""
        return self.round_began_at or self.received_at

    @property
    def reply_deadline(self):
        """Which of the two limits for the reply this application has."""
        return "reply_accelerated" if self.is_accelerated else "reply"

    @cached_property
    def evidence(self):
        """The evidence of the case with its effect under the agreement: one query, kept for the life of the object."""
        return graded(self.case)

    @cached_property
    def family_is_decided(self):
        """Whether of each member of the family it was said if the reply covers them; its letter reads the same rows."""
        return all(member.decision for member in family_of(self.case))

    class Meta:
        abstract = True
        indexes = [models.Index(fields=["transfer_at"], name="%(class)s_travels")]
        verbose_name, verbose_name_plural = _("readmission application"), _("readmission applications")
