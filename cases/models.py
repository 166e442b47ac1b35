"""Django looks for models here; this is the list."""

from cases.calendars import Holiday
from cases.changes import HolidayChange, LimitChange
from cases.comparisons import Comparison
from cases.consents import Consent
from cases.corrections import Correction
from cases.counselling import CounsellingSession, EnquiryCount
from cases.documents import Document, Evidence, EvidenceFile
from cases.files import Case, CasePerson, Circumstances, Note, Serial
from cases.fitness import FitnessAssessment
from cases.gates import Gate
from cases.guardianship import Guardianship
from cases.people import IdentityDocument, Nationality, Person, PersonName
from cases.person_keys import PersonKeys
from cases.programmes import Donor, Programme, ProgrammeRule
from cases.retention.erasures import Erasure
from cases.retention.holds import LegalHold
from cases.retention.rules import RetentionChange, RetentionRule
from cases.rules import Agreement, EvidenceRule, TimeLimit
from cases.subject_access.rows import SubjectAccess, SubjectAccessCopy
from cases.vulnerability import Vulnerability
from cases.wording.rows import WordingChange

__all__ = [
    "Agreement", "Case", "CasePerson", "Circumstances", "Comparison", "Consent", "Correction", "CounsellingSession",
    "Document", "Donor", "EnquiryCount", "Erasure", "Evidence", "EvidenceFile", "EvidenceRule", "FitnessAssessment", "Gate",
    "Guardianship", "Holiday", "HolidayChange", "IdentityDocument", "LegalHold", "LimitChange", "Nationality", "Note",
    "Person", "PersonKeys", "PersonName", "Programme", "ProgrammeRule", "RetentionChange", "RetentionRule", "Serial",
    "SubjectAccess", "SubjectAccessCopy",
    "TimeLimit", "Vulnerability", "WordingChange",
]  # fmt: skip
