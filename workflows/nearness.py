"""How near to the transfer of the person a state is, and which steps an open protection gate therefore shuts. Pure."""

from enum import IntEnum

from workflows.declare import BACK, STAY


class Nearness(IntEnum):
    """What a State may say of itself; the others are far."""

    FAR = 0
    PAPERS = 1  # the papers for the journey are asked for
    READY = 2
    APPOINTED = 3  # day and journey are fixed; who arrives while a gate is open stands here still
    TRANSFERRED = 4


def ends(workflow, transition, source):
    """The states to which a transition may lead from one: for BACK all from which one can have come there."""
    if transition.target is STAY:
        return {source}
    if transition.target is BACK:
        return {state for way in workflow.transitions.values() if way.target is source for state in way.sources}
    return {transition.target}


def is_gated(workflow, transition, source):
    """Whether it leads nearer to the transfer than one stands; in doubt, yes."""
    return any(end.nearness > source.nearness for end in ends(workflow, transition, source))


def gated(workflow):
    """Every transition that a gate shuts, with the states from which it does."""
    ways = {way: [s for s in way.sources if is_gated(workflow, way, s)] for way in workflow.transitions.values()}
    return {way: sources for way, sources in ways.items() if sources}


def can_be_called_off(workflow, state):
    """Whether a journey is fixed there that should be called off while a gate is open: nobody has arrived yet."""
    ways = [way for way in workflow.transitions.values() if state in way.sources]
    return state.nearness == Nearness.APPOINTED and any(
        end.nearness < state.nearness for way in ways for end in ends(workflow, way, state)
    )


def behind_a_gate(workflow, start):
    """Every state that can be reached from one while a gate is open."""
    seen, todo = set(), [start]
    while todo:
        state = todo.pop()
        if state not in seen:
            seen.add(state)
            ways = [way for way in workflow.transitions.values() if state in way.sources]
            todo += [e for way in ways if not is_gated(workflow, way, state) for e in ends(workflow, way, state)]
    return seen


def nearest_behind_a_gate(workflow, start):
    return max(state.nearness for state in behind_a_gate(workflow, start))
