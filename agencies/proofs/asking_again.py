"""Asks for a fresh proof before an act that names it (agencies/proofs/freshness.py), and lets the act go on once it is given.

The question stands on a page whose form leads to the act itself and carries all that was typed, so nothing is kept on the
server and nothing is lost. The answer to the question is taken out before the act sees the form.
"""

from urllib.parse import urlencode

from django.shortcuts import redirect, render
from django.urls import reverse

from agencies import events
from agencies.proofs.forms import ProofForm
from agencies.proofs.freshness import note_proof
from agencies.typed import keeping

ANSWERS = ("proof-credential", "proof-code", "proof-password", "proof-asked")
NOT_CARRIED = (*ANSWERS, "csrfmiddlewaretoken")


class AskingAgainMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        asked = getattr(view, "step_up", None)
        if request.method == "POST" and "X-Draft" in request.headers:  # keeps what is typed, never acts (workflows/drafts/middleware.py)
            return None
        if asked is None or not request.user.is_authenticated or not asked.is_due(request, kwargs):
            return None
        if request.method != "POST":
            return redirect(f"{reverse('step_up')}?{urlencode({'next': request.get_full_path()})}")
        is_answer = "proof-asked" in request.POST
        form = ProofForm(request, request.user, request.POST if is_answer else None)
        carried = [
            (name, value) for name, values in request.POST.lists() if name not in NOT_CARRIED for value in values
        ]
        _take_out(request)
        if form.is_valid():
            return accept(request, form)
        context = {"form": form, "why": asked.why, "carried": carried, "lost_files": bool(request.FILES)}
        context["back"] = keeping.page_of(request)
        return render(request, "agencies/step_up.html", context, status=status_of(form))


def accept(request, form):
    """Notes the proof; the session gets a new key with it. Gives None: the request goes on."""
    request.session.cycle_key()
    note_proof(request.session)
    events.stepped_up(request.user, form.how)


def status_of(form):
    """403: not without a proof. 422: what was given is none. 429: too many were tried."""
    if not form.is_bound:
        return 403
    return 429 if form.has_error("__all__", "locked") else 422


def _take_out(request):
    said = request.POST.copy()
    for name in ANSWERS:
        said.pop(name, None)
    request.POST = said
