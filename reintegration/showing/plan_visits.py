"""The visits of a case: those to come and those missed first, then those that were made, with their answers."""

from django.utils.translation import gettext as _

from agencies.policy import may
from audit.dates import day, relative_day
from reintegration.visit_choices import QUESTIONS, Risk, VisitResult, met_said

RISKS = {Risk.HIGH: "danger", Risk.MEDIUM: "warn"}


def visits_shown(frame):
    """Each as {id, title, tag, facts, record_url}: two queries."""
    found = frame.procedure.visits.select_related("visitor", "measure", "recorded_by").prefetch_related(
        "files__document"
    )
    rows = sorted(found, key=lambda one: (bool(one.result), _nearness(one)))
    records = bool(may(frame.capacities, "support.record"))
    return [_shown(frame, one, records) for one in rows]


def _nearness(one):
    """What is to come in its order; what has been, the last first."""
    return one.planned_on.toordinal() if not one.result else -one.done_on.toordinal()


def _shown(frame, one, records):
    return {
        "id": f"visit-{one.pk}",
        "title": _title(one),
        "tag": _tag(one),
        "facts": [*_facts(one), *_answers(one), *_files(frame, one)],
        "record_url": frame.url("record_visit", one.pk) if records and not one.result else "",
    }


def _title(one):
    if one.result:
        return _("Visit of %(day)s") % {"day": day(one.done_on)}
    return _("Visit planned for %(day)s") % {"day": day(one.planned_on)}


def _tag(one):
    if one.result:
        return {"label": one.get_result_display(), "tone": "ok" if one.result == VisitResult.MADE else "info"}
    if one.is_missed:
        return {"label": _("Missed: %(when)s") % {"when": relative_day(one.planned_on)}, "tone": "danger"}
    return {"label": relative_day(one.planned_on), "tone": "info"}


def _facts(one):
    yield {"label": _("Who visits"), "value": one.visitor.name}
    if one.is_independent:
        yield {"label": _("Verifies a delivery"), "value": str(one.measure or _("Yes"))}
    if one.result:
        yield {"label": _("Recorded by"), "value": f"{one.recorded_by.name}, {day(one.recorded_at)}"}
    if one.result == VisitResult.MADE:
        yield {"label": _("Where"), "value": one.place}
        yield {"label": _("Who was met"), "value": met_said(one.met)}
        risk = {"label": _("Look at this"), "tone": RISKS[one.risk]} if one.risk in RISKS else None
        yield {"label": _("Risk"), "value": one.get_risk_display(), "tag": risk}
    if one.note:
        yield {"label": _("What was found"), "value": one.note}


def _answers(one):
    for name, question in QUESTIONS.items():
        if getattr(one, name):
            yield {"label": question, "value": getattr(one, f"get_{name}_display")()}


def _files(frame, one):
    for file in one.files.all():
        yield {"label": _("File"), "value": file.document.title, "url": frame.url("document", file.document_id)}
