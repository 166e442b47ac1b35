"""The pages that say what went wrong; each with the number by which support finds the request in the history."""

import logging

from django.contrib.auth.views import redirect_to_login
from django.contrib.sessions.exceptions import SessionInterrupted
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from agencies.typed.keeping import back_to_form, page_of
from audit.actor import current_act

logger = logging.getLogger(__name__)


def bad_request(request, exception):
    """Whose session was ended while they were being answered is asked to sign in, as they would be a moment later."""
    if isinstance(exception, SessionInterrupted):
        return redirect_to_login(page_of(request))
    return _page(request, 400)


def forbidden(request, exception):
    return _page(request, 403, reasons=[str(exception)] if str(exception) else [])


def not_found(request, exception):
    return _page(request, 404)


def broken(request):
    """Without the request, because what broke may be something that every page needs."""
    reference = _reference()
    logger.error("The error above was shown under the reference %s.", reference)
    return HttpResponse(render_to_string("system/500.html", {"reference": reference}), status=500)


def csrf_failed(request, reason=""):
    return back_to_form(request) or _page(request, 403, template="403_csrf")


def _page(request, status, template="", **words):
    return render(request, f"system/{template or status}.html", {"reference": _reference(), **words}, status=status)


def _reference():
    act = current_act()
    return str(act)[:8] if act else ""
