"""What a template asks about drafts: whether a form of its is kept while somebody types, and whether there is a draft of it."""

from secrets import token_hex
from urllib.parse import urljoin, urlsplit

from django import template
from django.urls import resolve, reverse

from workflows.drafts import sealed
from workflows.drafts.keeping import form_at, kept

register = template.Library()
NOTHING_TO_KEEP = {"hidden", "file", "password"}


@register.simple_tag(takes_context=True)
def draft_of(context, action="", own_way=""):
    """What is kept of the form that is sent to `action` (the page itself); None where its typing is not kept, or in a way of its own.

    Always {url, saved_at}: where it is kept, and when what is filled in was saved. Of a form of a case {others, here_url} as well:
    (name, moment) of colleagues who are writing there too. Of one that is about no case {mark, stood, offered}: drafts that could
    be filled in, each {saved_at, url, is_outdated}, with no url where another browser has the key.

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
    """Only of a form on its own page, to which a draft can lead back."""
    url = sealed.form_of(request)
    if path != request.path or len(url) > sealed.LONGEST:
        return None
    sealed.key_of(request)  # handed out with the page, so that two windows have the same
    if request.method != "GET":  # the same opening goes on
        said = request.POST
        return {"url": url, "mark": said.get(sealed.MARK) or token_hex(8), "stood": said.get(sealed.STOOD, "")}
    if asked := sealed.asked_for(request):
        request.drafts_shown.append((path, asked.content))
        return {"url": url, "mark": asked.mark, "stood": asked.stood, "saved_at": asked.saved_at}
    stands = sealed.stood(form)
    offered = [_offered(url, one, stands) for one in sealed.kept(request)]
    readable, others = ([one for one in offered if ("url" in one) == here] for here in (True, False))
    return {"url": url, "mark": token_hex(8), "stood": stands, "offered": [*readable, *others[:1]]}


def _offered(url, one, stands):
    if one.content is None:
        return {"saved_at": one.saved_at}
    leads_to = f"{url}{'&' if '?' in url else '?'}{sealed.ASKED}={one.mark}"
    return {"saved_at": one.saved_at, "url": leads_to, "is_outdated": one.stood != stands}


def _writing_here(path):
    """Where it is asked who is writing in the case of this form: nothing where its address does not name the case."""
    reference = resolve(path).kwargs.get("reference")
    return reference and reverse("writing_here", args=[reference])
