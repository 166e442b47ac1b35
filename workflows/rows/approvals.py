"""Four eyes: what was proposed, and who signed it."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from audit.models import OfAct, Recorded
from audit.moment import now
from workflows.rows.links import by_whom, for_whom
from workflows.rows.procedures import Procedure


class ApprovalQuerySet(models.QuerySet):
    def addressed_to(self, actor):
        """The proposals that are, or when they ended were, for the eyes of somebody with this actor's roles at this agency."""
        found = self.filter(eyes__overlap=[f"{actor.group_id}:{role}" for role in actor.roles])
        return found.exclude(procedure__case__in=actor.excluded) if actor.excluded else found

    def waiting_for(self, actor):
        """The open ones that such a person must still look at, their own included."""
        return self.addressed_to(actor).filter(outcome="open")


class Approval(Recorded):
    """A transition that was proposed and waits for, or got, other pairs of eyes."""

    field_group = FieldGroup.REFERENCE
    field_groups = {"answers": FieldGroup.INTERNAL, "comment": FieldGroup.INTERNAL}

    class Outcome(models.TextChoices):
        OPEN = "open", _("Waiting for approval")
        GRANTED = "granted", _("Approved")
        REFUSED = "refused", _("Refused")
        RETURNED = "returned", _("Sent back")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        LAPSED = "lapsed", _("Lapsed, because the procedure moved on")

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="approvals")
    transition = models.CharField(_("step"), max_length=40)
    answers = models.JSONField(_("answers"), default=dict, encoder=DjangoJSONEncoder)
    comment = models.TextField(_("reason for the file"), blank=True)
    proposed_by = by_whom(verbose_name=_("proposed by"))
    proposed_for = for_whom(verbose_name=_("proposed for"))
    proposed_as = models.CharField(_("proposed as"), max_length=60)
    proposed_in_place_of = by_whom(null=True, editable=False, verbose_name=_("proposed for a colleague who was away"))
    proposed_at = models.DateTimeField(_("proposed"), default=now)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, default=Outcome.OPEN)
    closed_at = models.DateTimeField(_("decided"), null=True)
    eyes = ArrayField(
        models.CharField(max_length=60), default=list, editable=False
    )  # "group:role" of who must still sign
    token = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name, verbose_name_plural = _("proposal"), _("proposals")
        indexes = [GinIndex(fields=["eyes"], name="approval_eyes")]
        constraints = [
            models.UniqueConstraint(fields=["procedure"], condition=Q(outcome="open"), name="approval_one_open"),
            models.UniqueConstraint(
                fields=["id", "proposed_by"], name="approval_and_proposer"
            ),  # what a signature refers to
            models.CheckConstraint(
                condition=Q(outcome="open", closed_at=None) | ~Q(outcome="open") & ~Q(closed_at=None),
                name="approval_closed_with_outcome",
            ),
        ]

    objects = ApprovalQuerySet.as_manager()

    @property
    def transition_declared(self):
        return self.procedure.declared.transitions[self.transition]


class Signature(OfAct):
    """One pair of eyes on an approval: never the proposer's, never twice the same. Never changed, never deleted."""

    field_group = FieldGroup.REFERENCE
    field_groups = {"comment": FieldGroup.INTERNAL}

    class Decision(models.TextChoices):
        GRANTED = "granted", _("Approved")
        REFUSED = "refused", _("Refused")
        RETURNED = "returned", _("Sent back")

    approval = models.ForeignKey(Approval, on_delete=models.PROTECT, related_name="signatures")
    proposed_by = by_whom()
    signed_by = by_whom()
    signed_for = for_whom()
    signed_as = models.CharField(max_length=60)
    signed_in_place_of = by_whom(null=True, editable=False, verbose_name=_("signed for a colleague who was away"))
    signed_at = models.DateTimeField(default=now)
    decision = models.CharField(max_length=10, choices=Decision)
    comment = models.TextField(blank=True)
    token = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name, verbose_name_plural = _("signature"), _("signatures")
        constraints = [
            models.CheckConstraint(condition=~Q(signed_by=F("proposed_by")), name="signature_by_other_eyes"),
            models.UniqueConstraint(fields=["approval", "signed_by"], name="signature_once_each"),
            models.CheckConstraint(
                condition=Q(signed_in_place_of=None)
                | ~Q(signed_in_place_of=F("proposed_by")) & ~Q(signed_in_place_of=F("signed_by")),
                name="signature_in_place_of_a_third",
            ),
        ]
