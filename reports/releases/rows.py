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
