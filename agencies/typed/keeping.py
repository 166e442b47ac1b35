"""What somebody typed and sent when their session had ended: kept in the session of the visitor they became, for them alone.

It comes back into the page it was typed on, once the same person has signed in (agencies/typed/middleware.py).
Passwords, codes and files are not kept.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from agencies.sessions import whose

TYPED = "typed"  # key in the session: {user, page, action, fields, at}
NOT_KEPT = {"csrfmiddlewaretoken", "password", "old", "again", "code", "credential", "token", "version"}
LARGEST = 200_000  # letters
LASTS = 12 * 60 * 60  # seconds


def keep(request, page, action):
    """Keeps the fields that were sent, if it is known whose session ended. `page`: where they were typed; `action`: where to."""
    owner = getattr(request, "was", None) or whose(request.COOKIES.get(settings.SESSION_COOKIE_NAME))
    fields = [(name, values) for name, values in request.POST.lists() if _is_kept(name)]
    if owner is None or not fields or sum(len(value) for _name, values in fields for value in values) > LARGEST:
        return
    kept = {"user": owner, "page": page, "action": action, "fields": dict(fields), "at": timezone.now().timestamp()}
    request.session[TYPED] = kept
    request.session.set_expiry(LASTS)


def _is_kept(name):
    return name not in NOT_KEPT and not name.startswith(("proof-", "leave-"))


def page_of(request) -> str:
    """The page on which a form stood: the one that the browser says it came from, if it is ours, else the address itself."""
    came = request.META.get("HTTP_REFERER", "")
    if url_has_allowed_host_and_scheme(came, {request.get_host()}, require_https=request.is_secure()):
        parts = urlsplit(came)
        return parts.path + (f"?{parts.query}" if parts.query else "")
    return request.path


def hand_over(session, user):
    """At sign-in: what was typed stays with the person who typed it, and is thrown away where another signs in."""
    session.set_expiry(None)
    if session.get(TYPED, {}).get("user") != user.pk:
        session.pop(TYPED, None)


def kept_for(request):
    """What is to come back into the page that is asked for; None where there is nothing."""
    kept = request.session.get(TYPED)
    if not kept or not request.user.is_authenticated or kept["user"] != request.user.pk or request.method != "GET":
        return None
    return kept if urlsplit(kept["page"]).path == request.path else None
