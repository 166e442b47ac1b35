"""What the letters say, in words for a page: the name of each datum, and its frozen value as the letter prints it."""

from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.terms import EvidenceKind
from workflows.letters import thawed
from workflows.procedures.readmission_request import Transport

LABELS = {
    "our_reference": gettext_lazy("Reference of the sender"),
    "their_reference": gettext_lazy("Reference of the recipient"),
    "sender": gettext_lazy("Sender"),
    "recipient": gettext_lazy("Recipient"),
    "signatory": gettext_lazy("Signed by"),
    "dated_on": gettext_lazy("Date of the letter"),
    "agreement": gettext_lazy("Agreement"),
    "person.surname": gettext_lazy("Surname"),
    "person.given_names": gettext_lazy("Given names"),
    "person.father_name": gettext_lazy("Father’s name"),
    "person.maiden_name": gettext_lazy("Maiden name"),
    "person.born": gettext_lazy("Date of birth"),
    "person.birth_place": gettext_lazy("Place of birth"),
    "person.sex": gettext_lazy("Sex"),
    "person.description": gettext_lazy("Physical description"),
    "person.aliases": gettext_lazy("Also known as"),
    "person.nationality": gettext_lazy("Nationality"),
    "person.languages": gettext_lazy("Languages"),
    "person.civil_status": gettext_lazy("Civil status"),
    "person.last_address": gettext_lazy("Last address in the requested State"),
    "person.document": gettext_lazy("Travel document"),
    "photo": gettext_lazy("Photograph"),
    "other_names": gettext_lazy("Also known as"),
    "spouse": gettext_lazy("Spouse"),
    "children": gettext_lazy("Children"),
    "family": gettext_lazy("Family"),
    "documents": gettext_lazy("Documents"),
    "evidence": gettext_lazy("Means of evidence"),
    "health": gettext_lazy("State of health"),
    "danger": gettext_lazy("Particularly dangerous person"),
    "observations": gettext_lazy("Observations"),
    "place": gettext_lazy("Place"),
    "accelerated": gettext_lazy("Accelerated procedure"),
    "accelerated_article": gettext_lazy("Accelerated procedure, article"),
    "interview": gettext_lazy("Interview"),
    "interview_article": gettext_lazy("Interview, article"),
    "received_at": gettext_lazy("Received"),
    "channel": gettext_lazy("Received by"),
    "counted_from": gettext_lazy("Counted from"),
    "known_on": gettext_lazy("Irregular stay known since"),
    "reply": gettext_lazy("Reply"),
    "if_no_reply": gettext_lazy("Where no reply comes"),
    "silence": gettext_lazy("Where no reply comes"),
    "limit": gettext_lazy("Time limit"),
    "time_limit": gettext_lazy("Time limit"),
    "answer": gettext_lazy("Answer"),
    "answer_by": gettext_lazy("Answer by"),
    "send_by": gettext_lazy("Send by"),
    "extension": gettext_lazy("Extension"),
    "window": gettext_lazy("Claim possible until"),
    "items": gettext_lazy("What is missing"),
    "question": gettext_lazy("Question"),
    "questions": gettext_lazy("Questions"),
    "languages": gettext_lazy("Languages"),
    "arranged_by": gettext_lazy("Arranged by"),
    "procedure": gettext_lazy("Procedure"),
    "reasons": gettext_lazy("Reasons"),
    "ground.code": gettext_lazy("Ground, letter or code"),
    "ground.name": gettext_lazy("Ground"),
    "article": gettext_lazy("Legal basis"),
    "basis": gettext_lazy("What it rests on"),
    "recorded_at": gettext_lazy("Recorded"),
    "agreed_on": gettext_lazy("Agreed on"),
    "transfer": gettext_lazy("Transfer"),
    "notice": gettext_lazy("Notice of the transfer"),
    "issue": gettext_lazy("Issue of the travel document"),
    "validity": gettext_lazy("Validity of the travel document"),
    "travel_document": gettext_lazy("Travel document"),
    "travel_document_step": gettext_lazy("Travel document, what is to be done"),
    "deliver_to": gettext_lazy("Deliver to"),
    "fee": gettext_lazy("Fee"),
    "transfer_planned": gettext_lazy("Transfer planned"),
    "escorts": gettext_lazy("Escorts"),
    "needs": gettext_lazy("Needs during the transfer"),
    "annexes": gettext_lazy("Annexes"),
    "transferred_on": gettext_lazy("Transferred on"),
    "not_covered": gettext_lazy("Not covered by the reply"),
    "claimed_on": gettext_lazy("Claimed on"),
    "claim": gettext_lazy("What is claimed"),
    "returned": gettext_lazy("Return"),
    "returned_on": gettext_lazy("Returned on"),
    "handed_over_to": gettext_lazy("Handed over to"),
    "handed_back": gettext_lazy("Documents handed back"),
    "true_identity": gettext_lazy("True identity"),
    "true_nationality": gettext_lazy("True nationality"),
    "costs.who": gettext_lazy("Who pays"),
    "costs": gettext_lazy("Costs"),
    "costs_for": gettext_lazy("Costs for"),
    "amount": gettext_lazy("Amount"),
    "journey": gettext_lazy("Transit"),
    "execution": gettext_lazy("Carry out the transit"),
    "admission_assured": gettext_lazy("Admission guaranteed in the other States"),
    "ground_known": gettext_lazy("A reason for refusal is known"),
    "is_here": gettext_lazy("The person is here"),
    "applied_on": gettext_lazy("Applied on"),
    "programme": gettext_lazy("Programme"),
    "ground": gettext_lazy("Ground"),
    "rules": gettext_lazy("Rules that are not met"),
    "complaint": gettext_lazy("Complaint"),
    "travel": gettext_lazy("Journey"),
    "reception": gettext_lazy("Reception"),
    "onward": gettext_lazy("Onward journey"),
    "withdrawal": gettext_lazy("Change of mind"),
    "corrected_on": gettext_lazy("Corrected on"),
    "told_on": gettext_lazy("Last told on"),
    "whom": gettext_lazy("Whose data"),
    "changes": gettext_lazy("What was corrected"),
}
PARTS = {
    "name": gettext_lazy("name"),
    "function": gettext_lazy("function"),
    "unit": gettext_lazy("unit"),
    "address": gettext_lazy("address"),
    "contact": gettext_lazy("contact"),
    "due_on": gettext_lazy("last day"),
    "rule": gettext_lazy("rule"),
    "article": gettext_lazy("article"),
    "at": gettext_lazy("date and time"),
    "place": gettext_lazy("place"),
    "mode": gettext_lazy("means of transport"),
    "means": gettext_lazy("flight, ship or car"),
    "destination": gettext_lazy("State of final destination"),
    "other_states": gettext_lazy("other States of transit"),
    "escorts": gettext_lazy("escorts"),
    "leaves": gettext_lazy("departure"),
    "from": gettext_lazy("place of departure"),
    "arrives": gettext_lazy("arrival"),
    "who": gettext_lazy("by whom"),
    "phone": gettext_lazy("telephone"),
}
RANKS = {name: rank for rank, name in enumerate(LABELS)}
# A row of a list is told in this order; what is frozen as JSON has none of its own.
IN_A_ROW = (
    "what", "relation", "kind", "title", "surname", "given_names", "father_name", "maiden_name", "born", "birth_place", "sex",
    "description", "aliases", "nationality", "languages", "number", "issued", "authority", "valid_until", "function",
    "ground", "reasons",
)  # fmt: skip
CODES = {"mode": dict(Transport.choices), "kind": dict(EvidenceKind.choices) | {"other": ""}}


def label_of(name):
    """The datum of a letter in words: "Transfer: date and time"."""
    if name in LABELS:
        return str(LABELS[name])
    first, _dot, last = name.rpartition(".")
    return f"{LABELS[first]}: {PARTS[last]}"


def rank_of(name):
    """Where a datum stands on the page: with what belongs to it, whatever of it a letter needs or may have."""
    return RANKS[name if name in LABELS else name.rpartition(".")[0]]


def in_words(name, value):
    """A frozen value as a page tells it; empty where there is none."""
    value = thawed(value)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, dict):
        return _picture(value) if name == "photo" else _row(value)
    if isinstance(value, list):
        return "; ".join(in_words(name, item) for item in value)
    return _word(name.rpartition(".")[2], value)


def _word(name, value):
    if isinstance(value, datetime):
        return f"{value:%d.%m.%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return "" if value is None else str(CODES.get(name, {}).get(value, value))


def _row(row):
    if "old" in row:
        return f"{row['what']}: {row['old'] or '–'} → {row['new'] or '–'}"
    return ", ".join(filter(None, (in_words(name, row.get(name)) for name in IN_A_ROW)))


def _picture(value):
    return _("picture %(digest)s…") % {"digest": value["file"][:16]}
