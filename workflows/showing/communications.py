"""What was sent and received in a case, and what was corrected since, as far as the reader may see it."""

from django.utils.translation import gettext as _

from agencies.disclosure import FieldGroup
from agencies.policy import may
from agencies.roles import LEAD
from agencies.words import GROUP_NAMES
from cases.corrections import LABELS, in_words
from workflows.rows import CorrectionNotice


def communications_shown(frame):
    """Everything that crossed the border, to the lead of the case; to others what they sent or received themselves."""
    leads, agency = LEAD in {capacity.case_role for capacity in frame.capacities}, frame.actor.agency
    related = ("sender", "recipient", "letter", "receipt__by")
    found = frame.procedure.communications.select_related(*related).order_by("-pk")
    return [_row(frame, one) for one in found if leads or agency in (one.sender, one.recipient)]


def _row(frame, one):
    one.procedure = frame.procedure
    receipt = getattr(one, "receipt", None)
    return {
        "name": one.name,
        "direction": one.get_direction_display(),
        "parties": _("%(sender)s to %(recipient)s") % {"sender": one.sender, "recipient": one.recipient},
        "at": one.at,
        "ground": one.ground,
        "sha256": one.sha256,
        "groups": [str(name) for group, name in GROUP_NAMES.items() if group in one.groups and frame.sees(group)],
        "receipt": receipt and {"how": receipt.get_how_display(), "by": receipt.by, "at": receipt.at},
    }


def corrections_shown(frame):
    """The notices of corrections of this procedure, and whether this reader may send one."""
    agency = frame.actor.agency
    leads = LEAD in {capacity.case_role for capacity in frame.capacities}
    related = ("correction__member", "sender", "recipient", "sent_by")
    found = CorrectionNotice.objects.filter(procedure=frame.procedure.pk).select_related(*related).order_by("-pk")
    edits = bool(may(frame.capacities, "person.edit"))
    return [_notice(frame, one, edits) for one in found if _concerns(one, agency, leads)]


def _concerns(notice, agency, leads):
    """A draft is its authors' own; what was sent is both sides'."""
    return agency == notice.sender or (notice.letter_id and (leads or agency == notice.recipient))


def _notice(frame, notice, edits):
    correction = notice.correction
    is_subject = correction.member.relation == correction.member.Relation.SUBJECT
    seen = frame.sees(FieldGroup.PARTICULARS) and (is_subject or frame.sees(FieldGroup.FAMILY))
    own = edits and frame.actor.agency == notice.sender
    return {
        "recipient": notice.recipient,
        "drafted_at": notice.drafted_at,
        "sent_at": notice.sent_at,
        "changes": _changes(correction) if seen else [],
        "reason": correction.reason if seen else "",
        "url": frame.url("send_correction", notice.pk) if own and notice.letter_id is None else "",
    }


def _changes(correction):
    return [
        {"what": LABELS[name], "old": in_words(name, old) or "–", "new": in_words(name, new) or "–"}
        for name, (old, new) in correction.changes.items()
    ]
