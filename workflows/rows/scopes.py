"""The one scope: which procedures somebody may see."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from agencies.policy import case_roles_at_which, may
from agencies.roles import EMERGENCY
from cases.gates import Gate
from workflows.rows.grants import Grant, permissions


class ProcedureQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The one scope: what the agency acted for has a part in, as far as the role lets somebody look at that part; with a
        case that is open to them in an emergency, and without those that a conflict of interest closes to them."""
        parts = case_roles_at_which(actor, "procedure.view") if actor else []
        return self._open_to(actor, [permissions()[part] for part in parts]) if parts else self.none()

    def _open_to(self, actor, parts):
        grants = Grant.objects.filter(group_id=actor.group_id, permission__in=parts)
        seen = Q(pk__in=grants.values("content_object_id"))
        if actor.in_emergency and may(actor.at([EMERGENCY]), "procedure.view"):
            seen |= Q(case__in=actor.in_emergency)
        found = self.filter(seen)
        return found.exclude(case__in=actor.excluded) if actor.excluded else found

    def concerning(self, actor):
        """What the agency acted for has any part in, looked at or not: for a stranger's question one query finds what it finds of
        a case that does not exist, and there is no second."""
        granted = Grant.objects.filter(group_id=actor.group_id, content_object=OuterRef("pk"))
        found = self.filter(Exists(granted) | Q(case__in=actor.in_emergency) if actor.in_emergency else Exists(granted))
        return found.exclude(case__in=actor.excluded) if actor.excluded else found

    def with_gate(self):
        """Each with `is_gated`: whether a protection gate is open on its case."""
        return self.annotate(is_gated=Exists(Gate.objects.open().filter(case=OuterRef("case"))))
