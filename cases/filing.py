"""Acts on a file outside a workflow: give a number, keep a document, file what an application says, write a note."""

from django.db import connection
from django.db import transaction as db
from django.db.models import F

from agencies.disclosure import FieldGroup
from audit.moment import now, today
from cases import storing
from cases.files import Case, CasePerson, Circumstances, Document, Evidence, Note
from cases.names import fold
from cases.people import IdentityDocument, Nationality, Person, PersonName
from cases.sniffing import Unacceptable, sniff

DOCUMENTS_A_CASE = 50
IDENTITY_KINDS = {"passport", "laissez_passer", "identity_card", "military_book", "seaman_book", "citizenship_certificate", "driving_licence", "birth_certificate"}

_NEXT = """
INSERT INTO cases_serial (prefix, year, last) VALUES (%s, %s, 1)
ON CONFLICT (prefix, year) DO UPDATE SET last = cases_serial.last + 1 RETURNING last
"""


def next_reference(prefix, state):
    """The next reference of a kind: RA-NL-2026-00417. The row stays locked until the transaction ends, so none is lost."""
    year = today().year
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [prefix, year])
        (number,) = cursor.fetchone()
    return f"{prefix}-{state}-{year}-{number:05d}"


def keep_document(case, data, *, title, kind=Document.Kind.EVIDENCE, group=FieldGroup.EVIDENCE, by=None, **fields):
    """Keeps a file in a case; the same content twice is one document. Raises Unacceptable with the sentence to show."""
    media_type = sniff(data)
    digest = storing.put(data)
    known = case.documents.filter(sha256=digest).first()
    if known:
        return known
    if kind != Document.Kind.LETTER and case.documents.exclude(kind=Document.Kind.LETTER).count() >= DOCUMENTS_A_CASE:
        raise Unacceptable(f"A case holds {DOCUMENTS_A_CASE} files at most.")
    return Document.objects.create(
        case=case, kind=kind, group=group, title=title, media_type=media_type, size=len(data), sha256=digest,
        added_at=now(), added_by=by and by.user, added_for=by and by.agency, **fields,
    )  # fmt: skip


def write_note(case, by, text):
    note = Note.objects.create(case=case, agency=by.agency, written_by=by.user, written_at=now(), text=text)
    touch(case)
    return note


def touch(case):
    """Says that a case is no longer as it was: forms opened before will ask their writer to look again."""
    Case.objects.filter(pk=case.pk).update(version=F("version") + 1)


@db.atomic
def file_application(case, application, by=None):
    """Files what an application says (docs/application-package.md) as persons, evidence and circumstances of a case.

    The files it refers to must be kept in the case already. Returns the Person concerned.
    """
    subject = _member(case, application["person"], CasePerson.Relation.SUBJECT)
    if spouse := application.get("spouse"):
        _member(case, spouse, CasePerson.Relation.SPOUSE)
    for child in application.get("children", []):
        _member(case, child, CasePerson.Relation.CHILD)
    _circumstances(case, application)
    documents = {document.sha256: document for document in case.documents.all()}
    _photograph(documents, application.get("photo"))
    for item in application.get("evidence", []):
        _evidence(case, subject, item, documents)
    return subject


def _member(case, said, relation):
    description, birth = said.get("description", {}), said.get("birth", {})
    person = Person.objects.create(
        born=_stored_date(birth.get("date", "")), place_of_birth=birth.get("place", ""), country_of_birth=birth.get("country", ""),
        sex=said.get("sex", ""), height_cm=description.get("height_cm"), eyes=description.get("eyes", ""),
        marks=description.get("marks", ""), languages=said.get("languages", []),
        civil_status=said.get("civil_status", ""), last_address=said.get("last_address", ""),
    )  # fmt: skip
    for name in (*said.get("names", []), *said.get("aliases", [])):
        add_name(person, **{key: value for key, value in name.items() if value})
    for nationality in said.get("nationalities", []):
        Nationality.objects.get_or_create(person=person, state=nationality["state"], defaults={"basis": nationality["basis"]})
    CasePerson.objects.create(case=case, person=person, relation=relation, travels=said.get("travels", True))
    return person


def add_name(person, **parts):
    folded = fold(" ".join(parts.get(key, "") for key in ("surname", "given_names", "patronymic")))
    return PersonName.objects.create(person=person, folded=folded[:300], **parts)


def _stored_date(text):
    """A partial date with 00 for what is unknown: 1988-00-00. Empty where nothing is known."""
    parts = (text.split("-") + ["00", "00"])[:3] if text else []
    return "-".join(parts)


def _circumstances(case, application):
    said = application.get("circumstances", {})
    health, danger, offer = said.get("health") or {}, said.get("danger") or {}, application.get("voluntary_return", {})
    signatory = application.get("signatory", {})
    return Circumstances.objects.create(
        case=case, health=health.get("statement", ""), health_consent=health.get("consent_given", False),
        danger=danger.get("statement", ""), voluntary_return=_offer(offer), observations=application.get("observations", ""),
        entry=application.get("basis", {}), interview_requested=application.get("interview_requested", False),
        signatory=", ".join(part for part in (signatory.get("name"), signatory.get("function")) if part),
    )  # fmt: skip


def _offer(offer):
    if offer.get("offered"):
        return " ".join(part for part in ("offered", offer.get("offered_on"), offer.get("outcome")) if part)
    return f"not offered: {offer.get('reason', '')}" if offer else ""


def _photograph(documents, digest):
    if digest in documents:
        photograph = documents[digest]
        photograph.kind, photograph.group = Document.Kind.PHOTOGRAPH, FieldGroup.PARTICULARS
        photograph.save()


def _evidence(case, person, item, documents):
    seen = item.get("seen_original", False)
    evidence = Evidence.objects.create(case=case, kind=item["kind"], identity_document=_identity_document(person, item), seen_original=seen)
    for digest in item.get("attachments", []):
        if document := documents.get(digest):
            document.evidence, document.seen_original = evidence, seen
            document.save()
    return evidence


def _identity_document(person, item):
    if item["kind"] not in IDENTITY_KINDS and not item.get("number"):
        return None
    return IdentityDocument.objects.create(
        person=person, kind=item["kind"], number=item.get("number", ""), folded_number=fold_number(item.get("number", "")),
        issued_by=item.get("issued_by", ""), issued_at=item.get("issued_at", ""), issued_on=item.get("issued_on") or None,
        expires_on=item.get("expires_on") or None, mrz=item.get("mrz", ""),
    )  # fmt: skip


def fold_number(number):
    """A document number for comparison: capitals and digits only, O read as 0."""
    return "".join(c for c in number.upper() if c.isalnum()).replace("O", "0")
