"""Who is acting, in which role, for which agency, and within which act: set once per request or command."""

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from uuid import UUID, uuid4

from agencies.policy import Actor
from agencies.sessions import SIGN_IN
from audit.signed_in import SAFE, acting_by


@dataclass(frozen=True)
class Act:
    """One request or command: every row that it changes bears its id."""

    pk: UUID
    actor: Actor | None


_current = ContextVar("act", default=None)


@contextmanager
def acting(actor):
    """All changes within this block are one act of `actor` (None: the clock)."""
    token = _current.set(Act(uuid4(), actor))
    try:
        yield
    finally:
        _current.reset(token)


def current_act() -> UUID | None:
    act = _current.get()
    return act.pk if act else None


def current_user(**_):
    act = _current.get()
    return act.actor.user if act and act.actor else None


def current_agency_id() -> int | None:
    act = _current.get()
    return act.actor.agency.pk if act and act.actor else None


def current_roles() -> str:
    act = _current.get()
    return " ".join(sorted(act.actor.roles)) if act and act.actor else ""


class ActingMiddleware:
    """Makes each request one act; what may change something is done by the sign-in of its session."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with acting(request.actor):
            if request.method in SAFE or not request.user.is_authenticated:
                return self.get_response(request)
            with acting_by(request.session.get(SIGN_IN)):
                return self.get_response(request)
