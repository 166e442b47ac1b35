"""How a rule is changed: one administrator proposes, another signs, and then it is so, for every clock in one transaction."""

from django.db import OperationalError, connection
from django.db import transaction as db
from django.db.models import F
from django.utils.translation import gettext as _

from audit.models import record
from audit.moment import now
from cases.calendars import rows_of, write_rows
from cases.changes import Change
from cases.files import Case
from workflows.refusing import MovedOn, Refused
from workflows.rows import Clock
from workflows.rule_changes.asking import insist_on_leading, insist_on_sense
from workflows.rule_changes.moving import BATCH, moves_of

WAITS = "10s"  # for the steps that are being taken; then whoever signs is asked to try again
MOVED = ("limit", "due_on", "due_at", "days")


@db.atomic
def propose(change, by, token=None):
    """Keeps a proposal; the same token gives the same one. Raises Refused with what is wrong, field by field."""
    insist_on_leading(by)
    _one_after_another()
    if token and (done := type(change).objects.filter(token=token).first()):
        return done
    insist_on_sense(change)
    _insist_none_waits(change)
    change.proposed_by, change.proposed_for, change.proposed_at, change.token = by.user, by.agency, now(), token
    change.save()
    return change


@db.atomic
def sign(change, by, comment=""):
    """Another administrator agrees: the rule is changed and every clock that it moves is moved. The change, decided."""
    change = _open_one(change, by, Change.Outcome.GRANTED)
    if not change.is_open:
        return change
    _insist_on_other_eyes(change, by)
    _stop_all_steps()
    insist_on_sense(change)
    change.moved = _apply(change)
    return _close(change, by, Change.Outcome.GRANTED, comment)


@db.atomic
def refuse(change, by, comment):
    change = _open_one(change, by, Change.Outcome.REFUSED)
    if not change.is_open:
        return change
    _insist_on_other_eyes(change, by)
    if not comment.strip():
        raise Refused(fields={"comment": [_("Say why.")]})
    return _close(change, by, Change.Outcome.REFUSED, comment)


@db.atomic
def withdraw(change, by):
    change = _open_one(change, by, Change.Outcome.WITHDRAWN)
    if change.is_open and change.proposed_by_id != by.user.pk:
        raise Refused(_("Only the person who proposed it can withdraw it."))
    return _close(change, by, Change.Outcome.WITHDRAWN) if change.is_open else change


def _open_one(change, by, outcome):
    """The change as it stands now, locked; decided only where this person has just decided so: a second click."""
    insist_on_leading(by)
    _one_after_another()
    found = type(change).objects.select_related("proposed_by").get(pk=change.pk)
    if not found.is_open and (found.outcome, found.decided_by_id) != (outcome, by.user.pk):
        raise MovedOn(_("This proposal has been decided already."))
    return found


def _insist_on_other_eyes(change, by):
    if change.proposed_by_id == by.user.pk:
        raise Refused(_("You cannot decide this request: you prepared it."))


def _insist_none_waits(change):
    about = ("agreement", "name") if change.kind == "limit" else ("state",)
    same = type(change).objects.filter(**{name: getattr(change, name) for name in about})
    if same.filter(outcome=Change.Outcome.OPEN).exists():
        raise Refused(_("A proposal is already waiting for approval. Withdraw it first."))


def _close(change, by, outcome, comment=""):
    change.outcome, change.comment = outcome, comment.strip()
    change.decided_by, change.decided_for, change.decided_at = by.user, by.agency, now()
    change.save()
    return change


def _one_after_another():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('rules are changed', 0))")


def _stop_all_steps():
    """Each step locks its case before it counts, so this waits for all that are being taken and lets none begin.

    Pages go on: they only read. What is counted afterwards is counted by the new rule.
    """
    try:
        with db.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = '{WAITS}'")
            cursor.execute("LOCK TABLE cases_case IN EXCLUSIVE MODE")
            cursor.execute("SET LOCAL lock_timeout = DEFAULT")
    except OperationalError as busy:
        raise Refused(_("Many cases are being worked on at this moment. Try again in a minute.")) from busy


def _apply(change):
    """Writes the rule, then the clocks; gives how many dates changed."""
    version = None
    if change.kind == "holiday":
        write_rows(change.state, change.rows_after(rows_of(change.state)))
    else:
        before, version = change.versions()
        before.save()
        version.save()
    return _write(moves_of(change, version))


def _write(moves):
    changed, some = 0, []
    for move in moves:
        changed += move.changes_date
        some.append(_moved(move))
        if len(some) == BATCH:
            _write_batch(some)
            some = []
    _write_batch(some)
    return changed


def _moved(move):
    clock, counted = move.clock, move.counted
    clock.limit, clock.days, clock.due_on, clock.due_at = move.rule, counted.days, counted.due_on, counted.due_at
    return clock


def _write_batch(clocks):
    """Each clock with its line of history; who had a form open on such a case is asked to look again."""
    Clock.objects.bulk_update(clocks, MOVED)
    record(changed=clocks)
    cases = {clock.procedure.case_id for clock in clocks}
    Case.objects.filter(pk__in=cases).update(version=F("version") + 1)
