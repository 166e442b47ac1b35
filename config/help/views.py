"""The pages of help: all topics and the keys; one topic; what this product does for those who see, hear or move differently."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from agencies.policy import PUBLIC, allow
from config.help.rendering import shown
from config.help.topics import BY_SLUG, TOPICS, topic_of

KEYS = (  # static/js/keys.js acts on them
    ("Ctrl K, /", _("Search")),
    ("N", _("New case")),
    ("?", _("This page")),
    ("G, then M, A, W or S", _("Go to My cases, Approvals, Awaiting others, Statistics")),
    ("1 to 9", _("On the page of a case: open the form of that step; nothing is sent")),
    ("T, then a letter", _("The section of a case whose English name begins so, as H for History")),
    ("X, Shift X", _("Tick the row that you are in, or all from the last one ticked to it")),
    ("[, ]", _("On the page of a case: the previous and the next case of the list that you came from")),
    ("J, K", _("Next and previous row of a list")),
    ("Enter", _("Open the row")),
    ("A, R, B", _("Approvals: go to Approve, Refuse, Send back; Enter acts")),
    ("Ctrl Enter, Ctrl S", _("Send the form that you are in; keep it as a draft")),
    ("Ctrl Shift H", _("Hide names, show them again")),
    ("Esc", _("Close a menu")),
)


@allow(PUBLIC)
def help_index(request):
    roles = request.actor.roles if request.actor else ()
    return render(request, "help/index.html", {"topics": TOPICS, "own": topic_of("", roles), "keys": KEYS})


@allow(PUBLIC)
def topic(request, slug):
    if slug not in BY_SLUG:
        raise Http404
    found = BY_SLUG[slug]
    text = shown(found.path, found.path.stat().st_mtime_ns)
    return render(request, "help/topic.html", {"topic": found, "text": text})


@allow(PUBLIC)
def accessibility(request):
    return render(request, "help/accessibility.html")
