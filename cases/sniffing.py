"""What a file really is, whatever it is called: PDF, JPEG or PNG that opens, with nothing active or hidden."""

import io
import zipfile

from PIL import JpegImagePlugin, PngImagePlugin

from cases.asylum_door.file_texts import TooMuch, texts_of
from cases.asylum_door.finding import found
from cases.packages.faults import shown
from cases.pdf_contents import active_or_hidden, open_pdf
from cases.picture_ends import end_of_jpegs, end_of_png
from cases.sentences import Sentence as _

LARGEST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 50_000_000  # an A4 page at 600 dpi has 35 million
PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"
MAGIC = {b"%PDF-": PDF, b"\xff\xd8\xff": JPEG, b"\x89PNG\r\n\x1a\n": PNG}
EXTENSIONS = {PDF: ("pdf",), JPEG: ("jpg", "jpeg", "jpe"), PNG: ("png",)}
TYPE_NAMES = {PDF: "PDF", JPEG: "JPEG", PNG: "PNG"}
PAGE_MARKS = (b"<script", b"<html", b"<!doctype html", b"<?php")


TOO_MUCH = _("There is more text in the file than can be checked. Scan it again.")


class Unacceptable(ValueError):
    """The file cannot be taken; `sentence` says why and what to do."""

    def __init__(self, sentence):
        super().__init__(sentence)
        self.sentence = sentence


class TurnedAwayFile(Unacceptable):
    """The file says what cannot be taken here; `hits` are what it says."""

    def __init__(self, hits):
        words = ", ".join(dict.fromkeys(shown(hit.words) for hit in hits[:3]))
        super().__init__(_("It says “{words}”, which cannot be taken here. Nothing of it was kept.", words=words))
        self.hits = hits


def sniff(content: bytes) -> str:
    """The media type that magic and a full opening agree on; raises Unacceptable and nothing else.

    Every file that is kept passes here, so here stands the asylum door for files.
    """
    if len(content) > LARGEST_BYTES:
        raise Unacceptable(_("The file is larger than 20 MB. Split it or scan at 200 dpi."))
    if not content:
        raise Unacceptable(_("The file is empty."))
    media_type = next((kind for magic, kind in MAGIC.items() if content.startswith(magic)), None)
    if media_type is None:
        raise Unacceptable(_("Use PDF, JPEG or PNG."))
    {PDF: _open_pdf, JPEG: _open_jpeg, PNG: _open_png}[media_type](content)
    _refuse_a_second_file(content)
    _refuse_what_it_says(content, media_type)
    return media_type


def extension_fault(name: str, media_type: str) -> str:
    """A sentence where the name's ending is not that of the type, else an empty text."""
    _stem, dot, ending = name.rpartition(".")
    if dot and ending.lower() in EXTENSIONS.get(media_type, ()):
        return ""
    kind = TYPE_NAMES.get(media_type, media_type)
    if not dot:
        return _("The file is a {type} but its name has no ending.", type=kind)
    return _("The file is a {type} but its name ends in .{ending}.", type=kind, ending=ending)


def _open_pdf(content):
    try:
        pdf = open_pdf(content)
        if pdf.is_encrypted:
            raise Unacceptable(_("The PDF is locked with a password. Save it without one."))
        fault = active_or_hidden(pdf)
    except Unacceptable:
        raise
    except Exception as error:
        raise _broken("PDF") from error
    if fault:
        raise Unacceptable(fault)
    _refuse_trailing(content[content.rfind(b"%%EOF") + 5 :])


def _open_jpeg(content):
    _open_picture(JpegImagePlugin.JpegImageFile, content, "JPEG")
    _refuse_marks(content)
    _refuse_trailing(content[_end(end_of_jpegs, content, "JPEG") :])


def _open_png(content):
    _open_picture(PngImagePlugin.PngImageFile, content, "PNG")
    _refuse_marks(content)
    _refuse_trailing(content[_end(end_of_png, content, "PNG") :])


def _open_picture(kind, content, name):
    """Reads the header, then verifies; pixels are decoded only where there are not too many of them."""
    try:
        with kind(io.BytesIO(content)) as picture:
            width, height = picture.size
            if width * height <= MOST_PIXELS:
                picture.load()
    except Exception as error:
        raise _broken(name) from error
    if width * height > MOST_PIXELS:
        raise Unacceptable(
            _("The picture has {count} million pixels; at most 50 are taken.", count=width * height // 1_000_000)
        )


def _end(find, content, name):
    try:
        return find(content)
    except (IndexError, ValueError) as error:
        raise _broken(name) from error


def _broken(name):
    return Unacceptable(_("The {type} does not open. Save or scan it again.", type=name))


def _refuse_trailing(rest):
    if rest.strip(b"\x00\r\n\t "):
        raise Unacceptable(_("Something else is hidden behind the end of the file. Save or scan it again."))


def _refuse_marks(content):
    lower = content.lower()
    if any(mark in lower for mark in PAGE_MARKS):
        raise Unacceptable(_("The picture carries a web page inside. Save or scan it again."))


def _refuse_a_second_file(content):
    if zipfile.is_zipfile(io.BytesIO(content)):
        raise Unacceptable(_("The file is an archive as well. Save or scan it again."))


def _refuse_what_it_says(content, media_type):
    try:
        said = texts_of(content, media_type)
    except TooMuch as too_much:
        raise Unacceptable(TOO_MUCH) from too_much
    except Exception as error:
        raise _broken(TYPE_NAMES[media_type]) from error
    if hits := found(said):
        raise TurnedAwayFile(hits)
