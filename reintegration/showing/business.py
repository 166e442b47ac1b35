"""Papers of a measure, and what became of a business: as tables; and the count of all, with who could not be asked."""

from collections import Counter

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from agencies.disclosure import FieldGroup
from audit.dates import day
from audit.moment import today
from cases.counting import add_months
from reintegration.measures.choices import AFTER, Survival
from reintegration.measures.declaration import Measure
from reintegration.measures.surviving import BusinessCheck
from reintegration.showing.measure_money import headed


def papers_table(papers, frame):
    labels = (_("What it is"), _("File"), _("For payment"), _("Added"), _("By"))
    rows = [
        [
            {"text": paper.get_proof_display()},
            {"text": paper.document.title, "url": _address(paper, frame)},
            {"text": paper.tranche},
            {"text": day(paper.recorded_at)},
            {"text": paper.recorded_by.name},
        ]
        for paper in papers
    ]
    return headed(_("Papers"), *labels, rows=rows)


def _address(paper, frame):
    return frame.url("document", paper.document_id) if frame.sees(FieldGroup(paper.document.group)) else ""


def checks_table(measure):
    checks = list(measure.business_checks.select_related("recorded_by").order_by("months"))
    if not checks:
        return None
    rows = [
        [
            {"text": check.get_months_display()}, {"text": check.get_result_display()}, {"text": day(check.on)},
            {"text": check.note}, {"text": check.recorded_by.name},
        ]
        for check in checks
    ]  # fmt: skip
    return headed(
        _("What became of the business"),
        _("When"),
        _("The business"),
        _("Day"),
        _("What was found"),
        _("By"),
        rows=rows,
    )


def due_sentences(due):
    named = dict(AFTER)
    return [_("%(when)s: due %(day)s") % {"when": named[months], "day": day(on)} for months, on in due]


def survival(actor, months):
    """How many businesses whose support was closed at least so long ago run still: {result: how many}, and "not_recorded".

    The denominator is every business that is due; whoever declined, was not reached or was not looked at stands in it by name.
    """
    businesses = Measure.objects.visible_to(actor).filter(measure_kind__is_business=True, state="closed")
    told = dict(
        BusinessCheck.objects.filter(measure__in=businesses.values("pk"), months=months).values_list(
            "measure_id", "result"
        )
    )
    due = [measure.pk for measure in businesses if measure.pk in told or _is_due(measure, months)]
    counted = Counter(told.get(pk, "not_recorded") for pk in due)
    return {result: counted[result] for result in (*Survival.values, "not_recorded")}


def _is_due(measure, months):
    return add_months(localtime(measure.closed_at).date(), months) <= today()
