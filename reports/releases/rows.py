"""What is kept of releases: each as it was proposed, what was decided, and the rule of what is small."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from agencies.models import Agency
from audit.models import OfAct
from audit.moment import now
from cases.changes import Change
from reports.exporting.rows import Order
from reports.protecting.published import Rule


class Outcome(models.TextChoices):
    GRANTED = "granted", _("Given out")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class ReleaseQuerySet(models.QuerySet):
    def of(self, actor):
        """Those of the agency for which somebody acts."""
        return self.filter(agency=actor.agency)

    def given_out(self):
        return self.filter(decision__outcome=Outcome.GRANTED)


class Release(OfAct):
    """Protected tables as they were drawn for the public. A log: never changed.

    `content`: the tables as canonical JSON; `sha256`: of its bytes, as the database checks too. `cells`: what it told of which number
    and what it hid, without any number: [figure, [[dimension, value]], first day, last day, threshold, of persons, shown].
    """

    field_group = FieldGroup.REFERENCE

    report = models.CharField(_("report"), max_length=40)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency"))
    first = models.DateField(_("first day"))
    last = models.DateField(_("last day"))
    as_of = models.DateTimeField(_("counted as of"))
    narrowing = models.JSONField(_("narrowed to"), default=list)
    definitions = models.JSONField(_("versions of the definitions"), default=dict)
    rule = models.JSONField(_("rule of protection"), default=dict)
    cells = models.JSONField(default=list)
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    reason = models.TextField(_("what it is published for"), max_length=1000)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("proposed by")
    )
    proposed_at = models.DateTimeField(_("proposed"), default=now)
    token = models.CharField(max_length=64, null=True, unique=True)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("release"), _("releases")
        indexes = [models.Index(fields=["agency", "-proposed_at"], name="release_log")]

    @property
    def is_open(self):
        return not hasattr(self, "decision")

    @property
    def is_given_out(self):
        return not self.is_open and self.decision.outcome == Outcome.GRANTED


class ReleaseDecision(OfAct):
    """What somebody else made of a release. Once, and never changed; the database refuses the eyes of whoever proposed it."""

    field_group = FieldGroup.REFERENCE

    release = models.OneToOneField(Release, on_delete=models.PROTECT, related_name="decision")
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided"), default=now)
    comment = models.TextField(_("reason of the decision"), blank=True)

    class Meta:
        verbose_name, verbose_name_plural = _("decision on a release"), _("decisions on releases")


class Proof(Order):
    """A release that is asked for: drawn, and proved to give nobody away, by the worker. Once it is, the release is kept and waits for
    somebody else (`release`). `over`: the keys of all that was given out by then, against which it was proved.
    """

    field_group = FieldGroup.REFERENCE
    notice = "proof"

    report = models.CharField(_("report"), max_length=40)
    first = models.DateField(_("first day"))
    last = models.DateField(_("last day"))
    as_of = models.DateTimeField(_("counted as of"))
    narrowing = models.JSONField(_("narrowed to"), default=list)
    purpose = models.TextField(_("what it is published for"), max_length=1000)
    token = models.CharField(max_length=64, null=True, unique=True)
    over = models.JSONField(default=list)
    release = models.OneToOneField(Release, null=True, on_delete=models.PROTECT, related_name="proof")

    class Meta:
        verbose_name, verbose_name_plural = _("proof of a release"), _("proofs of releases")
        indexes = [
            models.Index(fields=["id"], condition=Q(state__in=["waiting", "running"]), name="proof_to_make"),
            models.Index(fields=["asked_for", "-id"], name="proof_of_agency"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="ready", release__isnull=False) | ~Q(state="ready") & Q(release=None), name="proof_makes_one_release"
            )
        ]  # fmt: skip


class PublicationRule(Change):
    """From which day on what is small in a release. One administrator proposes, another signs; the latest that began holds."""

    kind = "publication"
    field_group = FieldGroup.REFERENCE

    threshold = models.PositiveSmallIntegerField(_("fewest persons in a number that is told"), default=Rule.threshold)
    sensitive = models.PositiveSmallIntegerField(_("the same, by a sensitive dimension"), default=Rule.sensitive)
    least_base = models.PositiveSmallIntegerField(_("fewest cases under a share or a median"), default=Rule.least_base)
    valid_from = models.DateField(_("valid from"))

    class Meta(Change.Meta):
        verbose_name, verbose_name_plural = _("rule of publication"), _("rules of publication")
        constraints = [
            *Change.Meta.constraints,
            models.UniqueConstraint(fields=["outcome"], condition=Q(outcome="open"), name="publicationrule_one_open"),
            models.CheckConstraint(
                condition=Q(threshold__gte=3, sensitive__gte=F("threshold"), least_base__gte=F("threshold")),
                name="publicationrule_protects",
            ),
        ]

    @property
    def as_rule(self):
        return Rule(self.threshold, self.sensitive, self.least_base)
