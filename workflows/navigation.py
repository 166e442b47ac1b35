"""What stands in the side navigation and the top bar of every page: queues with their counts, for whoever is signed in."""

from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.disclosure import READS, FieldGroup
from agencies.managing import leads
from agencies.policy import may
from agencies.roles import LEAD, PROVIDER
from agencies.words import ROLE_NAMES
from workflows.intake import may_upload
from workflows.listing.saving import waiting
from workflows.showing.offered import offered
from workflows.worklist import queues_of


def navigation(request):
    """Context processor. One query, one more where views are pinned, and none for somebody who acts for no agency."""
    actor = getattr(request, "actor", None)
    if actor is None:
        return {}
    numbers, pinned = getattr(request, "waiting", None) or waiting(actor)[:2]
    work, oversight = _procedures(request, actor), _oversight(request, actor)
    work["items"] += offered("navigation", request, actor)
    groups = [_queues(request, actor, numbers), _views(request, actor, pinned), work, oversight]
    entries = [entry for group in groups for entry in group["items"]]
    return {
        "navigation": [group for group in groups if group["items"]],
        "navigation_here": next((entry for entry in entries if entry["current"]), None),
        "signed_in": {
            "name": actor.user.name,
            "role": ", ".join(str(ROLE_NAMES[role]) for role in sorted(actor.roles)),
            "agency": actor.agency.name,
            "several_agencies": len(actor.choices) > 1,
        },
        "unread_count": numbers["unread"],
        "may_open_cases": bool(may(actor.capacities, "application.open")) and may_upload(actor),
    }


def _views(request, actor, pinned):
    """The views that somebody pinned, with their numbers, and the way to all of them."""
    items = [item(request, view["name"], reverse("saved_view", args=[view["id"]]), view["count"]) for view in pinned]
    if may(actor.capacities, "view.save") and set(actor.agency.case_roles) != {PROVIDER}:
        everything = item(request, _("All saved views"), reverse("saved_views"))
        items.append(everything | {"current": request.path == everything["url"]})
    return {"title": _("Saved views"), "items": items}


def _queues(request, actor, waiting):
    items = []
    if set(actor.agency.case_roles) == {PROVIDER}:  # which has pages of its own alone
        return {"title": _("Queues"), "items": items}
    if may(actor.capacities, "work.list"):
        items = [_queue(request, queue, waiting[queue.name]) for queue in queues_of(actor)]
        items.append(item(request, _("Due dates"), reverse("due_dates")))
    if may(actor.capacities, "approval.list"):
        items.insert(2, item(request, _("Awaiting my approval"), reverse("approvals"), waiting["approvals"], "four"))
    return {"title": _("Queues"), "items": items}


def _queue(request, queue, count):
    tone = "danger" if queue.name == "overdue" else ""
    return item(request, queue.title, reverse("queue", args=[queue.name]), count, tone)


def _procedures(request, actor):
    items = [
        *_journeys(request, actor),
        item(request, _("Workflows"), reverse("workflows")),
        item(request, _("Agreements"), reverse("agreements")),
    ]
    if may(actor.capacities, "package.upload") and may_upload(actor):
        items.append(item(request, _("Upload a package"), reverse("upload_package")))
        items.append(item(request, _("Bundles"), reverse("bundles")))
    if may(actor.capacities, "workbook.take_over") and LEAD in actor.agency.case_roles:
        items.append(item(request, _("Take over cases"), reverse("take_over_cases")))
    return {"title": _("Return and reintegration"), "items": items}


def _journeys(request, actor):
    """For agencies that may read of a journey in some case."""
    reads = READS[FieldGroup.TRANSFER] & set(actor.agency.case_roles)
    if not (reads and may(actor.capacities, "work.list")):
        return []
    return [item(request, _("Transfers and arrivals"), reverse("journeys"))]


def _oversight(request, actor):
    items = [item(request, _("Protection gates"), reverse("gates"))] if may(actor.capacities, "gate.list") else []
    if may(actor.capacities, "reading.list"):
        items.append(item(request, _("Who read what"), reverse("readings")))
    items += offered("oversight", request, actor)
    if may(actor.capacities, "ledger.verify"):
        items.append(item(request, _("History verified"), reverse("verifications")))
    if may(actor.capacities, "door.list"):
        items.append(item(request, _("Words not taken"), reverse("door")))
    if may(actor.capacities, "agency.manage"):
        items.append(item(request, _("Administration"), reverse("agencies")))
    if leads(actor):
        items.append(item(request, _("Letters"), reverse("wordings")))
        items.append(item(request, _("Keys of partners"), reverse("partner_keys")))
    return {"title": _("Oversight"), "items": items}


def item(request, label, url, count=None, tone=""):
    shown = None if count is None else "99+" if count >= 100 else count
    return {
        "label": label,
        "url": url,
        "count": shown,
        "current": _is_here(request.path, url),
        "tone": tone if count else "",
    }


def _is_here(path, url):
    """This page, or one beneath it; the start page is beneath nothing."""
    return path == url or (url.count("/") > 1 and path.startswith(url))
