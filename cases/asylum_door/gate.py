"""The gate: looks at everything that is sent to a page of case work before its view does, and turns it away.

Every view stands behind it but those that are named here, so a new page or field need not think of it. The view is then
asked for its page alone: whatever it would have kept is undone.
"""

from itertools import chain

from django.contrib.messages import get_messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.decorators import decorator_from_middleware
from django.utils.html import escape

from agencies.policy import PUBLIC, SIGNED_IN
from cases.asylum_door.turning_away import keep, look, refusing, told, without

NO_CASE_WORK = frozenset({PUBLIC, SIGNED_IN, "account.view", "agency.view", "agency.manage", "people.manage"})
OURS = frozenset({"csrfmiddlewaretoken"})
CLOSED = (403, 404, 405)  # there is no form at all
MOST_SIGNS = 300_000  # a long application has fifty thousand


class AsylumDoorMiddleware:
    """Comes last, when it is known who acts and that they may."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not stands_behind(view) or hasattr(view, "opens_the_door_itself"):
            return None
        return turned_away(request, view, args, kwargs)


class _InsideMiddleware(AsylumDoorMiddleware):
    def process_view(self, request, view, args, kwargs):
        return turned_away(request, view, args, kwargs)


inside = decorator_from_middleware(_InsideMiddleware)  # for what must see first how much was sent


def opens_itself(view):
    """Marks a view that calls something `inside`, because its body must not be read before it is measured."""
    view.opens_the_door_itself = True
    return view


def stands_behind(view) -> bool:
    """Whether what is sent to a view is looked at."""
    return getattr(view, "policy", None) not in NO_CASE_WORK


def turned_away(request, view, args, kwargs):
    """The answer where something cannot be taken, else None."""
    typed = _texts(request)
    if sum(map(len, typed.values())) > MOST_SIGNS:
        return render(request, "system/413.html", status=413)
    hits = look(typed)
    if not hits:
        return None
    keep(hits)
    said = {name: told(found) for name, found in hits.items()}
    _empty(request, hits)
    if "X-Draft" in request.headers:
        return HttpResponse(" ".join(chain(*said.values())), status=422, content_type="text/plain")
    return _page(request, view, args, kwargs, said)


def _texts(request):
    """What was typed in each field, and the names of the files sent there."""
    typed = {name: "\n".join(values) for name, values in request.POST.lists() if name not in OURS}
    for name, files in request.FILES.lists():
        typed[name] = "\n".join([typed.get(name, ""), *(file.name for file in files)]).strip()
    return typed


def _empty(request, names):
    """Takes out what cannot be taken, so that nothing behind the gate ever sees it; the rest of a long text is left."""
    request.POST = request.POST.copy()
    for name in names:
        if name in request.POST:
            request.POST.setlist(name, without(request.POST.getlist(name)))
        request.FILES.pop(name, None)


def _page(request, view, args, kwargs, said):
    with refusing(said), transaction.atomic():
        answer = view(request, *args, **kwargs)
        transaction.set_rollback(True)
    sentences = list(chain(*said.values()))
    if answer.status_code in CLOSED or _says(answer, sentences):
        return answer
    for _forgotten in get_messages(request):  # of a deed that is undone
        pass
    return render(request, "system/422.html", {"sentences": sentences, "typed": _typed(request)}, status=422)


def _says(answer, sentences):
    """Whether it is the page with its form, and the form says all that was turned away."""
    shown = answer.content.decode() if answer.status_code >= 400 else ""
    return all(escape(sentence) in shown for sentence in sentences)


def _typed(request):
    """What else was sent, given back to the sender."""
    return "\n".join(f"{name}: {value}" for name, value in request.POST.items() if value and name not in OURS)
