"""Keeps, brings back and forgets drafts around the views, so that no view of a form need think of them."""

from http import HTTPStatus
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from agencies.typed.filling import filled
from agencies.typed.keeping import page_of
from agencies.typed.sealing import hand_out
from workflows.drafts.keeping import FIELD, KEPT_FOR, TooLarge, forget, has_drafts, keep
from workflows.drafts.sealed import ASKED

KEEP, THROW_AWAY = "yes", "gone"
HEADER = "X-Draft"  # of a page's own saving


class DraftMiddleware:
    """Comes after the asylum door: what is not taken in is not kept either."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.drafts_shown, request.may_have_draft = [], False
        response = self.get_response(request)
        if request.may_have_draft and response.status_code == HTTPStatus.FOUND:  # accepted: it leads to what follows
            forget(request)
        if key := getattr(request, "drafts_key", None):
            hand_out(response, settings.DRAFTS_COOKIE_NAME, key, int(KEPT_FOR.total_seconds()))
        return _with_drafts(request, response) if request.drafts_shown else response

    def process_view(self, request, view, args, kwargs):
        if request.method != "POST" or hasattr(view, "keeps_typing_itself"):
            return None
        if getattr(request, "actor", None) is None or not has_drafts(view, kwargs):
            return HttpResponse(status=404) if HEADER in request.headers else None  # never the act instead
        wish = KEEP if HEADER in request.headers else request.POST.get(FIELD)
        if wish == KEEP:
            return _keep(request, view, kwargs)
        if wish == THROW_AWAY:
            forget(request)
            messages.info(request, _("The draft is thrown away."))
            return redirect(_page(request))
        request.may_have_draft = True
        return None


def _keep(request, view, kwargs):
    """204 to the page's own saving; else back to the form."""
    try:
        mark = keep(request, view, kwargs)
    except TooLarge:
        return HttpResponse(_("This is too long to be kept."), status=413, content_type="text/plain")
    if HEADER in request.headers:
        return HttpResponse(status=204)
    messages.info(request, _("Draft saved."))
    return redirect(_page(request, mark))


def _page(request, mark=""):
    """The page of the form, with this draft filled in."""
    parts = urlsplit(page_of(request))
    asked = [(name, value) for name, value in parse_qsl(parts.query) if name != ASKED]
    return urlunsplit(parts._replace(query=urlencode([*asked, (ASKED, mark)] if mark else asked)))


def _with_drafts(request, response):
    """The page with what was typed in its forms. Fields that are not there any more, or not theirs to write, stay away."""
    if response.status_code == HTTPStatus.OK and not response.streaming:
        for action, content in request.drafts_shown:
            text, _count = filled(response.content.decode(), request.path, action, content)
            response.content = text
    return response
