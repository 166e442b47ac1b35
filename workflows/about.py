"""About whom the rows of this floor are, where the schema does not say so by itself."""

from django.utils.translation import gettext as _

from agencies.disclosure import FieldGroup
from agencies.roles import Capacity
from agencies.words import capacity_name
from cases.about.declaring import Holds, Key
from cases.about.own import of_commitments
from cases.models import Consent, Gate
from workflows.notice_words import sentence
from workflows.rows import LETTER_NAMES, Approval, Communication, Grant, Procedure, Signature, Step

LOOSE = {
    "cases.Document": (Key("pk", "workflows.LetterCopy", value="document"),),
    "workflows.Bundle": (Key("pk", "workflows.Carried", value="bundle"),),
    "audit.Commitment": of_commitments((Approval, Communication, Consent, Gate, Grant, Signature, Step)),
}
_LISTS = "What officials make of their own lists: views, columns, the digest of an address."
NOBODY = {
    "workflows.PartnerKey": "Public keys of authorities.",
    "workflows.Mail": "When mail went to somebody who works here; what it told of stands with the notices.",
    "workflows.SealedDraft": "What somebody who works here was typing, sealed under a key that their browser alone has.",
    "workflows.MailWishes": "What people who work here wish to be mailed.",
    "agencies.Absence": "Which colleague is away, and who stands in.",
    "workflows.HistoricalAbsence": "Which colleague was away, and who stood in.",
    "workflows.ActOnSeveral": "Keys of procedures and what came of each; the acts themselves stand in their cases.",
    **dict.fromkeys(
        ("workflows.SavedView", "workflows.Pin", "workflows.ListColumns", "workflows.CalendarFeed"), _LISTS
    ),
    "workflows.HistoricalCalendarFeed": _LISTS,
}
_APPLICATIONS = ("OutgoingRequest", "OutgoingThirdCountryRequest", "TransitRequest", "OutgoingTransitRequest",
                 "ReadmissionRequest", "ThirdCountryRequest")  # fmt: skip
COLUMNS = {
    "workflows.Procedure.flags": Holds.SEVERAL,
    "workflows.Approval.answers": Holds.SEVERAL,
    "workflows.Approval.eyes": Holds.WORDS,
    "workflows.Step.answers": Holds.SEVERAL,
    "workflows.Letter.content": Holds.SEVERAL,
    "workflows.Communication.key": Holds.WORDS,
    "workflows.Communication.told": Holds.WORDS,  # names of fields, with salted digests of the values
    "workflows.CorrectionNotice.content": Holds.SEVERAL,
    "workflows.Carried.key": Holds.WORDS,
    "workflows.Carried.refused_at": Holds.WORDS,
    "workflows.Notice.about": Holds.SEVERAL,
    "workflows.MailWishes.channels": Holds.WORDS,
    "workflows.Draft.content": Holds.SEVERAL,
    "workflows.VoluntaryReturn.eligibility": Holds.SEVERAL,
    "workflows.Grant.parts": Holds.WORDS,
    "workflows.ActOnSeveral.outcomes": Holds.KEYS,
    **{f"workflows.SavedView.{name}": Holds.WORDS for name in ("filters", "columns")},
    "workflows.ListColumns.columns": Holds.WORDS,
    **{f"workflows.{name}.application": Holds.SEVERAL for name in _APPLICATIONS},
    **{f"workflows.{name}.other_states": Holds.WORDS for name in ("TransitRequest", "OutgoingTransitRequest")},
    **{f"workflows.{name}.asked_agencies": Holds.WORDS for name in ("ReadmissionRequest", "ThirdCountryRequest")},
}


OF_OTHERS = ("spouse", "children", "signatory")
_WITH_ESCORTS = ("DirectReturnNotice", "ErrorClaim", "OutgoingRequest", "OutgoingThirdCountryRequest", "TransitRequest",
                 "OutgoingTransitRequest", "ReadmissionRequest", "ThirdCountryRequest", "VoluntaryReturn")  # fmt: skip
WITHHELD = {
    "workflows.Letter.content": "letters",
    "workflows.CorrectionNotice.content": "letters",
    "workflows.Communication.told": "technical",  # which groups it told, stands with the recipients
    "workflows.Communication.key": "technical",
    "workflows.Carried.key": "technical",
    "workflows.Notice.key": "technical",
    "workflows.Grant.sort_name": "technical",  # places of letters to sort by, made from the name
    "workflows.Grant.parts": "technical",  # keys of the parts, which stand in rows of their own
}
THIRD_PERSONS = {
    **{f"workflows.{name}.escorts": "who accompanies" for name in _WITH_ESCORTS},
    "workflows.TravelDocument.handed_to": "to whom it was handed",
    "workflows.ErrorClaim.handed_over_to": "who took the person over",
    "workflows.VoluntaryReturn.received_by": "who meets the person",
    "workflows.VoluntaryReturn.reception_phone": "who meets the person",
    "workflows.VoluntaryReturn.accepted_by": "who accepted for the provider",
    "workflows.VoluntaryReturn.grant_paid_by": "who paid",
}


def state_of(kind, name):
    """What a state is called to those who do not read our deliberation."""
    state = _declared(kind, "states").get(name)
    return (state.outside or state).label if state else name


def step_of(procedure, name):
    return str(_declared(procedure.kind, "transitions").get(name, name))


def deadline_of(procedure, name):
    deadline = _declared(procedure.kind, "deadlines").get(name)
    return deadline.label if deadline else name


def _declared(kind, what):
    """What a workflow declares, by name; nothing of a kind that is not there any more: its rows are."""
    model = Procedure.kinds.get(kind)
    return getattr(model.workflow, what) if model else {}


def without_others(application):
    """An application without what it tells of the family and of whoever signed it."""
    said = {name: value for name, value in application.items() if name not in OF_OTHERS}
    if "evidence" in said:
        said["evidence"] = [one for one in said["evidence"] if one.get("of", "person") == "person"]
    return said


def is_weighed(procedure, target=""):
    """Whether those alone who deliberate see that this is there, while the case is open."""
    listed_with = getattr(Procedure.kinds.get(procedure.kind), "listed_with", FieldGroup.DELIBERATION)
    state = _declared(procedure.kind, "states").get(target)
    return (procedure.parent_id and listed_with == FieldGroup.DELIBERATION) or (state and state.outside is not None)


def _weighed(procedure, target=""):
    return FieldGroup.DELIBERATION if is_weighed(procedure, target) else None


def _news(value, notice):
    return sentence(notice) if notice.procedure_id and value else value


WORDS = {
    "workflows.Notice.about": _news,
    "workflows.Procedure.kind": lambda value, row: (
        Procedure.kinds[value]._meta.verbose_name if value in Procedure.kinds else value
    ),
    "workflows.Procedure.state": lambda value, row: state_of(row.kind, value),
    "workflows.Grant.state": lambda value, row: state_of(row.content_object.kind, value),
    "workflows.Step.transition": lambda value, row: step_of(row.procedure, value),
    "workflows.Step.source": lambda value, row: state_of(row.procedure.kind, value),
    "workflows.Step.target": lambda value, row: state_of(row.procedure.kind, value),
    "workflows.Approval.transition": lambda value, row: step_of(row.procedure, value),
    "workflows.Communication.transition": lambda value, row: step_of(row.procedure, value),
    "workflows.Draft.transition": lambda value, row: (
        _("a form of the case") if value.startswith("/") else step_of(row.procedure, value)
    ),
    "workflows.Clock.deadline": lambda value, row: deadline_of(row.procedure, value),
    "workflows.Letter.kind": lambda value, row: LETTER_NAMES.get(value, value),
    "workflows.Step.taken_as": lambda value, row: capacity_name(Capacity.of(value)),
    "workflows.Approval.proposed_as": lambda value, row: capacity_name(Capacity.of(value)),
    "workflows.Signature.signed_as": lambda value, row: capacity_name(Capacity.of(value)),
    **{f"workflows.{name}.application": lambda value, row: without_others(value) for name in _APPLICATIONS},
}
ROW_GROUPS = {
    "workflows.Procedure": _weighed,
    "workflows.Verification": _weighed,
    "workflows.Step": lambda row: _weighed(row.procedure, row.target),
    "workflows.Clock": lambda row: _weighed(row.procedure),
    "workflows.Grant": lambda row: _weighed(row.content_object),
    "workflows.Approval": lambda row: FieldGroup.DELIBERATION,
    "workflows.Signature": lambda row: FieldGroup.DELIBERATION,
}
