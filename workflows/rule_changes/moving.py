"""Which running clocks a change of the rules moves, and to which day: counted by the code that counts every other day.

The same search serves before and after: before, the rules are supposed; afterwards they stand in the database.
"""

from collections import defaultdict
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice

from django.db.models import Q

from audit.moment import now
from cases.calendars import rows_of, supposing
from cases.rules import Agreement, TimeLimit
from cases.spans import Due, Rollover
from cases.terms import COUNTED_BACK, Acts
from workflows.clocks import recount
from workflows.rows import Clock, Procedure, Step

BATCH = 500
ZONES = timedelta(days=2)  # an event may lie on another day on the other side


@dataclass(frozen=True)
class Move:
    """A running clock, and what a change makes of it."""

    clock: Clock
    procedure: Procedure
    rule: TimeLimit
    counted: Due

    @property
    def changes_date(self):
        return (self.clock.due_on, self.clock.due_at) != (self.counted.due_on, self.counted.due_at)

    @property
    def differs(self):
        return self.changes_date or self.clock.days != self.counted.days or self.clock.limit_id != self.rule.pk

    @property
    def becomes_overdue(self):
        return self.clock.paused_at is None and self.counted.due_at <= now() < self.clock.due_at

    @property
    def is_no_longer_overdue(self):
        return self.clock.paused_at is None and self.clock.due_at <= now() < self.counted.due_at


def supposed_moves(change):
    """Every clock that would move if this change were signed now. Reads only."""
    if change.kind == "holiday":
        return _moves(change, lambda: supposing({change.state: change.rows_after(rows_of(change.state))}))
    before, new = change.versions()
    return _moves(change, nullcontext, new, _other_versions(change, before, new))


def moves_of(change, version=None):
    """Every clock that does move, now that the change stands in the database."""
    return _moves(change, nullcontext, version)


def _other_versions(change, before, new):
    others = change.agreement.limits.exclude(pk=before.pk)
    return [*others, before, new]


def _moves(change, rules, version=None, versions=None):
    """Batch by batch; `rules` gives the context within which a batch is counted."""
    agreements = {}
    keys = iter(list(_concerned(change).values_list("pk", flat=True)))
    while some := list(islice(keys, BATCH)):
        batch = _read(some, agreements, versions)
        with rules():
            found = [_move(clock, procedure, steps, version) for clock, procedure, steps in batch]
        yield from (move for move in found if move.differs)


def _move(clock, procedure, steps, version):
    rule = version if version and clock.limit.name == version.name else clock.limit
    kept, clock.limit = clock.limit, rule
    counted = recount(clock, procedure, steps)
    clock.limit = kept
    return Move(clock, procedure, rule, counted)


def _read(keys, agreements, versions):
    """Clocks with their procedures and steps: four queries a batch, whatever it holds."""
    clocks = Clock.objects.filter(pk__in=keys).select_related("limit", "procedure").order_by("procedure__case_id", "pk")
    procedures, steps = _procedures(clocks, agreements, versions), defaultdict(list)
    for step in Step.objects.filter(procedure_id__in=procedures).order_by("pk"):
        steps[step.procedure_id].append(step)
    for clock in clocks:
        clock.limit.agreement = procedures[clock.procedure_id].case.agreement
    return [(clock, procedures[clock.procedure_id], steps[clock.procedure_id]) for clock in clocks]


def _procedures(clocks, agreements, versions):
    found = {}
    for kind in {clock.procedure.kind for clock in clocks}:
        wanted = {clock.procedure_id for clock in clocks if clock.procedure.kind == kind}
        rows = Procedure.kinds[kind].objects.filter(pk__in=wanted).select_related("case__agreement", "held_by")
        found |= {row.pk: row for row in rows}
    for procedure in found.values():
        procedure.case.agreement = _shared(procedure.case.agreement, agreements, versions)
    return found


def _shared(agreement: Agreement, agreements, versions):
    """One object an agreement, which knows its limits; those of the change as they would be."""
    if agreement.pk not in agreements:
        ours = versions and versions[-1].agreement_id == agreement.pk
        others = agreement.limits.exclude(name=versions[-1].name) if ours else agreement.limits.all()
        agreement.limits_read = [*others, *(versions if ours else ())]
        agreements[agreement.pk] = agreement
    return agreements[agreement.pk]


def _concerned(change):
    """The running clocks that a change could move: a few too many rather than one too few."""
    running = Clock.objects.filter(stopped_at=None).order_by("procedure__case_id", "pk")
    return running.filter(_of_calendar(change) if change.kind == "holiday" else _of_limit(change))


def _of_limit(change):
    if not change.moves_running:
        return Q(pk=None)
    extended = extended_by(change.name)
    return Q(procedure__case__agreement=change.agreement) & (Q(limit__name=change.name) | Q(deadline__in=extended))


def extended_by(name):
    """Names of the deadlines that this limit prolongs."""
    deadlines = [d for kind in Procedure.kinds.values() for d in kind.workflow.deadlines.values()]
    return {deadline.name for deadline in deadlines if deadline.extension == name}


def _of_calendar(change):
    """A count looks at no day before its event nor after its end, but where it goes back or rolls back."""
    first, last = min(change.days), max(change.days)
    passes_by = Q(due_on__lt=first) | Q(started_at__date__gt=last + ZONES)
    goes_back = Q(limit__name__in=COUNTED_BACK) | Q(limit__rollover=Rollover.PREVIOUS_WORKING_DAY.value)
    return _of_state(change.state) & (goes_back | ~passes_by)


def _of_state(state):
    """Where a side of the case has not been named, its calendar is that of the agreement."""
    named = {
        Acts.REQUESTED: Q(procedure__case__requested_state__in=(state, "")),
        Acts.REQUESTING: Q(procedure__case__requesting_state__in=(state, "")),
    }
    requested, requesting = (Q(limit__calendar_of=side) & of_case for side, of_case in named.items())
    return requested | requesting
