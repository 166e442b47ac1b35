"""Corrects a datum of a person under the lock of the case, and drafts a notice to each who was told the old one."""

from django.db import transaction as db
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from agencies.disclosure import FieldGroup, may_write
from agencies.policy import Verdict, capacities_of, may
from audit.moment import now
from cases.corrections import LABELS, as_it_is, correct_person, in_words
from cases.filing import touch
from cases.people import Person
from workflows.communications import keep_letter as write_down
from workflows.corrected import tell_of_correction, whose
from workflows.letters import frozen, keep_letter, references, worded
from workflows.merging import merge
from workflows.notices import post, tell_of_letter
from workflows.procedures.letter_parts import letterhead
from workflows.procedures.readmission_effects import flags
from workflows.refusing import Changed, MovedOn, Refused, insist
from workflows.rows import Communication, CorrectionNotice
from workflows.taking import lock

KIND = "correction_notice"
ARTICLES = {"EUAZ": "Art. 17(f)"}  # of the agreements whose text was read; the others' clause is not known here
TOLD_AS = {"document_number": "documents"}
OF_RELATIVES = ("family", "spouse", "children")


@db.atomic
def correct(procedure, member, by, said, **about):
    """Corrects what differs in `said`. `about`: reason; and seen: the version of the case when the form was opened, or opened:
    the values with which it was, so that what others changed in other fields meanwhile stays. Raises Refused, Changed, Differs.

    Gives the Correction, whose `notices` are drafted then; its `taken_over` are those fields of others.
    """
    procedure = lock(procedure)
    insist(may_correct(member, capacities_of(by, procedure)))
    if about.get("seen") is not None and int(about["seen"]) != procedure.case.version:
        raise Changed(_("This case changed while you were writing. Your text is kept."))
    if not about["reason"].strip():
        raise Refused(fields={"reason": [_("Say why.")]})
    member.person.refresh_from_db()  # as it is under the lock
    merged = merge(about.get("opened") or {}, said, as_it_is(member.person))
    correction = correct_person(member, merged.values, by, about["reason"])
    if correction is None:
        raise Refused(_("Nothing differs from what the file says."))
    correction.taken_over = merged.taken_over
    _rename(procedure.case, member)
    draft_notices(correction, by)
    tell_of_correction(correction, procedure, by)
    touch(procedure.case)
    post(procedure.case)
    return correction


def may_correct(member, capacities) -> Verdict:
    """Whoever edits persons and writes the group in which this one stands."""
    group = FieldGroup.PARTICULARS if member.relation == member.Relation.SUBJECT else FieldGroup.FAMILY
    if not may_write(capacities, group):
        return may(capacities, "person.edit") + Verdict((_("Your part in this case does not change these data."),))
    return may(capacities, "person.edit")


def _rename(case, member):
    """The procedures of a case bear the name of the person; those of their own, what a list says at a glance too. What is for
    one of the family (a measure, a referral) bears the name of that one."""
    subject = case.members.select_related("person").get(relation="subject")
    said = flags(subject.person, case)
    for procedure in whose(case, member):
        kind = procedure.as_kind()
        kind.title = str(Person.objects.get(pk=member.person_id))[:300]
        if procedure.parent_id is None:
            kind.flags = said
        kind.save()


def draft_notices(correction, by):
    """One for each authority of the other side that told or was told a datum that was corrected."""
    for agency, last in recipients(correction, by.agency).items():
        content = frozen(lambda last=last, agency=agency: _content(correction, last, (by.agency, agency)))
        CorrectionNotice.objects.create(
            correction=correction, procedure_id=last.procedure_id, sender=by.agency, recipient=agency, told_by=last,
            content=content, drafted_at=now(),
        )  # fmt: skip


def recipients(correction, ours):
    """Agency → the last communication with it that bore one of the data, for those beyond our border."""
    found = Communication.objects.filter(procedure__case=correction.case_id, told__has_any_keys=_names(correction))
    with_agencies = found.select_related("procedure__case__agreement", "sender", "recipient").order_by("pk")
    return {party: one for one in with_agencies for party in (one.sender, one.recipient) if party.state != ours.state}


def _names(correction):
    if correction.member.relation != correction.member.Relation.SUBJECT:
        return list(OF_RELATIVES)
    return [TOLD_AS.get(name, f"person.{name}") for name in correction.changes]


def told_today(notice):
    """What a notice would say now: the data that it told of as corrected, as the file has them today."""
    correction = notice.correction
    now_said = as_it_is(correction.member.person)
    told = _content(correction, notice.told_by, (notice.sender, notice.recipient))
    rows = zip(told["changes"], correction.changes, strict=True)
    return told | {"changes": [row | {"new": in_words(name, now_said[name])} for row, name in rows]}


def _content(correction, last, parties):
    procedure = last.procedure.as_kind()
    subject = correction.member.relation == correction.member.Relation.SUBJECT
    return letterhead(procedure, *parties) | references(procedure, *parties) | {
        "dated_on": localdate(now()),
        "corrected_on": localdate(correction.corrected_at),
        "told_on": localdate(last.at),
        "whom": "" if subject else f"{correction.member.get_relation_display()}: {correction.member.person}",
        "changes": [{"what": str(LABELS[name]), "old": in_words(name, old), "new": in_words(name, new)}
                    for name, (old, new) in correction.changes.items()],
        "reasons": correction.reason,
        "article": ARTICLES.get(procedure.case.agreement.code, ""),
    }  # fmt: skip


@db.atomic
def send_notice(notice, by):
    """Sends a drafted notice as a letter, signed by whoever presses; it is sent once."""
    procedure = lock(notice.procedure)
    insist(may(capacities_of(by, procedure), "person.edit"))
    notice = CorrectionNotice.objects.select_related("sender", "recipient", "correction").get(pk=notice.pk)
    if notice.letter_id:
        raise MovedOn(_("This notice has been sent already."))
    if by.agency.pk != notice.sender_id:
        raise Refused(_("Only the authority that corrected the data sends this notice."))
    return _sent(notice, procedure, by)


def _sent(notice, procedure, by):
    signed = {language: _signed(said, by) for language, said in notice.content.items()}
    content = worded(KIND, notice.sender, signed)
    letter = keep_letter(procedure, KIND, (notice.sender, notice.recipient), content)
    code = procedure.case.agreement.code
    ground = " ".join(filter(None, (code, ARTICLES.get(code, ""))))
    write_down(procedure, letter, ground, Communication.What.CORRECTION)
    notice.letter, notice.sent_by, notice.sent_at = letter, by.user, now()
    notice.save()
    touch(procedure.case)
    tell_of_letter(letter, procedure)
    post(procedure.case)
    return letter


def _signed(said, by):
    dated = {"date": localdate(now()).isoformat()}
    return said | {"signatory": {"name": by.user.name, "function": said["sender"]["name"]}, "dated_on": dated}
