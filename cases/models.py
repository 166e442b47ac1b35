"""Django looks for models here; this is the list."""

from cases.calendars import Holiday
from cases.documents import Document, Evidence, EvidenceFile
from cases.files import Case, CasePerson, Circumstances, Comparison, Note, Serial
from cases.people import IdentityDocument, Nationality, Person, PersonName
from cases.person_keys import PersonKeys
from cases.rules import Agreement, EvidenceRule, TimeLimit

__all__ = [
    "Agreement", "Case", "CasePerson", "Circumstances", "Comparison", "Document", "Evidence", "EvidenceFile", "EvidenceRule", "Holiday",
    "IdentityDocument", "Nationality", "Note", "Person", "PersonKeys", "PersonName",
    "Serial", "TimeLimit",
]  # fmt: skip
