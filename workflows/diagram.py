"""Draws a workflow from its declaration: layers of states for the page (pure geometry), Mermaid and a table for the docs."""

from dataclasses import dataclass

from workflows.declare import BACK, STAY
from workflows.nearness import gated

BOX_WIDTH, BOX_HEIGHT, GAP_X, GAP_Y, EDGE = 176, 40, 28, 64, 12


@dataclass(frozen=True)
class Box:
    """One state on the drawing, in pixels."""

    state: object
    x: int
    y: int

    @property
    def middle(self):
        return self.x + BOX_WIDTH // 2


@dataclass(frozen=True)
class Line:
    """One way between two boxes; several transitions between the same two are one line."""

    path: str
    transitions: tuple


@dataclass(frozen=True)
class Drawing:
    width: int
    height: int
    boxes: tuple
    lines: tuple


def drawing(workflow):
    """Boxes in layers by their distance from the first state, and the ways between them."""
    boxes = {box.state.name: box for box in _boxes(workflow)}
    width = max(box.x for box in boxes.values()) + BOX_WIDTH + EDGE
    height = max(box.y for box in boxes.values()) + BOX_HEIGHT + EDGE
    ways = {}
    for t in workflow.transitions.values():
        for source in t.sources:
            if t.target not in (STAY, BACK):
                ways.setdefault((source.name, t.target.name), []).append(t)
    lines = tuple(Line(_path(boxes[a], boxes[b]), tuple(some)) for (a, b), some in ways.items())
    return Drawing(width, height, tuple(boxes.values()), lines)


def _boxes(workflow):
    for depth, states in enumerate(_layers(workflow)):
        for place, state in enumerate(states):
            yield Box(state, EDGE + place * (BOX_WIDTH + GAP_X), EDGE + depth * (BOX_HEIGHT + GAP_Y))


def _layers(workflow):
    seen, layer, layers = {workflow.initial.name}, [workflow.initial], []
    while layer:
        layers.append(layer)
        found = [
            t.target
            for state in layer
            for t in workflow.transitions.values()
            if state in t.sources and t.target not in (STAY, BACK)
        ]
        layer = []
        for state in found:
            if state.name not in seen:
                seen.add(state.name)
                layer.append(state)
    return layers


def _path(a, b):
    """A curve from the foot of one box to the head of the other; upwards it leaves at the side."""
    if b.y > a.y:
        y1, y2 = a.y + BOX_HEIGHT, b.y
        return f"M{a.middle} {y1} C{a.middle} {y1 + GAP_Y // 2} {b.middle} {y2 - GAP_Y // 2} {b.middle} {y2}"
    x = max(a.x, b.x) + BOX_WIDTH + GAP_X // 2
    return f"M{a.x + BOX_WIDTH} {a.y + BOX_HEIGHT // 2} C{x} {a.y} {x} {b.y} {b.x + BOX_WIDTH} {b.y + BOX_HEIGHT // 2}"


def rows(workflow):
    """The same as a table: one row a transition."""
    shut = gated(workflow)
    return [
        {
            "transition": t, "sources": t.sources, "target": t.target, "by": t.by, "approval": () if callable(t.approval) else t.approval,
            "approval_depends": callable(t.approval), "needs": [need.says for need in t.needs], "law": t.law,
            "is_gated": t in shut,
        }
        for t in workflow.transitions.values()
    ]  # fmt: skip


def mermaid(workflow):
    lines = ["stateDiagram-v2", f"    [*] --> {workflow.initial.name}"]
    for t in workflow.transitions.values():
        eyes = " (approval)" if t.approval else ""
        lines += [f"    {s.name} --> {_end(s, t)}: {t.name}{eyes}" for s in t.sources]
    return "\n".join([*lines, *(f"    {s.name} --> [*]" for s in workflow.states.values() if s.final)])


def _end(source, transition):
    return source.name if transition.target in (STAY, BACK) else transition.target.name


def table(workflow):
    """Markdown, by the names that stand in code: what docs/workflows/*.md hold."""
    shut = gated(workflow)
    lines = [
        "| Transition | From | To | By | Approved by | Needs | Asks | Basis |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for t in workflow.transitions.values():
        approval = "as the procedure says" if callable(t.approval) else ", ".join(map(str, t.approval))
        approval += ", several together" if t.in_bulk else ""
        cells = (
            t.name, ", ".join(s.name for s in t.sources), t.target.name, ", ".join(map(str, t.by)), approval,
            "; ".join(_needs(t, shut)), ", ".join(t.fields), t.law or "house rule",
        )  # fmt: skip
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _needs(transition, shut):
    yield from (str(need.says) for need in transition.needs)
    if transition in shut:
        yield "no open protection gate"


def deadlines_table(workflow):
    lines = ["| Deadline | Limit | Runs in | Pauses in | On expiry |", "|---|---|---|---|---|"]
    for d in workflow.deadlines.values():
        runs, pauses = ", ".join(s.name for s in d.runs_in), ", ".join(s.name for s in d.pauses_in)
        lines.append(f"| {d.name} | {d.limit} | {runs} | {pauses} | {d.on_expiry.name if d.on_expiry else ''} |")
    return "\n".join(lines)
