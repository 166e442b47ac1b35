"""The papers of a measure: which of its files is a quotation, which an invoice, and who added it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from audit.models import Recorded
from audit.moment import now
from cases.documents import Document
from reintegration.measures.kinds import Proof
from workflows.rows import Procedure
from workflows.rows.links import by_whom


class MeasurePaper(Recorded):
    """One file that shows something of a measure, before the approval or after the delivery of one part."""

    field_group = FieldGroup.SERVICE

    measure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="papers")
    proof = models.CharField(_("what it is"), max_length=20, choices=Proof)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+", verbose_name=_("file"))
    tranche = models.PositiveSmallIntegerField(_("for which payment"), default=1, editable=False)
    recorded_at = models.DateTimeField(default=now, editable=False)
    recorded_by = by_whom(editable=False)

    class Meta:
        verbose_name, verbose_name_plural = _("paper of a measure"), _("papers of measures")
        constraints = [models.UniqueConstraint(fields=["measure", "document", "proof"], name="measure_paper_once")]
