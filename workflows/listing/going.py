"""Beside what a search finds: the cases that somebody opened last, the pages that their words lead to, and what was tried."""

from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.policy import capacities_of, may
from audit.models import Viewing
from cases.names import fold, latin
from workflows.intake import may_upload
from workflows.listing.saving import waiting
from workflows.rows import Procedure
from workflows.showing.rows import name_shown
from workflows.worklist import queues_of

LOOKED_BACK, MOST_PLACES = 120, 5


def recent(actor, most):
    """The cases that somebody opened last and may still see, the last first: {name, procedure, label}."""
    seen = Viewing.objects.filter(user=actor.user, agency=actor.agency, subject="case", how=Viewing.How.VIEW)
    keys = list(dict.fromkeys(seen.order_by("-at").values_list("subject_id", flat=True)[:LOOKED_BACK]))
    found = Procedure.objects.visible_to(actor).filter(pk__in=keys).select_related("case", "held_by")
    there = sorted(found, key=lambda procedure: keys.index(procedure.pk))[:most]
    return [
        {
            "name": name_shown(procedure, capacities_of(actor, procedure)),
            "procedure": procedure,
            "label": procedure.declared.label,
        }
        for procedure in there
    ]


def places(request, query):
    """Pages of the side navigation whose name has a word that begins so: {label, url}."""
    wanted = fold(query)
    known = _known(request) if wanted else []
    return [place for place in known if any(word.startswith(wanted) for word in _words(place["label"]))][:MOST_PLACES]


def _words(label):
    """Its words, and the whole, so that a name is found from any of its words on."""
    words = fold(str(label)).split()
    return [" ".join(words[number:]) for number in range(len(words))]


def _known(request):
    actor = request.actor
    numbers, pinned, _columns = waiting(actor)
    request.waiting = numbers, pinned  # the navigation asks no second time
    found = [{"label": view["name"], "url": reverse("saved_view", args=[view["id"]])} for view in pinned]
    if may(actor.capacities, "work.list"):
        found += [{"label": queue.title, "url": reverse("queue", args=[queue.name])} for queue in queues_of(actor)]
    doing = (("new_case", _("New case"), bool(may(actor.capacities, "application.open")) and may_upload(actor)),)
    going = (
        ("approvals", _("Awaiting my approval"), may(actor.capacities, "approval.list")),
        ("due_dates", _("Due dates"), may(actor.capacities, "due.list")),
        ("saved_views", _("Saved views"), may(actor.capacities, "view.save")),
        ("notices", _("Notices"), may(actor.capacities, "notice.list")),
        ("account", _("Your account"), True),
    )
    return found + [{"label": label, "url": reverse(name)} for name, label, is_theirs in (*doing, *going) if is_theirs]


def tried(typed):
    """What was looked for in vain, in words."""
    said = []
    if typed.name:
        spellings = dict.fromkeys((typed.name, latin(typed.name), fold(typed.name)))
        said.append(_("names written %(spellings)s, or that sound so") % {"spellings": ", ".join(spellings)})
    if typed.number:
        said.append(_("numbers of documents and of persons"))
    if typed.born and not typed.is_date_alone and not typed.name:
        said.append(_("nobody by a year alone: add a part of the name"))
    return [*said, _("references, ours and theirs")]
