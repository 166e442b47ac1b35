"""What a page says of protection gates: to everybody the same sentence, to whom reads them which, since when, and by whom."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.disclosure import FieldGroup, is_beside, is_inside
from agencies.roles import CASE_MANAGEMENT
from cases.gates import Gate
from workflows.gating import may_release
from workflows.nearness import can_be_called_off
from workflows.rows import grants_open_to
from workflows.showing.rows import name_shown


def gate_notices(frame):
    """That a gate is open, for everybody who sees the whole case (components/notice.html); neither why, nor how many."""
    if not frame.procedure.is_gated or frame.procedure.is_closed or is_beside(frame.capacities):
        return []
    if frame.procedure.declared.led_by == CASE_MANAGEMENT:
        return [{"title": _("A protection gate is open"), "text": _of_a_journey(frame.procedure), "tone": "warn"}]
    said = _("Nothing leads nearer to the transfer until a protection officer releases it.")
    if can_be_called_off(frame.procedure.declared, frame.procedure.state_declared):
        said = " ".join((_("The transfer was notified before: postpone it."), said))
    return [{"title": _("A protection gate is open"), "text": said, "tone": "warn"}]


def _of_a_journey(procedure):
    """Of somebody who goes back by their own will: nobody transfers them."""
    rests = _("The journey rests until a protection officer has spoken with the person and released it.")
    if can_be_called_off(procedure.declared, procedure.state_declared):
        return " ".join((_("The journey was booked before: postpone it."), rests))
    return rests


def gates_shown(frame):
    """Every gate of the case, the open ones first, for those who read them; None for all others."""
    if not frame.sees(FieldGroup.PROTECTION):
        return None
    found = frame.procedure.case.gates.select_related("set_by", "set_for", "released_by", "released_for")
    return [_shown(frame, gate) for gate in sorted(found, key=lambda gate: (gate.released_at is not None, -gate.pk))]


def _shown(frame, gate):
    facts = [{"label": _("Set"), "value": _who(gate.set_by, gate.set_for), "on": gate.set_at}]
    if gate.released_at:
        facts.append(
            {"label": _("Released"), "value": _who(gate.released_by, gate.released_for), "on": gate.released_at}
        )
    verdict = may_release(gate, frame.actor, frame.capacities) if gate.released_at is None else ()
    return {
        "id": f"gate-{gate.pk}",
        "title": gate.get_code_display(),
        "is_open": gate.released_at is None,
        "facts": facts,
        "ground": gate.get_release_ground_display(),
        "reason": gate.release_reason,
        "release_url": frame.url("release_gate", gate.pk) if gate.released_at is None and verdict else "",
        "why_not": " ".join(verdict.reasons) if gate.released_at is None else "",
    }


def _who(person, agency):
    return f"{person.name}, {agency.name}"


def open_gates(actor):
    """Cases of an actor's agency on which a gate is open (workflows/gates.html), those on their way first. Two queries."""
    grants = grants_open_to(actor).filter(live=True, content_object__parent=None)
    open_ones = grants.filter(Exists(Gate.objects.open().filter(case=OuterRef("content_object__case"))))
    found = {
        grant.content_object_id: grant for grant in open_ones.select_related("content_object").order_by("sort_at", "pk")
    }
    return sorted((_row(grant, actor) for grant in found.values()), key=lambda row: not row["scheduled"])


def _row(grant, actor):
    procedure, capacities = grant.content_object, actor.at([grant.case_role])
    state = procedure.state_seen(is_inside(capacities))
    return {
        "url": reverse("protection", args=[procedure.reference]),
        "reference": procedure.reference,
        "person_name": name_shown(procedure, capacities),
        "state": state,
        "scheduled": can_be_called_off(procedure.declared, procedure.state_declared),
    }
