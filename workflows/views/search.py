"""Search: from any spelling to the case, told within the one scope; whole as a page, or its results while somebody types."""

from urllib.parse import urlencode

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup, Sight, is_inside, sight
from agencies.policy import allow, capacities_of
from agencies.reading import note_terms
from agencies.roles import GRANTED
from cases.asylum_door.gate import looks_itself
from cases.asylum_door.turning_away import keep, look, told
from cases.matching.partly import SIMILAR, SOUNDS_SO, WRITTEN_SO
from cases.typed import understood
from workflows.emergency import looks_like_reference, may_open
from workflows.listing.going import places, recent, tried
from workflows.searching import NUMBER, WHOLLY, results
from workflows.showing.rows import name_shown

SHORTEST, RECENT = 2, 8
PEOPLE = {WRITTEN_SO: _("People"), SOUNDS_SO: _("Same sound or spelling"), SIMILAR: _("Similar")}
ORDER = (_("Exact reference"), *PEOPLE.values(), _("Cases"), _("Documents by number"))


@looks_itself
@allow("case.search")
def search(request):
    """A whole page, or with the header `X-Part` the results alone."""
    query, is_part = request.GET.get("q", "").strip(), "X-Part" in request.headers
    hits = look({"q": query}).get("q", ())
    if hits and not is_part:  # while somebody types, the same words come again and again
        keep({"q": hits})
    note_terms(query)
    context = {"refused": told(hits), "query": ""} if hits else _found(request, query)
    page = "workflows/parts/found.html" if is_part else "workflows/search.html"
    return render(request, page, context, status=422 if hits else 200)


def _found(request, query):
    if not query:
        return {"query": "", "recent": recent(request.actor, RECENT)}
    actor, typed = request.actor, understood(query)
    found = results(actor, typed, _reads_names(actor)) if len(query) >= SHORTEST else []
    rows = [row for result in found if (row := _row(actor, result))]
    rows.sort(key=lambda row: ORDER.index(row["group"]))  # within a group the nearest stay first
    emergency = may_open(actor) if not rows and looks_like_reference(query) else None
    return {
        "query": query,
        "rows": rows,
        "places": places(request, query) if len(query) >= SHORTEST else [],
        "too_short": len(query) < SHORTEST,
        "tried": tried(typed) if not rows else [],
        "emergency_url": f"{reverse('open_in_emergency')}?{urlencode({'reference': query.upper()})}"
        if emergency
        else "",
    }


def _reads_names(actor):
    """Who does not read names cannot ask for them either: else a search would answer whether somebody has a case."""
    return any(sight({role.at(part)}, FieldGroup.PARTICULARS) == Sight.FULL for role in actor.roles for part in GRANTED)


def _row(actor, result):
    procedure, capacities = result.procedure, capacities_of(actor, result.procedure)
    wanted = FieldGroup.PARTICULARS if result.by_particulars else FieldGroup.REFERENCE
    if sight(capacities, wanted) == Sight.NONE or (result.by_particulars and sight(capacities, wanted) != Sight.FULL):
        return None
    shown = {"name": name_shown(procedure, capacities), "procedure": procedure, "label": procedure.declared.label}
    why = [reason.translated(gettext) for reason in result.reasons]
    state = procedure.state_seen(is_inside(capacities))
    return shown | {"state": state, "why": why, "group": _group(result)}


def _group(result):
    if not result.by_particulars:
        return ORDER[0] if result.nearness == WHOLLY else ORDER[-2]
    return ORDER[-1] if NUMBER in result.reasons else PEOPLE[result.nearness]
