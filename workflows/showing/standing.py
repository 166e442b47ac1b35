"""Why nationality counts as proved, assumed or rebutted under the agreement of a case, in words, and what is missing."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.disclosure import FieldGroup, Sight, sight
from cases.documents import Evidence
from cases.terms import Effect, EvidenceKind
from workflows.procedures.nationality import AGAINST, Standing, found_by_checks, standing
from workflows.procedures.readmission import ReadmissionRequest
from workflows.procedures.verification import Finding
from workflows.showing.papers import because

DECIDES = ("agree", "refuse")
HEADS = {
    Standing.PROVED: (gettext_lazy("Nationality is proved under this agreement."), "ok"),
    Standing.CONFIRMED: (gettext_lazy("Nationality is confirmed by what was found out here."), "ok"),
    Standing.ASSUMED: (gettext_lazy("Nationality is validly assumed under this agreement."), "ok"),
    Standing.REBUTTED: (gettext_lazy("What spoke for the nationality is rebutted."), "warn"),
    Standing.OPEN: (gettext_lazy("Nationality is neither proved nor validly assumed."), "warn"),
}


def standing_shown(procedure, transition, capacities):
    """For the screens on which a reply is proposed and decided; None where it is not about nationality, or not for the reader."""
    groups = (FieldGroup.EVIDENCE, FieldGroup.DELIBERATION)
    may_read = all(sight(capacities, group) == Sight.FULL for group in groups)
    if transition.name not in DECIDES or not isinstance(procedure, ReadmissionRequest) or not may_read:
        return None
    title, tone = HEADS[standing(procedure)]
    return {
        "title": title,
        "tone": tone,
        "agreement": procedure.case.agreement.name,
        "lines": [*map(_line, procedure.evidence), *_found_out(procedure)],
        "missing": _missing(procedure),
    }


def reasons_to_refuse(procedure):
    """A draft of the reasoned refusal, where the evidence gives it; "" where it does not. The caseworker rewrites it."""
    if standing(procedure) not in (Standing.REBUTTED, Standing.OPEN):
        return ""
    against = [item for item in procedure.evidence if item.evidence.finding in AGAINST]
    said = [
        f"{name_of(item)}: {item.evidence.get_finding_display()}. {item.evidence.reason}".strip() for item in against
    ]
    return "\n".join([*said, _("No means of evidence that proves or lets assume the nationality stands.")])


def name_of(item):
    kind = dict(EvidenceKind.choices).get(item.evidence.kind, item.evidence.kind)
    paper = item.evidence.identity_document
    return f"{kind} {paper.number}" if paper and paper.number else str(kind)


def _line(item):
    name, finding = name_of(item), item.evidence.get_finding_display()
    if item.evidence.finding in AGAINST:
        return f"{name}: {finding}. {item.evidence.reason}".strip()
    return f"{name}: {item.effect.label}. {because(item)} {finding}."


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


def _missing(procedure):
    """What would have to be done before nationality is shown; nothing where it is."""
    if standing(procedure) not in (Standing.REBUTTED, Standing.OPEN):
        return []
    counts = (Effect.PROOF, Effect.PRIMA_FACIE)
    waits = [i for i in procedure.evidence if i.evidence.finding == Evidence.Finding.OPEN and i.effect in counts]
    said = [
        _("Examine: %(name)s, which would be %(effect)s.") % {"name": name_of(i), "effect": i.effect.label}
        for i in waits
    ]
    if not any(child.kind == "verification" for child in procedure.child_procedures):
        said.append(_("No identity check has been asked for."))
    if not procedure.interview_result:
        said.append(_("No interview has been held."))
    return said
