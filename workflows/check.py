"""What a sound workflow must hold. Run at start-up (manage.py check) and by the tests."""

from workflows.declare import BACK, STAY
from workflows.nearness import gated, nearest_behind_a_gate


def faults(workflow):
    """Every fault of a declaration, as sentences; none for a sound one."""
    states, transitions = workflow.states.values(), workflow.transitions.values()
    found = reachable(workflow)
    yield from (f"{s.name} cannot be reached" for s in states if s not in found)
    yield from (f"{s.name} is a dead end" for s in states if not s.final and not exits(workflow, s))
    yield from (f"{s.name} has no next step" for s in states if not s.final and not s.next_step)
    yield from (f"{s.name} is final and has an exit" for s in states if s.final and _is_left(workflow, s))
    yield from (f"{t.name} is by nobody" for t in transitions if not t.by)
    yield from (
        f"{t.name} leads to a state of another workflow" for t in transitions if t.target not in (*states, STAY, BACK)
    )
    yield from (f"{t.name}: only its own proposer could approve it" for t in transitions if _signs_alone(t))
    yield from _faults_of_clocks(workflow)
    yield from _faults_of_gates(workflow)
    yield from _faults_of_bulk(workflow)


def _faults_of_clocks(workflow):
    for deadline in workflow.deadlines.values():
        way = deadline.on_expiry
        if any(state.final for state in (*deadline.runs_in, *deadline.pauses_in)):
            yield f"{deadline.name} runs in a final state"
        if way and not way.is_automatic:
            yield f"{way.name} follows from {deadline.name} but is not by the clock"
        if way and not set(way.sources) >= {*deadline.runs_in, *deadline.pauses_in}:
            yield f"{way.name} cannot be taken wherever {deadline.name} runs"
    yield from (
        f"{c.name} takes the procedure on by {c.on_all_settled.name}, which is not by the clock"
        for c in workflow.children.values()
        if c.on_all_settled and not c.on_all_settled.is_automatic
    )


def _faults_of_gates(workflow):
    """A gate shuts every way nearer to the transfer, and no way off: whoever is stopped can be brought back."""
    if workflow.initial.nearness:
        yield f"{workflow.initial.name} is where it begins, and near to the transfer already"
    for state in workflow.states.values():
        if nearest_behind_a_gate(workflow, state) > state.nearness:
            yield f"{state.name}: a way leads nearer to the transfer although a protection gate is open"


def _faults_of_bulk(workflow):
    """What is approved in bulk is signed by one person and changes no state: least of all to one nearer to a transfer."""
    shut = gated(workflow)
    for way in workflow.transitions.values():
        if way.in_bulk and way in shut:
            yield f"{way.name} may be approved in bulk, and a protection gate shuts it"
        if way.in_bulk and way.target is not STAY:
            yield f"{way.name} may be approved in bulk, and changes the state"
        if way.in_bulk and (callable(way.approval) or len(way.approval) != 1):
            yield f"{way.name} may be approved in bulk, and is not for one signature"
        if way.in_bulk and way.duty:
            yield f"{way.name} may be approved in bulk, and is a duty that is kept apart from others"


def _signs_alone(transition):
    return not callable(transition.approval) and bool(transition.approval) and transition.is_automatic


def _is_left(workflow, state):
    """Out of a final state nothing leads; what is done there without leaving it leaves it final."""
    return any(t.target is not STAY for t in exits(workflow, state))


def exits(workflow, state):
    return [t for t in workflow.transitions.values() if state in t.sources]


def reachable(workflow):
    seen, todo = set(), [workflow.initial]
    while todo:
        state = todo.pop()
        if state not in seen:
            seen.add(state)
            todo += [t.target for t in exits(workflow, state) if t.target in workflow.states.values()]
    return seen
