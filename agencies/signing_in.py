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

from agencies import events
from agencies.languages import speak
from agencies.models import Agency, Membership, User
from agencies.policy import actor_of
from agencies.preferences import carry, preferences_of
from agencies.proofs import factors, throttling
from agencies.proofs.freshness import note_proof
from agencies.sessions import PLACE, note_beginning
from agencies.typed import keeping
from agencies.words import ROLE_NAMES

WAITING = "signing_in"  # key in the session: whom a visitor has begun to prove to be
PATIENCE = timedelta(minutes=10)  # for the further proofs
BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True)
class Step:
    """`page`: the url that asks. `is_due`: whether a visitor (their request) must still answer. `proves`: nobody is signed in before it."""

    page: str
    is_due: Callable
    proves: bool = True


def is_unknown(request):
    return not request.user.is_authenticated and waiting(request) is None


def is_half_proven(request):
    user = None if request.user.is_authenticated else waiting(request)
    return user is not None and "factor" not in request.session[WAITING] and factors.has_factor(user)


def is_without_agency(request):
    return request.user.is_authenticated and actor_of(request.user, request.session.get("agency")) is None


def is_without_factor(request):
    actor = request.user.is_authenticated and actor_of(request.user, request.session.get("agency"))
    return bool(actor) and factors.SHOWN not in request.session and factors.is_required(actor)


STEPS = (
    Step(
        "sign_in", is_unknown
    ),  # a passkey answers this and the next at once; a single sign-on is another way to `begin`
    Step("second_factor", is_half_proven),
    Step("choose_agency", is_without_agency, proves=False),
    Step("set_up_factor", is_without_factor, proves=False),
)


def check_password(request, email, password) -> User | None:
    """The person, if the password is theirs. An unknown, an ended and a locked account give the same: None.

    Django hashes the password of an unknown account too, so that the time tells nothing either.
    """
    request.tried_as = email.lower()
    if until := throttling.slowed_until(request, request.tried_as):
        request.axes_locked_out, request.slowed_until = True, until
        return None
    return authenticate(request, email=request.tried_as, password=password)


def locked_until(request, email):
    """From when on this address may try again as this account (aware moment, whole minutes); None if it may now."""
    if not getattr(request, "axes_locked_out", False):
        return None
    request.axes_locked_out = False  # else the middleware of axes puts its own bare page in place of ours
    until = getattr(request, "slowed_until", None) or _pause_ends(request, email)
    return until.replace(second=0, microsecond=0) + timedelta(minutes=1)


def _pause_ends(request, email):
    tried = AccessAttempt.objects.filter(username=email.lower(), ip_address=throttling.address_of(request))
    last = tried.aggregate(last=Max("attempt_time"))["last"] or timezone.now()
    return last + throttling.pause_of(request)


def begin(request, user, **proofs):
    """Notes the first proof that a visitor is somebody: a password, a passkey (`factor`), or the word of a single sign-on."""
    request.session.cycle_key()
    noted = {"user": user.pk, "backend": getattr(user, "backend", BACKEND), "since": timezone.now().timestamp()}
    request.session[WAITING] = noted | proofs


def note_factor(request, kind):
    """Notes the second proof of somebody who has begun."""
    request.session[WAITING] = request.session[WAITING] | {"factor": kind, "how": f"password+{kind}"}


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
    note_beginning(request.session)
    request.session[PLACE] = {
        "address": throttling.address_of(request),
        "agent": request.headers.get("User-Agent", "")[:200],
    }
    if "factor" in begun:
        request.session[factors.SHOWN] = begun["factor"]
    note_proof(request.session)
    carry(request.session, preferences_of(user))
    keeping.hand_over(request.session, user)
    events.signed_in(user, begun.get("how", "password"))


def wish_of(request) -> str:
    """Where the visitor wanted to go, if that is a page of ours; else nothing."""
    wish = request.POST.get("next") or request.GET.get("next") or ""
    return wish if is_ours(request, wish) else ""


def is_ours(request, url) -> bool:
    return url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())


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
