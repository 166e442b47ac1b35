"""Files sent with the form: looked at, kept under their hash, and made documents of the case when the application goes.

Until then they belong to the draft alone, so a file that was removed again never reaches the other side.
"""

from pathlib import PurePath

from django.utils.translation import gettext

from agencies.disclosure import FieldGroup
from cases import storing
from cases.asylum_door.turning_away import keep as keep_hits
from cases.documents import Document
from cases.filing import DOCUMENTS_A_CASE, keep_document
from cases.packages.enclosures import UNSAFE_IN_A_NAME
from cases.packages.wording import tidy
from cases.scanning import scanned_and_opened
from cases.sentences import Sentence as _
from cases.sniffing import LARGEST_BYTES, Unacceptable, extension_fault

LONGEST_NAME = 120
PICTURES = ("image/jpeg", "image/png")


class Uploads:
    """Keeps the files of one page. `attachments` grows by what was kept; `refused`: field on the page → sentences."""

    def __init__(self, files, attachments):
        self.files, self.attachments, self.refused = files, {file["sha256"]: file for file in attachments}, {}

    def keep(self, field) -> list[str]:
        """The hashes of the files sent in a field that could be kept."""
        kept = []
        for file in self.files.getlist(field):
            try:
                kept.append(self._keep(file, pictures_only=field == "photo-file"))
            except Unacceptable as refusal:
                keep_hits({field: getattr(refusal, "hits", ())})
                said = {"name": file.name, "why": refusal.sentence.translated(gettext)}
                self.refused.setdefault(field, []).append(gettext("%(name)s: %(why)s") % said)
        return kept

    def _keep(self, file, *, pictures_only):
        content = file.read() if file.size <= LARGEST_BYTES else bytes(LARGEST_BYTES + 1)  # too large: said, not read
        kept, name = scanned_and_opened(content), _safe(file.name)
        media_type = kept.media_type
        if fault := extension_fault(name, media_type):
            raise Unacceptable(fault)
        if pictures_only and media_type not in PICTURES:
            raise Unacceptable(_("The photograph must be a JPEG or PNG."))
        return self._entered(name, media_type, kept.content)

    def _entered(self, name, media_type, content):
        digest = storing.put(content)
        if digest not in self.attachments and len(self.attachments) >= DOCUMENTS_A_CASE:
            raise Unacceptable(_("A case holds {most} files at most.", most=DOCUMENTS_A_CASE))
        about = {"sha256": digest, "name": name, "media_type": media_type, "size": len(content)}
        self.attachments.setdefault(digest, about)
        return digest


def referred_to(application, attachments) -> list[dict]:
    """Those attachments that the application refers to, in its order."""
    digests = [application["photo"], *(digest for item in application["evidence"] for digest in item["attachments"])]
    return [attachments[digest] for digest in dict.fromkeys(digests) if digest in attachments]


def file_documents(case, application, by):
    """Makes every file of the draft a document of the case. Raises Unacceptable where the case has too many already."""
    for file in application["attachments"]:
        is_photo = file["sha256"] == application["photo"]
        kind, group = (
            (Document.Kind.PHOTOGRAPH, FieldGroup.PARTICULARS)
            if is_photo
            else (Document.Kind.EVIDENCE, FieldGroup.EVIDENCE)
        )
        keep_document(case, storing.read(file["sha256"]), title=file["name"], kind=kind, group=group, by=by)


def _safe(name):
    """The name as it may stand in an application: no signs that a folder could read, not too long, its ending kept."""
    path = PurePath("".join("_" if sign in UNSAFE_IN_A_NAME else sign for sign in tidy(name, may_have_lines=False)))
    return f"{path.stem[: LONGEST_NAME - len(path.suffix)]}{path.suffix}"
