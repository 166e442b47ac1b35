"""What somebody typed and sent when their session had ended: kept in the session of the visitor they became, for them alone.

It comes back into the page it was typed on, once the same person has signed in (agencies/typed/middleware.py).
Passwords, codes and files are not kept. The database holds it encrypted, under a key that their browser alone has: nothing
that was typed may lie in a table before it has passed the asylum door, and nobody else has any business reading it.
"""

from urllib.parse import urlsplit

from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from agencies.policies import PUBLIC
from agencies.sessions import whose
from agencies.typed.sealing import hand_out, seal, unseal

TYPED = "typed"  # key in the session: {user, page, action, fields, at}
NOT_KEPT = {"csrfmiddlewaretoken", "password", "old", "again", "code", "credential", "token", "version"}
LARGEST = 200_000  # letters
LASTS = 12 * 60 * 60  # seconds
AGAIN = 5 * 60  # seconds in which it is given back once more: a page that was sent may not have arrived


def keep(request, response, page, action):
    """Keeps the fields that were sent, if it is known whose session ended; gives the response, with the key to them in a cookie.

    `page`: where they were typed; `action`: where to they were sent.
    """
    owner = getattr(request, "was", None) or whose(request.COOKIES.get(settings.SESSION_COOKIE_NAME))
    fields = {name: values for name, values in request.POST.lists() if is_kept(name)}
    if owner is None or not fields or sum(len(value) for values in fields.values() for value in values) > LARGEST:
        return response
    key = Fernet.generate_key().decode()
    kept = {
        "user": owner,
        "page": page,
        "action": action,
        "fields": seal(fields, key),
        "at": timezone.now().timestamp(),
    }
    request.session[TYPED] = kept
    if not request.user.is_authenticated:
        request.session.set_expiry(LASTS)
    return hand_out(response, settings.TYPED_COOKIE_NAME, key, LASTS)


def is_kept(name) -> bool:
    """Whether a field of this name may be kept at all: no password, code, or mark of the form itself."""
    return name not in NOT_KEPT and not name.startswith(("proof-", "leave-"))


def page_of(request) -> str:
    """The page on which a form stood: the one that the browser says it came from, if it is ours, else the address itself."""
    came = request.META.get("HTTP_REFERER", "")
    if url_has_allowed_host_and_scheme(came, {request.get_host()}, require_https=request.is_secure()):
        parts = urlsplit(came)
        return parts.path + (f"?{parts.query}" if parts.query else "")
    return request.path


def back_to_form(request):
    """For somebody whose form has grown old because they signed in anew in another window: the form again, filled in; else None.
    Whose session has ended since is asked to sign in first.

    Only where the browser says that the form was ours: another site must not fill in anything here.
    """
    if request.headers.get("Sec-Fetch-Site") != "same-origin" or not _is_page(request):
        return None
    if not request.user.is_authenticated:
        return to_sign_in(request) if request.resolver_match.func.policy != PUBLIC else None
    request.was, page = request.user.pk, page_of(request)
    response = keep(request, redirect(page), page, request.path)
    return response if TYPED in request.session else None


def to_sign_in(request):
    """Whose session has ended comes back to the page, and finds there what they had typed."""
    page = page_of(request)
    response = redirect_to_login(page)
    return keep(request, response, page, request.path) if _is_page(request) else response


def _is_page(request):
    """A page's own saving while somebody types asks for no page: to it nothing can be given back."""
    return request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"


def hand_over(session, user):
    """At sign-in: what was typed stays with the person who typed it, and is thrown away where another signs in."""
    session.set_expiry(None)
    if session.get(TYPED, {}).get("user") != user.pk:
        session.pop(TYPED, None)


def kept_for(request):
    """What is to come back into the page that is asked for, `fields` opened; None where there is nothing."""
    kept = request.session.get(TYPED)
    if not kept or not request.user.is_authenticated or kept["user"] != request.user.pk or request.method != "GET":
        return None
    if kept.get("given", timezone.now().timestamp()) < timezone.now().timestamp() - AGAIN:
        del request.session[TYPED]
        return None
    return _opened(request, kept) if urlsplit(kept["page"]).path == request.path else None


def note_given(request):
    """It stands on the page that is sent now."""
    request.session[TYPED] = {"given": timezone.now().timestamp()} | request.session[TYPED]


def given_to(request):
    """What stands in the form that is being sent; None where nothing came back into it."""
    kept = request.session.get(TYPED) if request.method == "POST" else None
    return kept if kept and "given" in kept and urlsplit(kept["action"]).path == request.path else None


def _opened(request, kept):
    fields = unseal(kept["fields"], request.COOKIES.get(settings.TYPED_COOKIE_NAME, ""))
    return fields and kept | {"fields": fields}


def forget(request, response):
    """Nothing of it is left."""
    request.session.pop(TYPED, None)
    response.delete_cookie(settings.TYPED_COOKIE_NAME)
    return response
