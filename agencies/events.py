"""What happens to somebody's way in, one function each: the places where a record of it is made.

Each is called once, at the moment it is true, within the same transaction as the change it tells of where there is one.
None is given a secret, an address of a computer, or what was typed.
"""

import logging

log = logging.getLogger("qayidis.sign_in")


def signed_in(user, how):
    """`how`: password, passkey, password+code, password+recovery, password+passkey."""
    _note("signed in", user, how)


def signed_out(user, why):
    """`why`: asked, absolute limit."""
    _note("signed out", user, why)


def refused(user, at):
    """A proof that did not fit, of somebody who is known: `at` is code, passkey or step-up. Wrong passwords are kept by axes."""
    _note("proof refused", user, at)


def many_refused(user, count):
    """So many wrong passwords within a day: somebody may be trying to get in. Told once."""
    _note("many passwords refused", user, count)


def stepped_up(user, how):
    """Somebody who was signed in proved again who they are, for an act that weighs more."""
    _note("stepped up", user, how)


def factor_added(user, kind):
    """`kind`: passkey, app, recovery."""
    _note("factor added", user, kind)


def factor_removed(user, kind, by):
    """By themselves, or by an administrator of their agency."""
    _note("factor removed", user, f"{kind} by {by.pk}")


def sessions_ended(user, count, by):
    _note("sessions ended", user, f"{count} by {by.pk}")


def password_changed(user, how):
    """`how`: changed (the old one was known) or link (by an invitation or a new link)."""
    _note("password changed", user, how)


def _note(what, user, how):
    log.info("%s: person %s, %s", what, user.pk, how)
