"""Protection gates: a closed code says why somebody must not be brought nearer to a transfer for now."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from agencies.models import Agency
from audit.models import Recorded
from audit.moment import now
from cases.files import Case


def _by(**how):
    return models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", **how)


def _of(**how):
    return models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", **how)


class GateCode(models.TextChoices):
    """Why the transfer must wait: these, and no words beside them."""

    FEAR = "fear_of_return", _("The person fears to return")
    TRAFFICKING = "trafficking_indicators", _("Signs of trafficking in human beings")
    NO_GUARDIAN = "minor_without_guardian", _("A minor without a guardian")
    NO_BEST_INTEREST = "no_best_interest_decision", _("A minor without a decision on the best interests")
    NOT_FIT = "not_fit_to_travel", _("Not fit to travel")


class ReleaseGround(models.TextChoices):
    NOT_CONFIRMED = "not_confirmed", _("Looked into, and not confirmed")
    REMEDIED = "remedied", _("What stood in the way has been remedied")
    IN_ERROR = "in_error", _("Set in error")


class GateQuerySet(models.QuerySet):
    def open(self):
        return self.filter(released_at=None)


class Gate(Recorded):
    """One protection gate on a case. Open until somebody else's reason releases it; then kept as it was."""

    field_group = FieldGroup.PROTECTION
    field_groups = {"id": FieldGroup.REFERENCE, "case": FieldGroup.REFERENCE}

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="gates")
    code = models.CharField(_("why the transfer must wait"), max_length=30, choices=GateCode)
    set_at = models.DateTimeField(_("set"), default=now)
    set_by = _by(verbose_name=_("set by"))
    set_for = _of(verbose_name=_("set for"))
    released_at = models.DateTimeField(_("released"), null=True)
    released_by = _by(null=True, verbose_name=_("released by"))
    released_for = _of(null=True, verbose_name=_("released for"))
    release_ground = models.CharField(_("ground of the release"), max_length=15, choices=ReleaseGround, blank=True)
    release_reason = models.TextField(_("reason of the release"), max_length=2000, blank=True)

    objects = GateQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("protection gate"), _("protection gates")
        indexes = [models.Index(fields=["case"], condition=Q(released_at=None), name="gate_open")]
        constraints = [
            models.CheckConstraint(condition=Q(code__in=GateCode.values), name="gate_code_is_closed"),
            models.UniqueConstraint(
                fields=["case", "code", "set_by"], condition=Q(released_at=None), name="gate_once_a_person"
            ),
            models.CheckConstraint(
                condition=Q(released_at=None, released_by=None, released_for=None, release_ground="", release_reason="")
                | (
                    Q(released_at__isnull=False, released_by__isnull=False, released_for__isnull=False)
                    & ~Q(release_ground="")
                    & ~Q(release_reason="")
                ),
                name="gate_released_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(released_by=None) | ~Q(released_by=F("set_by")), name="gate_released_by_other_eyes"
            ),
        ]
