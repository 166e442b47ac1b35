"""For random cases and random changes of rules and calendars: what the simulation says is what then happens, and nothing else."""

import os
from collections import Counter
from contextlib import suppress
from datetime import date, timedelta
from random import Random

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from agencies.roles import CASEWORKER, LEAD, REQUESTING, SUPERVISOR
from audit.moment import walking_at
from cases.calendars import rows_of
from cases.changes import HolidayChange
from cases.rules import Agreement
from cases.spans import Rollover, Unit
from cases.terms import Acts
from tests import a
from tests.workflows.rule_changing import administrators, carried_out, dates, new_version
from tests.workflows.test_clocks import ROADS, agreement
from tests.workflows.toy import Toy
from workflows.clocks import recount
from workflows.models import Clock
from workflows.perform import open_
from workflows.refusing import Refused
from workflows.rule_changes.asking import insist_on_sense
from workflows.rule_changes.moving import supposed_moves
from workflows.rule_changes.simulating import simulated

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("toys"), pytest.mark.timeout(3600)]
FULL = os.environ.get("QAYIDIS_FULL") == "1"
TODAY = a.at(2026, 4, 13, 11)
UNITS = ((40, Unit.CALENDAR_DAYS), (20, Unit.WORKING_DAYS), (3, Unit.MONTHS))
at_random = settings(
    max_examples=100 if FULL else 5, derandomize=not FULL, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)  # fmt: skip


def test_what_the_simulation_says_is_what_happens_and_nothing_else_moves():
    desk, pair, tally = (a.person(CASEWORKER), a.person(SUPERVISOR)), administrators(), Counter()

    @at_random
    @given(seed=st.integers(0, 2**32))
    def changes(seed):
        chance = Random(seed)
        with transaction.atomic():
            people_the_world(chance, desk)
            with walking_at(TODAY):
                for _number in range(4):
                    one_change(chance, pair, tally)
            transaction.set_rollback(True)

    changes()
    assert all(tally[seen] for seen in ("limit", "holiday", "moved", *["overdue"] * FULL)), tally


def one_change(chance, pair, tally):
    change = chance.choice((limit_change, holiday_change))(chance)
    try:
        insist_on_sense(change)
    except Refused:
        return tally.update(("senseless",))
    said = {m.clock.pk: (m.counted.due_on, m.counted.due_at) for m in supposed_moves(change)}
    told, before, lines = simulated(change), dates(), Clock.history.count()
    done = carried_out(change, *pair)
    connection.check_constraints()
    after = dates()
    assert {pk: found[:2] for pk, found in after.items() if found != before[pk]} == said
    assert sum(found[:2] != before[pk][:2] for pk, found in after.items()) == len(told.lines) == done.moved
    assert Clock.history.count() == lines + len(said), "one line of history each"
    every_clock_is_what_a_recount_gives()
    tally.update([change.kind, *["moved"] * bool(said), *["overdue"] * bool(told.overdue)])


def every_clock_is_what_a_recount_gives():
    for clock in Clock.objects.filter(stopped_at=None).select_related("procedure__case__agreement", "limit__agreement"):
        counted = recount(clock, clock.procedure.as_kind())
        assert (clock.due_on, clock.due_at, clock.days) == (counted.due_on, counted.due_at, counted.days), (
            clock.deadline
        )


def people_the_world(chance, desk):
    """Some toys under an agreement of random terms, and some applications under those that are in use."""
    how = {
        "rollover": chance.choice(list(Rollover)),
        "acts": chance.choice(list(Acts)),
        "calendar_of": chance.choice(list(Acts)),
    }
    agreement(length(chance), length(chance), **how)
    connection.check_constraints()  # the first versions were there before anything is changed
    Agreement.objects.filter(code="TOY").update(live=True)
    for _number in range(chance.randint(1, 4)):
        walk_a_toy(chance, desk)
    for code, other in chance.sample((("EUAZ", "NL"), ("EUAZ", "DE"), ("CHAZ", "CH")), 2):
        walk_an_application(chance, desk, code, other)


def length(chance):
    most, unit = chance.choice(UNITS)
    return chance.randint(1, most), unit


def some_moment(chance):
    return a.at(2026, 3, 2, chance.randint(0, 23), 59) + timedelta(days=chance.randint(0, 30))


def walk_a_toy(chance, desk):
    moment, agencies = some_moment(chance), {LEAD: desk[0].agency, REQUESTING: a.agency("NL-CA")}
    with walking_at(moment):
        toy = open_(Toy, a.case("TOY"), desk[0], agencies, received_at=moment)
        with suppress(Refused):  # a last day that is not worked can fall back before the day on which it began
            toy = a.step(toy, "begin", desk[0], colour="red")
    for _number in range(chance.randint(0, 5)):
        moment = min(moment + timedelta(minutes=chance.choice((1, 600, 1439, 4000))), TODAY)
        name = chance.choice((*ROADS.get(toy.state, ()), "extend"))
        with walking_at(moment), suppress(Refused):  # where time has acted, nobody steps in
            toy = a.step(toy, name, desk[name in ("rest", "go_on")])


def walk_an_application(chance, desk, code, other):
    with walking_at(some_moment(chance)), suppress(Refused):  # where somebody looks alike it goes no further
        request = a.readmission(code, other)
        for name in ("acknowledge", "take_up", "order_interview")[: chance.randint(0, 3)]:
            request = a.step(request, name, desk[0])


def limit_change(chance):
    value, unit = length(chance)
    begins = TODAY.date() + timedelta(days=chance.randint(-20, 4))
    code, name = chance.choice(
        (("TOY", "reply"), ("TOY", "reply_extension"), ("EUAZ", "reply"), ("EUAZ", "draft"), ("CHAZ", "reply"))
    )
    moves = chance.random() < 0.7
    return new_version(code, name, value=value, unit=unit.value, valid_from=begins, moves_running=moves)


def holiday_change(chance):
    state = chance.choice(("AZ", "AZ", "NL", "CH"))
    known = [row[0] for row in rows_of(state) if date(2026, 3, 1) < row[0] < date(2026, 6, 1)]
    deed = chance.choice(HolidayChange.Deed.values)
    wants_known = deed in ("remove", "move") and known
    day = chance.choice(known) if wants_known else date(2026, 3, 1) + timedelta(days=chance.randint(0, 80))
    other = day + timedelta(days=chance.randint(-9, 9)) if deed == "move" else None
    return HolidayChange(state=state, deed=deed, date=day, new_date=other, name_en="A day", reason="A decree.")
