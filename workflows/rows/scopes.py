"""The one scope: which procedures somebody may see, or count."""

from django.db import models
from django.db.models import Exists, OuterRef

from agencies.policy import may
from agencies.roles import CaseRole
from cases.gates import Gate
from workflows.rows.grants import Grant


class ProcedureQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The one scope: what the agency acted for has a grant on, for those whose role lets them look at all."""
        if actor is None or not any(may(actor.at([case_role]), "procedure.view") for case_role in CaseRole):
            return self.none()
        return self._of_agency(actor)

    def counted_for(self, actor):
        """The same scope for figures: who may have them need not be let into a single case."""
        if actor is None or not may(actor.capacities, "report.committee"):
            return self.none()
        return self._of_agency(actor)

    def _of_agency(self, actor):
        return self.filter(pk__in=Grant.objects.filter(group_id=actor.group_id).values("content_object_id"))

    def with_gate(self):
        """Each with `is_gated`: whether a protection gate is open on its case."""
        return self.annotate(is_gated=Exists(Gate.objects.open().filter(case=OuterRef("case"))))
