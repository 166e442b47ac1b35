"""Steps and proposals as entries of a timeline, in plain sentences, newest first."""

from django.utils.translation import gettext as _

from agencies.disclosure import FieldGroup
from agencies.roles import Capacity
from agencies.words import capacity_name
from workflows.rows import Step


def steps_told(frame):
    """Every step of a procedure (components/timeline.html)."""
    return [_told(frame, step) for step in reversed(frame.told_steps)]


def _told(frame, step):
    declared, own = (
        frame.procedure.declared,
        step.taken_for_id == frame.actor.agency.pk,
    )  # what one writes for the file stays at home
    transition = declared.transitions.get(step.transition)
    return {
        "at": step.taken_at,
        "title": _("Opened") if step.transition == Step.OPENING else str(transition or step.transition),
        "by": author(step),
        "note": step.comment if own and frame.sees(FieldGroup.INTERNAL) else "",
        "tone": "four" if step.approval_id else "plain" if step.taken_by_id is None else "key",
        "changes": _moved(declared, step),
    }


def author(step):
    """Leyla Quliyeva, State Migration Service, as caseworker …; or the system."""
    if step.taken_by_id is None:
        return _("System")
    parts = [step.taken_by.name, step.taken_for.name if step.taken_for else ""]
    if step.taken_as:
        parts.append(capacity_name(Capacity.of(step.taken_as)))
    return ", ".join(part for part in parts if part)


def _moved(declared, step):
    if not step.source or step.source == step.target:
        return []
    return [{"label": _("Status"), "old": declared.states[step.source], "new": declared.states[step.target]}]
