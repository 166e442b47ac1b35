"""The container of a bundle: one canonical JSON, its signature, and files under their hashes; limits before anything is read."""

import hashlib
import io
import json
import re
import struct
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field

from cases.bundles.sealing import BadSeal, OwnKeys, PublicKeys
from cases.packages.faults import Fault, shown
from cases.packages.reading import Unreadable, read_json
from cases.packages.shape import shape_faults
from cases.sentences import Sentence as _

MOST_BYTES = 100 * 1024 * 1024
MOST_OF_A_FILE = 60 * 1024 * 1024
MOST_OF_THE_MANIFEST = 512 * 1024
MOST_ITEMS = 200
MANIFEST, SIGNATURE, FILES = "bundle.json", "bundle.sig", "files/"
_FILE = re.compile(r"files/[0-9a-f]{64}")
_SIGNED = 64
_END = struct.Struct(
    "<4s4H2LH"
)  # the end of a ZIP: mark, disks, entries, size and start of the list, length of a comment
_MOST_OF_AN_ENTRY = 256
_HASH = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_TEXT = {"type": "string", "maxLength": 80}
_KEY = {"type": "string", "pattern": "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"}
_NUMBER = {"type": "integer", "minimum": 0, "maximum": 1_000_000}
ITEM = {
    "type": "object", "additionalProperties": False, "required": ["key", "what", "file", "at"],
    "properties": {
        "key": _KEY, "what": {"enum": ["application", "letter", "correction"]}, "letter": _TEXT, "reference": _TEXT,
        "sender_reference": _TEXT, "file": _HASH, "at": _TEXT, "ground": _TEXT,
    },
}  # fmt: skip
SCHEMA = {
    "type": "object", "additionalProperties": False,
    "required": ["format", "version", "from", "to", "number", "previous", "made_at", "items", "confirms"],
    "properties": {
        "format": {"const": "qayidis.bundle"}, "version": {"const": 1}, "from": _TEXT, "to": _TEXT,
        "number": {**_NUMBER, "minimum": 1}, "previous": {"type": "string", "pattern": "^([0-9a-f]{64})?$"}, "made_at": _TEXT,
        "items": {"type": "array", "maxItems": MOST_ITEMS, "items": ITEM},
        "confirms": {
            "type": "object", "additionalProperties": False, "required": ["number", "digest", "refused"],
            "properties": {
                "number": _NUMBER, "digest": {"type": "string", "pattern": "^([0-9a-f]{64})?$"},
                "refused": {"type": "array", "maxItems": MOST_ITEMS * 10, "items": _KEY},
            },
        },
    },
}  # fmt: skip


class Rejected(Exception):
    """The bundle is not taken and nothing has changed; `fault` says where and why."""

    def __init__(self, sentence, pointer=""):
        super().__init__(str(sentence))
        self.fault = Fault(pointer, sentence)


@dataclass(frozen=True)
class Opened:
    """A bundle whose seal was broken by the right hands. Its signature is not checked yet."""

    manifest: bytes
    signature: bytes
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """By which the next bundle names this one."""
        return hashlib.sha256(self.manifest).hexdigest()


def pack(said: dict, files: Mapping[str, bytes], own: OwnKeys, partner: PublicKeys) -> tuple[bytes, str]:
    """The sealed file, and the digest of what was signed."""
    manifest = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    parts = {MANIFEST: manifest, SIGNATURE: own.sign(manifest)} | {FILES + name: data for name, data in files.items()}
    room = io.BytesIO()
    with zipfile.ZipFile(room, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data)  # without a date: the same content is the same file
    return partner.seal(room.getvalue()), hashlib.sha256(manifest).hexdigest()


def unpack(sealed: bytes, own: OwnKeys) -> Opened:
    """Breaks the seal and looks at what is inside, within the limits. Raises Rejected."""
    if len(sealed) > MOST_BYTES:
        raise Rejected(_("The bundle is larger than 100 MB."))
    try:
        content = own.open(sealed)
    except BadSeal as bad:
        raise Rejected(
            _("The seal does not open: the file is no bundle for this installation, or was altered.")
        ) from bad
    _insist_on_few(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _inside(archive, _looked_at(archive))
    except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError, ValueError, OSError) as error:
        raise Rejected(_("What is inside the seal cannot be read.")) from error


def _insist_on_few(content):
    """Looks at the end of the ZIP before anything lists it: a hostile one may name millions of entries, or hide its list."""
    end = content[-_END.size :]
    if len(end) < _END.size or content[-_END.size - 20 :].startswith(b"PK\x06\x07"):
        raise Rejected(_("What is inside the seal cannot be read."))
    mark, *_parts, entries, size, _start, comment = _END.unpack(end)
    if mark != b"PK\x05\x06" or comment or entries > MOST_ITEMS + 2 or size > entries * _MOST_OF_AN_ENTRY:
        raise Rejected(_("The bundle holds too many files, or two of one name."))


def _looked_at(archive):
    """The entries, if they are as they must be: nothing compressed, so that nothing grows when it is read."""
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    if len(set(names)) < len(names) or sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise Rejected(_("The bundle holds too many files, or two of one name."))
    for entry in entries:
        _look_at(entry)
    if not {MANIFEST, SIGNATURE} <= set(names):
        raise Rejected(_("The bundle holds no list of its content, or no signature."))
    return entries


def _look_at(entry):
    most = {MANIFEST: MOST_OF_THE_MANIFEST, SIGNATURE: _SIGNED}.get(entry.filename, MOST_OF_A_FILE)
    if entry.filename not in (MANIFEST, SIGNATURE) and not _FILE.fullmatch(entry.filename):
        raise Rejected(_("The bundle holds a file that does not belong there: {name}.", name=shown(entry.filename)))
    if entry.compress_type != zipfile.ZIP_STORED or entry.file_size > most or entry.file_size != entry.compress_size:
        raise Rejected(_("A file in the bundle is compressed or too large: {name}.", name=shown(entry.filename)))


def _inside(archive, entries):
    read = {entry.filename: archive.read(entry) for entry in entries}
    files = {name.removeprefix(FILES): data for name, data in read.items() if name.startswith(FILES)}
    return Opened(read[MANIFEST], read[SIGNATURE], files)


def read_manifest(opened: Opened, partner: PublicKeys) -> dict:
    """What the bundle says of itself, once its signature is found right. Raises Rejected."""
    if not partner.has_signed(opened.manifest, opened.signature):
        raise Rejected(
            _("The signature is not that of the registered key: the bundle was altered, or another wrote it.")
        )
    said = _parsed(opened.manifest)
    malformed, _broken = shape_faults(said, SCHEMA)
    for fault in malformed:
        raise Rejected(fault.sentence, fault.pointer)
    _compare_files(said, opened.files)
    return said


def sender_of(opened: Opened) -> str:
    """Whom the bundle says it is from: read before the signature, to know whose key checks it."""
    said = _parsed(opened.manifest)
    code = said.get("from") if isinstance(said, dict) else None
    return code if isinstance(code, str) else ""


def _parsed(manifest):
    try:
        return read_json(manifest)
    except Unreadable as unreadable:
        raise Rejected(unreadable.fault.sentence, unreadable.fault.pointer) from unreadable


def _compare_files(said, files):
    """Every file is what its name says, each is named by an item, and none is missing."""
    wanted = {item["file"] for item in said["items"]}
    for place, item in enumerate(said["items"]):
        if item["file"] not in files:
            raise Rejected(_("The file of this item is missing."), f"/items/{place}/file")
        if hashlib.sha256(files[item["file"]]).hexdigest() != item["file"]:
            raise Rejected(_("The file of this item was altered."), f"/items/{place}/file")
    if len({item["key"] for item in said["items"]}) < len(said["items"]):
        raise Rejected(_("Two items bear one key."), "/items")
    if set(files) - wanted:
        raise Rejected(_("A file in the bundle belongs to no item."), "/items")
