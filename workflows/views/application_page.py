"""What the pages of the application form share: whose draft it is, the head of the page, the page of one task."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.states import state_name
from cases.naming import state_names
from workflows.application import drafting
from workflows.application.paper import PAPER, TASKS
from workflows.application.similar import people_alike
from workflows.finding import find
from workflows.procedures.about_whom import WRITTEN_ON_ANNEX_5
from workflows.showing.frame import Frame
from workflows.views import overtaken

SIGNED_FOR = gettext_lazy("This application waits for a signature. Withdraw the proposal to write on.")


def draft_of(request, reference):
    """The readmission application and the capacities of whoever writes it; 404 for strangers and for anything else."""
    procedure, capacities = find(request, reference, "application.edit")
    if not isinstance(procedure, WRITTEN_ON_ANNEX_5):
        raise Http404
    return procedure, capacities


def gone(request, procedure):
    """It is no draft any more: the case page says what became of it."""
    messages.info(request, _("This application is no longer a draft: %(state)s.") % {"state": procedure.state_declared})
    return redirect("procedure", procedure.reference)


def head(procedure, title, told=()):
    """What every page of the form has in common; `told`: what is wrong, for the title of the page."""
    case, here = procedure.case, reverse("application", args=[procedure.reference])
    return {
        "procedure": procedure,
        "title": title,
        "crumbs": [
            {"label": _("Work list"), "url": reverse("work")},
            {"label": procedure.reference, "url": f"{here}?guided"},
            {"label": title},
        ],
        "person_name": procedure.title or _("New application"),
        "route": {"from": state_name(case.requesting_state), "to": state_name(case.requested_state)},
        "their_reference": case.their_reference,
        "problems": told,
        "form": {"errors": told},
    }


def task_page(request, where, board, **how):
    """The page of one task. `where`: procedure, capacities, task; `how`: opened, conflict, whose, saved_at, status."""
    procedure, capacities, task = where
    whose = how.get("whose")
    context = head(procedure, task.title, [*(whose.problems if whose else ()), *board.problems]) | {
        "board": board,
        "task": task,
        "number": TASKS.index(task) + 1 if task in TASKS else 0,
        "total": len(TASKS) + 1,
        "is_paper": task == PAPER,
        "opened": how.get("opened", ""),
        "conflict": how.get("conflict"),
        "whose": whose,
        "draft_saved_at": how.get("saved_at"),
        "autosave_url": reverse("application_draft", args=[procedure.reference, task.name]),
        "states": state_names(),
        "similar": people_alike(board.about.application, request.actor, capacities) if "person" in task.tops else [],
    }
    return render(request, "workflows/application/task.html", context, status=how.get("status", 200))


def moved_on(request, procedure, capacities):
    """Somebody submitted or discarded it meanwhile: nothing is stored, and the typed text is given back."""
    left_out = (*drafting.NOT_KEPT, "opened")
    typed = "\n".join(f"{name}: {value}" for name, value in request.POST.items() if value and name not in left_out)
    said = _("This application is no longer a draft: %(state)s.") % {"state": procedure.state_declared}
    if drafting.is_signed_for(procedure):
        said = SIGNED_FOR
    frame = Frame(request, procedure, capacities)
    return overtaken.moved_on(request, frame, title=_("Application"), conflict={"title": said}, typed=typed)
