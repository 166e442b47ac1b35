"""The words a workflow is written in. Pure Python: nothing here touches the database."""

from collections.abc import Callable
from dataclasses import dataclass

from agencies.roles import CLOCK, LEAD, Capacity, CaseRole
from workflows.inheriting import as_tuple, gather


class Named:
    name = ""

    def __set_name__(self, owner, name):
        self.name = self.name or name

    def __str__(self):
        return str(self.label or self.name.replace("_", " ").capitalize())


class Leaving:
    """Whatever transitions can leave from: one state, several, or every open one."""

    def to(self, target, **how):
        return Transition(self._states(), target, **how)

    def stay(self, **how):
        """A transition that changes no state: an extension, a decision to wait, a note that counts."""
        return Transition(self._states(), STAY, **how)


@dataclass(eq=False)
class State(Named, Leaving):
    """Where a procedure stands, what must be done next there, and which agency has to do it."""

    label: str = ""
    initial: bool = False
    final: bool = False
    next_step: str = ""  # the obligation, as a verb: "Prepare the reply"
    held_by: CaseRole | tuple[CaseRole, ...] | None = LEAD  # None: whoever the step made the holder
    tone: str = "plain"  # plain, waiting, good, grave: never a colour
    stage: str = ""  # the part of the progress bar it belongs to
    nearness: int = 0  # to the transfer of the person (nearness.py): a protection gate lets no step lead nearer
    outside: "State | None" = None  # what those who do not read our deliberation are shown in its place

    def _states(self):
        return (self,)

    def __or__(self, other):
        return States((*self._states(), *other._states()))


class States(tuple, Leaving):
    __or__ = State.__or__

    def _states(self):
        return self


class AnyOpen(Leaving):
    def _states(self):
        return ANY_OPEN


ANY_OPEN = AnyOpen()
STAY, BACK = State("(stays)"), State("(back to where it was)")
STAY.name, BACK.name = "stay", "back"


@dataclass(frozen=True)
class Guard:
    """A condition in one sentence: what is said when it does not hold."""

    says: str
    holds: Callable

    def __call__(self, procedure):
        return self.holds(procedure)


def guard(says):
    return lambda holds: Guard(says, holds)


@dataclass(eq=False)
class Transition(Named):
    """A lawful step: from where to where, by whom, under whose eyes, needing and asking what, making which letters.

    `approval` is a Capacity, several, or a function of the procedure that gives them. `checks` are functions of the
    procedure with the answers in it; each yields (field, sentence) where an answer will not do. In one transaction,
    `then(procedure, by)` sets what follows on the procedure before it is saved, `afterwards(procedure, by)` on other rows.
    """

    sources: tuple[State, ...]
    target: State
    label: str = ""
    by: tuple[Capacity, ...] | Capacity = ()
    approval: tuple[Capacity, ...] | Capacity | Callable = ()
    needs: tuple[Guard, ...] = ()
    asks: tuple[str, ...] = ()
    may_ask: tuple[str, ...] = ()
    checks: tuple[Callable, ...] = ()
    makes: tuple[str, ...] = ()
    extends: "Deadline | None" = None
    then: Callable = lambda procedure, by: None
    foresees: Callable | None = None  # what of `then` the clocks depend on, for a preview: it writes no row
    afterwards: Callable = lambda procedure, by: None
    law: str = ""  # the article; empty for a house rule
    tone: str = "plain"
    foretells: Callable = lambda procedure: ()  # what else whoever approves must know to follow: a sentence each
    duty: str = ""  # whoever has done one in a procedure may do none of the others (objecting.apart): propose, verify, pay
    internal: bool = False  # a decision of the holding side: the other side is not told of it
    of: CaseRole | None = None  # whose act it is, where others may write it down for them; None: of whoever takes it
    offered: bool = True  # False: performed through a page of its own, or by a child, so no button
    in_bulk: bool = False  # several proposals of it may be approved together, for it weighs little and changes no state

    def __post_init__(self):
        self.by, self.needs, self.checks, self.makes = map(as_tuple, (self.by, self.needs, self.checks, self.makes))
        if not callable(self.approval):
            self.approval = as_tuple(self.approval)

    def leaves(self, state_name):
        return any(source.name == state_name for source in self.sources)

    def signers(self, procedure):
        return self.approval(procedure) if callable(self.approval) else self.approval

    @property
    def is_automatic(self):
        return set(self.by) == {CLOCK}

    @property
    def fields(self):
        return (*self.asks, *self.may_ask)


@dataclass(eq=False)
class Deadline(Named):
    """A limit of the agreement that runs in some states. How long, from when and in whose calendar is data.

    `limit` names the TimeLimit; `moments` of the workflow says which attribute bears its start event. In `pauses_in` it rests
    where `may_pause(procedure)` says so. `presses_in` are the states whose next step it is the time of (None: wherever it
    runs). `when(procedure)` says whether this procedure has the limit at all."""

    limit: str
    runs_in: tuple[State, ...]
    label: str = ""
    pauses_in: tuple[State, ...] = ()
    may_pause: Callable = lambda procedure: True
    when: Callable = lambda procedure: True
    extension: str = ""  # the TimeLimit by which a Transition that `extends` this prolongs it
    warns: tuple[float, ...] = (0.5, 0.8, 0.95)
    on_expiry: Transition | None = None
    presses_in: tuple[State, ...] | State | None = None

    def __post_init__(self):
        self.runs_in, self.pauses_in = as_tuple(self.runs_in), as_tuple(self.pauses_in)
        self.presses_in = (*self.runs_in, *self.pauses_in) if self.presses_in is None else as_tuple(self.presses_in)

    def runs(self, procedure):
        state = procedure.state_declared
        resting = state in self.pauses_in and self.may_pause(procedure)
        return self.when(procedure) and state in (*self.runs_in, *self.pauses_in) and not resting

    def pauses(self, procedure):
        return self.when(procedure) and procedure.state_declared in self.pauses_in and self.may_pause(procedure)


@dataclass(eq=False)
class Children(Named):
    """Procedures of another kind that this one opens, and waits for: `on_all_settled` is taken by the clock once every
    child of the kind is closed or in one of `settles_in` (state names)."""

    kind: str
    label: str = ""
    settles_in: tuple[str, ...] = ()
    on_all_settled: Transition | None = None


class Workflow:
    """Subclass it and write the law down; everything else reads these dictionaries. A subclass of that inherits its law."""

    label: str = ""
    prefix: str = ""  # of the reference: RA-NL-2026-00417
    version = 1
    led_by: CaseRole = LEAD  # who holds a state that names no other holder
    moments: dict[str, str] = {}  # start event of a limit → attribute of the procedure that bears its moment
    stages: tuple[str, ...] = ()
    states: dict[str, State]
    transitions: dict[str, Transition]
    deadlines: dict[str, Deadline]
    children: dict[str, Children]

    def __init_subclass__(cls):
        gather(cls, {State: "states", Transition: "transitions", Deadline: "deadlines", Children: "children"})
        cls.initial = next(s for s in cls.states.values() if s.initial)
        for s in cls.states.values():
            s.held_by = cls.led_by if s.held_by is LEAD else s.held_by
        for t in (t for t in cls.transitions.values() if t.sources is ANY_OPEN):
            t.sources = tuple(s for s in cls.states.values() if not s.final and s is not t.target)
