"""What a PDF or a picture says in words: its text layer, its notes and bookmarks, and what is written about it inside."""

import re
from time import monotonic

from pypdf import PdfReader
from pypdf.generic import ByteStringObject, StreamObject, TextStringObject

from cases.asylum_door.picture_texts import jpeg_texts, png_texts, texts_in
from cases.pdf_contents import everything, open_pdf

MOST_SIGNS = 800_000  # of text in one file; three hundred close-written pages
LARGEST_PAGE = 8 * 1024 * 1024  # of drawing instructions
LONGEST = 20  # seconds
STREAM = re.compile(rb">>\s*stream\r?\n.*?endstream", re.DOTALL)


class TooMuch(ValueError):
    """There is more text in the file than can be looked through."""


def texts_of(content: bytes, media_type: str) -> str:
    """Everything a file says, part by part in lines of their own. Raises TooMuch, and what a broken PDF makes pypdf raise."""
    return _limited(
        {"application/pdf": pdf_texts, "image/jpeg": jpeg_texts, "image/png": png_texts}[media_type](content)
    )


def pdf_texts(content):
    pdf = open_pdf(content)
    yield from _written_beside(pdf)
    yield from _comments(content)
    for page in pdf.pages:
        if (drawing := page.get_contents()) is not None and len(drawing.get_data()) > LARGEST_PAGE:
            raise TooMuch
        yield page.extract_text()


def _written_beside(pdf: PdfReader):
    """Every text of the document's objects (title, author, notes, bookmarks, form fields), and its metadata."""
    for thing in everything(pdf):
        yield from (str(value) for value in _texts_inside(thing))
        if isinstance(thing, StreamObject) and thing.get("/Type") == "/Metadata":
            yield from texts_in(thing.get_data())


def _texts_inside(thing):
    for name in thing:
        value = thing.raw_get(name)
        yield from (one for one in (value if isinstance(value, list) else [value]) if isinstance(one, TextStringObject))
        yield from (_latin(one) for one in [value] if isinstance(one, ByteStringObject))


def _latin(value):
    return bytes(value).decode("latin-1")


def _comments(content):
    """Lines between the objects that no reader shows; in a packed stream a line may begin with the sign by chance."""
    lines = (line for line in STREAM.sub(b"", content).split(b"\n") if line.startswith(b"%") and len(line) < 10_000)
    yield from (line.decode("latin-1") for line in lines)


def _limited(texts):
    kept, signs, begun = [], 0, monotonic()
    for text in texts:
        kept.append(text)
        signs += len(text)
        if signs > MOST_SIGNS or monotonic() - begun > LONGEST:
            raise TooMuch
    return "\n".join(kept)
