"""The papers for the person, as PDF; where something is missing to make one, that is said."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from agencies.policy import allow
from agencies.reading import note_subject
from cases.paper import Incomplete, Unprintable
from reintegration.papers import PAPERS, printed
from reintegration.views.plan import find_case
from workflows.showing.frame import Frame

MISSING = {
    "phone": lambda: _("the telephone of the agency, under Agencies"),
    "manager": lambda: _("a case manager: somebody must take the case"),
    "goals.en": lambda: _("the goals of the plan"),
}


@allow("support.view")
def reintegration_paper(request, reference, paper):
    procedure, capacities = find_case(request, reference, "support.view")
    if paper not in PAPERS:
        raise Http404
    note_subject(paper, procedure.pk, "print")
    try:
        made = printed(Frame(request, procedure, capacities, "plan"), paper)
    except Incomplete as incomplete:
        missing = [MISSING[name]() for name in incomplete.names if name in MISSING]
        messages.error(
            request, _("This paper cannot be made yet. It lacks: %(missing)s.") % {"missing": "; ".join(missing)}
        )
        return redirect("plan", reference)
    except Unprintable as unprintable:
        said = _("This paper cannot be printed: our fonts have no shape for “%(character)s”.")
        messages.error(request, said % {"character": unprintable.character})
        return redirect("plan", reference)
    return _served(made, f"{reference}-{paper}")


def _served(made, name):
    """As an attachment: never opened by the browser in this site's name."""
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer
