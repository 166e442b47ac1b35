"""Letters: what a step says in writing is frozen as data then; the PDF is rendered when somebody first opens it."""

from datetime import date, datetime

from django.db import transaction as db
from django.utils.timezone import localdate
from django.utils.translation import override

from agencies.states import AZERBAIJAN
from audit.moment import now
from cases import storing
from cases.documents import Document
from cases.files import Case
from cases.filing import keep_document
from cases.paper import LANGUAGES, render
from cases.photographs import printable
from cases.wording.rows import to_freeze
from workflows.rows import Letter, LetterCopy


def make_letter(procedure, step, kind, by=None):
    """Freezes the content of a declared letter in every language, within the step's transaction."""
    parties = procedure.between(kind)
    content = worded(kind, parties[0], frozen(lambda: _told(procedure, step, kind, by)))
    return keep_letter(procedure, kind, parties, content, step)


def worded(kind, sender, content):
    """With the wording that is in force now. It is ours: the letter of an authority of another State speaks as delivered."""
    kept = to_freeze(kind) if sender.state == AZERBAIJAN else {}
    return {language: said | {"wording": kept[language]} for language, said in content.items()} if kept else content


def keep_letter(procedure, kind, parties, content, step=None):
    """Keeps a letter whose content is frozen in every language; `parties` are sender and recipient."""
    sender, recipient = parties
    return Letter.objects.create(
        procedure_id=procedure.pk, step=step, kind=kind, sender=sender, recipient=recipient, content=content, made_at=now(),
    )  # fmt: skip


def frozen(tell):
    """What `tell()` gives in every language, as JSON that gives back its dates and moments."""
    content = {}
    for language in LANGUAGES:
        with override(language):
            content[language] = as_frozen(tell())
    return content


@db.atomic
def open_letter(letter, language):
    """The letter in one language as a Document: rendered once, the same for ever after."""
    letter = Letter.objects.select_related("procedure").get(pk=letter.pk)
    case = Case.objects.select_for_update().get(pk=letter.procedure.case_id)  # two readers at once: one rendering
    copy = letter.copies.filter(language=language).select_related("document").first()
    if copy:
        return copy.document
    data = render(letter.kind, language, _with_photograph(case, thawed(letter.content[language])))
    title = f"{letter.procedure.reference} {letter.kind} {language}"
    document = keep_document(case, data, title=title, kind=Document.Kind.LETTER)
    LetterCopy.objects.create(letter=letter, language=language, document=document)
    return document


def _with_photograph(case, data):
    """A photograph is frozen as the digest of a document of this case; no other file can be named."""
    if not data.get("photo"):
        return data
    found = case.documents.filter(kind=Document.Kind.PHOTOGRAPH, sha256=data["photo"]["file"]).first()
    return data | {"photo": printable(storing.read(found.sha256)) if found else None}


def told_of(procedure, kind, by=None):
    """What a letter of this kind says now, in the active language; `by` signs it."""
    return references(procedure, *procedure.between(kind)) | procedure.letter(kind, by)


def references(procedure, sender, recipient):
    """Each side names the case by its own reference; a letter that stays on one side has no other one to name."""
    ours, theirs = (_reference_of(party, procedure) for party in (sender, recipient))
    return {"our_reference": ours or "–", "their_reference": theirs if sender.state != recipient.state else ""}


def _reference_of(party, procedure):
    if party.state == procedure.case.requesting_state:
        return procedure.case.their_reference
    return procedure.reference if procedure.case.is_for_us else ""  # that of another State is not on file


def _told(procedure, step, kind, by):
    return {"dated_on": localdate(step.taken_at)} | told_of(procedure, kind, by)


def as_frozen(value):
    """As JSON that gives back its dates and moments."""
    if isinstance(value, dict):
        return {key: as_frozen(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_frozen(item) for item in value]
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return value if value is None or isinstance(value, (int, bool)) else str(value)


def thawed(value):
    if isinstance(value, list):
        return [thawed(item) for item in value]
    if not isinstance(value, dict):
        return value
    if set(value) == {"moment"}:
        return datetime.fromisoformat(value["moment"])
    if set(value) == {"date"}:
        return date.fromisoformat(value["date"])
    return {key: thawed(item) for key, item in value.items()}
