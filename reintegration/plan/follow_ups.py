"""The follow-ups of cases as they are counted: the last day of each wave from the limits of the house, and what was recorded."""

from collections import defaultdict

from audit.moment import today
from cases.agreements import Agreement, NoLimit, Parties, limit, read_limits_once, terms
from cases.counting import count
from reintegration.case_rows import FollowUp
from reintegration.choices import FOLLOW_UPS
from reintegration.counting import Followed
from reintegration.opening import HOUSE
from workflows.rows import Clock

DEADLINES = {f"follow_up_{wave.value}": wave.value for wave in FOLLOW_UPS}


def followed(cases):
    """{case: Followed} of reintegration cases: four queries, however many there are."""
    cases = list(cases)
    due, results, lengths = _clocks(cases), defaultdict(dict), _lengths()
    for procedure, wave, result in FollowUp.objects.filter(procedure__in=cases).values_list(
        "procedure", "wave", "result"
    ):
        results[procedure][wave] = result
    return {case: Followed(_due(case, due[case.pk], lengths), results[case.pk], case.outcome) for case in cases}


def _clocks(cases):
    """What the clocks of the cases say, the last of each: {case: {wave: last day}}."""
    found = defaultdict(dict)
    clocks = Clock.objects.filter(procedure__in=cases, deadline__in=DEADLINES).order_by("pk")
    for procedure, deadline, due_on in clocks.values_list("procedure", "deadline", "due_on"):
        found[procedure][DEADLINES[deadline]] = due_on
    return found


def _lengths():
    """The limits of the house, ready to be counted, for cases in which no clock has begun."""
    house = Agreement.objects.get(code=HOUSE)
    read_limits_once(house)
    found = {}
    for deadline, wave in DEADLINES.items():
        try:
            found[wave] = terms(limit(house, deadline, on=today()), Parties(house))
        except NoLimit:
            continue
    return found


def _due(case, known, lengths):
    return {wave: known.get(wave) or count(case.arrived_at, length).due_on for wave, length in lengths.items()}
