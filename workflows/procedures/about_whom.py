"""About whom an application is, and which procedure it therefore opens, in either direction."""

from workflows.procedures.outgoing import OutgoingRequest
from workflows.procedures.outgoing_third_country import OutgoingThirdCountryRequest
from workflows.procedures.readmission import ReadmissionRequest
from workflows.procedures.third_country import ThirdCountryRequest
from workflows.procedures.third_country_fields import AboutWhom

READMISSIONS = (ReadmissionRequest, ThirdCountryRequest)  # the procedures that an application to us opens (Annex 5)
OUTGOING = (OutgoingRequest, OutgoingThirdCountryRequest)  # those that one of ours opens
WRITTEN_ON_ANNEX_5 = (*READMISSIONS, *OUTGOING)


def request_kind(about_whom, kinds=READMISSIONS):
    """The procedure of an application; where it does not say, of nationals of the requested State."""
    nationals, others = kinds
    return nationals if about_whom in ("", AboutWhom.OWN_NATIONAL) else others
