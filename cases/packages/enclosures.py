"""Attachments: each is what it says it is, and each is referred to."""

import base64
import binascii
import hashlib

from cases.opening import judged
from cases.packages.faults import Fault
from cases.packages.unsayable import NOT_TAKEN, TurnedAwayFault
from cases.scanning import NotNow, insist_clean
from cases.sentences import Sentence as _
from cases.sniffing import TurnedAwayFile, Unacceptable, extension_fault

MOST_ATTACHMENTS = 50  # the schema says so too; more are told, not opened
UNSAFE_IN_A_NAME = frozenset('/\\:*?"<>|')


def open_enclosures(attachments) -> tuple[dict[str, bytes], list[Fault]]:
    """The bytes by SHA-256 of those that are sound, and what is wrong with the others."""
    contents, faults = {}, []
    for number, attachment in enumerate(attachments[:MOST_ATTACHMENTS]):
        pointer = f"/attachments/{number}"
        content = _decoded(attachment["content"])
        found = list(_content_faults(attachment, content, pointer))
        faults.extend(found)
        if not found:
            contents[attachment["sha256"]] = content
    return contents, faults


def reference_faults(application, setting):
    """Every reference has its attachment, every attachment its reference, the photograph is a picture."""
    attachments = {attachment["sha256"]: attachment for attachment in application["attachments"]}
    references = list(_references(application))
    for pointer, sha256 in references:
        if sha256 not in attachments:
            yield Fault(pointer, _("There is no attachment with this hash."))
    photo = attachments.get(application["photo"])
    if photo and photo["media_type"] == "application/pdf":
        yield Fault("/photo", _("The photograph must be a JPEG or PNG."))
    yield from _list_faults(application["attachments"], {sha256 for _pointer, sha256 in references})


def _references(application):
    if application["photo"]:
        yield "/photo", application["photo"]
    for number, evidence in enumerate(application["evidence"]):
        for place, sha256 in enumerate(evidence["attachments"]):
            yield f"/evidence/{number}/attachments/{place}", sha256


def _list_faults(attachments, referenced):
    seen = set()
    for number, attachment in enumerate(attachments):
        pointer, sha256 = f"/attachments/{number}", attachment["sha256"]
        if sha256 in seen:
            yield Fault(pointer, _("The same file is attached twice."))
        elif sha256 not in referenced:
            yield Fault(pointer, _("Nothing in the application refers to this attachment."))
        if UNSAFE_IN_A_NAME & set(attachment["name"]):
            yield Fault(f"{pointer}/name", _('A file name holds none of / \\ : * ? " < > |.'))
        seen.add(sha256)


def _decoded(content):
    try:
        return base64.b64decode(content, validate=True)
    except (binascii.Error, ValueError):
        return None


def _content_faults(attachment, content, pointer):
    if not content:
        yield Fault(f"{pointer}/content", _("The file is empty.") if content == b"" else _("This is not base64."))
        return
    if attachment["size"] != len(content):
        yield Fault(f"{pointer}/size", _("The file has {count} bytes.", count=len(content)))
    if attachment["sha256"] != hashlib.sha256(content).hexdigest():
        yield Fault(f"{pointer}/sha256", _("The hash is not that of the content."))
    yield from _type_faults(attachment, content, pointer)


def _type_faults(attachment, content, pointer):
    try:
        insist_clean(content)
        media_type = judged(content)
    except TurnedAwayFile as turned_away:
        yield TurnedAwayFault(f"{pointer}/content", NOT_TAKEN, tuple(turned_away.hits))
        return
    except NotNow:  # it says nothing of the package: whoever takes it in stops here
        raise
    except Unacceptable as refusal:
        yield Fault(f"{pointer}/content", refusal.sentence)
        return
    if attachment["media_type"] != media_type:
        yield Fault(f"{pointer}/media_type", _("The content is {type}.", type=media_type))
    if fault := extension_fault(attachment["name"], media_type):
        yield Fault(f"{pointer}/name", fault)
