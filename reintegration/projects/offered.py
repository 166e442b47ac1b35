"""What projects add to the pages of a case and to the navigation."""

from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.policy import may
from reintegration.projects.rows import manages
from reintegration.projects.showing import projects_shown
from workflows.navigation import item

PLAN = "reintegrationcase"


def navigation(request, actor):
    may_see = manages(actor) and may(actor.capacities, "project.list")
    return [item(request, _("Community projects"), reverse("projects"))] if may_see else []


def parts(frame):
    """The projects that serve a case, on its summary."""
    if frame.procedure.kind != PLAN:
        return []
    facts = [
        {"label": told["title"], "value": told["participants"], "after": f" ({told['about']})", "url": told["url"]}
        for told in projects_shown(frame)
    ]
    return [{"id": "projects", "title": _("Community projects"), "facts": facts}] if facts else []
