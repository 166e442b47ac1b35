"""What happens to every request: who acts is put on it, and the mark of its view is checked. Fails closed."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.contrib.sessions import middleware
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from agencies import events
from agencies.policy import POLICY, PUBLIC, SIGNED_IN, actor_of, may
from agencies.proofs.factors import is_missing
from agencies.sessions import BEGAN, note_beginning, sign_off, whose
from agencies.typed import keeping


class SessionMiddleware(middleware.SessionMiddleware):
    """Django's, which takes back the cookie of a session that ran out. By it is known whose form is sent next (agencies/typed),
    so it stays, whatever the pages of other tabs ask for in between."""

    def process_response(self, request, response):
        if request.session.is_empty() and whose(request.COOKIES.get(settings.SESSION_COOKIE_NAME)):
            return response
        return super().process_response(request, response)


class ActorMiddleware:
    """Puts on the request who acts, for which agency: `request.actor` (None before an agency is chosen)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.actor = None
        if request.user.is_authenticated and _is_over(request.session):
            request.was = request.user.pk
            events.signed_out(request.user, "absolute limit")
            sign_off(request)
        if request.user.is_authenticated:
            request.actor = actor_of(request.user, request.session.get("agency"))
        return self.get_response(request)


def _is_over(session):
    """Whether somebody has been signed in for as long as one may be; counted from their first request."""
    if BEGAN not in session:
        note_beginning(session)
    return timezone.now().timestamp() - session[BEGAN] > settings.SESSION_LASTS


class PolicyMiddleware:
    """Checks the mark of every view: the general part of it here, the part about one thing in `insist`. Fails closed."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        action = getattr(view, "policy", None)
        if action == PUBLIC:
            return None
        if action is None:
            raise PermissionDenied(_("This page has no policy, so nobody may see it."))
        if not request.user.is_authenticated:
            return _to_sign_in(request)
        return None if action == SIGNED_IN else _check(request, action)


def _to_sign_in(request):
    if request.method != "POST":
        return redirect_to_login(request.get_full_path())
    return keeping.to_sign_in(request)


def _check(request, action):
    if request.actor is None:
        return redirect("choose_agency")
    if is_missing(request):
        return redirect(f"{reverse('set_up_factor')}?{urlencode({'next': request.get_full_path()})}")
    general = [capacity for capacity in POLICY[action] if capacity.case_role is None]
    if general and not (verdict := may(request.actor.capacities, general)):
        raise PermissionDenied(" ".join(verdict.reasons))
    return None
