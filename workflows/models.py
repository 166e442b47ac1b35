"""Django looks for models here; this is the list."""

from simple_history import register

from agencies.models import Absence
from audit.models import HOW, History
from workflows.procedures.direct_return import DirectReturnNotice
from workflows.procedures.error_claim import ErrorClaim
from workflows.procedures.outgoing import OutgoingRequest
from workflows.procedures.outgoing_third_country import OutgoingThirdCountryRequest
from workflows.procedures.outgoing_transit import OutgoingTransitRequest
from workflows.procedures.readmission import ReadmissionRequest
from workflows.procedures.third_country import ThirdCountryRequest
from workflows.procedures.transit import TransitRequest
from workflows.procedures.travel_document import TravelDocument
from workflows.procedures.verification import Verification
from workflows.procedures.voluntary_return import VoluntaryReturn
from workflows.rows import (
    ActOnSeveral,
    Approval,
    Bundle,
    CalendarFeed,
    Carried,
    Clock,
    Communication,
    CorrectionNotice,
    Draft,
    Grant,
    Letter,
    LetterCopy,
    ListColumns,
    Mail,
    MailWishes,
    Notice,
    PartnerKey,
    Pin,
    Procedure,
    Receipt,
    Reminder,
    SavedView,
    SealedDraft,
    Signature,
    Step,
)

__all__ = [
    "ActOnSeveral", "Approval", "Bundle", "CalendarFeed", "Carried", "Clock", "Communication", "CorrectionNotice", "DirectReturnNotice",
    "Draft", "ErrorClaim", "Grant", "Letter", "LetterCopy", "ListColumns", "Mail", "MailWishes", "Notice", "OutgoingRequest",
    "OutgoingThirdCountryRequest", "OutgoingTransitRequest", "PartnerKey", "Pin", "Procedure", "ReadmissionRequest", "Receipt",
    "Reminder", "SavedView", "SealedDraft", "Signature", "Step", "ThirdCountryRequest", "TransitRequest", "TravelDocument",
    "Verification", "VoluntaryReturn",
]  # fmt: skip

register(Absence, records_class=History, app="workflows", **HOW)  # of the ground floor, which stands below
