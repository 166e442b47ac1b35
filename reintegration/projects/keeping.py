"""Keeps projects: the facts with their partners, the counts of participants, the cases they serve."""

from django.db import transaction as db
from django.utils.translation import gettext as _

from audit.moment import now
from cases.filing import touch
from reintegration.projects.rows import ProjectCase, ProjectCount, ProjectPartner
from reintegration.reintegration_case import ReintegrationCase
from workflows.refusing import Refused
from workflows.taking import lock


@db.atomic
def keep_project(project, partners, *, by):
    """Writes a project down, new or changed, with the agencies that take part."""
    if project.programme.agency_id != by.agency.pk:
        raise Refused(fields={"programme": [_("This programme is run by another agency.")]})
    project.save()
    present = {partner.agency_id: partner for partner in project.partners.filter(ended_at=None)}
    wanted = {agency.pk for agency in partners}
    for key in wanted - present.keys():
        ProjectPartner.objects.create(project=project, agency_id=key)
    for key in present.keys() - wanted:
        present[key].ended_at = now()
        present[key].save(update_fields=["ended_at"])
    return project


@db.atomic
def count(project, told, *, by):
    """The participants, planned and counted: {(sex, age): (planned, counted)}. What did not change is not written."""
    rows = {(row.sex, row.age): row for row in project.counts.select_for_update()}
    for (sex, age), (planned, counted) in told.items():
        row = rows.get((sex, age)) or ProjectCount(project=project, sex=sex, age=age)
        if (row.planned, row.counted) != (planned, counted):
            row.planned, row.counted = planned, counted
            row.save()


@db.atomic
def link_case(project, reference, *, by):
    """Says that a project serves a reintegration case that this person sees."""
    found = ReintegrationCase.objects.visible_to(by).filter(reference=reference.strip().upper()).first()
    if found is None:
        raise Refused(fields={"reference": [_("No reintegration case of this code is yours to see.")]})
    locked = lock(found)
    if locked.is_closed:
        raise Refused(fields={"reference": [_("This case is closed.")]})
    made, _new = ProjectCase.objects.get_or_create(
        project=project, procedure_id=locked.pk, ended_at=None, defaults={"linked_by": by.user}
    )
    touch(locked.case)
    return made


@db.atomic
def unlink_case(link, *, by):
    """The project serves the case no more; that it did stays in the history."""
    procedure = lock(link.procedure)
    link = ProjectCase.objects.get(pk=link.pk)
    if link.ended_at is None:
        link.ended_at = now()
        link.save(update_fields=["ended_at"])
        touch(procedure.case)
    return link
