"""Plans one case of the town: whose it is, since when, what is special, and the moment of each of its steps."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from cases.agreements import Agreement, due, limit
from config.town.hours import DAY, Hours
from config.town.roads import Road

SEED = 2013
STATES = {
    "DE": 44,
    "NL": 15,
    "FR": 9,
    "PL": 8,
    "BE": 6,
    "CZ": 4,
    "LT": 4,
    "SK": 3,
    "BG": 3,
    "SI": 2,
    "CH": 8,
    "NO": 5,
}  # shares
UNDER = {"CH": "CHAZ", "NO": "NOAZ"}  # all others: EUAZ
SPECIAL = {"health": 0.08, "family": 0.07, "child": 0.03, "danger": 0.02}
HASTE = 0.8  # of the time there is, the most that the steps of a recent case take
A_WHILE = timedelta(minutes=4)  # the least between two steps of a case
SHORTEST_REPLY, LONGEST_REPLY = 5, 60  # days between which a reply limit is looked for
NOVRUZ = (3, 20)  # its first day, month and day


@dataclass
class Plan:
    """One case before it is walked. `beats` are (moment, Beat), in order."""

    number: int
    road: Road
    state: str
    today: date
    chance: Random
    start: datetime = None
    transfer_at: datetime | None = None
    about: frozenset[str] = frozenset()
    holding: str = ""
    beats: list = field(default_factory=list)
    stopped: str = ""  # when and why a step was refused: nowhere, one hopes

    @property
    def agreement(self):
        return UNDER.get(self.state, "EUAZ")

    @property
    def reference(self):
        return f"{self.state}/{self.start.year}/{4100 + 7 * self.number}"

    @property
    def arrives_at(self):
        return self.transfer_at + timedelta(minutes=35)

    def around_noon(self, day):
        return datetime(day.year, day.month, day.day, self.chance.randint(10, 15), 15, tzinfo=self.start.tzinfo)


class Planner:
    """Makes the plans as of a moment; nothing in them lies after it. The same moment, the same plans."""

    def __init__(self, now):
        self.now, self.ours = now, Hours("AZ")
        self.today = now.astimezone(self.ours.zone).date()
        self.until = now - timedelta(minutes=10)
        self.replies = {agreement.code: limit(agreement, "reply") for agreement in Agreement.objects.filter(live=True)}
        self.hours = {state: Hours(state) for state in STATES}

    def plan(self, number, road):
        chance = Random(f"{SEED} {number}")  # noqa: S311 (an invented town, the same each time)
        self.made = plan = Plan(number, road, self._state(chance, road), self.today, chance)
        plan.start = road.start(self)
        plan.transfer_at = road.transfer and road.transfer(plan)
        plan.holding = chance.choice(road.holding)
        plan.about = frozenset(road.about) | {what for what, share in SPECIAL.items() if chance.random() < share}
        plan.beats = list(self._timed(plan))
        return plan

    def days_ago(self, least, most):
        day = self.today - self.made.chance.randint(least, most) * DAY
        return self._received_on(day)

    def reply_due_in(self, days):
        """The latest receipt with which the reply is due on that day or, where none is, soon after it."""
        wanted, later = self.today + days * DAY, None
        for back in range(SHORTEST_REPLY, LONGEST_REPLY):
            start = self._received_on(wanted - back * DAY)
            due_on = self._reply(start).due_on
            if due_on <= wanted:
                return start if due_on == wanted or later is None else later
            later = start
        return later

    def reply_due_at_novruz(self):
        """Received so that the last day is the first of Novruz: of this year's, or last year's where that is too near."""
        novruz = date(self.today.year, *NOVRUZ)
        novruz = novruz if self.today - novruz > 90 * DAY else date(self.today.year - 1, *NOVRUZ)
        return max(
            s
            for s in (self._received_on(novruz - back * DAY) for back in range(9, 18))
            if self._reply(s).due_on > novruz
        )

    def _received_on(self, day):
        """A moment in the requesting authority's working hours on that day or, where it does not work, after or before."""
        moment = self.hours[self.made.state].on(day, self._fraction(day))
        return self.hours[self.made.state].within(moment, moment - 20 * DAY, self.until)

    def _fraction(self, day):
        return Random(f"{SEED} {self.made.number} {day}").uniform(0.05, 0.6)  # noqa: S311

    def _reply(self, start):
        plan = self.made
        return due(self.replies[plan.agreement], start, requesting_state=plan.state, requested_state="AZ")

    @staticmethod
    def _state(chance, road):
        if road.state:
            return road.state
        under = [state for state in STATES if road.agreement in ("", UNDER.get(state, "EUAZ"))]
        if not road.agreement:
            under.remove("CH")  # no silence there, another start of the clock: has roads of its own
        return chance.choices(under, [STATES[state] for state in under])[0]

    def _timed(self, plan):
        """(moment, beat) of every beat that lies not after now."""
        before, pace = plan.start, min(1, HASTE * (self.until - plan.start) / DAY / max(plan.road.days, 1))
        for phase in plan.road.phases:
            since, until = self._window(plan, phase, before, pace)
            shares = sorted(plan.chance.random() for _beat in phase.beats)
            for share, beat in zip(shares, phase.beats, strict=True):
                wanted = since + share * (until - since)
                moment = beat.when(plan) if beat.when else self._moment(plan, beat, wanted, before, until)
                if max(moment, since) > self.until:
                    return
                yield moment, beat
                before = moment

    def _window(self, plan, phase, before, pace):
        if phase.anchor:
            pace, before = 1, plan.transfer_at if phase.anchor == "transfer" else self._reply(plan.start).due_at
        return before + pace * phase.since * DAY, min(before + pace * phase.until * DAY, self.until)

    def _moment(self, plan, beat, wanted, before, until):
        hours = self.ours if beat.at == "AZ" else self.hours[plan.state]
        if phase_comes_first(wanted, plan):
            before = plan.start - 10 * DAY
        return max(hours.within(wanted, before + A_WHILE, until), before + A_WHILE)


def phase_comes_first(wanted, plan):
    """The draft is written before the receipt from which all else is counted."""
    return wanted < plan.start
