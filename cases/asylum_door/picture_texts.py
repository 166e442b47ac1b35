"""What is written inside a JPEG or PNG beside the picture: descriptions, comments, keywords, who took it where."""

import re
import zlib

from PIL import Image

from cases.asylum_door.disguises import TAG
from cases.picture_ends import CHUNK_FRAME, PNG_SIGNATURE_LENGTH

MOST_UNPACKED = 1024 * 1024
FOLDERS = (0x8769, 0x8825, 0xA005)  # of EXIF: the exposure, the place, the compatibility
MAKERS_OWN = 0x927C
PIXELS = frozenset((b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"iCCP", b"fdAT", b"fcTL", b"acTL"))
COMMENT, FIRST_APP, LAST_APP, SCAN = 0xFE, 0xE0, 0xEF, 0xDA
READABLE = re.compile(r"[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]{4,}")
PROFILE = (b"ICC_PROFILE", b"JFIF", b"JFXX", b"Adobe", b"MPF\0")


def jpeg_texts(content: bytes):
    for marker, data in _segments(content):
        if data.startswith(b"Exif\0\0"):
            yield from exif_texts(data)
        elif marker == COMMENT or not data.startswith(PROFILE):
            yield from texts_in(data)


def png_texts(content: bytes):
    at = PNG_SIGNATURE_LENGTH
    while at + CHUNK_FRAME <= len(content):
        length, name = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        data = content[at + 8 : at + 8 + length]
        if name == b"eXIf":
            yield from exif_texts(data)
        elif name not in PIXELS:
            yield from texts_in(data)
            yield from _unpacked(data)
        at += CHUNK_FRAME + length


def exif_texts(data: bytes):
    """Every text among the EXIF entries, also those that are kept as bytes."""
    exif = Image.Exif()
    try:
        exif.load(data)
        entries = [exif, *(exif.get_ifd(folder) for folder in FOLDERS)]
    except Exception:  # noqa: BLE001 (whatever a stranger's file does to the reader)
        yield from texts_in(data)
        return
    for folder in entries:
        for key, value in folder.items():
            if isinstance(value, str):
                yield from texts_in(value.encode("latin-1", "ignore"))
            elif isinstance(value, bytes) and key != MAKERS_OWN:
                yield from texts_in(value.removeprefix(b"UNICODE\0").removeprefix(b"ASCII\0\0\0"))


def texts_in(data: bytes):
    """What may be read in bytes, whichever of the usual ways it is encoded, without the marks of XML."""
    said = data.decode("utf-8", "ignore") if _is_utf8(data) else data.decode("latin-1")
    yield TAG.sub(" ", "\n".join(READABLE.findall(said)))
    if b"\0" in data[:4096]:
        yield from (
            "\n".join(READABLE.findall(data[begin:].decode(code, "ignore"))) for begin in (0, 1) for code in UTF_16
        )
    yield "\n".join(re.findall(r'"([^"<>]{2,500})"', said))


UTF_16 = ("utf-16-le", "utf-16-be")


def _is_utf8(data):
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _segments(content):
    """(marker, content) of every segment before the picture itself, also of the pictures behind the first."""
    for start in (match.start() for match in re.finditer(rb"\xff\xd8\xff", content)):
        at = start + 2
        while at + 4 <= len(content) and content[at] == 0xFF and content[at + 1] != SCAN:
            marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
            if marker == COMMENT or FIRST_APP <= marker <= LAST_APP:
                yield marker, content[at + 4 : at + 2 + length]
            at += 2 + max(length, 2)


def _unpacked(data):
    """What stands behind the keyword of a compressed chunk."""
    for begin in (match.start() for match in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", data[:400])):
        try:
            yield from texts_in(zlib.decompressobj().decompress(data[begin:], MOST_UNPACKED))
        except zlib.error:
            continue
