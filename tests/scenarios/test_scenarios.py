"""Every row and arrow of the procedures, as data: given, when, then. The tables stand beside this file."""

import os
from itertools import chain
from zlib import crc32

import pytest

from tests.scenarios.playing import Play
from tests.scenarios.telling import ANY, roads, scenarios
from workflows.models import Procedure
from workflows.refusing import Refused

pytestmark = pytest.mark.django_db
ALL = scenarios()
FULL = os.environ.get("QAYIDIS_FULL") == "1"


def is_played(scenario):
    """If not all is asked for, some, by their names; and fewer of what is inherited, which runs through the code of its parent."""
    return FULL or crc32(str(scenario).encode()) % (90 if scenario.is_inherited else 21) == 0


@pytest.mark.some(2)
@pytest.mark.parametrize("scenario", [*filter(is_played, ALL)], ids=str)
def test_it_goes_as_it_is_told(scenario):
    play = Play(scenario.kind, scenario.begins)
    for beat in [f"@{scenario.source}"] if scenario.road is None else scenario.road:
        play.beat(beat)
    assert scenario.arrow == "find_late" or play.procedure.state == scenario.source, "the road leads where it says"
    for beat in scenario.given:
        play.beat(beat)
    refused = played(play, scenario)
    found = play.procedure
    assert (found.state, refused) == (scenario.becomes, bool(scenario.refused))
    step = found.steps.select_related("approval").latest("pk")
    for holds in (who_took_it, what_was_made, which_clocks, what_opened):
        holds(scenario, found, step)


def played(play, scenario):
    """Whether the door refused it, for the reason that is told."""
    play.said, play.days = dict(scenario.answers), dict(scenario.ahead)
    try:
        play.beat(scenario.does)
    except Refused as refusal:
        said = " ".join(map(str, [*refusal.reasons, *refusal.fields, *chain(*refusal.fields.values())]))
        assert scenario.refused and scenario.refused.casefold() in said.casefold(), said
        return True
    return False


def who_took_it(scenario, found, step):
    if scenario.by:
        assert (step.transition, step.taken_as) == (scenario.does, scenario.by)
    signed = {signature.signed_as for signature in step.approval.signatures.all()} if step.approval else set()
    assert signed == set(scenario.signed) or not scenario.by
    if scenario.pending is not None:
        assert [one.transition for one in found.approvals.filter(outcome="open")] == list(scenario.pending)


def what_was_made(scenario, found, step):
    if scenario.makes:
        assert found.letters.filter(kind=scenario.makes).exists()


def which_clocks(scenario, found, _step):
    running = found.clocks.filter(stopped_at=None)
    if scenario.runs != ANY:
        assert {clock.deadline for clock in running if not clock.paused_at} == set(scenario.runs)
    assert set(scenario.rests) <= {clock.deadline for clock in running if clock.paused_at}


def what_opened(scenario, found, _step):
    for kind, state in scenario.opens.items():
        assert Procedure.objects.filter(case=found.case_id, kind=kind).latest("pk").state == state


def test_every_arrow_of_every_procedure_has_a_scenario():
    told = {(one.kind, one.source, one.arrow or one.does) for one in ALL if is_told(one)}
    assert arrows() - told == set()


def is_told(scenario):
    return not scenario.refused and not scenario.does.startswith("propose ")


def arrows():
    """(kind, state, step) for each state that a step leaves."""
    kinds = {name: model for name, model in Procedure.kinds.items() if name in roads()}
    return {
        (name, source.name, way.name)
        for name, model in kinds.items()
        for way in model.workflow.transitions.values()
        for source in way.sources
    }


def test_every_procedure_has_its_table():
    assert set(roads()) == {name for name, model in Procedure.kinds.items() if model._meta.app_label != "tests"}


@pytest.mark.parametrize("kind", roads())
def test_a_road_leads_to_every_state(kind):
    assert set(roads()[kind]) == set(Procedure.kinds[kind].workflow.states)
