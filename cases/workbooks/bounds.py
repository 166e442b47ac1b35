"""The limits of a workbook, held before anything is parsed: how large, how many parts, and how much comes out of them."""

import io
import zipfile
import zlib

from cases.packages.faults import shown
from cases.sentences import Sentence as _
from cases.workbooks.refusing import RefusedWorkbook, unreadable

MOST_BYTES = 5 * 1024 * 1024
MOST_PARTS = 200
MOST_UNPACKED = 24 * 1024 * 1024
MOST_RATIO, SMALL_PART = 120, 64 * 1024  # small parts may be packed well: they can do no harm
CHUNK = 64 * 1024
OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of .xls files, and of workbooks under a password
ENCRYPTED = 0x1
KNOWN_PACKING = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)


def parts_within_bounds(content: bytes) -> dict[str, bytes]:
    """The parts of the workbook by their names, unpacked. Raises RefusedWorkbook."""
    if len(content) > MOST_BYTES:
        raise RefusedWorkbook(_("The workbook is larger than {most} MB.", most=MOST_BYTES // 1024 // 1024))
    if content.startswith(OLD_OR_LOCKED):
        raise RefusedWorkbook(
            _("This is an old Excel file, or a workbook under a password. Save it as .xlsx, without a password.")
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _unpacked(archive)
    except RefusedWorkbook:
        raise
    except BROKEN as error:
        raise unreadable() from error


def _unpacked(archive):
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    _insist_on_entries(entries)
    parts, left = {}, MOST_UNPACKED
    for entry in entries:
        parts[entry.filename] = _read(archive, entry, left)
        left -= len(parts[entry.filename])
    return parts


def _insist_on_entries(entries):
    names = [entry.filename.lower() for entry in entries]
    if len(entries) > MOST_PARTS:
        raise RefusedWorkbook(_("The workbook has more than {most} parts.", most=MOST_PARTS))
    if len(set(names)) < len(names):
        raise RefusedWorkbook(_("The workbook holds two parts of one name."))
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise _too_large()
    for entry in entries:
        _insist_on(entry)


def _insist_on(entry):
    if entry.flag_bits & ENCRYPTED:
        raise RefusedWorkbook(_("A part of the workbook is under a password."))
    if entry.compress_type not in KNOWN_PACKING:
        raise RefusedWorkbook(_("A part of the workbook is packed in a way that is not taken here."))
    path = entry.filename.replace("\\", "/").split("/")
    if ".." in path or path[0] == "" or ":" in path[0]:
        raise RefusedWorkbook(
            _("The part “{part}” has a name that leads out of the workbook.", part=shown(entry.filename))
        )
    if entry.file_size > SMALL_PART and entry.file_size > MOST_RATIO * max(entry.compress_size, 1):
        raise RefusedWorkbook(_("The part “{part}” is packed so tightly as no table is.", part=shown(entry.filename)))


def _read(archive, entry, left):
    """What comes out, counted while it comes: what the entry says of its size may be untrue."""
    kept = bytearray()
    with archive.open(entry) as opened:
        while chunk := opened.read(CHUNK):
            kept += chunk
            if len(kept) > left:
                raise _too_large()
    return bytes(kept)


def _too_large():
    return RefusedWorkbook(
        _("More than {most} MB come out of the workbook when it is unpacked.", most=MOST_UNPACKED // 1024 // 1024)
    )
