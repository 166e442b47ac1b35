"""Projects as they are read: the list with its counts, one project, and the projects on the plan of a case."""

from django.db.models import Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.disclosure import FieldGroup
from audit.dates import day
from reintegration.projects.rows import Project, ProjectCase


def with_counts(projects):
    """Each with `planned` and `counted`."""
    return projects.select_related("programme").annotate(
        planned=Sum("counts__planned", default=0), counted=Sum("counts__counted", default=0)
    )


def table_of(projects):
    """For components/table.html."""
    columns = (_("Project"), _("Programme"), _("Dimension and level"), _("From and until"), _("Participants"))
    return {
        "caption": _("Community projects"),
        "columns": [{"label": label} for label in columns],
        "rows": [{"cells": _cells(project)} for project in projects],
        "stacks": True,
    }


def _cells(project):
    return [
        {"text": str(project), "url": reverse("project", args=[project.pk]), "sub": project.region},
        {"text": str(project.programme)},
        {"text": f"{project.get_dimension_display()}, {project.get_level_display()}"},
        {"text": span(project)},
        {"text": participants(project)},
    ]


def span(project):
    return f"{day(project.starts_on)} – {day(project.ends_on) or '…'}"


def participants(project):
    return _("%(counted)s of %(planned)s planned") % {"counted": project.counted, "planned": project.planned}


def facts(project):
    """What one project is (components/key_values.html)."""
    partners = [str(partner.agency) for partner in project.partners.filter(ended_at=None).select_related("agency")]
    told = [
        (_("Programme"), project.programme),
        (_("Dimension"), project.get_dimension_display()),
        (_("Level"), project.get_level_display()),
        (_("Region"), project.region),
        (_("From and until"), span(project)),
        (_("Partner agencies"), ", ".join(partners)),
        (_("What is done"), project.about),
        (_("Participants"), participants(project)),
    ]
    return [{"label": label, "value": value} for label, value in told if value]


def counts_table(project):
    """Participants by sex and age: planned and counted."""
    rows = list(project.counts.order_by("sex", "age"))
    return {
        "caption": _("Participants by sex and age"),
        "columns": [
            {"label": _("Sex and age")},
            {"label": _("Planned"), "number": True},
            {"label": _("Counted"), "number": True},
        ],
        "rows": [
            {
                "cells": [
                    {"text": f"{row.get_sex_display()}, {row.get_age_display()}"},
                    {"text": row.planned, "number": True},
                    {"text": row.counted, "number": True},
                ]
            }
            for row in rows
        ],
        "total": [_("Together"), sum(row.planned for row in rows), sum(row.counted for row in rows)],
    }


def linked_cases(project, actor):
    """The cases that a project serves: those that this reader sees by their code, of the others that there are some."""
    links = project.cases.filter(ended_at=None).select_related("procedure").order_by("pk")
    seen = set(links.filter(procedure__in=_visible(actor)).values_list("pk", flat=True))
    rows = [link for link in links if link.pk in seen]
    return {"rows": rows, "others": len(links) - len(rows)}


def _visible(actor):
    return ProjectCase._meta.get_field("procedure").related_model.objects.visible_to(actor).values("pk")


def projects_shown(frame):
    """The projects that serve the case of a frame, for its plan: {title, url, about, participants}. One query, or none.

    Only whoever reads the support is told; the page of a project opens for the agency that runs its programme.
    """
    if not frame.sees(FieldGroup.SUPPORT):
        return []
    linked = Project.objects.filter(
        pk__in=ProjectCase.objects.filter(procedure=frame.procedure.pk, ended_at=None).values("project")
    )
    own = frame.actor.agency.pk
    return [
        {
            "title": str(project),
            "url": reverse("project", args=[project.pk]) if project.programme.agency_id == own else "",
            "about": f"{project.get_dimension_display()}, {project.get_level_display()}; {span(project)}",
            "participants": participants(project),
        }
        for project in with_counts(linked).order_by("starts_on", "pk")
    ]
