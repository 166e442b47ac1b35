"""Django looks for models here; this is the list."""

from cases.rules import Agreement, EvidenceRule, TimeLimit
from cases.calendars import Holiday
from cases.files import Case, CasePerson, Circumstances, Comparison, Document, Evidence, Note, Serial
from cases.people import IdentityDocument, Nationality, Person, PersonName

__all__ = [
    "Agreement", "Case", "CasePerson", "Circumstances", "Comparison", "Document", "Evidence", "EvidenceRule", "Holiday",
    "IdentityDocument", "Nationality", "Note", "Person", "PersonName", "Serial", "TimeLimit",
]  # fmt: skip
