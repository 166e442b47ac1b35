"""Builds the demo town: walks its cases, day by day through the past, and lets the clock act at night; half after half."""

import gc
from collections import Counter
from contextlib import contextmanager
from datetime import timedelta
from operator import itemgetter

from django.db import transaction as db
from django.db.models import F

from agencies.roles import CASEWORKER
from audit.actor import acting
from audit.moment import now, walking_at
from cases.opening import opened_inside
from config.town import after_the_return, newcomers, outgoing, outgoing_transits, voluntary
from config.town.people import settle
from config.town.planning import Planner
from config.town.streets import roads
from config.town.transits import FIRST, transits
from config.town.walk import Walk
from workflows.expiry import expire, run_clocks
from workflows.models import Clock, Notice, Procedure
from workflows.perform import Refused

CASEWORKERS = {"Leyla Quliyeva": 5, "Elxan Qasımov": 3, "Kamran Talıbov": 1, "Sevinc Ağayeva": 1}  # shares of the cases
CHIEFS = {"Rauf Səfərli": 4, "Kamran Talıbov": 1}
NIGHT = timedelta(minutes=2)  # how soon the worker acts on a limit that has run out
READ_AFTER = timedelta(days=2)
EXPIRING = tuple({d.name for kind in Procedure.kinds.values() for d in kind.workflow.deadlines.values() if d.on_expiry})


@db.atomic
def build(count, moment=None):
    """Makes the people, `count` readmissions and whatever else goes on as of a moment (now), all or nothing. Gives the plans."""
    moment = moment or now()
    cast, plans = people(moment), planned(count, moment)
    for half in halves(plans):
        live(half, cast, moment)
    return plans


def people(moment):
    """Everybody in the town, who have been there for longer than any case."""
    with acting(None), walking_at(moment - timedelta(days=500)):
        return settle()


def planned(count, moment):
    planner = Planner(moment)
    with acting(None):
        numbered = [*enumerate(roads(count)), *enumerate(transits(count), start=FIRST)]
        numbered += enumerate(newcomers.newcomers(count), start=newcomers.FIRST)
        numbered += enumerate(outgoing.outgoing(count), start=outgoing.FIRST)
        numbered += enumerate(outgoing_transits.outgoing_transits(count), start=outgoing_transits.FIRST)
        numbered += enumerate(voluntary.voluntary_returns(count), start=voluntary.FIRST)
        numbered += enumerate(after_the_return.after_the_return(count), start=after_the_return.FIRST)
        return [planner.plan(number, road) for number, road in numbered]


def halves(plans):
    """The plans in two parts of about as many steps, no State in both: the halves share no row and no series of references."""
    steps = Counter()
    for plan in plans:
        steps[plan.state] += len(plan.beats)
    parts = ([], [])
    for state, _number in steps.most_common():
        smaller = min(parts, key=lambda states: sum(steps[each] for each in states))
        smaller.append(state)
    return [[plan for plan in plans if plan.state in states] for states in parts]


def live(plans, cast, moment, say=lambda day, done: None):
    """Walks these cases from their first day to a moment. `say` is told of the progress: a date, and how many steps were taken."""
    walks = {}
    for plan in plans:
        walks[plan.number] = _walk(plan, cast, walks)
    events = [(at, plan.number, place, beat) for plan in plans for place, (at, beat) in enumerate(plan.beats)]
    with rarely_collecting(), opened_inside():  # its files are ours
        _live(sorted(events, key=itemgetter(0, 1, 2)), walks, say)
    let_time_pass(moment)
    with walking_at(moment):
        run_clocks()  # so that the worker finds nothing to warn of
    _settle_notices(moment)


@contextmanager
def rarely_collecting():
    """So many rows go through here that looking for garbage as usual would take a sixth of the time."""
    usual = gc.get_threshold()
    gc.set_threshold(50_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def let_time_pass(until):
    """What the worker does when limits run out, each at its moment: silence, lapse, expiry."""
    held_back = set()
    running = Clock.objects.filter(stopped_at=None, paused_at=None, deadline__in=EXPIRING).select_related(
        "procedure__case", "limit"
    )
    while clock := running.filter(due_at__lte=until).exclude(pk__in=held_back).order_by("due_at", "pk").first():
        begun = max(
            clock.due_at, clock.procedure.entered_at
        )  # a document that is asked for late may be overdue at once
        with walking_at(begun + NIGHT):
            if not expire(clock):
                held_back.add(clock.pk)


def _live(events, walks, say):
    day = None
    for done, (at, number, _place, beat) in enumerate(events):
        if at.date() != day:
            day = at.date()
            let_time_pass(at)
        if done % 100 == 0:
            say(day, done)
        if not walks[number].plan.stopped:
            _take(beat, walks[number], at)


def _take(beat, walk, at):
    """On a day nobody thought of a step may be refused: then this case stays where it is, and the town stands all the same."""
    with walking_at(at):
        try:
            beat.do(walk)
        except Refused as refused:
            walk.plan.stopped = f"{at}: {refused}"


def _walk(plan, cast, walks):
    officer = cast.named(plan.road.officer or _one_of(plan.chance, CASEWORKERS))
    chiefs = {name: share for name, share in CHIEFS.items() if name != officer.user.name}
    chief = cast.named(_one_of(plan.chance, chiefs))
    return Walk(plan, plan.chance, officer, chief, cast.one(f"{plan.state}-CA", CASEWORKER), cast, walks)


def _one_of(chance, shares):
    return chance.choices(list(shares), list(shares.values()))[0]


def _settle_notices(moment):
    """Nobody gets a mail about the past; what is older than two days has been read."""
    Notice.objects.filter(mailed_at=None).update(mailed_at=F("made_at"))
    Notice.objects.filter(made_at__lt=moment - READ_AFTER).update(read_at=F("made_at"))
