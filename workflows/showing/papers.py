"""Documents, means of evidence and letters of a case, as far as the reader may see them."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from agencies.disclosure import FieldGroup, Sight, sight
from agencies.policy import may
from agencies.roles import LEAD
from audit.dates import day
from cases.documents import Document
from cases.evidence import graded
from cases.terms import EvidenceKind
from workflows.procedures.outgoing_fields import OutgoingFields
from workflows.procedures.readmission_request import ReadmissionFields


def documents_shown(frame):
    found = (
        frame.procedure.case.documents.exclude(kind=Document.Kind.LETTER).select_related("added_for").order_by("-pk")
    )
    return [
        {
            "name": document.title,
            "url": frame.url("document", document.pk),
            "about": about_file(document),
            "used_as": document.get_kind_display(),
            "added_on": document.added_at,
            "added_for": document.added_for,
            "seen_original": document.seen_original,
        }
        for document in found
        if sight(frame.capacities, FieldGroup(document.group)) == Sight.FULL
    ]


def about_file(document):
    """PDF, 96 KB"""
    size = (
        f"{document.size / 1_000_000:.1f} MB" if document.size >= 1_000_000 else f"{max(document.size // 1000, 1)} KB"
    )
    return f"{document.media_type.rpartition('/')[2].upper()}, {size}"


def evidence_shown(frame):
    """Every means of evidence with what it does under the agreement, in words."""
    if not frame.sees(FieldGroup.EVIDENCE) or frame.procedure.case.agreement is None:
        return []
    ours_to_weigh = frame.procedure.case.is_for_us
    may_examine = ours_to_weigh and bool(may(frame.capacities, "evidence.examine"))
    return [_evidence(frame, item, may_examine, ours_to_weigh) for item in _graded(frame.procedure)]


def _graded(procedure):
    """A readmission says for itself what its evidence is about: nationality, or entry and stay."""
    says = isinstance(procedure, ReadmissionFields | OutgoingFields)
    return procedure.evidence if says else graded(procedure.case)


def _evidence(frame, item, may_examine, ours_to_weigh):
    paper = item.evidence.identity_document
    inside = ours_to_weigh and frame.sees(FieldGroup.DELIBERATION)
    expires = _("expires %(day)s") % {"day": day(paper.expires_on)} if paper and paper.expires_on else ""
    return {
        "kind": dict(EvidenceKind.choices).get(item.evidence.kind, item.evidence.kind),
        "number": paper.number if paper else "",
        "expires": expires,
        "effect": item.effect.label,
        "because": because(item),
        "finding": item.evidence.get_finding_display() if inside else "",
        "tone": {"accepted": "ok", "contradicted": "danger", "false": "danger"}.get(item.evidence.finding, "plain"),
        "reason": item.evidence.reason if inside else "",
        "url": frame.url("examine", item.evidence.pk) if may_examine else "",
    }


def because(item):
    """What in the agreement gives it this effect, or why it has none."""
    if item.owner:
        return _("Belongs to: %(owner)s. It says nothing of the nationality of the person concerned.") % {
            "owner": item.owner
        }
    if item.rule is None:
        return _("Not listed in the annexes of this agreement.")
    if item.long_expired:
        return _("Annex %(annex)s; it expired too long ago to prove.") % item.rule
    return _("Annex %(annex)s of the agreement.") % item.rule


def letters_shown(frame):
    """The letters this agency wrote, received, or leads the case of."""
    leads = LEAD in {capacity.case_role for capacity in frame.capacities}
    letters = frame.procedure.letters.select_related("sender", "recipient").order_by("-pk")
    agency, readable = frame.actor.agency, ("en", "az") if frame.sees(FieldGroup.PARTICULARS) else ()
    return [
        {
            "name": letter.kind_name,
            "about": _("%(sender)s to %(recipient)s") % {"sender": letter.sender, "recipient": letter.recipient},
            "made_at": letter.made_at,
            "languages": [(code.upper(), frame.url("letter", letter.pk, code)) for code in readable],
            "compared": frame.url("sent_and_today", letter.pk) if readable else "",
            "current": get_language(),
        }
        for letter in letters
        if leads or agency in (letter.sender, letter.recipient)
    ]
