"""Why a condition of readmission of Article 4 counts as proved, assumed, excluded or not shown, in words, and what is missing (Art. 10)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.languages import capital
from cases.terms import OF_STAY, Effect
from workflows.procedures.conditions import Conditions, conditions, exclusions, has_accepted
from workflows.procedures.third_country_fields import ExclusionGround
from workflows.showing.standing_items import (
    COUNTS,
    MAY_ACCEPT,
    MAY_NOT_ACCEPT,
    PROOF_STANDS,
    lasting,
    name_of,
    refusal,
    refuted,
    to_examine,
    what_would_prove,
)

HEADS = {
    Conditions.EXCLUDED: (gettext_lazy("A ground of exclusion was found: there is no obligation to readmit."), "warn"),
    Conditions.UNRECORDED: (gettext_lazy("The conditions of readmission have not been recorded."), "warn"),
    Conditions.PROVED: (gettext_lazy("A condition of readmission is proved under this agreement."), "ok"),
    Conditions.ASSUMED: (gettext_lazy("A condition of readmission is validly assumed under this agreement."), "ok"),
    Conditions.AT_ODDS: (
        gettext_lazy("Proof was accepted, but the recorded conditions say that nothing is shown."),
        "warn",
    ),
    Conditions.REBUTTED: (gettext_lazy("What spoke for a condition of readmission is rebutted."), "warn"),
    Conditions.OPEN: (gettext_lazy("No condition of readmission is proved or validly assumed."), "warn"),
}
WAITS_FOR_PROTECTION = gettext_lazy("Acceptance waits for the protection check.")
WAITS_FOR_FINDINGS = gettext_lazy("Refusal waits until the conditions are recorded.")
SHOWN = (Conditions.PROVED, Conditions.ASSUMED)
FOUND_IN = {  # the finding that bears out a ground of exclusion
    "airside_only": {ExclusionGround.AIRSIDE_ONLY},
    "their_permit": {ExclusionGround.PERMIT_OF_REQUESTING, ExclusionGround.VISA_FREE},
    "direct_return": {ExclusionGround.DIRECT_RETURN_POSSIBLE},
}


def told(procedure):
    """The parts of workflows/parts/standing.html that are about the conditions of Article 4."""
    found = conditions(procedure)
    title, tone = HEADS[found]
    is_ready = found not in SHOWN or procedure.protection_check == "yes"
    return {
        "title": title,
        "tone": tone if is_ready else "warn",
        "follows": f"{_acceptance(found, is_ready)} {_refusal(procedure, found)}",
        "why": list(_why(procedure, found)),
        "facts": _facts(procedure),
        "missing": list(_missing(procedure, found)),
        "would_prove": ""
        if found in (Conditions.PROVED, Conditions.AT_ODDS)
        else what_would_prove(procedure.case, OF_STAY),
    }


def reasons_to_refuse(procedure):
    """A draft of the reasoned refusal from the recorded findings; "" where they give none. The caseworker rewrites it."""
    found = conditions(procedure)
    if found == Conditions.EXCLUDED:
        return "\n".join(f"{ground.label}." for ground in sorted(exclusions(procedure)))
    if found not in (Conditions.REBUTTED, Conditions.OPEN):
        return ""
    said = [refuted(item) for item in procedure.evidence if item.refuted]
    return "\n".join([*said, f"{ExclusionGround.CONDITIONS_NOT_SHOWN.label}."])


def _acceptance(found, is_ready):
    if found not in SHOWN:
        return MAY_NOT_ACCEPT
    return MAY_ACCEPT if is_ready else WAITS_FOR_PROTECTION


def _refusal(procedure, found):
    if found in (Conditions.PROVED, Conditions.AT_ODDS):
        return PROOF_STANDS
    if found == Conditions.UNRECORDED:
        return WAITS_FOR_FINDINGS
    return refusal(procedure, found == Conditions.ASSUMED)


def _why(procedure, found):
    yield from (f"{ground.label}." for ground in sorted(exclusions(procedure)))
    yield from (_counted(item) for item in procedure.evidence if item.accepted and item.effect in COUNTS)
    yield from (refuted(item) for item in procedure.evidence if item.refuted)
    if found == Conditions.OPEN and not has_accepted(procedure, *COUNTS):
        yield _("No means of evidence of Annex 3 or 4 has been accepted.")


def _counted(item):
    if item.effect == Effect.PROOF:
        said = _("%(name)s is proof of entry or stay by Annex %(annex)s of the agreement, and was accepted.")
    else:
        said = _(
            "%(name)s is prima facie evidence of entry or stay by Annex %(annex)s of the agreement, and was accepted."
        )
    return f"{said % {'name': name_of(item), **item.rule}} {lasting(item)}".strip()


def _facts(procedure):
    """What was found of the condition and of each ground of exclusion, and the protection check."""
    excluded = exclusions(procedure)
    return [
        _fact(procedure, "entry_condition"),
        *(_fact(procedure, name, bool(grounds & excluded)) for name, grounds in FOUND_IN.items()),
        *([_fact(procedure, "permit_exception")] if procedure.permit_exception else []),
        *([_fact(procedure, "conditions_basis")] if procedure.conditions_basis else []),
        _fact(procedure, "protection_check"),
    ]


def _fact(procedure, name, excludes=False):
    field = procedure._meta.get_field(name)
    value = getattr(procedure, f"get_{name}_display", lambda: getattr(procedure, name))()
    tag = {"label": _("Ground of exclusion"), "tone": "warn"} if excludes else None
    return {"label": capital(field.verbose_name), "value": value or _("not recorded"), "tag": tag}


def _missing(procedure, found):
    """What would have to be done before acceptance, or a refusal, can be proposed."""
    if found == Conditions.UNRECORDED:
        yield _("Record the conditions: the condition of readmission, and each ground of exclusion.")
    if found == Conditions.AT_ODDS:
        yield _("If the accepted proof shows a visa or permit of ours, or a direct entry: record the conditions anew.")
        yield _("If it is genuine but shows something else: examine it again as contradicted, and say what it shows.")
    yield from to_examine(procedure)
    if found not in (Conditions.EXCLUDED, Conditions.AT_ODDS) and not has_accepted(procedure, *COUNTS):
        yield _("Accepted evidence of Annex 3 or 4 is missing.")
    if found != Conditions.EXCLUDED and procedure.protection_check != "yes":
        yield _("The protection check is missing; a protection officer records it.")
