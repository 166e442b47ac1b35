"""A case as it looked at a past moment, for somebody who may see it now: by the groups of fields that they may see now."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.disclosure import FieldGroup, Sight, group_of, shown, sight
from agencies.models import Agency, User
from agencies.roles import LEADING
from agencies.words import CASE_ROLE_NAMES
from audit.dates import clock_time, day, day_and_time
from cases.documents import Evidence
from cases.files import CasePerson
from cases.terms import EvidenceKind
from workflows.rows.grants import case_role_of
from workflows.showing.clocks import clocks_seen
from workflows.showing.frame import Frame
from workflows.showing.papers import about_file, letters_shown
from workflows.showing.story import steps_told
from workflows.showing.summary import answer_facts, application_facts, field_fact, person_facts


class FrameThen(Frame):
    """The frame of a section, about a procedure as it stood: the steps that were taken by then, the clocks as they ran."""

    def __init__(self, request, past, capacities):
        super().__init__(request, past.procedure, capacities, "history")
        self.past = past
        self.clocks = clocks_seen(past.clocks, capacities)
        self.all_steps = Frame.steps.func(self)
        self.steps = [step for step in self.all_steps if step.taken_at <= past.at]

    @property
    def pressing(self):
        """That a limit was due then is no news: the stages say when they were entered."""
        return []


def then(frame):
    """What the page tells (templates/workflows/then.html)."""
    told = {
        "case": frame.case(), "stages": frame.stages(), "status": _status(frame), "parts": _parts(frame),
        "papers": _papers(frame), "letters": _letters(frame), "entries": steps_told(frame), "agencies": _agencies(frame),
    }  # fmt: skip
    return told | _beside(frame)


def _status(frame):
    procedure, held = frame.procedure, frame.procedure.holder_seen(frame.inside)
    clocks = [
        {"label": clock.deadline_declared.label, "value": day(clock.due_on), "after": f" ({_running(clock)})"}
        for clock in frame.clocks
    ]
    return [
        {"label": _("Status"), "value": str(frame.state)},
        {"label": _("In this status since"), "value": day_and_time(frame.in_state_since)},
        {"label": _("With"), "value": str(held) if held and not procedure.is_closed else ""},
        *clocks,
    ]


def _running(clock):
    return _("stopped") if clock.stopped_at else _("resting") if clock.paused_at else _("running")


def _parts(frame):
    """{id, title, facts}, as in the summary of a case; those without a fact are left out."""
    procedure, capacities = frame.procedure, frame.capacities
    parts = [
        *_people(frame),
        {"id": "application", "title": _("Application"), "facts": application_facts(procedure, capacities)},
        {"id": "answers", "title": _("What had been recorded"), "facts": answer_facts(procedure, capacities)},
        {
            "id": "children",
            "title": _("Asked of others"),
            "facts": [f for c in frame.past.children for f in _child(frame, c)],
        },
        {"id": "evidence", "title": _("Means of evidence"), "facts": _evidence(frame)},
    ]
    return [part for part in parts if part["facts"]]


def _people(frame):
    """As on the page of persons: the person concerned, and the family where it is this reader's to read."""
    family = frame.sees(FieldGroup.FAMILY)
    return [
        {
            "id": f"person-{member.pk}",
            "title": member.get_relation_display(),
            "facts": person_facts(member, frame.capacities),
        }
        for member in frame.past.members
        if member.relation == CasePerson.Relation.SUBJECT or family
    ]


def _child(frame, child):
    if not frame.sees(child.listed_with):
        return
    led = any(capacity.case_role in LEADING for capacity in frame.capacities)
    value = f"{child.held_by}: {child.state_declared}"
    url = reverse("procedure", args=[child.reference]) if led else ""
    yield {"label": child.declared.label, "value": value, "after": f" ({child.reference})", "url": url}
    for name in child.told_to_parent:
        if fact := field_fact(child, name, frame.capacities):
            yield fact


def _evidence(frame):
    if not frame.sees(FieldGroup.EVIDENCE):
        return []
    return [
        {
            "label": dict(EvidenceKind.choices).get(one.kind, one.kind),
            "value": shown(one.get_finding_display(), sight(frame.capacities, group_of(Evidence, "finding")))
            or _("Given"),
        }
        for one in frame.past.evidence
    ]


def _papers(frame):
    """Files themselves are never changed: each leads to what it was."""
    if not frame.sees(FieldGroup.EVIDENCE):
        return []
    return [
        {"name": one.title, "url": frame.url("document", one.pk), "about": about_file(one), "on": one.added_at}
        for one in frame.past.documents
        if one.kind != one.Kind.LETTER and sight(frame.capacities, FieldGroup(one.group)) == Sight.FULL
    ]


def _letters(frame):
    return [one for one in letters_shown(frame) if one["made_at"] <= frame.past.at]


def _agencies(frame):
    """Which agencies had a part, and who worked on it there."""
    grants = frame.past.grants
    agencies = {one.group_id: one for one in Agency.objects.filter(group__in={grant.group_id for grant in grants})}
    people = User.objects.in_bulk({grant.assigned_to_id for grant in grants if grant.assigned_to_id})
    return [
        {
            "agency": agencies[grant.group_id].name, "what": str(CASE_ROLE_NAMES[case_role_of(grant.permission_id)]),
            "who": people[grant.assigned_to_id].name if grant.assigned_to_id else "",
        }
        for grant in grants
    ]  # fmt: skip


def _beside(frame):
    """The moments of the step before and of the step after, as parts of an address."""
    inside = [step.taken_at for step in frame.steps if step in frame.told_steps]
    told = {step.pk for step in frame.told_steps}
    declared = frame.procedure.declared.transitions
    later = [
        step.taken_at
        for step in frame.all_steps
        if step.taken_at > frame.past.at and step.pk not in told
        and (frame.inside or not (step.transition in declared and declared[step.transition].internal))
    ]  # fmt: skip
    minute = frame.past.at.replace(second=0, microsecond=0)
    earlier = [moment for moment in inside if moment < minute]
    return {"earlier": address_of(max(earlier, default=None)), "later": address_of(min(later, default=None))}


def address_of(moment):
    """on=03.05.2026&time=10:14; the minute and all that was done in it. Nothing for None."""
    return f"on={day(moment)}&time={clock_time(moment)}" if moment else ""


def end_of_minute(moment):
    return moment.replace(second=0, microsecond=0) + timedelta(minutes=1) - timedelta(microseconds=1)
