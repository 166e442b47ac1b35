"""Where sessions lie: in the database, each with whose it is, so that somebody can see their own and end them."""

import hashlib
from datetime import UTC, datetime, timedelta

from axes.models import AccessLog
from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils import timezone

PLACE = "place"  # key in the session: {address, agent} of the browser that signed in
SIGN_IN = "sign_in"  # key in the session: of the row that axes keeps of its sign-in
KNOWN_FOR = timedelta(hours=12)  # after it ran out
BEGAN = "began"  # key in the session: when somebody who is signed in sent their first request


class Session(AbstractBaseSession):
    """What the server remembers of one browser. Ended by deleting it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="sessions")

    @classmethod
    def get_session_store_class(cls):
        return SessionStore


class SessionStore(DatabaseStore):
    """The session engine (settings.SESSION_ENGINE). `rests`: a page asked by itself, which is no sign that somebody is there."""

    rests = False

    def save(self, must_create=False):
        if must_create or not self.rests:
            super().save(must_create)

    @classmethod
    def get_model_class(cls):
        return Session

    def create_model_instance(self, data):
        row = super().create_model_instance(data)
        row.user_id = data.get(SESSION_KEY)
        return row


def note_beginning(session):
    """With the first request of somebody who is signed in: when that was, and by which sign-in. One query."""
    session[BEGAN] = timezone.now().timestamp()
    entered = AccessLog.objects.filter(session_hash=hashlib.sha256(session.session_key.encode()).hexdigest())
    session[SIGN_IN] = entered.order_by("-pk").values_list("pk", flat=True).first()


def own_sessions(user, current_key) -> list[dict]:
    """Where somebody is signed in now: {name, began, seen, address, agent, current}, the present one first.

    `name` stands for the session on a page; its key never leaves the server and its cookie.
    """
    rows = Session.objects.filter(user=user, expire_date__gt=timezone.now()).order_by("-expire_date")
    return sorted((_shown(row, current_key) for row in rows), key=lambda shown: not shown["current"])


def _shown(row, current_key):
    data = row.get_decoded()
    place = data.get(PLACE, {})
    began = data.get(BEGAN)
    return {
        "name": name_of(row.session_key),
        "began": datetime.fromtimestamp(began, UTC) if began else None,
        "seen": row.expire_date - timedelta(seconds=settings.SESSION_COOKIE_AGE),
        "address": place.get("address", ""),
        "agent": place.get("agent", ""),
        "current": row.session_key == current_key,
    }


def name_of(key) -> str:
    return hashlib.sha256(f"session {key}".encode()).hexdigest()[:16]


def end_session(user, name) -> bool:
    """Ends the one of somebody's sessions that bears this name; whether there was one."""
    return bool(_end([row for row in Session.objects.filter(user=user) if name_of(row.session_key) == name]))


def end_other_sessions(user, current_key=None) -> int:
    """Ends all sessions of somebody but the present one; how many."""
    return _end(Session.objects.filter(user=user).exclude(session_key=current_key))


def end_expired() -> int:
    """Ends the sessions that have run out; how many. Their rows stay for a while: by them is known whose form comes late."""
    over = Session.objects.filter(expire_date__lt=timezone.now())
    _end_sign_ins_of(over)
    return _end(over.filter(expire_date__lt=timezone.now() - KNOWN_FOR))


def _end_sign_ins_of(rows):
    _end_sign_ins(row.get_decoded().get(SIGN_IN) for row in rows if row.user_id)


def _end(sessions):
    rows = list(sessions)
    _end_sign_ins_of(rows)
    return Session.objects.filter(session_key__in=[row.session_key for row in rows]).delete()[0]


def sign_off(request):
    """Ends the session of this request, and what its sign-in may do."""
    _end_sign_ins([request.session.get(SIGN_IN)])
    logout(request)


def _end_sign_ins(keys):
    """The database records no act by them any more."""
    if keys := [key for key in keys if key]:
        AccessLog.objects.filter(pk__in=keys, logout_time=None).update(logout_time=timezone.now())


def whose(key) -> int | None:
    """The id of whoever a session belongs to, or belonged to before it ran out."""
    return Session.objects.filter(session_key=key).values_list("user_id", flat=True).first() if key else None


def limits(request) -> dict:
    """Context processor. For the warning: after how many idle seconds a session ends, how many are left at most, when to warn."""
    if getattr(request, "actor", None) is None:
        return {}
    lasted = timezone.now().timestamp() - request.session.get(BEGAN, 0)
    left = max(0, int(settings.SESSION_LASTS - lasted))
    return {"session_ends": {"idle": settings.SESSION_COOKIE_AGE, "left": left, "warns": settings.SESSION_WARNS}}
