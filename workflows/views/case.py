"""The case page: its summary, and its deadlines with how each date was counted."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.disclosure import FieldGroup
from agencies.policy import allow
from agencies.roles import LEADING
from audit.dates import day
from cases.agreements import sentences
from cases.members import members, subject_of
from workflows.clocks import recount
from workflows.finding import find
from workflows.showing.clocks import clock_shown
from workflows.showing.frame import Frame
from workflows.showing.offered import offered
from workflows.showing.papers import documents_shown
from workflows.showing.standing import standing_today
from workflows.showing.story import steps_told
from workflows.showing.summary import answer_facts, application_facts, field_fact, person_facts

LATEST = 4


@allow("procedure.view")
def procedure(request, reference):
    procedure, capacities = find(request, reference)
    frame = Frame(request, procedure, capacities)
    context = frame.context() | summary(frame) | {"standing_today": standing_today(frame)}
    return render(request, "workflows/show.html", context)


def summary(frame):
    """The parts of the summary section."""
    procedure, capacities = frame.procedure, frame.capacities
    subject = subject_of(members(procedure.case))
    person = person_facts(subject, capacities) if subject else []
    parts = [
        {"id": "person", "title": _("Person"), "url": frame.url("persons"), "link": _("All persons"), "facts": person},
        {"id": "application", "title": _("Application"), "facts": application_facts(procedure, capacities)},
        {"id": "answers", "title": _("What has been recorded"), "facts": answer_facts(procedure, capacities)},
        {"id": "children", "title": _("Asked of others"), "facts": _children(frame)},
        *offered("parts", frame),
    ]
    told = steps_told(frame)
    return {
        "summary": [part for part in parts if part["facts"]],
        "documents": _documents(frame),
        "history": {"url": frame.url("history"), "count": len(told), "entries": told[:LATEST]},
    }


def _children(frame):
    """What was asked of others: who has it, where it stands and what was found, as far as this reader may know."""
    return [
        fact
        for child in frame.procedure.child_procedures
        if frame.sees(child.listed_with)
        for fact in _child(frame, child)
    ]


def _child(frame, child):
    led = any(capacity.case_role in LEADING for capacity in frame.capacities)  # who leads has its part in every child
    url = reverse("procedure", args=[child.reference]) if led else ""
    value = f"{child.held_by}: {child.state_declared}"
    yield {"label": child.declared.label, "value": value, "after": f" ({child.reference})", "url": url}
    for name in child.told_to_parent:
        fact = field_fact(child, name, frame.capacities)
        if fact:
            yield fact


def _documents(frame):
    if not frame.sees(FieldGroup.EVIDENCE):
        return None
    found = documents_shown(frame)
    return {"url": frame.url("documents"), "count": len(found), "rows": found[:3]}


@allow("procedure.view")
def deadlines(request, reference):
    procedure, capacities = find(request, reference)
    frame = Frame(request, procedure, capacities, "deadlines")
    told = [_told(frame, clock) for clock in frame.clocks]
    asked = request.GET.get("of")
    opened = next((clock for clock in told if clock["name"] == asked), told[0] if told else None)
    context = {"clocks": told, "opened": opened, "title": _("Deadlines")}
    return render(request, "workflows/deadlines.html", frame.context() | context)


def _told(frame, clock):
    return clock_shown(clock) | {
        "name": clock.deadline,
        "state": _("stopped") if clock.stopped_at else _("resting") if clock.paused_at else _("running"),
        "started": day(clock.started_at),
        "rule": clock.limit,
        "sentences": sentences(recount(clock, frame.procedure, frame.steps)),
    }
