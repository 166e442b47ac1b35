"""The list that somebody came from: the way back to it, and on to the case before and behind. Kept in the session, never in an address."""

from django.urls import reverse
from django.utils.translation import gettext as _

from workflows.worklist import QUEUES

KEPT = "came_from"


def remember_list(request, queue, rows, *, name="", more_url=""):
    """The page of a list that was shown last: its references in their order, and where its next page is. `name`: that of a saved view."""
    request.session[KEPT] = {
        "agency": request.actor.agency.pk,
        "queue": queue,
        "name": name,
        "url": request.get_full_path(),
        "references": [row["reference"] for row in rows],
        "more_url": more_url,
    }


def came_from(request, reference):
    """The way back, and the cases beside this one: {queue_label, queue_url, previous, following}, each of these {label, url} or None.

    Where the case is not on the list that was shown last, as after a search: back to the list of the agency, and nothing beside it.
    """
    kept = request.session.get(KEPT)
    if not kept or kept["agency"] != request.actor.agency.pk or reference not in kept["references"]:
        return {"queue_label": _("My agency"), "queue_url": reverse("queue", args=["agency"])}
    place = kept["references"].index(reference)
    before, behind = kept["references"][:place][-1:], kept["references"][place + 1 :][:1]
    following = _case(_("Next case"), *behind) if behind else kept["more_url"] and _next_page(kept)
    return {
        "queue_label": kept["name"] or str(QUEUES[kept["queue"]].title),
        "queue_url": kept["url"],
        "previous": _case(_("Previous case"), *before) if before else None,
        "following": following or None,
    }


def _case(label, reference):
    return {"label": label, "url": reverse("procedure", args=[reference])}


def _next_page(kept):
    return {"label": _("Next page of the list"), "url": kept["more_url"]}
