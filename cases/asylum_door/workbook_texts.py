"""Everything a workbook says, in cells that are shown or hidden, comments, names of sheets and ranges, and its properties."""

import html
import io
import re
import zipfile

MOST_PARTS = 2_000
MOST_BYTES = 64 * 1024 * 1024  # unpacked
LARGEST_PART = 24 * 1024 * 1024
MOST_SIGNS = 4_000_000
WRITTEN = (".xml", ".rels", ".vml", ".txt", ".csv", ".json", ".html")
ENDS = re.compile(
    r"</(?:\w+:)?(?:si|is|c|v|f|comment|text|definedName|row|p|\w*Header|\w*Footer|title|subject|creator)>"
)
TAG = re.compile(r"<[^<>]*>")
JOINED = re.compile(r'"\s*&\s*"')  # "asy" & "lum" in a formula
VALUE = re.compile(r"=\"([^\"<>]+)\"|='([^'<>]+)'")
SAYS_NOTHING = re.compile(r"[\d.:$A-Z]{0,12}|https?://(?:schemas|purl|www\.w3)\S*|\{?[\dA-Fa-f-]{36}\}?")


class Unreadable(ValueError):
    """It is no workbook, or more than can be looked through; the text says which."""


def workbook_texts(content: bytes):
    """(part of the workbook, text) for each part. Raises Unreadable before anything large is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            yield from _parts(packed)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise Unreadable("not a workbook") from error


def _parts(packed):
    parts = packed.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
        raise Unreadable("too large")
    yield "names of the parts", "\n".join(part.filename for part in parts)
    signs = 0
    for part in parts:
        text = _said(packed, part) if part.filename.lower().endswith(WRITTEN) else ""
        if (signs := signs + len(text)) > MOST_SIGNS:
            raise Unreadable("too much text")
        yield part.filename, text


def _said(packed, part):
    with packed.open(part) as opened:
        data = opened.read(LARGEST_PART + 1)
    if len(data) > LARGEST_PART:
        raise Unreadable("too large")
    text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "replace")
    values = (html.unescape(a or b) for a, b in VALUE.findall(text))
    shown = TAG.sub("", ENDS.sub("\n", text))
    lines = [JOINED.sub("", html.unescape(shown)), *(value for value in values if not SAYS_NOTHING.fullmatch(value))]
    return "\n".join(line for line in dict.fromkeys("\n".join(lines).split("\n")) if not SAYS_NOTHING.fullmatch(line))
