"""What goes across the border is written down with the step that did it: letters, applications, messages, and receipts."""

import hashlib
from uuid import uuid4

from django.core.serializers.json import DjangoJSONEncoder

from agencies.disclosure import FieldGroup, group_of
from agencies.roles import LEAD, REQUESTED
from agencies.states import AZERBAIJAN
from audit.moment import now
from cases.paper import only_known
from workflows.rows import Communication, Receipt

ACKNOWLEDGE = "acknowledge"  # the step that confirms the receipt of an application
FORM = "application"  # the form of what the step itself is written down as: an application crosses once
# What a letter or an application tells, by the names under which it does; anything else is what is weighed: evidence.
GROUPS = {
    FieldGroup.REFERENCE: "agreement article reply received_at counted_from time_limit if_no_reply notice dated_on corrected_on told_on"
    " agreed_on claimed_on transferred_on recorded_at channel silence limit extension window answer answer_by send_by",
    FieldGroup.PARTICULARS: "person documents nationality true_identity true_nationality changes whom photo other_names",
    FieldGroup.FAMILY: "family not_covered spouse children",
    FieldGroup.TRANSFER: "transfer escorts journey execution issue validity returned_on returned handed_over_to handed_back deliver_to"
    " travel reception onward travel_document travel_document_step transfer_planned fee",
    FieldGroup.CARE: "needs health",
    FieldGroup.HANDLING: "danger",
}
_GROUP_OF = {name: group for group, names in GROUPS.items() for name in names.split()}
_OF_THE_SHEET = ("sender", "recipient", "signatory", "our_reference", "their_reference", "code", "wording")
PERSON = {"father_name": "patronymic", "birth_place": "place_of_birth"}  # a datum bears one name wherever it is told


def keep_communications(procedure, transition, step, letters):
    """Writes down what a step sent or received: its letters across the border, or else itself. One statement, or none."""
    crossing = [one for one in letters if one.kind != FORM and crosses(one.sender, one.recipient)]
    rows = [_of_letter(procedure, transition, letter) for letter in crossing]
    if not rows and (row := _of_step(procedure, transition, step)):
        rows = [row]
    Communication.objects.bulk_create(rows)
    if transition.name == ACKNOWLEDGE:
        _confirm_applications(procedure, asking_and_asked(procedure)[1])


def crosses(sender, recipient):
    return sender.state != recipient.state


def written_down(procedure, what, parties, said, **about):
    """A row of what was sent or received, not yet saved. `said` is name → (group, value); `parties` sender and recipient."""
    sender, recipient = parties
    key = uuid4()
    direction = Communication.Direction.SENT if sender.state == AZERBAIJAN else Communication.Direction.RECEIVED
    told = {name: {"group": group, "digest": salted(key, name, value)} for name, (group, value) in said.items()}
    about = {"at": now(), "sha256": digest({name: value for name, (_group, value) in said.items()})} | about
    return Communication(
        key=key, procedure_id=procedure.pk, what=what, sender=sender, recipient=recipient, direction=direction, told=told, **about
    )  # fmt: skip


def keep_letter(procedure, letter, ground, what=Communication.What.LETTER, **about):
    """Writes down one letter that no step made."""
    row = _row_of_letter(procedure, letter, ground, what, **about)
    row.save()
    return row


def confirm(communications, how, by, at=None):
    """Notes the receipt of those that have none yet. The first one counts."""
    rows = [Receipt(communication=one, how=how, by=by, at=at or now()) for one in communications]
    Receipt.objects.bulk_create(rows, ignore_conflicts=True)


def confirm_opened(letter, by):
    """Whoever opens a letter for the authority that it went to has received it."""
    if letter.recipient_id == by.agency.pk:
        found = Communication.objects.filter(letter=letter, receipt=None)
        confirm(found, Receipt.How.OPENED, by.agency)


def digest(value):
    return hashlib.sha256(_canonical(value).encode()).hexdigest()


def salted(key, name, value):
    """Proves what was told to whoever knows it; it is not to be compared from one communication to another."""
    return hashlib.sha256(_canonical([str(key), name, value]).encode()).hexdigest()


def _canonical(value):
    return DjangoJSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode(value)


def _of_letter(procedure, transition, letter):
    return _row_of_letter(procedure, letter, _ground(procedure, transition), Communication.What.LETTER)


def _row_of_letter(procedure, letter, ground, what, **about):
    said = told_by_letter(letter.kind, letter.content["en"])
    about = {"sha256": digest(letter.content), "letter": letter, "ground": ground} | about
    return written_down(procedure, what, (letter.sender, letter.recipient), said, **about)


def told_by_letter(kind, content):
    """Name of each datum that the letter prints → its group and value; those of the person one by one."""
    printed = only_known(kind, content)
    said = {}
    for name, value in printed.items():
        if name == "person":
            said |= {f"person.{PERSON.get(part, part)}": (FieldGroup.PARTICULARS, one) for part, one in value.items()}
        elif name not in _OF_THE_SHEET:
            said[name] = (group_told(name), value)
    return said


def asking_and_asked(procedure):
    """The authority that asks and the one that is asked, as far as they take part: we lead, whichever we are."""
    ours, theirs = procedure.agency_that_is(LEAD), procedure.other_side()
    return (ours, theirs) if procedure.agency_that_is(REQUESTED) else (theirs, ours)


def group_told(name):
    """The group of what a letter says under a dotted name."""
    first = name.partition(".")[0]
    return FieldGroup.REFERENCE if first in _OF_THE_SHEET else _GROUP_OF.get(first, FieldGroup.EVIDENCE)


def _of_step(procedure, transition, step):
    """A step that applies or answers is itself what is sent, where no letter is: by the side that asks, and by the other side."""
    parties = asking_and_asked(procedure)
    if None in parties or not crosses(*parties) or transition.internal:
        return None
    about = {"transition": transition.name, "ground": _ground(procedure, transition)}
    if _is_application(procedure, step):
        about |= {"sha256": digest(procedure.application), "at": getattr(procedure, "received_at", None) or now()}
        return written_down(procedure, Communication.What.APPLICATION, parties, told_by_application(procedure), **about)
    sender = procedure.agency_that_is(transition.of) if transition.of else step.taken_for
    if sender not in (parties[0], procedure.other_side()) or not step.answers or procedure.is_closed:
        return None
    recipient = next(party for party in parties if party != sender)
    said = {name: (group_of(type(procedure), name), value) for name, value in step.answers.items()}
    return written_down(procedure, Communication.What.MESSAGE, (sender, recipient), said, **about)


def _is_application(procedure, step):
    left_draft = step.source == procedure.declared.initial.name != step.target
    return left_draft and not procedure.is_closed and bool(getattr(procedure, "application", None))


def told_by_application(procedure):
    """The same of an application: the person's data one by one, the rest by the parts of the form."""
    said = procedure.application
    told = {
        f"person.{name}": (FieldGroup.PARTICULARS, value) for name, value in _person(said.get("person", {})).items()
    }
    parts = {"spouse": FieldGroup.FAMILY, "children": FieldGroup.FAMILY, "evidence": FieldGroup.EVIDENCE}
    told |= {name: (group, said[name]) for name, group in parts.items() if said.get(name)}
    if papers := [item.get("number") for item in said.get("evidence", ()) if item.get("number")]:
        told["documents"] = (FieldGroup.PARTICULARS, papers)
    circumstances = said.get("circumstances") or {}
    names = {"health": FieldGroup.CARE, "danger": FieldGroup.HANDLING}
    return told | {name: (group, circumstances[name]) for name, group in names.items() if circumstances.get(name)}


def _person(said):
    main = next(iter(said.get("names", ())), {})
    birth = said.get("birth") or {}
    found = {part: main.get(part) for part in ("surname", "given_names", "patronymic")}
    found |= {"born": birth.get("date"), "place_of_birth": birth.get("place"), "sex": said.get("sex")}
    found["nationality"] = said.get("nationalities")
    return {name: value for name, value in found.items() if value}


def _ground(procedure, transition):
    agreement = procedure.case.agreement
    return " ".join(filter(None, (agreement.code if agreement else "", transition.law)))


def _confirm_applications(procedure, by):
    wanted = {"procedure_id": procedure.pk, "what": Communication.What.APPLICATION, "receipt": None}
    confirm(Communication.objects.filter(**wanted), Receipt.How.ACKNOWLEDGED, by)
