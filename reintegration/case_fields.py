"""What a reintegration case records beyond its state: the answers of its steps."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup, of
from cases.documents import Document
from cases.programmes import Programme, ReturnType
from reintegration.case_forms import FORM_FIELDS
from reintegration.choices import ContactMeans, FollowUpResult, Outcome, Wave
from reintegration.leaflet_codes import new_code
from workflows.rows import Procedure

LONG = 2000


def _text(label, **how):
    return models.TextField(label, blank=True, max_length=LONG, **how)


class ReintegrationFields(Procedure):
    """Abstract: the fields stand here, the workflow in reintegration_case.py."""

    form_fields = FORM_FIELDS
    field_groups = {
        "title": FieldGroup.PARTICULARS,
        **of(
            FieldGroup.SUPPORT, "code origin return_type arrived_at programme attempted_on attempt_means attempt_note"
        ),
        **of(FieldGroup.SUPPORT, "contacted_on contact_means phone address region first_appointment_at"),
        **of(
            FieldGroup.SUPPORT,
            "needs skills_note plan_from plan_until signed_plan signed_on plan_revision review_reason",
        ),
        **of(FieldGroup.SUPPORT, "wave followed_up_on follow_up_result follow_up_note suspension_reason"),
        **of(FieldGroup.SUPPORT, "outcome outcome_note"),
    }

    code = models.CharField(_("code of the leaflet"), max_length=12, unique=True, default=new_code, editable=False)
    origin = models.ForeignKey(
        Procedure, null=True, on_delete=models.PROTECT, related_name="+", editable=False, verbose_name=_("return")
    )
    return_type = models.CharField(_("kind of return"), max_length=12, choices=ReturnType, editable=False)
    referred_at = models.DateTimeField(_("referred"), editable=False)
    arrived_at = models.DateTimeField(_("arrived"), editable=False)
    programme = models.ForeignKey(
        Programme, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("programme")
    )
    attempts = models.PositiveSmallIntegerField(_("attempts to reach the person"), default=0, editable=False)
    attempted_on = models.DateField(_("day of the attempt"), null=True, blank=True)
    attempt_means = models.CharField(_("how it was tried"), max_length=10, choices=ContactMeans, blank=True)
    attempt_note = _text(_("what happened"))
    contacted_on = models.DateField(_("day of the first contact"), null=True, blank=True)
    contact_means = models.CharField(_("how"), max_length=10, choices=ContactMeans, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    address = models.CharField(_("address after the arrival"), max_length=300, blank=True)
    region = models.CharField(_("region"), max_length=60, blank=True)
    first_appointment_at = models.DateTimeField(_("first appointment"), null=True, blank=True)
    needs = _text(_("needs, as the person names them"))
    skills_note = _text(_("skills and wishes for work"))
    plan_from = models.DateField(_("plan from"), null=True, blank=True)
    plan_until = models.DateField(_("plan until"), null=True, blank=True)
    plan_revision = models.PositiveSmallIntegerField(_("revision of the plan"), default=1, editable=False)
    signed_plan = models.ForeignKey(
        Document,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("plan signed by the person"),
    )
    signed_on = models.DateField(_("plan signed on"), null=True, blank=True)
    review_reason = _text(_("why the plan is revised"))
    wave = models.CharField(
        _("which follow-up"), max_length=8, choices=[w for w in Wave.choices if w[0] != "baseline"], blank=True
    )
    followed_up_on = models.DateField(_("day of the follow-up"), null=True, blank=True)
    follow_up_result = models.CharField(_("how it went"), max_length=12, choices=FollowUpResult, blank=True)
    follow_up_note = _text(_("what was found"))
    suspension_reason = _text(_("reason"))
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome, blank=True)
    outcome_note = _text(_("why"))

    class Meta:
        abstract = True
        verbose_name, verbose_name_plural = _("reintegration case"), _("reintegration cases")
        constraints = [models.UniqueConstraint(fields=["origin"], name="reintegration_once_a_return")]
