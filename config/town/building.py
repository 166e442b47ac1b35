"""Builds the demo town: walks all its cases at once, day by day through the past, and lets the clock act at night."""

from datetime import timedelta
from operator import itemgetter

from django.db import transaction as db
from django.db.models import F

from agencies.roles import CASEWORKER
from audit.actor import acting
from audit.moment import now, walking_at
from config.town.people import settle
from config.town.planning import Planner
from config.town.streets import roads
from config.town.walk import Walk
from workflows.models import Clock, Notice, Procedure
from workflows.perform import Refused, perform

CASEWORKERS = {"Leyla Quliyeva": 5, "Elxan Qasımov": 3, "Kamran Talıbov": 1, "Sevinc Ağayeva": 1}  # shares of the cases
CHIEFS = {"Rauf Səfərli": 4, "Kamran Talıbov": 1}
NIGHT = timedelta(minutes=2)  # how soon the worker acts on a limit that has run out
READ_AFTER = timedelta(days=2)
EXPIRING = tuple({d.name for kind in Procedure.kinds.values() for d in kind.workflow.deadlines.values() if d.on_expiry})


@db.atomic
def build(count, moment=None, say=lambda sentence: None):
    """Makes the people and `count` cases as of a moment (now), all or nothing: a run that is killed leaves no town."""
    moment = moment or now()
    with acting(None):
        cast = _people(moment, count)
        planner = Planner(moment)
        plans = [planner.plan(number, road) for number, road in enumerate(roads(count))]
    events = sorted(((at, plan.number, place, beat) for plan in plans for place, (at, beat) in enumerate(plan.beats)), key=itemgetter(0, 1, 2))
    walks = {plan.number: _walk(plan, cast) for plan in plans}
    _live(events, walks, say)
    let_time_pass(moment)
    _settle_notices(moment)
    return plans


def let_time_pass(until):
    """What the worker does when limits run out, each at its moment: silence, lapse, expiry."""
    vain = set()
    running = Clock.objects.filter(stopped_at=None, paused_at=None, deadline__in=EXPIRING)
    while clock := running.filter(due_at__lte=until).exclude(pk__in=vain).order_by("due_at", "pk").first():
        procedure = Procedure.objects.get(pk=clock.procedure_id).as_kind()
        with walking_at(clock.due_at + NIGHT), acting(None):
            try:
                perform(procedure, clock.deadline_declared.on_expiry.name, by=None)
            except Refused:
                vain.add(clock.pk)


def _people(moment, count):
    with walking_at(moment - timedelta(days=500)):
        return settle()


def _live(events, walks, say):
    day = None
    for done, (at, number, _place, beat) in enumerate(events):
        if at.date() != day:
            day = at.date()
            let_time_pass(at)
        if done % 500 == 0:
            say(f"{day:%d.%m.%Y}: {done} of {len(events)} steps")
        with walking_at(at):
            beat.do(walks[number])


def _walk(plan, cast):
    officer = cast.named(plan.road.officer or _one_of(plan.chance, CASEWORKERS))
    chiefs = {name: share for name, share in CHIEFS.items() if name != officer.user.name}
    chief = cast.named(_one_of(plan.chance, chiefs))
    return Walk(plan, plan.chance, officer, chief, cast.one(f"{plan.state}-CA", CASEWORKER), cast)


def _one_of(chance, shares):
    return chance.choices(list(shares), list(shares.values()))[0]


def _settle_notices(moment):
    """Nobody gets a mail about the past; what is older than two days has been read."""
    Notice.objects.filter(mailed_at=None).update(mailed_at=F("made_at"))
    Notice.objects.filter(made_at__lt=moment - READ_AFTER).update(read_at=F("made_at"))
