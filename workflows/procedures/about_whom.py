"""About whom an application is, and which procedure it therefore opens."""

from workflows.procedures.readmission import ReadmissionRequest
from workflows.procedures.third_country import ThirdCountryRequest
from workflows.procedures.third_country_fields import AboutWhom

READMISSIONS = (ReadmissionRequest, ThirdCountryRequest)  # the procedures that the application form (Annex 5) opens


def request_kind(about_whom):
    """The procedure of an application; where it does not say, of our own nationals."""
    return ReadmissionRequest if about_whom in ("", AboutWhom.OWN_NATIONAL) else ThirdCountryRequest
