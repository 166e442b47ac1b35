"""Why nationality counts as proved, confirmed, assumed or rebutted under the agreement, in words, and what is missing (Art. 9)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.terms import OF_NATIONALITY, Effect
from workflows.procedures.nationality import Standing, found_by_checks, is_shown, standing
from workflows.procedures.verification import Finding
from workflows.showing.standing_items import (
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
    Standing.PROVED: (gettext_lazy("Nationality is proved under this agreement."), "ok"),
    Standing.CONFIRMED: (gettext_lazy("Nationality is confirmed by what was found out here."), "ok"),
    Standing.ASSUMED: (gettext_lazy("Nationality is validly assumed under this agreement."), "ok"),
    Standing.REBUTTED: (gettext_lazy("What spoke for the nationality is rebutted."), "warn"),
    Standing.OPEN: (gettext_lazy("Nationality is neither proved nor validly assumed."), "warn"),
}
UNSHOWN = (Standing.REBUTTED, Standing.OPEN)


def told(procedure):
    """The parts of workflows/parts/standing.html that are about nationality."""
    found = standing(procedure)
    title, tone = HEADS[found]
    return {
        "title": title,
        "tone": tone,
        "follows": f"{MAY_ACCEPT if is_shown(procedure) else MAY_NOT_ACCEPT} {_refusal(procedure, found)}",
        "why": list(_why(procedure, found)),
        "facts": [],
        "missing": _missing(procedure, found),
        "would_prove": ""
        if found in (Standing.PROVED, Standing.CONFIRMED)
        else what_would_prove(procedure.case, OF_NATIONALITY),
    }


def reasons_to_refuse(procedure):
    """A draft of the reasoned refusal, where the evidence gives it; "" where it does not. The caseworker rewrites it."""
    if standing(procedure) not in UNSHOWN:
        return ""
    said = [refuted(item) for item in procedure.evidence if item.refuted]
    return "\n".join([*said, _("No means of evidence that proves or lets assume the nationality stands.")])


def _refusal(procedure, found):
    return PROOF_STANDS if found == Standing.PROVED else refusal(procedure, found == Standing.ASSUMED)


def _why(procedure, found):
    effect = {Standing.PROVED: Effect.PROOF, Standing.ASSUMED: Effect.PRIMA_FACIE}.get(found)
    yield from (_counted(item) for item in procedure.evidence if item.accepted and item.effect == effect)
    yield from (refuted(item) for item in procedure.evidence if item.refuted)
    yield from _found_out(procedure)
    if found == Standing.PROVED and found_by_checks(procedure, Finding.CONTRADICTED):
        yield _("A check that says otherwise does not outweigh proof: only the proof itself can be contradicted.")
    if found == Standing.OPEN:
        yield _("No means of evidence that proves or lets assume the nationality has been accepted.")


def _counted(item):
    """Why one accepted means of evidence is what it is."""
    facts = {"name": name_of(item), **item.rule}
    if item.effect == Effect.PROOF:
        said = _("%(name)s is proof by Annex %(annex)s of the agreement, and was accepted.")
    elif item.long_expired:
        said = _(
            "%(name)s, of Annex %(annex)s, expired too long ago to prove: it is prima facie evidence, and was accepted."
        )
    else:
        said = _("%(name)s is prima facie evidence by Annex %(annex)s of the agreement, and was accepted.")
    return f"{said % facts} {lasting(item)}".strip()


def _found_out(procedure):
    """Of checks and the interview only what the reply may rest on; what the security service found stays with it."""
    for finding in (Finding.CONFIRMED, Finding.CONTRADICTED):
        for check in found_by_checks(procedure, finding):
            yield _("Identity check %(reference)s: %(finding)s.") % {
                "reference": check.reference,
                "finding": finding.label,
            }
    if procedure.interview_result:
        yield _("Interview: %(result)s.") % {"result": procedure.get_interview_result_display()}


def _missing(procedure, found):
    """What would have to be done before nationality is shown, or proved; nothing where it is proved."""
    if found == Standing.PROVED:
        return []
    said = to_examine(procedure)
    if found not in UNSHOWN:
        return said
    checks = [child for child in procedure.child_procedures if child.kind == "verification"]
    if not checks:
        said.append(_("No identity check has been asked for."))
    waiting = _("Identity check %(reference)s has not been answered.")
    said += [waiting % {"reference": check.reference} for check in checks if check.closed_at is None]
    if not procedure.interview_result:
        said.append(_("No interview has been held."))
    return said
