"""Monitoring visits are planned and recorded: once each, by whoever may; a delivery is verified by other eyes."""

from django.db import transaction as db
from django.utils.translation import gettext as _

from agencies.alphabet import in_alphabet
from agencies.disclosure import FieldGroup
from agencies.models import Membership
from agencies.policy import capacities_of, may
from agencies.roles import CASE_MANAGEMENT, CASEWORKER, SUPERVISOR
from audit.moment import now, today
from cases.documents import Document
from cases.filing import keep_document, touch
from reintegration.visit_choices import QUESTIONS, VisitResult
from reintegration.visit_rows import Visit, VisitFile
from workflows.refusing import MovedOn, Refused, insist
from workflows.taking import lock

RECORD = "support.record"
TOLD = ("result", "done_on", "place", "met", *QUESTIONS, "risk", "note")


def manager_of(procedure):
    """Who works on the case at the agency that manages it: the case manager; None while nobody has taken it."""
    return next((g.assigned_to for g in procedure.granted if g.case_role == CASE_MANAGEMENT and g.assigned_to_id), None)


def visitors(procedure):
    """Who may be sent: caseworkers and supervisors of the agency that manages the case."""
    agency = procedure.agency_that_is(CASE_MANAGEMENT)
    rows = Membership.objects.in_force().filter(agency=agency, role__in=(CASEWORKER, SUPERVISOR)).select_related("user")
    return list({row.user_id: row.user for row in rows.order_by(in_alphabet("user__name"))}.values())


@db.atomic
def plan_visit(procedure, by, said, token=None):
    """Plans a visit. `said`: planned_on, visitor, is_independent, measure. With the same token it is the one that is there."""
    procedure = lock(procedure)
    insist(may(capacities_of(by, procedure), RECORD))
    if token and (done := Visit.objects.filter(token=token).first()):
        return done
    if procedure.is_closed:
        raise MovedOn(_("The case is closed."))
    visit = Visit(procedure_id=procedure.pk, planned_by=by.user, manager=manager_of(procedure), token=token, **said)
    _insist_planned(procedure, visit)
    visit.save()
    touch(procedure.case)
    return visit


def _insist_planned(procedure, visit):
    said = {name: [sentence] for name, sentence in _faults(procedure, visit)}
    if said:
        raise Refused(fields=said)


def _faults(procedure, visit):
    if visit.planned_on < today():
        yield "planned_on", _("Choose a day from today on.")
    if visit.visitor_id not in {user.pk for user in visitors(procedure)}:
        yield "visitor", _("Choose somebody of the agency that manages the case.")
    if visit.is_independent and not visit.measure_id:
        yield "measure", _("Choose the measure whose delivery it verifies.")
    if visit.measure_id and not procedure.children.filter(pk=visit.measure_id).exists():
        yield "measure", _("Choose a measure of this case.")
    if visit.is_independent and visit.visitor_id == getattr(visit.manager, "pk", None):
        yield "visitor", _("Who verifies a delivery is somebody else than the case manager.")


@db.atomic
def record_visit(procedure, visit, by, said, files=()):
    """Records what came of a visit, once. `said`: TOLD and next_on, on which the next one is planned. `files`: (title, bytes)."""
    procedure = lock(procedure)
    insist(may(capacities_of(by, procedure), RECORD))
    visit = Visit.objects.select_for_update().get(pk=visit.pk, procedure=procedure.pk)
    if visit.result:
        raise MovedOn(_("This visit has been recorded already."))
    next_on = said.get("next_on")
    _insist_recorded(visit, said, next_on)
    for name in TOLD:
        setattr(visit, name, said[name])
    visit.recorded_at, visit.recorded_by = now(), by.user
    visit.save()
    for title, data in files:
        kept = keep_document(
            procedure.case, data, title=title, by=by, kind=Document.Kind.OTHER, group=FieldGroup.SUPPORT
        )
        VisitFile.objects.get_or_create(visit=visit, document=kept)
    if next_on and not procedure.is_closed:
        plan_visit(procedure, by, {"planned_on": next_on, "visitor": visit.visitor, "is_independent": False})
    touch(procedure.case)
    return visit


def _insist_recorded(visit, said, next_on):
    wrong = {name: [sentence] for name, sentence in _wrong(visit, said, next_on)}
    if wrong:
        raise Refused(fields=wrong)


def _wrong(visit, said, next_on):
    if said["done_on"] > today():
        yield "done_on", _("This day has not come yet.")
    if next_on and next_on < today():
        yield "next_on", _("Choose a day from today on.")
    if said["result"] == VisitResult.MADE:
        yield from _unanswered(said)
    elif said["met"]:
        yield "met", _("Leave this empty where nobody was met.")


def _unanswered(said):
    for name in ("place", "met", "risk", *QUESTIONS):
        if not said[name]:
            yield name, _("Answer this.")
