"""The gate: looks at everything that is sent to a page of case work before its view does, and turns it away.

Every view stands behind it but those that are named here, so a new page or field need not think of it. The view is then
asked for its page alone: whatever it would have kept is undone.
"""

from itertools import chain

from django.contrib.messages import get_messages
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.decorators import decorator_from_middleware
from django.utils.html import escape

from agencies.policy import PUBLIC, SIGNED_IN
from cases.asylum_door.overruling import (
    LONGEST_REASON,
    NO_REASON,
    REASON,
    may_overrule,
    not_overruled,
    offer,
    overrule,
)
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


def looks_itself(view):
    """Marks a view that looks at its own address and says what it found in its own words."""
    view.looks_at_its_address = True
    return view


def stands_behind(view) -> bool:
    """Whether what is sent to a view is looked at."""
    return getattr(view, "policy", None) not in NO_CASE_WORK


def turned_away(request, view, args, kwargs):
    """The answer where something cannot be taken, else None."""
    if asked := _asked_for(request, view):
        return asked
    typed = _texts(request)
    if sum(map(len, typed.values())) > MOST_SIGNS:
        return render(request, "system/413.html", status=413)
    hits = not_overruled(request, look(typed))
    reason = typed.get(REASON, "").strip()[:LONGEST_REASON]
    overrules = may_overrule(getattr(request, "actor", None), hits)
    if hits and overrules and reason and REASON not in hits:
        overrule(request, hits, reason)
        hits = {}
    if not hits:
        return _forget(request)
    said = _refuse(request, hits, overrules)
    if "X-Draft" in request.headers:
        return HttpResponse(" ".join(chain(*said.values())), status=422, content_type="text/plain")
    return _page(request, view, args, kwargs, said)


def _asked_for(request, view):
    """An address may tell as much as a field: what is asked for there is not looked up either, unless the page itself looks at it."""
    if hasattr(view, "looks_at_its_address"):
        return None
    asked = {name: "\n".join(values) for name, values in request.GET.lists()}
    if not (hits := look(asked)):
        return None
    keep(hits)
    sentences = list(chain(*(told(found) for found in hits.values())))
    request.GET, request.META["QUERY_STRING"] = QueryDict(), ""  # the page links to itself
    _empty(request, look(_texts(request)))
    return render(request, "system/422.html", {"sentences": sentences, "typed": _typed(request)}, status=422)


def _forget(request):
    """The reason is for the door alone: no view has a field of its name."""
    if REASON in request.POST:
        request.POST = request.POST.copy()
        del request.POST[REASON]


def _refuse(request, hits, overrules):
    """Keeps that it was, offers to overrule it where that is possible, and gives the sentences by the names of the fields."""
    keep(hits)
    said = {name: told(found) for name, found in hits.items()}
    if overrules or (REASON in hits and may_overrule(request.actor, _without_reason(hits))):
        request.asylum_door = offer(request, errors=_wrong(request, said))
    _empty(request, hits)
    _forget(request)
    return said


def _without_reason(hits):
    return {name: found for name, found in hits.items() if name != REASON}


def _wrong(request, said):
    """What is wrong with the reason that was given."""
    return said.get(REASON, [NO_REASON] if REASON in request.POST else [])


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
