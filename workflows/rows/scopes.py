"""The one scope: which procedures somebody may see."""

from django.db import models
from django.db.models import Exists, OuterRef

from agencies.policy import case_roles_at_which
from cases.gates import Gate
from workflows.rows.grants import Grant, permissions


class ProcedureQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The one scope: what the agency acted for has a part in, as far as the role lets somebody look at that part; without
        the cases that a conflict of interest closes to them."""
        parts = case_roles_at_which(actor, "procedure.view") if actor else []
        return self._granted(actor, permission__in=[permissions()[part] for part in parts]) if parts else self.none()

    def _granted(self, actor, **how):
        granted = self.filter(pk__in=Grant.objects.filter(group_id=actor.group_id, **how).values("content_object_id"))
        return granted.exclude(case__in=actor.excluded) if actor.excluded else granted

    def with_gate(self):
        """Each with `is_gated`: whether a protection gate is open on its case."""
        return self.annotate(is_gated=Exists(Gate.objects.open().filter(case=OuterRef("case"))))
