"""Acts on a file outside a workflow: give a number, keep a document, file what an application says, write a note."""

import hashlib
from dataclasses import asdict
from datetime import datetime, timedelta

from django.db import connection
from django.db import transaction as db
from django.db.models import F, Q

from agencies.disclosure import FieldGroup
from audit.moment import now, today
from cases import storing
from cases.documents import Document, Evidence, EvidenceFile
from cases.entry_and_offer import offer_kept
from cases.files import Case, CasePerson, Circumstances, Note
from cases.mrz import read
from cases.names import fold, fold_number
from cases.opening import Opened
from cases.packages.dates import birth_of, day
from cases.packages.persons import people
from cases.packages.shape import application_schema, filled
from cases.people import IdentityDocument, Nationality, Person, PersonName
from cases.person_keys import NAME_PARTS, keep_keys, written
from cases.scanning import scanned_and_opened
from cases.sentences import Sentence as _
from cases.sniffing import PDF, Unacceptable

DOCUMENTS_A_CASE = 50
IDENTITY_KINDS = {
    "passport", "laissez_passer", "identity_card", "military_book", "seaman_book", "citizenship_certificate", "driving_licence",
    "birth_certificate",
}  # fmt: skip
_OF_A_PAPER = ("number", "issued_on", "issued_at", "issued_by", "expires_on", "mrz")
_RELATIONS = {
    "person": CasePerson.Relation.SUBJECT,
    "spouse": CasePerson.Relation.SPOUSE,
    "children": CasePerson.Relation.CHILD,
}

_NEXT = """
INSERT INTO cases_serial (prefix, year, last) VALUES (%s, %s, 1)
ON CONFLICT (prefix, year) DO UPDATE SET last = cases_serial.last + 1 RETURNING last
"""


def next_reference(prefix, state):
    """The next reference with a State: RA-NL-2026-00417. Each State has its own series, which tells it nothing of others.

    The row of the series stays locked until the transaction ends, so no number is lost."""
    series, year = f"{prefix}-{state}", today().year
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [series, year])
        (number,) = cursor.fetchone()
    return f"{series}-{year}-{number:05d}"


def keep_document(case, data, *, title, by=None, **fields):
    """Keeps a file in a case, with further `fields` of a Document; the same content twice is one document.

    Raises Unacceptable with the sentence to show. A picture is written anew. A letter of ours is not looked through: it
    says what was let in before, a word that its sender answered for among it.
    """
    is_letter = fields.get("kind") == Document.Kind.LETTER
    came, kept = hashlib.sha256(data).hexdigest(), Opened(PDF, data) if is_letter else scanned_and_opened(data)
    digest = hashlib.sha256(kept.content).hexdigest()
    if known := case.documents.filter(Q(sha256__in=(came, digest)) | Q(original_sha256=came)).first():
        return known
    if not is_letter and _is_full(case):
        raise Unacceptable(_("A case holds {most} files at most.", most=DOCUMENTS_A_CASE))
    storing.put(kept.content)
    return Document.objects.create(
        case=case, title=title, media_type=kept.media_type, size=len(kept.content), sha256=digest,
        original_sha256="" if came == digest else came,
        added_at=now(), added_by=by and by.user, added_for=by and by.agency, **fields,
    )  # fmt: skip


def _is_full(case):
    return case.documents.exclude(kind=Document.Kind.LETTER).count() >= DOCUMENTS_A_CASE


@db.atomic
def write_note(case, by, text, opened=None):
    """The same words from the same person within minutes, or since their form was `opened`, were sent twice: they are one note."""
    touch(case)  # first: of two at the same moment one waits here, and then finds the other's
    said = {"case": case, "agency": by.agency, "written_by": by.user, "text": text}
    since = min(opened or now(), now() - timedelta(minutes=10))
    return Note.objects.filter(written_at__gte=since, **said).first() or Note.objects.create(written_at=now(), **said)


def touch(case):
    """Says that a case is no longer as it was: forms opened before will ask their writer to look again."""
    Case.objects.filter(pk=case.pk).update(version=F("version") + 1)


@db.atomic
def file_application(case, application, by=None):
    """Files what an application says (docs/application-package.md) as persons, evidence and circumstances of a case.

    The files it refers to must be kept in the case already. Returns the Person concerned.
    """
    said = filled(application, application_schema())
    members = {place[1:]: _member(case, person, _RELATIONS[place.split("/")[1]]) for place, person in people(said)}
    _circumstances(case, said)
    documents = {document.came_as: document for document in case.documents.all()}
    if photograph := documents.get(said["photo"]):
        photograph.kind, photograph.group = Document.Kind.PHOTOGRAPH, FieldGroup.PARTICULARS
        photograph.save()
    for item in said["evidence"]:
        _evidence(case, members.get(item["of"]), item, documents)
    keep_keys(members.values())
    return members["person"]


def _member(case, said, relation):
    birth, description = said["birth"], said["description"]
    person = Person.objects.create(
        born=birth_of(said).stored, place_of_birth=birth["place"], country_of_birth=birth["country"], sex=said["sex"],
        height_cm=description["height_cm"], eyes=description["eyes"], marks=description["marks"], languages=said["languages"],
        civil_status=said.get("civil_status", ""), last_address=said.get("last_address", ""),
    )  # fmt: skip
    for name in (*said["names"], *said["aliases"]):
        if any(name[part] for part in NAME_PARTS):
            add_name(person, **name)
    for nationality in said["nationalities"]:
        Nationality.objects.get_or_create(
            person=person, state=nationality["state"], defaults={"basis": nationality["basis"]}
        )
    CasePerson.objects.create(case=case, person=person, relation=relation, travels=said.get("travels", True))
    return person


def add_name(person, **parts):
    """Adds a writing of a name: surname, given_names, patronymic, with kind, script and source. `keep_keys` comes after it."""
    folded = fold(written(parts.get(part, "") for part in NAME_PARTS))
    return PersonName.objects.create(person=person, folded=folded[:300], **parts)


def _circumstances(case, said):
    health, danger = said["circumstances"]["health"] or {}, said["circumstances"]["danger"] or {}
    signatory = (said["signatory"]["name"], said["signatory"]["function"])
    return Circumstances.objects.create(
        case=case, health=health.get("statement", ""), health_consent=health.get("consent_given", False),
        health_consent_text=health.get("consent_text", ""), danger=danger.get("statement", ""),
        danger_source=danger.get("source", ""), danger_stated_on=day(danger.get("stated_on", "")),
        voluntary_return=offer_kept(said["voluntary_return"]), observations=said["observations"], entry=said["basis"],
        knowledge_date=day(said["knowledge_date"]), interview_requested=bool(said["interview_requested"]),
        signatory=", ".join(filter(None, signatory)), place=said["place"], sent_at=_moment(said["sent_at"]), language=said["language"],
    )  # fmt: skip


def _moment(text):
    """The moment that a text with its offset from UTC names; None where it names none."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None


def _evidence(case, owner, item, documents):
    """A means of evidence with its files; a file may show several: two certificates on one page."""
    evidence = Evidence.objects.create(
        case=case, person=owner, kind=item["kind"], identity_document=_paper(owner, item),
        seen_original=item["seen_original"], note=item["note"],
    )  # fmt: skip
    for digest in dict.fromkeys(item["attachments"]):
        if document := documents.get(digest):
            EvidenceFile.objects.create(evidence=evidence, document=document)
            _note_original(document, item["seen_original"])


def _note_original(document, seen):
    if seen and not document.seen_original:
        document.seen_original = True
        document.save()


def _paper(owner, item):
    """The paper that a means of evidence is, where it says who its holder is or anything that is told of a paper."""
    if owner is None or not (item["kind"] in IDENTITY_KINDS or any(item[field] for field in _OF_A_PAPER)):
        return None
    lines = read(item["mrz"]) if item["mrz"] else None
    if lines and not lines.faults:
        _add_what_lines_say(owner, lines)
    return IdentityDocument.objects.create(
        person=owner, kind=item["kind"], number=item["number"], folded_number=fold_number(item["number"]),
        issued_by=item["issued_by"], issued_at=item["issued_at"], issued_on=day(item["issued_on"]), expires_on=day(item["expires_on"]),
        mrz=item["mrz"], mrz_faults=[asdict(fault) for fault in lines.faults] if lines else [],
    )  # fmt: skip


def _add_what_lines_say(person, lines):
    """Beside what was typed, never in its place. The FIN is Azerbaijan's: other States' numbers are not taken for it."""
    if lines.surname or lines.given_names:
        add_name(person, kind=PersonName.Kind.MRZ, surname=lines.surname, given_names=lines.given_names, source="mrz")
    if lines.issuer == "AZE" and lines.personal_number and not person.personal_number:
        person.personal_number = lines.personal_number
        person.save()
