"""The roads of the demo town after the return: the money first, then people of all ages of their cases, and returns of others."""

from collections import defaultdict
from decimal import Decimal

from config.town import funding, referrals
from config.town import referring_home as h
from config.town.beats import Beat
from config.town.communal import communal
from config.town.heard import heard
from config.town.lives import Life
from config.town.returning import HALF, ours
from config.town.roads import Road, after, ago, phase
from config.town.teams import IOM, MINISTRY, swapped
from config.town.voluntary import HOME, VOLUNTARY

FIRST = 6000  # the number of the first of them: those of the others are lower
CASES, RETURNS, OLDEST, YOUNGEST = 120, 70, 432, 2
WHOLE, MIDDLING = 300, 100  # in a town of so many cases all of them are there
EXACTLY = {
    13: 124,
    25: 6,
    37: 34,
    49: 9,
    58: 80,
    73: 15,
    97: 2,
}  # so that each state is there: a plan under revision, a case not reached yet, a referral that waits for approval, one accepted
PREPARED = 27  # days between an application and the departure
MONEY_SINCE = 480
STEP = 37  # ages come in no order, so that the first few are of all ages
TEAMS = (IOM, MINISTRY, swapped(IOM), swapped(MINISTRY))


def lives(count):
    """So many cases: of the ministry and of the organisation, of all ages."""
    for number in range(count):
        age = EXACTLY.get(number) or OLDEST - (number * STEP) % CASES * (OLDEST - YOUNGEST) // CASES
        yield Life(number, TEAMS[number % len(TEAMS)], age)


def after_the_return(count):
    """In a town of so many cases."""
    share = min(1, count / WHOLE) / (1 if count >= MIDDLING else 3)
    people = list(lives(int(CASES * share)))
    others = [VOLUNTARY[place % len(VOLUNTARY)] for place in range(int(RETURNS * share))]
    return [money(people), *map(road, people), *others]


def money(people):
    """The acts of those who run the programmes."""
    used = defaultdict(lambda: defaultdict(Decimal))
    for life in people:
        for support in life.given():
            used[life.team.programme][support.kind] += support.amount
    beats = [
        Beat(lambda walk, code=code, sums=sums: funding.fund(code, walk.cast, sums)) for code, sums in used.items()
    ]
    days = range(0, MONEY_SINCE, funding.EVERY.days)
    rates = [phase(day, day + 0.3, _rate(place), anchor="transfer") for place, day in enumerate(days)]
    offers = phase(MONEY_SINCE - 150, MONEY_SINCE - 145, Beat(referrals.publish_offers), anchor="transfer")
    since = ago(MONEY_SINCE, MONEY_SINCE)
    others = [*rates, offers, *heard(MONEY_SINCE), *communal(MONEY_SINCE)]
    return Road(
        (phase(0, 0.2, *beats), *sorted(others, key=lambda one: one.since)), since, lambda plan: plan.start, state=HALF
    )


def _rate(place):
    return Beat(lambda walk: funding.publish_rate(walk.cast, place))


def road(life):
    """Half of them came by a voluntary return that is in the town too."""
    dated = [phase(day, day + 0.4, beat, anchor="transfer") for day, beat in life.days()]
    if life.number % 2 == 0:
        opened = (
            phase(0.5, 0.8, ours("hand_over"), anchor="transfer"),
            phase(0.9, 1.2, Beat(h.open_after_return(life.team)), anchor="transfer"),
        )
        return Road(
            (*HOME, *opened, *dated),
            ago(life.age + PREPARED, life.age + PREPARED),
            after(PREPARED, PREPARED),
            state=HALF,
        )
    opened = phase(0, 0.1, Beat(h.open_here(life.team), when=lambda plan: plan.start))
    return Road((opened, *dated), ago(life.age, life.age), lambda plan: plan.start, state=HALF)
