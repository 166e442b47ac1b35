"""What becomes of people after their return, in the demo town: each life a list of (days after the arrival, beat)."""

from dataclasses import dataclass

from config.town import measures as m
from config.town import referrals as f
from config.town import supporting as s
from config.town.beats import that_day
from config.town.measure_roads import APART, FIRST_MEASURE, is_under_way, measured
from config.town.surveys import asked
from config.town.teams import Team, does, signs, takes
from config.town.texts_of_support import CLOSED, NEEDS, REVIEWED

PERSONAS = (  # kinds of measures
    ("arrival_cash", "micro_business"), ("arrival_cash", "training", "wage_subsidy"), ("medical", "psychosocial"),
    ("housing", "education"), ("training", "legal_help"), ("arrival_cash", "material_assistance"), ("training", "job_placement"),
)  # fmt: skip
PROVIDERS = {"AZ-MLSP": ("NGO-1", "NGO-2", "IOM-AZ"), "IOM-AZ": ("NGO-1", "NGO-2")}
WAVES = {"3": 93, "6": 186, "12": 368}


@dataclass(frozen=True)
class Life:
    """One life: its number, the team that supports it, how many days ago the arrival was."""

    number: int
    team: Team
    age: int

    @property
    def supports(self):
        return [m.GIVEN[kind] for kind in PERSONAS[self.number % len(PERSONAS)]]

    def order(self, place):
        providers = PROVIDERS[self.team.agency]
        return m.Order(self.team, place, self.supports[place], providers[(self.number + place) % len(providers)])

    def manager(self, act):
        return does(self.team, "manager", act)

    def step(self, name, part="manager", **answers):
        return takes(self.team, part, name, **answers)

    def given(self):
        """What has been proposed by now."""
        return [support for place, support in enumerate(self.supports) if FIRST_MEASURE + place * APART < self.age - 1]

    def days(self):
        """All that has happened by now, in order."""
        return sorted(((day, beat) for day, beat in self.way() if day < self.age - 1), key=lambda one: one[0])

    def way(self):
        turn = self.number % 24
        if turn == 7:
            return unreached(self)
        if turn == 11:
            return [*begun(self), *closed(self, 20, "declined")]
        if turn == 5:
            return [*supported(self), *lost(self)]
        if turn == 16:
            return [*supported(self), *measured(self), *followed(self, until=100), *closed(self, 150, "remigrated")]
        if turn == 19:
            return [*supported(self), *measured(self), *followed(self, until=100), *closed(self, 165, "transferred")]
        return [
            *supported(self),
            *measured(self),
            *visited(self),
            *referred(self),
            *followed(self),
            *turned(self),
            *([] if is_under_way(self) else closed(self, 380, "completed")),
        ]


def unreached(life):
    tries = [(day, life.manager(s.attempt)) for day in (2, 4, 6.4)]
    return [*tries, (8, life.step("give_up")), *closed(life, 60, "lost_contact")]


def begun(life):
    """As far as the plan is drafted; one in seven does not wish to be asked."""
    survey = asked("baseline", _mood(life), "declined" if life.number % 7 == 3 else "taken")
    late = 4 if life.number % 9 == 4 else 0
    return [
        (3 + late, life.manager(s.contact)), (6 + late, life.manager(s.agree)), (7 + late, life.step("assess")),
        (9 + late, life.manager(survey)), *([(10 + late, life.manager(s.profile))] if life.number % 2 else []),
        (12 + late, life.step("complete_assessment", needs=NEEDS[life.number % len(NEEDS)])), (14 + late, life.manager(s.set_goals)),
    ]  # fmt: skip


def supported(life):
    return [*begun(life), (21, life.manager(s.propose_plan)), (23, signs(life.team))]


def visited(life):
    plan = [(24, life.manager(s.plan_a_visit(30))), (54, life.manager(s.visit))]
    again = [(110, life.manager(s.plan_a_visit(40)))]
    return plan + again + ([(150, life.manager(s.visit))] if life.number % 5 else [])  # one in five was forgotten


def referred(life):
    """Two in three are sent on to another agency; what comes of it is not always a service."""
    place, team = life.number, life.team
    answer = [(36, f.accepts(place)), (52, f.gives(place))]
    if life.number % 3 == 2:
        return []
    odd = {3: [(36, f.declines(place))], 6: [(36, f.accepts(place)), (60, f.fails(place))], 9: [(38, f.taken_back(team))],
           10: [(36, f.accepts(place)), (47, f.consent_ends(team))], 13: [(58, f.accepts(place)), (100, f.gives(place))]}  # fmt: skip
    told = odd.get(life.number % 15, answer)
    if f.is_approved_first(place):
        told = [(34, f.given_up(team))] if life.number % 15 == 4 else [(34, f.approved(team)), *told]
    return [(32, f.referred(team, place)), *told]


def followed(life, until=400):
    """After 3, 6 and 12 months: most are met, some could not be reached, some did not wish to answer; one in eleven is late."""
    for place, (wave, due) in enumerate(WAVES.items()):
        result = {0: "not_reached", 5: "declined"}.get((life.number + 3 * place) % 9, "met")
        day = due + (12 if (life.number + place) % 11 == 6 else 0)
        if day > until:
            return
        yield (
            day,
            life.step(
                "follow_up",
                wave=wave,
                followed_up_on=that_day,
                follow_up_result=result,
                follow_up_note="By telephone and at home.",
            ),
        )
        if result == "met" and (life.number + place) % 2:
            yield day + 1, life.manager(asked(wave, _mood(life) + 0.12 * (place + 1)))
        if wave != "12":
            yield day + 4, life.manager(s.reach_one)


def turned(life):
    """Some plans are revised, some cases rest for a time."""
    if life.number % 10 == 3:
        reason = REVIEWED[life.number % len(REVIEWED)]
        return [
            (120, life.step("review", review_reason=reason)),
            (126, life.manager(s.propose_revision)),
            (129, signs(life.team)),
        ]
    if life.number % 10 == 8:
        pause = life.step("suspend", "chief", suspension_reason="The person cares for a parent in another district.")
        return [(135, pause), *([] if life.number % 20 == 8 else [(160, life.step("take_up_again", "chief"))])]
    return []


def lost(life):
    """Nobody answers any more: that is an outcome, and it is counted."""
    said = {"followed_up_on": that_day, "follow_up_result": "not_reached", "follow_up_note": "No answer."}
    not_reached = [(day, life.step("follow_up", wave=wave, **said)) for wave, day in list(WAVES.items())[:2]]
    return [*not_reached, *closed(life, 200, "lost_contact")]


def closed(life, day, outcome):
    return [(day, life.step("close", outcome=outcome, outcome_note=CLOSED[outcome])), (day + 2, signs(life.team))]


def _mood(life):
    return 0.32 + 0.05 * (life.number % 6)
