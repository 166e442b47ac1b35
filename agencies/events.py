"""What happens to somebody's way in, one function each: the places where a record of it is made.

Each is called once, at the moment it is true, within the same transaction as the change it tells of where there is one.
None is given a secret, an address of a computer, or what was typed. settings.EVENTS_KEPT_BY names who keeps them: floors above.
"""

import logging
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

log = logging.getLogger("qayidis.sign_in")


@dataclass(frozen=True)
class Event:
    """`what`: the name of the function below. `by`: who did it, None where that is not known. `how`: a word of ours."""

    what: str
    user: object
    by: object = None
    how: str = ""
    count: int | None = None


def signed_in(user, how):
    """`how`: password, passkey, password+code, password+recovery, password+passkey."""
    _note(Event("signed_in", user, user, how))


def signed_out(user, why):
    """`why`: asked, absolute limit, idle limit."""
    _note(Event("signed_out", user, user, why))


def refused(user, at):
    """A proof that did not fit, of somebody who is known: `at` is code, passkey or step-up. Wrong passwords are kept by axes."""
    _note(Event("refused", user, None, at))


def many_refused(user, count):
    """So many wrong passwords within a day: somebody may be trying to get in. Told once."""
    _note(Event("many_refused", user, None, count=count))


def stepped_up(user, how):
    """Somebody who was signed in proved again who they are, for an act that weighs more."""
    _note(Event("stepped_up", user, user, how))


def factor_added(user, kind):
    """`kind`: passkey, app, recovery."""
    _note(Event("factor_added", user, user, kind))


def factor_removed(user, kind, by):
    """By themselves, or by an administrator of their agency."""
    _note(Event("factor_removed", user, by, kind))


def sessions_ended(user, count, by):
    _note(Event("sessions_ended", user, by, count=count))


def password_changed(user, how):
    """`how`: changed (the old one was known) or link (by an invitation or a new link)."""
    _note(Event("password_changed", user, user, how))


def _note(event):
    log.info(
        "%s: person %s, %s %s", event.what, event.user.pk, event.how, event.count if event.count is not None else ""
    )
    for keep in _keepers():
        keep(event)


@cache
def _keepers():
    return [import_string(name) for name in settings.EVENTS_KEPT_BY]
