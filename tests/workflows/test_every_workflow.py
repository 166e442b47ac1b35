"""Reads the declarations: a new workflow is tested the moment Django loads it."""

from dataclasses import replace

import pytest
from django.utils.functional import Promise

from agencies.roles import CLOCK, INTAKE, Capacity, CaseRole, Role
from cases.letter_kinds import KINDS
from cases.terms import LimitName, StartEvent
from workflows.check import faults
from workflows.models import Procedure
from workflows.perform import may_perform

OURS = [model for model in Procedure.kinds.values() if model._meta.app_label != "tests"]
EVERY = [(model, way) for model in OURS for way in model.workflow.transitions.values()]
every_workflow = pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
every_transition = pytest.mark.parametrize(("model", "way"), EVERY, ids=lambda x: getattr(x, "name", "") or x.__name__)
EVERYBODY = [Capacity(role, case_role) for role in Role for case_role in (*CaseRole, None)]


@every_workflow
def test_it_is_sound(model):
    assert list(faults(model.workflow)) == []


@every_workflow
def test_its_words_can_be_translated(model):
    declared = model.workflow
    named = [
        *declared.states.values(),
        *declared.transitions.values(),
        *declared.deadlines.values(),
        *declared.children.values(),
    ]
    assert [thing.name for thing in named if not isinstance(thing.label, Promise)] == []
    assert [
        state.name for state in declared.states.values() if state.next_step and not isinstance(state.next_step, Promise)
    ] == []
    assert all(isinstance(need.says, Promise) for way in declared.transitions.values() for need in way.needs)


@every_workflow
def test_each_deadline_names_a_limit_and_a_moment_that_exist(model):
    assert set(model.workflow.moments) <= set(StartEvent.values)
    assert all(hasattr(model, moment) for moment in model.workflow.moments.values())
    for deadline in model.workflow.deadlines.values():
        assert {deadline.limit, *filter(None, [deadline.extension])} <= set(LimitName.values)


@every_workflow
def test_each_state_shows_a_known_tone_and_stage(model):
    for state in model.workflow.states.values():
        assert state.tone in ("plain", "waiting", "good", "grave")
        assert not state.stage or state.stage in model.workflow.stages


def standing(model, state):
    """A procedure of a kind in a state, in memory only, with no gate on its case."""
    made = model(state=state.name, kind=model.__name__.lower())
    made.is_gated = False
    return made


@every_transition
def test_each_letter_it_makes_is_of_a_known_kind(model, way):
    assert set(way.makes) <= KINDS.keys()


@every_transition
def test_it_asks_only_for_what_the_model_has(model, way):
    assert set(way.fields) <= {field.name for field in model._meta.get_fields()}


@every_transition
def test_the_model_bears_it(model, way):
    assert callable(getattr(model, way.name))


@every_transition
def test_it_is_open_to_those_it_names_and_to_nobody_else(model, way):
    """Each of 99 capacities against each transition, pure."""
    bare, procedure = replace(way, needs=(), extends=None), standing(model, way.sources[0])
    assert {capacity for capacity in EVERYBODY if may_perform({capacity}, bare, procedure)} == set(way.by)
    assert all(capacity in (CLOCK, INTAKE) or capacity.case_role for capacity in way.by), "anybody at any agency"


@every_transition
def test_it_cannot_be_taken_from_elsewhere(model, way):
    for state in set(model.workflow.states.values()) - set(way.sources):
        assert not may_perform(set(EVERYBODY), way, standing(model, state))
