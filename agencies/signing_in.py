"""The way in: the steps a visitor takes, one page each, until they act for an agency. A further proof is a further line.

Nobody is signed in before the last proof is given; until then the session only holds whom the visitor has begun to prove
to be. Why it is built so: docs/decisions/0003-sign-in.md.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth import authenticate, login
from django.db.models import Max
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from agencies.languages import speak
from agencies.models import Agency, Membership, User
from agencies.policy import actor_of
from agencies.words import ROLE_NAMES

WAITING = "signing_in"  # key in the session: whom a visitor has begun to prove to be
PATIENCE = timedelta(minutes=10)  # for the further proofs


@dataclass(frozen=True)
class Step:
    """`page`: the url that asks. `is_due`: whether a visitor (their request) must still answer. `proves`: nobody is signed in before it."""

    page: str
    is_due: Callable
    proves: bool = True


def is_unknown(request):
    return not request.user.is_authenticated and waiting(request) is None


def is_without_agency(request):
    return request.user.is_authenticated and actor_of(request.user, request.session.get("agency")) is None


STEPS = (
    Step("sign_in", is_unknown),
    # a second factor stands here; a single sign-on is another way to `begin`
    Step("choose_agency", is_without_agency, proves=False),
)


def check_password(request, email, password) -> User | None:
    """The person, if the password is theirs. An unknown, an ended and a locked account give the same: None.

    Django hashes the password of an unknown account too, so that the time tells nothing either.
    """
    return authenticate(request, email=email.lower(), password=password)


def locked_until(request, email):
    """From when on this address may try again as this account (aware moment, whole minutes); None if it may now."""
    if not getattr(request, "axes_locked_out", False):
        return None
    request.axes_locked_out = False  # else the middleware of axes puts its own bare page in place of ours
    tried = AccessAttempt.objects.filter(username=email.lower(), ip_address=request.axes_ip_address)
    last = tried.aggregate(last=Max("attempt_time"))["last"] or timezone.now()
    return (last + settings.AXES_COOLOFF_TIME).replace(second=0, microsecond=0) + timedelta(minutes=1)


def begin(request, user):
    """Notes the first proof that a visitor is somebody: a password, or the word of a single sign-on."""
    request.session.cycle_key()
    request.session[WAITING] = {"user": user.pk, "backend": user.backend, "since": timezone.now().timestamp()}


def waiting(request) -> User | None:
    """Whom a visitor has begun to prove to be, while that is fresh."""
    begun = request.session.get(WAITING)
    if begun is None or timezone.now().timestamp() - begun["since"] > PATIENCE.total_seconds():
        return None
    return User.objects.filter(pk=begun["user"], is_active=True).first()


def proceed(request, wish=""):
    """To the first step that is due; signs in once no proof is; after the last step, to the address wished for."""
    entered = not request.user.is_authenticated and not any(s.proves and s.is_due(request) for s in STEPS)
    if entered:
        _enter(request)
    due = next((step.page for step in STEPS if step.is_due(request)), None)
    response = redirect(f"{reverse(due)}?{urlencode({'next': wish})}" if due else wish or settings.LOGIN_REDIRECT_URL)
    return speak(response, request.user.language) if entered else response


def _enter(request):
    user, begun = waiting(request), request.session.pop(WAITING)
    user.skip_history_when_saving = True  # a sign-in changes nobody; axes keeps the log of sign-ins
    login(request, user, begun["backend"])  # gives the session a new key
    del user.skip_history_when_saving


def wish_of(request) -> str:
    """Where the visitor wanted to go, if that is a page of ours; else nothing."""
    wish = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(wish, {request.get_host()}, require_https=request.is_secure())
    return wish if ours else ""


def choices_of(user, current=None) -> list[dict]:
    """The agencies at which a person has a role in force: {id, agency, role, current}."""
    found, rows = {}, Membership.objects.in_force().filter(user=user).select_related("agency")
    for row in rows.order_by("agency__code", "role"):
        choice = {"id": row.agency_id, "agency": row.agency.name, "roles": [], "current": row.agency_id == current}
        found.setdefault(row.agency_id, choice)["roles"].append(str(ROLE_NAMES[row.role]))
    return [choice | {"role": ", ".join(choice["roles"])} for choice in found.values()]


def contacts_of(user):
    """The agencies that can give somebody without a role in force one again: where they had one."""
    return Agency.objects.filter(memberships__user=user).distinct()
