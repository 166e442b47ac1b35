"""Opens the reintegration cases of the demo town: after a voluntary return, after a readmission, or of somebody who came alone."""

from datetime import timedelta

from agencies.models import Agency
from agencies.roles import CASEWORKER
from audit.actor import acting
from audit.moment import now
from cases.registering import register_person
from config.town.funding import programme
from config.town.names import a_person, family_of
from config.town.returning import HOSTS, MANAGES, typed
from reintegration.opening import Homecoming, came_home, open_from, open_reintegration, opened_from

RECENTLY = timedelta(days=25)  # how long ago somebody came home who is referred now


def open_after_return(team):
    """The walk goes on with the reintegration case, at the team's agency: whoever managed the return refers the person there."""

    def act(walk):
        by = walk.cast.one(MANAGES, CASEWORKER)
        with acting(by):
            agency = Agency.objects.get(code=team.agency)
            walk.procedure = open_from(walk.procedure, by, agency, programme(team.programme, walk.cast))
        _give(walk, team)

    return act


def open_here(team):
    """Of somebody who was handed over after a readmission, where there is one; else of somebody who came by themselves."""

    def act(walk):
        by, fund = team.who(walk, "manager"), programme(team.programme, walk.cast)
        if origin := _handed_over(walk):
            with acting(walk.officer):
                walk.procedure = open_from(origin, walk.officer, by.agency, fund)
            return _give(walk, team)
        with acting(by):
            arrived = now() - timedelta(days=1)
            came = Homecoming(walk.chance.choice(HOSTS), walk.chance.choice(("own", "own", "readmitted")), arrived)
            walk.procedure = open_reintegration(by, by.agency, _newcomers(walk), came, programme=fund)
        return None

    return act


def _give(walk, team):
    """The chief of the agency gives the case to the manager."""
    manager, chief = team.who(walk, "manager"), team.who(walk, "chief")
    with acting(chief):
        walk.procedure.give_to(manager.user, manager.group_id)


def _handed_over(walk):
    """The readmission of somebody who came home lately, who agreed, and for whom nothing was opened yet."""
    for other in walk.walks.values():
        if other.procedure is None or not other.is_of_national():
            continue
        found = type(other.procedure).objects.get(pk=other.procedure.pk)
        came = came_home(found)
        if came and now() - came[1] < RECENTLY and not opened_from(found):
            return found
    return None


def _newcomers(walk):
    """{person: relation}; one in four comes with children."""
    plan, day = walk.plan, walk.plan.start.date()
    said = a_person(walk.chance, day)
    members = {register_person(typed(said, 10 * plan.number)): "subject"}
    if plan.number % 4 == 0:
        for place, child in enumerate(family_of(walk.chance, said, day)["children"], start=1):
            members[register_person(typed(child, 10 * plan.number + place))] = "child"
    return members
