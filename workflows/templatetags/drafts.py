"""What a template asks about drafts: whether a form of its is kept while somebody types, and whether there is a draft of it."""

from urllib.parse import urljoin, urlsplit

from django import template

from workflows.drafts.keeping import is_form, kept

register = template.Library()


@register.simple_tag(takes_context=True)
def draft_of(context, action=""):
    """{url, saved_at} of the form that is sent to `action` (the page itself); None where its typing is not kept.

    A draft that is shown is filled in when the page is done (workflows/drafts/middleware.py).
    """
    request = context.get("request")
    if request is None or getattr(request, "actor", None) is None or not hasattr(request, "drafts_shown"):
        return None
    path = urlsplit(urljoin(request.path, action or "")).path
    if not is_form(path):
        return None
    draft = kept(request.actor.user, path) if request.method == "GET" else None
    if draft is not None:
        request.drafts_shown.append((path, draft.content))
    return {"url": path, "saved_at": draft and draft.saved_at}
