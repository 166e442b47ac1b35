"""Search and notices: found and told within the one scope."""

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from agencies.disclosure import FieldGroup, Sight, is_inside, sight
from agencies.policy import allow, capacities_of
from agencies.roles import CaseRole
from audit.moment import now
from cases.names import fold, fold_number
from workflows.notices import sentence
from workflows.rows import Notice, Procedure
from workflows.showing.rows import name_shown

MOST = 20
SHORTEST = 2


@allow("case.search")
def search(request):
    """By reference (dashes and case do not matter), document number or folded name, within what the actor may see."""
    query = request.GET.get("q", "").strip()
    found = _found(request.actor, query) if len(query) >= SHORTEST else []
    rows = [row for procedure in found if (row := _row(request.actor, procedure))]
    return render(
        request, "workflows/search.html", {"query": query, "rows": rows, "too_short": 0 < len(query) < SHORTEST}
    )


def _found(actor, query):
    visible = Procedure.objects.visible_to(actor)
    plain = "".join(c for c in query.upper() if c.isalnum())
    reference = Q(reference__iregex="^" + "-?".join(plain) + "$") if plain.isascii() and plain else Q(pk=None)
    subject = {"case__members__relation": "subject"}
    if not _reads_names(actor):
        return visible.filter(reference).select_related("case", "held_by").order_by("-pk")[:MOST]
    name = Q(case__members__person__names__folded__startswith=fold(query), **subject) if fold(query) else Q(pk=None)
    number = (
        Q(case__members__person__identity_documents__folded_number=fold_number(query), **subject)
        if plain
        else Q(pk=None)
    )
    matching = visible.filter(reference | name | number | Q(case__their_reference__iexact=query))
    return matching.select_related("case", "held_by").distinct().order_by("-pk")[:MOST]


def _reads_names(actor):
    """Who does not read names cannot ask for them either: else a search would answer whether somebody has a case."""
    return any(
        sight({role.at(part)}, FieldGroup.PARTICULARS) == Sight.FULL for role in actor.roles for part in CaseRole
    )


def _row(actor, procedure):
    capacities = capacities_of(actor, procedure)
    if sight(capacities, FieldGroup.REFERENCE) == Sight.NONE:
        return None
    shown = {"name": name_shown(procedure, capacities), "procedure": procedure}
    return shown | {"state": procedure.state_seen(is_inside(capacities)), "label": procedure.declared.label}


@allow("notice.list")
def notices(request):
    """What happened that concerns me; reading the page marks nothing, one button marks all."""
    own = Notice.objects.filter(person=request.actor.user, agency=request.actor.agency)
    if request.method == "POST":
        own.filter(read_at=None).update(read_at=now())
        messages.success(request, _("All notices are marked as read."))
        return redirect("notices")
    rows = [_told(notice) for notice in own.select_related("procedure").order_by("-made_at", "-pk")[:100]]
    return render(request, "workflows/notices.html", {"rows": rows, "unread": any(row["unread"] for row in rows)})


def _told(notice):
    return {
        "at": notice.made_at,
        "text": sentence(notice),
        "reference": notice.procedure.reference,
        "unread": notice.read_at is None,
    }
