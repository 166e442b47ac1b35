"""Legal holds: nothing of a person or a case is erased while one stands. Set by one person, released by another."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from agencies.models import Agency
from audit.models import Recorded
from audit.moment import now
from cases.files import Case
from cases.people import Person


def link(model, label, **how):
    return models.ForeignKey(
        model, on_delete=models.PROTECT, related_name="+", verbose_name=label, editable=False, **how
    )


class LegalHoldQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(released_at=None)

    def over(self, persons, cases):
        """The holds that stand on any of these persons or cases."""
        return self.standing().filter(Q(person__in=persons) | Q(case__in=cases))


class LegalHold(Recorded):
    """While it stands it beats every erasure of the person or the case. The database lets it be released once, by somebody else."""

    field_group = FieldGroup.INTERNAL
    field_groups = {"id": FieldGroup.REFERENCE, "person": FieldGroup.REFERENCE, "case": FieldGroup.REFERENCE}

    person = link(Person, _("person"), null=True)
    case = link(Case, _("case"), null=True)
    reason = models.TextField(_("reason of the hold"), max_length=2000)
    set_by = link(settings.AUTH_USER_MODEL, _("set by"))
    set_for = link(Agency, _("set for"))
    set_at = models.DateTimeField(_("set"), default=now, editable=False)
    released_by = link(settings.AUTH_USER_MODEL, _("released by"), null=True)
    released_for = link(Agency, _("released for"), null=True)
    released_at = models.DateTimeField(_("released"), null=True, editable=False)
    release_reason = models.TextField(_("reason of the release"), max_length=2000, blank=True, editable=False)

    objects = LegalHoldQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("legal hold"), _("legal holds")
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None, case__isnull=False) | Q(person__isnull=False, case=None), name="hold_on_one"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="hold_says_why"),
            models.CheckConstraint(
                condition=Q(released_at=None, released_by=None)
                | Q(released_at__isnull=False, released_by__isnull=False) & ~Q(released_by=F("set_by")),
                name="hold_released_by_another",
            ),
        ]
