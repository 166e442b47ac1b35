"""How a rule is changed: one administrator proposes, another signs, and then it is so, for every clock in one transaction."""

from django.db import OperationalError, connection
from django.db import transaction as db
from django.db.models import F
from django.utils.translation import gettext as _

from audit.models import record
from cases.calendars import rows_of, write_rows
from cases.files import Case
from workflows.by_two import ByTwo
from workflows.refusing import Refused
from workflows.rows import Clock
from workflows.rule_changes.asking import insist_on_sense
from workflows.rule_changes.moving import BATCH, moves_of

WAITS = "10s"  # for the steps that are being taken; then whoever signs is asked to try again
MOVED = ("limit", "due_on", "due_at", "days")


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


def _carry_out(change, close):
    """Writes the rule, then the clocks; how many dates changed stands with the change."""
    version = None
    if change.kind == "holiday":
        write_rows(change.state, change.rows_after(rows_of(change.state)))
    else:
        before, version = change.versions()
        before.save()
        version.save()
    change.moved = _write(moves_of(change, version))
    close()


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


BY_TWO = ByTwo(insist_on_sense, carry_out=_carry_out, wait=_one_after_another, hold=_stop_all_steps)
propose, sign, refuse, withdraw = BY_TWO.propose, BY_TWO.sign, BY_TWO.refuse, BY_TWO.withdraw
