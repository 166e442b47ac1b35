"""What a template asks about drafts: whether a form of its is kept while somebody types, and whether there is a draft of it."""

from urllib.parse import urljoin, urlsplit

from django import template
from django.urls import resolve, reverse

from workflows.drafts.keeping import is_form, kept

register = template.Library()


@register.simple_tag(takes_context=True)
def draft_of(context, action="", own_way=""):
    """{url, saved_at, others, here_url} of the form that is sent to `action` (the page itself); None where its typing is not kept, or in
    a way of its own.

    `others`: (name, moment) of colleagues who are writing there too.

    A draft that is shown is filled in when the page is done (workflows/drafts/middleware.py).
    """
    request = context.get("request")
    if own_way or request is None or getattr(request, "actor", None) is None or not hasattr(request, "drafts_shown"):
        return None
    path = urlsplit(urljoin(request.path, action or "")).path
    if not is_form(path):
        return None
    mine, others = kept(request.actor, path) if request.method == "GET" else (None, [])
    if mine is not None:
        request.drafts_shown.append((path, mine.content))
    told = [(draft.person.name, draft.saved_at) for draft in others]
    return {"url": path, "saved_at": mine and mine.saved_at, "others": told, "here_url": _writing_here(path)}


def _writing_here(path):
    """Where it is asked who is writing in the case of this form: nothing where its address does not name the case."""
    reference = resolve(path).kwargs.get("reference")
    return reference and reverse("writing_here", args=[reference])
