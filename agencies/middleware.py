"""What happens to every request: who acts is put on it, and the mark of its view is checked. Fails closed."""

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from agencies.policy import POLICY, PUBLIC, SIGNED_IN, actor_of, may

BEGAN = "began"  # key in the session: when somebody who is signed in sent their first request


class ActorMiddleware:
    """Puts on the request who acts, for which agency: `request.actor` (None before an agency is chosen)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.actor = None
        if request.user.is_authenticated and _is_over(request.session):
            logout(request)
        if request.user.is_authenticated:
            request.actor = actor_of(request.user, request.session.get("agency"))
        return self.get_response(request)


def _is_over(session):
    """Whether somebody has been signed in for as long as one may be; counted from their first request."""
    began = session.setdefault(BEGAN, timezone.now().timestamp())
    return timezone.now().timestamp() - began > settings.SESSION_LASTS


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
            return redirect_to_login(request.get_full_path())
        return None if action == SIGNED_IN else _check(request, action)


def _check(request, action):
    if request.actor is None:
        return redirect("choose_agency")
    general = [capacity for capacity in POLICY[action] if capacity.case_role is None]
    if general and not (verdict := may(request.actor.capacities, general)):
        raise PermissionDenied(" ".join(verdict.reasons))
    return None
