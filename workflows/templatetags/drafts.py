"""What a template asks about drafts: whether a form of its is kept while somebody types, and whether there is a draft of it."""

from urllib.parse import urljoin, urlsplit

from django import template
from django.urls import resolve, reverse

from workflows.drafts import sealed
from workflows.drafts.keeping import form_at, kept

register = template.Library()
NOTHING_TO_KEEP = {"hidden", "file", "password"}
ANYWAY = "draft_anyway"  # in the address: fill it in, whatever stands there by now


@register.simple_tag(takes_context=True)
def draft_of(context, action="", own_way=""):
    """{url, saved_at, others, here_url, elsewhere, outdated, stood} of the form that is sent to `action` (the page itself); None where
    its typing is not kept, or in a way of its own.

    `others`: (name, moment) of colleagues who are writing there too; `elsewhere`: the moment of a draft that another computer has the
    key to; `outdated`: of one that was begun before others changed what the form changes, and is not filled in by itself.

    A draft that is shown is filled in when the page is done (workflows/drafts/middleware.py).
    """
    request = context.get("request")
    if own_way or request is None or getattr(request, "actor", None) is None or not hasattr(request, "drafts_shown"):
        return None
    path = urlsplit(urljoin(request.path, action or "")).path
    is_kept, has_case = form_at(path)
    form = context.get("form")
    if not is_kept or not _has_something_to_keep(form):
        return None
    return _of_a_case(request, path) if has_case else _sealed(request, path, form)


def _has_something_to_keep(form):
    fields = getattr(form, "fields", None)
    if fields is None:  # a template that writes its fields itself
        return True
    return any(getattr(field.widget, "input_type", "") not in NOTHING_TO_KEEP for field in fields.values())


def _of_a_case(request, path):
    mine, others = kept(request.actor, path) if request.method == "GET" else (None, [])
    if mine is not None:
        request.drafts_shown.append((path, mine.content))
    told = [(draft.person.name, draft.saved_at) for draft in others]
    return {"url": path, "saved_at": mine and mine.saved_at, "others": told, "here_url": _writing_here(path)}


def _sealed(request, path, form):
    sealed.key_of(request)  # handed out with the page, so that two windows have the same
    mine = sealed.kept(request, path) if request.method == "GET" else None
    draft = {"url": path, "stood": sealed.stood(form), "anyway_url": f"{request.path}?{ANYWAY}=yes"}
    if mine is None:
        return draft
    if mine.content is None:
        return draft | {"elsewhere": mine.saved_at}
    if mine.content.get(sealed.STOOD, [""])[-1] != draft["stood"] and ANYWAY not in request.GET:
        return draft | {"outdated": mine.saved_at}
    request.drafts_shown.append((path, mine.content))
    return draft | {"saved_at": mine.saved_at}


def _writing_here(path):
    """Where it is asked who is writing in the case of this form: nothing where its address does not name the case."""
    reference = resolve(path).kwargs.get("reference")
    return reference and reverse("writing_here", args=[reference])
