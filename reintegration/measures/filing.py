"""Keeps the papers of a measure, each as what it is, and what became of a business."""

from django.db import transaction as db
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from agencies.disclosure import FieldGroup
from cases.counting import add_months
from cases.documents import Document
from cases.filing import keep_document, touch
from reintegration.measures.choices import AFTER
from reintegration.measures.kinds import BEFORE_APPROVAL
from reintegration.measures.papers import MeasurePaper
from reintegration.measures.surviving import BusinessCheck
from workflows.refusing import Refused
from workflows.taking import lock


@db.atomic
def keep_paper(measure, proof, data, title, by):
    """A file of a measure, for the payment to come. Offers stay with those who compare them; what shows the delivery its provider reads.

    Raises cases.sniffing.Unacceptable with the sentence to show.
    """
    measure = lock(measure)
    group = FieldGroup.MONEY if proof in BEFORE_APPROVAL else FieldGroup.SERVICE
    own = {"kind": Document.Kind.OTHER, "group": group, "procedure_id": measure.pk}
    document = keep_document(measure.case, data, title=title, by=by, **own)
    paper, _made = MeasurePaper.objects.get_or_create(
        measure_id=measure.pk, proof=proof, document=document,
        defaults={"tranche": measure.tranches_paid + 1, "recorded_by": by.user},
    )  # fmt: skip
    touch(measure.case)
    return paper


@db.atomic
def keep_business_check(measure, by, said):
    """What became of a business after its support; once for each time. Raises Refused."""
    measure = lock(measure)
    if not (measure.measure_kind.is_business and measure.state == "closed"):
        raise Refused(_("Only a business whose support has been closed is looked at again."))
    if measure.business_checks.filter(months=said["months"]).exists():
        raise Refused(fields={"months": [_("This has been recorded already.")]})
    kept = BusinessCheck.objects.create(measure_id=measure.pk, recorded_by=by.user, **said)
    touch(measure.case)
    return kept


def checks_due(measure):
    """(months, day) of each look that has not been recorded: counted from the day on which the support was closed."""
    if not (measure.measure_kind.is_business and measure.state == "closed"):
        return []
    done = set(measure.business_checks.values_list("months", flat=True))
    return [
        (months, add_months(localtime(measure.closed_at).date(), months))
        for months, _label in AFTER
        if months not in done
    ]
