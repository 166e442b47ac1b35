"""What somebody said of the support they were given, named or unnamed; of a complaint also who answered it, and by when."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup, Sight, sight
from agencies.models import Agency
from agencies.policy import may
from agencies.roles import (
    CASE_MANAGEMENT,
    CASEWORKER,
    DATA_PROTECTION_OFFICER,
    PROGRAMME_MANAGER,
    PROTECTION_OFFICER,
    SUPERVISOR,
)
from agencies.words import ROLE_NAMES
from audit.models import Recorded
from audit.moment import now
from cases.rules import TimeLimit
from workflows.rows import Procedure
from workflows.rows.links import by_whom, for_whom

NAMEABLE = (CASEWORKER, SUPERVISOR, PROTECTION_OFFICER, DATA_PROTECTION_OFFICER, PROGRAMME_MANAGER)


class Kind(models.TextChoices):
    OPINION = "opinion", _("How satisfied I am")
    COMPLAINT = "complaint", _("A complaint, to which I wish an answer")


class About(models.TextChoices):
    TRAVEL = "travel", _("The return journey")
    ASSISTANCE = "assistance", _("The support after the return")
    PROVIDER = "provider", _("A provider: a training centre, a shop, another organisation")


class Rating(models.TextChoices):
    VERY_SATISFIED = "very_satisfied", _("Very satisfied")
    SATISFIED = "satisfied", _("Satisfied")
    NEITHER = "neither", _("Neither satisfied nor dissatisfied")
    DISSATISFIED = "dissatisfied", _("Dissatisfied")
    VERY_DISSATISFIED = "very_dissatisfied", _("Very dissatisfied")


class FeedbackQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The one scope: of one's agency, as far as the role may; a complaint not by anybody who holds the role it is about."""
        if not handles(actor):
            return self.none()
        return self.filter(agency=actor.agency).exclude(about_role__in=[role.value for role in actor.roles])

    def open_complaints(self):
        return self.filter(kind=Kind.COMPLAINT, answered_at=None)


def handles(actor) -> bool:
    """Whether somebody reads what comes to their agency: by the policy and by the table of field groups."""
    if actor is None or CASE_MANAGEMENT not in actor.agency.case_roles or not may(actor.capacities, "complaint.list"):
        return False
    return sight(actor.at([CASE_MANAGEMENT]), FieldGroup.COMPLAINT) == Sight.FULL


class Feedback(Recorded):
    """One opinion or complaint, as it came in: never changed. Where nobody recorded it, it came from the open page, from nobody known."""

    field_group = FieldGroup.COMPLAINT

    RATINGS = ("overall", "information", "respect", "timeliness")

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="feedback", verbose_name=_("to whom"))
    kind = models.CharField(_("what it is"), max_length=10, choices=Kind)
    about = models.CharField(_("about what"), max_length=10, choices=About)
    provider = for_whom(null=True, blank=True, verbose_name=_("which organisation"))
    procedure = models.ForeignKey(
        Procedure, null=True, blank=True, on_delete=models.PROTECT, related_name="feedback", verbose_name=_("case")
    )
    overall = models.CharField(_("On the whole"), max_length=17, choices=Rating, blank=True)
    information = models.CharField(_("What I was told, and how"), max_length=17, choices=Rating, blank=True)
    respect = models.CharField(_("How I was treated"), max_length=17, choices=Rating, blank=True)
    timeliness = models.CharField(_("How long it took"), max_length=17, choices=Rating, blank=True)
    words = models.TextField(_("In your own words"), max_length=2000, blank=True)
    about_role = models.CharField(
        _("whom it is about"), max_length=30, choices=[(role.value, ROLE_NAMES[role]) for role in NAMEABLE], blank=True
    )
    receipt = models.CharField(_("number of the receipt"), max_length=12, unique=True, editable=False)
    received_at = models.DateTimeField(_("received"), default=now, editable=False)
    recorded_by = by_whom(null=True, editable=False, verbose_name=_("recorded by"))
    limit = models.ForeignKey(TimeLimit, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("rule"))
    due_on = models.DateField(_("to be answered by"), null=True)
    answer = models.TextField(_("answer"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, editable=False)
    answered_by = by_whom(null=True, editable=False, verbose_name=_("answered by"))
    token = models.CharField(max_length=64, null=True, unique=True, editable=False)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("feedback"), _("feedback")
        indexes = [models.Index(fields=["agency", "-received_at"], name="feedback_of_agency")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="opinion", due_on=None, answered_at=None, about_role="")
                | Q(kind="complaint", due_on__isnull=False) & ~Q(words=""),
                name="feedback_complaint_is_dated",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, answer="")
                | Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer=""),
                name="feedback_answered_by_somebody",
            ),
        ]

    def __str__(self):
        return self.receipt

    @property
    def is_open(self):
        return self.kind == Kind.COMPLAINT and self.answered_at is None
