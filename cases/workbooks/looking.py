"""What the child does with a workbook: holds it to its bounds, reads it, and looks at every word in it."""

import codecs
from dataclasses import astuple
from importlib.resources import files

from anyascii import anyascii
from openpyxl.utils import get_column_letter

from cases.asylum_door.finding import found
from cases.asylum_door.workbook_texts import Unreadable, workbook_texts
from cases.sentences import Sentence as _
from cases.workbooks.bounds import parts_within_bounds
from cases.workbooks.parts import insist_on_parts
from cases.workbooks.reading import read_sheet
from cases.workbooks.refusing import RefusedWorkbook, packed, too_heavy, unreadable

MOST_SIGNS = 400_000


def load():
    """What is only loaded when a workbook needs it cannot be loaded any more by then: letters, and the lists of words."""
    for name in ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-16-le", "latin-1", "ascii", "cp437", "cp1252"):
        codecs.lookup(name)
    blocks = (int(file.name, 16) for file in files("anyascii._data").iterdir() if len(file.name) == 3)
    anyascii("".join(chr(block << 8 | 0xFF) for block in blocks))
    found("words")


def told(content: bytes) -> dict:
    """{title, cells, hits} of a workbook, or {refused}: never an exception."""
    try:
        return _examined(content)
    except RefusedWorkbook as refused:
        return {"refused": packed(refused.sentence)}
    except MemoryError:
        return {"refused": packed(too_heavy().sentence)}
    except Exception:  # noqa: BLE001 (whatever a stranger's file does to the reader)
        return {"refused": packed(unreadable().sentence)}


def _examined(content):
    parts = parts_within_bounds(content)
    insist_on_parts(parts)
    sheet = read_sheet(content, parts)
    texts = _texts(content)
    in_cells = list(_in_cells(sheet))
    words = {said for _place, _rule, said in in_cells}
    elsewhere = [hit for hit in _elsewhere(texts) if hit[2] not in words]
    return {"title": sheet.title, "cells": [astuple(cell) for cell in sheet.cells], "hits": [*in_cells, *elsewhere]}


def _texts(content):
    """What is written in each part: in hidden sheets, comments, names and properties too."""
    try:
        texts = list(workbook_texts(content))
    except Unreadable as error:
        raise unreadable() from error
    if sum(len(text) for _part, text in texts) > MOST_SIGNS:
        raise RefusedWorkbook(_("The workbook holds more text than can be looked through."))
    return texts


def _in_cells(sheet):
    """(place, rule, words) of each cell that says what cannot be taken; a text that stands often is looked at once."""
    known = {}
    for cell in sheet.cells:
        text = str(cell.value)
        known[text] = hits = known[text] if text in known else found(text)
        for hit in hits:
            yield f"{get_column_letter(cell.column)}{cell.row}", hit.rule, hit.words


def _elsewhere(texts):
    for part, text in texts:
        yield from ((part, hit.rule, hit.words) for hit in found(text))
