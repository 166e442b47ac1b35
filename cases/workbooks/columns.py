"""The columns of a workbook of cases, each declared once: template, guide, reading and faults all come from here."""

from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from cases.files import Case
from cases.gates import GateCode
from cases.packages.shape import package_schema, resolved
from cases.people import CivilStatus, Nationality, Sex
from cases.workbooks.values import code, codes, day, moment, one_of, partial_day, text, yes_or_no

OWN = "="  # before what is of the row itself and not of the application in it
PROCEDURES = {"normal": _("Normal"), "accelerated": _("Accelerated")}
OUTCOMES = {"accepted": _("Accepted"), "declined": _("Declined"), "no_answer": _("No answer")}
BASES = {basis.value: basis.label for basis in Nationality.Basis if basis != Nationality.Basis.CONFIRMED}


@dataclass(frozen=True, eq=False)
class Column:
    """`pointer` is the place in the application (docs/application-package.md); `reads` makes its value of a cell."""

    label: str
    pointer: str
    reads: object = text
    required: bool = False
    choices: object = None  # code → label
    hint: str = ""
    width: int = 18

    @property
    def is_own(self):
        return self.pointer.startswith(OWN)

    def labels(self):
        """The heading in each language of the product."""
        return dict.fromkeys(self._label_in(language) for language, _name in settings.LANGUAGES)

    def _label_in(self, language):
        with override(language):
            return str(self.label)


def _evidence_kinds():
    evidence = resolved(package_schema()["properties"]["evidence"]["items"])
    return {kind: kind.replace("_", " ") for kind in evidence["properties"]["kind"]["enum"]}


RECEIVED, CHANNEL, CODES = (f"{OWN}received_at", f"{OWN}channel", f"{OWN}codes")
DAY_HINT = _("A day: 18.02.1988.")
COLUMNS = (
    Column(_("Requesting authority"), "/from", code, True, hint=_("Its code here, for example NL-CA.")),
    Column(_("Agreement"), "/agreement", code, True, hint=_("Its code here, for example EUAZ."), width=12),
    Column(_("Reference"), "/reference", required=True, hint=_("Of the requesting authority. The row is known by it when it comes again.")),
    Column(_("Received on"), RECEIVED, moment, True, hint=_("The true day, or day and time in Baku, of the receipt.")),
    Column(_("Received by"), CHANNEL, one_of, True, dict(Case.Channel.choices)),
    Column(_("Sent on"), "/sent_at", moment, hint=_("Empty: as it was received.")),
    Column(_("Procedure"), "/procedure", one_of, choices=PROCEDURES, hint=_("Empty: normal.")),
    Column(_("Apprehended at"), "/basis/apprehended_at", moment, hint=_("Day and time; the accelerated procedure needs it.")),
    Column(_("Irregular stay known since"), "/knowledge_date", day, hint=DAY_HINT),
    Column(_("Surname"), "/person/names/0/surname", required=True, hint=_("As in the document.")),
    Column(_("Given names"), "/person/names/0/given_names", required=True),
    Column(_("Father’s name"), "/person/names/0/patronymic"),
    Column(_("Other surname"), "/person/aliases/0/surname"),
    Column(_("Other given names"), "/person/aliases/0/given_names"),
    Column(_("Date of birth"), "/person/birth/date", partial_day, hint=_("As much as is known: 18.02.1988, 02.1988 or 1988.")),
    Column(_("Place of birth"), "/person/birth/place"),
    Column(_("Country of birth"), "/person/birth/country", code, hint=_("Two letters, for example AZ."), width=12),
    Column(_("Sex"), "/person/sex", one_of, choices=dict(Sex.choices), width=10),
    Column(_("Nationality"), "/person/nationalities/0/state", code, True, hint=_("Two letters, for example AZ."), width=12),
    Column(_("Basis of the nationality"), "/person/nationalities/0/basis", one_of, True, BASES),
    Column(_("Civil status"), "/person/civil_status", one_of, choices=dict(CivilStatus.choices)),
    Column(_("Last address"), "/person/last_address", width=30),
    Column(_("Interview requested"), "/interview_requested", yes_or_no, hint=_("Empty: no."), width=12),
    Column(_("Evidence"), "/evidence/0/kind", one_of, choices=_evidence_kinds(), hint=_("Without it an interview must be requested.")),
    Column(_("Document number"), "/evidence/0/number", hint=_("As text, with its zeros.")),
    Column(_("Issued on"), "/evidence/0/issued_on", day, hint=DAY_HINT),
    Column(_("Issued by"), "/evidence/0/issued_by"),
    Column(_("Expires on"), "/evidence/0/expires_on", day, hint=DAY_HINT),
    Column(_("Voluntary return offered"), "/voluntary_return/offered", yes_or_no, True, width=12),
    Column(_("Offered on"), "/voluntary_return/offered_on", day, hint=DAY_HINT),
    Column(_("Outcome of the offer"), "/voluntary_return/outcome", one_of, choices=OUTCOMES),
    Column(_("Reason for no offer"), "/voluntary_return/reason"),
    Column(_("Signed by"), "/signatory/name", required=True),
    Column(_("Function of the signatory"), "/signatory/function"),
    Column(_("Observations"), "/observations", width=40),
    Column(_("Protection codes"), CODES, codes, False, dict(GateCode.choices), hint=_("Parted by commas. Each opens a gate."), width=30),
)  # fmt: skip
BY_POINTER = {column.pointer: column for column in COLUMNS}


@cache
def by_heading() -> dict[str, Column]:
    """Each column under every writing of its heading, in all languages."""
    return {folded(label): column for column in COLUMNS for label in column.labels()}


def folded(heading: str) -> str:
    return " ".join(heading.replace("*", " ").split()).casefold()


def column_at(pointer: str) -> Column:
    """The column in which a fault at a place of the application is told: the place itself, or the nearest around it."""
    while pointer:
        for column in COLUMNS:
            if column.pointer == pointer or column.pointer.startswith(f"{pointer}/"):
                return column
        pointer = pointer.rpartition("/")[0]
    return BY_POINTER["/reference"]
