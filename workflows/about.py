"""About whom the rows of this floor are, where the schema does not say so by itself."""

from cases.about.declaring import Holds, Key
from cases.about.own import of_commitments
from cases.models import Consent, Gate
from workflows.rows import Approval, Communication, Grant, Signature, Step

LOOSE = {
    "cases.Document": (Key("pk", "workflows.LetterCopy", value="document"),),
    "workflows.Bundle": (Key("pk", "workflows.Carried", value="bundle"),),
    "audit.Commitment": of_commitments((Approval, Communication, Consent, Gate, Grant, Signature, Step)),
}
NOBODY = {"workflows.PartnerKey": "Public keys of authorities."}
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
    "workflows.Draft.content": Holds.SEVERAL,
    "workflows.VoluntaryReturn.eligibility": Holds.SEVERAL,
    **{f"workflows.{name}.application": Holds.SEVERAL for name in _APPLICATIONS},
    **{f"workflows.{name}.other_states": Holds.WORDS for name in ("TransitRequest", "OutgoingTransitRequest")},
    **{f"workflows.{name}.asked_agencies": Holds.WORDS for name in ("ReadmissionRequest", "ThirdCountryRequest")},
}
