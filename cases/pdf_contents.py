"""Looks through a PDF's objects for what a scanned paper never has: scripts, actions, forms that send, files inside."""

import io
import logging

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from cases.sentences import Sentence as _

MOST_PAGES = 500
MOST_OBJECTS = 20_000  # a scan has about four for each page
SCRIPT = _("The PDF contains a script. Print it to a new PDF.")
ACTION = _("The PDF starts something when it is opened. Print it to a new PDF.")
INSIDE = _("The PDF carries other files inside. Send them as files of their own.")
FORBIDDEN_KEYS = {
    "/JavaScript": SCRIPT,
    "/JS": SCRIPT,
    "/XFA": SCRIPT,
    "/EmbeddedFiles": INSIDE,
    "/EF": INSIDE,
    "/RichMedia": INSIDE,
}
FORBIDDEN_ACTIONS = {
    "/JavaScript": SCRIPT,
    "/Launch": ACTION,
    "/SubmitForm": ACTION,
    "/ImportData": ACTION,
    "/Rendition": ACTION,
    "/GoToE": INSIDE,
    "/RichMediaExecute": ACTION,
}

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it thinks of a stranger's file is not for our log


def open_pdf(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content), strict=False)


def active_or_hidden(pdf: PdfReader) -> str:
    """A sentence on the first thing that does not belong in evidence, or an empty text; raises what pypdf raises."""
    pages = len(pdf.pages)
    if not 1 <= pages <= MOST_PAGES:
        return _("The PDF has {count} pages; 1 to {most} are taken.", count=pages, most=MOST_PAGES)
    for count, thing in enumerate(everything(pdf)):
        if count > MOST_OBJECTS:
            return _("The PDF is too complex to be checked. Scan it again.")
        if fault := _fault_of(thing):
            return fault
    return ""


def everything(pdf):
    """Every dictionary that can be reached from the trailer, once."""
    waiting, seen = [pdf.trailer], set()
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, IndirectObject):
            if (thing.idnum, thing.generation) in seen:
                continue
            seen.add((thing.idnum, thing.generation))
            thing = thing.get_object()
        if isinstance(thing, DictionaryObject):
            yield thing
        waiting.extend(_inside(thing))


def _inside(thing):
    if isinstance(thing, DictionaryObject):
        return [thing.raw_get(key) for key in thing]
    return list(thing) if isinstance(thing, ArrayObject) else []


def _fault_of(thing):
    for key, sentence in FORBIDDEN_KEYS.items():
        if key in thing:
            return sentence
    return FORBIDDEN_ACTIONS.get(str(thing.get("/S", "")), "")
