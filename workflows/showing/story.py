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
    own = step.taken_for_id == frame.actor.agency.pk  # what one writes for the file stays at home
    return {
        "at": step.taken_at,
        "title": _title(frame, step),
        "by": author(step),
        "note": step.comment if own and frame.sees(FieldGroup.INTERNAL) else "",
        "tone": "four" if step.approval_id else "plain" if step.taken_by_id is None else "key",
        "changes": _moved(frame, step),
    }


def _title(frame, step):
    """What was done; of what others approved, what has come of it."""
    declared = frame.procedure.declared
    if step.transition == Step.OPENING:
        return _("Opened")
    if step.approval_id and step.source != step.target:
        return str(declared.states[step.target])
    return str(declared.transitions.get(step.transition, step.transition))


def author(step):
    """Leyla Quliyeva, State Migration Service, as caseworker …; or the system."""
    if step.taken_by_id is None:
        return _("System")
    parts = [step.taken_by.name, step.taken_for.name if step.taken_for else ""]
    if step.taken_as:
        parts.append(capacity_name(Capacity.of(step.taken_as)))
    said = ", ".join(part for part in parts if part)
    said = _instead(said, step.taken_in_place_of and step.taken_in_place_of.name)
    signers = ", ".join(map(_instead, getattr(step, "signers", None) or (), getattr(step, "signers_for", None) or ()))
    return _("%(who)s. Approved by %(signers)s") % {"who": said, "signers": signers} if signers else said


def _instead(who, away):
    """Whoever acted, with the colleague for whom they stood in."""
    return _("%(who)s, for %(away)s") % {"who": who, "away": away} if away else who


def _moved(frame, step):
    """From which status to which, as this reader is shown them."""
    if not step.source or step.source == step.target:
        return []
    states = (frame.procedure.declared.states[name] for name in (step.source, step.target))
    old, new = (state if frame.inside or state.outside is None else state.outside for state in states)
    return [{"label": _("Status"), "old": old, "new": new}] if old is not new else []
