"""Clocks rest, go on, are prolonged and stop as the declaration says; every due date equals an independent day-by-day recount."""

import os
from datetime import UTC, date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from agencies.roles import CASEWORKER, LEAD, REQUESTING, SUPERVISOR
from audit.moment import walking_at
from cases.agreements import Parties, terms
from cases.calendars import Holiday
from cases.rules import Agreement, TimeLimit
from cases.spans import Rollover, Unit
from cases.terms import Acts, Confidence, StartEvent
from tests import a
from tests.cases.recounting import local_day, recounted
from tests.workflows.toy import Toy
from workflows.clocks import recount, turn_clocks
from workflows.perform import Refused, open_, perform

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("toys"), pytest.mark.timeout(3600)]
FULL = os.environ.get("QAYIDIS_FULL") == "1"
at_random = settings(
    max_examples=400 if FULL else 12, derandomize=not FULL, deadline=None, database=None,
    phases=[Phase.generate], suppress_health_check=list(HealthCheck),
)  # fmt: skip
ROADS = {"moving": ("ask", "rest"), "asked": ("answer", "rest", "extend"), "resting": ("go_on",)}
length = st.one_of(
    st.tuples(st.integers(1, 40), st.just(Unit.CALENDAR_DAYS)), st.tuples(st.integers(1, 20), st.just(Unit.WORKING_DAYS)),
    st.tuples(st.integers(1, 3), st.just(Unit.MONTHS)),
)  # fmt: skip


def agreement(reply, extension, **how):
    """An agreement under which the reply clock rests and can be prolonged: (value, unit) each."""
    made = Agreement.objects.create(code="TOY", name_en="Toy agreement", covers=["NL"], reply_pauses=True)
    usual = {"start_event": StartEvent.RECEIPT, "acts": Acts.REQUESTED, "confidence": Confidence.HOUSE_RULE}
    for name, (value, unit) in (("reply", reply), ("reply_extension", extension)):
        TimeLimit.objects.create(agreement=made, name=name, value=value, unit=unit, **usual | how)
    return made


@pytest.fixture
def desk():
    return a.person(CASEWORKER), a.person(SUPERVISOR)


def opened(desk, moment, **how):
    """A toy that was received at a moment, under an agreement whose limits are given."""
    officer = desk[0]
    reply, extension = how.pop("reply", (15, Unit.CALENDAR_DAYS)), how.pop("extension", (10, Unit.CALENDAR_DAYS))
    code = agreement(reply, extension, **how).code
    with walking_at(moment):
        return open_(
            Toy, a.case(code), officer, {LEAD: officer.agency, REQUESTING: a.agency("NL-CA")}, received_at=moment
        )


def step(toy, name, desk, moment, **answers):
    with walking_at(moment):
        return a.step(toy, name, desk[name in ("rest", "go_on")], **answers)


@at_random
@given(
    reply=length, extension=length, rollover=st.sampled_from(list(Rollover)), acts=st.sampled_from(list(Acts)),
    holidays=st.sets(st.integers(0, 90), max_size=15), chance=st.randoms(use_true_random=False),
)  # fmt: skip
def test_every_due_date_equals_a_recount_day_by_day(reply, extension, rollover, acts, holidays, chance):
    with transaction.atomic():
        walk_and_count(
            chance, holidays, reply=reply, extension=extension, rollover=rollover, acts=acts, calendar_of=acts
        )
        transaction.set_rollback(True)


def walk_and_count(chance, holidays, **how):
    desk, moment = (a.person(CASEWORKER), a.person(SUPERVISOR)), a.at(2026, 3, 2, chance.randint(0, 23), 59)
    for day in holidays:
        state = "AZ" if how["acts"] == Acts.REQUESTED else "NL"
        Holiday.objects.get_or_create(
            state=state,
            date=date(2026, 3, 3) + timedelta(days=day),
            defaults={"name_en": "A day off", "works": chance.random() < 0.3},
        )
    toy, pauses, extensions = opened(desk, moment, **how), [], []
    toy = step(toy, "begin", desk, moment, colour="red")
    counted(toy, pauses, extensions)
    for _number in range(6):
        moment += timedelta(minutes=chance.choice((1, 600, 1439, 4000, 9000)))
        name = chance.choice(ROADS[toy.state] if chance.random() < 0.7 else ("extend",))
        rested = toy.state != "moving"
        if not rested and toy.clocks.get(deadline="reply").due_at <= moment:
            with pytest.raises(Refused, match="takes effect"):
                step(toy, name, desk, moment)
            return  # time has acted: nothing moves this clock any more
        toy = step(toy, name, desk, moment)
        extensions += [how["extension"]] if name == "extend" else []
        if toy.state != "moving" and not rested:
            pauses.append((moment, None))
        elif toy.state == "moving" and rested:
            pauses[-1] = (pauses[-1][0], moment)
        counted(toy, pauses, extensions)


def counted(toy, pauses, extensions):
    """Asserts that the reply clock is due when every day, looked at one by one, says so."""
    clock = toy.clocks.get(deadline="reply")
    rule = terms(clock.limit, Parties(toy.case.agreement, "NL", "AZ"))
    spans = [type(rule.span)(value, unit) for value, unit in extensions]
    assert clock.due_on == recounted(clock.started_at, rule, [p for p in pauses if p[1]], spans)
    assert local_day(clock.due_at, rule.zone) == clock.due_on + timedelta(days=1)
    assert local_day(clock.due_at - timedelta(microseconds=1), rule.zone) == clock.due_on
    assert clock.paused_at == (pauses[-1][0] if pauses and pauses[-1][1] is None else None)
    assert clock.extended == len(extensions)


def test_a_rest_in_two_states_is_one_rest(desk):
    toy = opened(desk, a.at(2026, 3, 2, 10))
    toy = step(toy, "begin", desk, a.at(2026, 3, 2, 11), colour="red")
    toy = step(toy, "ask", desk, a.at(2026, 3, 5, 10))
    toy = step(toy, "rest", desk, a.at(2026, 3, 7, 10))
    assert toy.clocks.get(deadline="reply").paused_at == a.at(2026, 3, 5, 10)
    toy = step(toy, "go_on", desk, a.at(2026, 3, 9, 10))
    toy = step(toy, "answer", desk, a.at(2026, 3, 10, 10))
    assert toy.clocks.get(deadline="reply").due_on == date(2026, 3, 22)


def test_the_clock_does_not_act_while_it_rests(desk):
    toy = step(opened(desk, a.at(2026, 3, 2, 10)), "rest", desk, a.at(2026, 3, 5, 10))
    with walking_at(a.at(2026, 9, 1)), pytest.raises(Refused, match="has not run out"):
        perform(toy, "forget", None)


def test_an_agreement_that_knows_no_extension_gives_none(desk):
    with walking_at(a.at(2026, 3, 2, 10)):
        toy = open_(Toy, a.case("EUAZ"), desk[0], {LEAD: desk[0].agency})
        with pytest.raises(Refused, match="no time limit “Extension of the reply”"):
            perform(toy, "extend", desk[0])


def test_a_running_clock_keeps_the_version_of_its_rule(desk):
    toy = opened(desk, a.at(2026, 3, 2, 10))
    old = toy.case.agreement.limits.get(name="reply")
    old.valid_until = date(2026, 3, 3)
    old.save()
    TimeLimit.objects.create(
        agreement=old.agreement,
        name="reply",
        value=30,
        valid_from=date(2026, 3, 4),
        start_event="receipt",
        acts="requested",
    )
    toy = step(toy, "begin", desk, a.at(2026, 3, 9, 10), colour="red")
    assert (toy.clocks.get().limit, toy.clocks.get().due_on) == (old, date(2026, 3, 17))


def test_a_new_holiday_moves_a_running_clock_at_the_next_count(desk):
    toy = opened(desk, a.at(2026, 3, 2, 10), rollover=Rollover.NEXT_WORKING_DAY)
    Holiday.objects.create(state="AZ", date=date(2026, 3, 17), name_en="Invented")
    assert recount(toy.clocks.get()).due_on == date(2026, 3, 18)
    with walking_at(a.at(2026, 3, 3)):
        turn_clocks(toy)
    assert toy.clocks.get().due_on == date(2026, 3, 18)


def test_at_night_in_baku_the_rule_of_the_new_day_counts(desk):
    """At 01:00 in Baku it is still yesterday in UTC."""
    made = agreement((15, Unit.CALENDAR_DAYS), (10, Unit.CALENDAR_DAYS))
    made.limits.filter(name="reply").update(valid_from=date(2026, 3, 2))
    with walking_at(a.at(2026, 3, 2, 1).astimezone(UTC)):
        toy = open_(Toy, a.case("TOY"), desk[0], {LEAD: desk[0].agency})
    assert toy.clocks.get(deadline="reply").due_on == date(2026, 3, 17)


def test_a_clock_that_starts_anew_is_not_prolonged_by_what_was_granted_before(desk):
    toy = opened(desk, a.at(2026, 3, 2, 10))
    TimeLimit.objects.create(
        agreement=toy.case.agreement, name="interview", value=5, start_event=StartEvent.REQUEST, acts=Acts.REQUESTED
    )
    toy = step(toy, "begin", desk, a.at(2026, 3, 2, 11), colour="red")
    toy = step(toy, "ask", desk, a.at(2026, 3, 5, 10))
    toy = step(toy, "prolong", desk, a.at(2026, 3, 6, 10))
    assert toy.clocks.get(deadline="interview").due_on == date(2026, 3, 20)
    toy = step(toy, "answer", desk, a.at(2026, 3, 9, 10))
    toy = step(toy, "ask", desk, a.at(2026, 3, 10, 10))
    clock = toy.clocks.get(deadline="interview", stopped_at=None)
    assert (clock.due_on, clock.extended) == (date(2026, 3, 15), 0)
