"""Where the evidence of a readmission stands under its agreement, for the screens on which its reply is prepared, proposed and decided."""

from agencies.disclosure import FieldGroup, Sight, sight
from workflows.procedures.readmission import ReadmissionRequest
from workflows.procedures.third_country import ThirdCountryRequest
from workflows.showing import conditions_told, nationality_told
from workflows.showing.standing_items import items_shown, unverified

DECIDES = ("agree", "refuse")
TOLD_BY = {ReadmissionRequest: nationality_told, ThirdCountryRequest: conditions_told}


def standing_shown(procedure, transition, capacities, actor):
    """For a step (workflows/parts/standing.html); None where it does not reply to an application, or not for the reader."""
    return _shown(procedure, capacities, actor) if transition.name in DECIDES else None


def standing_today(frame):
    """For the case page, as long as the reply has not been given."""
    undecided = {
        state.name for state in getattr(frame.procedure.declared, "undecided", ())
    }  # by name: an heir's are copies
    shown = _shown(frame.procedure, frame.capacities, frame.actor) if frame.procedure.state in undecided else None
    return shown and shown | {"facts": []}  # what was recorded stands on that page already


def reasons_to_refuse(procedure, capacities):
    """What a refusal could be reasoned with, as far as evidence and findings give it, and the reader may read them."""
    return TOLD_BY[type(procedure)].reasons_to_refuse(procedure) if _is_told(procedure, capacities) else ""


def _is_told(procedure, capacities):
    groups = (FieldGroup.EVIDENCE, FieldGroup.DELIBERATION)
    may_read = all(sight(capacities, group) == Sight.FULL for group in groups)
    return type(procedure) in TOLD_BY and procedure.case.agreement is not None and may_read


def _shown(procedure, capacities, actor):
    if not _is_told(procedure, capacities):
        return None
    return TOLD_BY[type(procedure)].told(procedure) | {
        "agreement": procedure.case.agreement.name,
        "items": items_shown(procedure, actor),
        "unverified": unverified(procedure),
    }
