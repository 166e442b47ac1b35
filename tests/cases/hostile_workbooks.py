"""Workbooks that mean harm, each built by code: bombs, crowds, lies, links and programs. None of them says anything true."""

import io
import random
import struct
import warnings
import zipfile
import zlib

from openpyxl.comments import Comment

from tests.cases.workbook_samples import row, sheet_of, workbook, written

MB = 1024 * 1024
SHEET, STRINGS, BOOK, TYPES = (
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/workbook.xml",
    "[Content_Types].xml",
)
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def parts_of(content=None):
    with zipfile.ZipFile(io.BytesIO(content or sheet_of(row()))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts, kind=zipfile.ZIP_DEFLATED):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", kind) as archive:
        for name, data in parts.items() if isinstance(parts, dict) else parts:
            archive.writestr(name, data)
    return kept.getvalue()


def changed(name, data):
    return packed(parts_of() | {name: data if isinstance(data, bytes) else data.encode()})


def without(name):
    return packed({part: data for part, data in parts_of().items() if part != name})


def added(name, data=b"x"):
    return changed(name, data)


def sheet(rows, before="", after=""):
    return changed(
        SHEET, f'<?xml version="1.0"?>{before}<worksheet {MAIN}><sheetData>{rows}</sheetData>{after}</worksheet>'
    )


def strings(said, before=""):
    return changed(STRINGS, f'<?xml version="1.0"?>{before}<sst {MAIN}>{said}</sst>')


def replaced(name, old, new):
    return changed(name, parts_of()[name].replace(old, new))


def zip_bomb():
    return added("xl/theme/theme2.xml", b"<a>" + b" " * (200 * MB) + b"</a>")


def nested_bomb():
    inner = packed({"a.xml": b"0" * (50 * MB)})
    return added("xl/embeddings/inner.zip", inner)


def small_ratio_bomb():
    """Each part within the ratio of a small one, and very many of them."""
    return packed(parts_of() | {f"customXml/item{n}.xml": b"<a>" + b" " * 60_000 + b"</a>" for n in range(500)})


def lying_sizes():
    """A part that says it is small and is not."""
    content = bytearray(added("docProps/custom.xml", b"<a>" + b"x" * (30 * MB) + b"</a>"))
    return bytes(content.replace(struct.pack("<L", 30 * MB + 7), struct.pack("<L", 100)))


def overlapping():
    """Many entries of the directory that all point to one packed part."""
    data = b"<a>" + b" " * (15 * MB) + b"</a>"
    squeezed = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = squeezed.compress(data) + squeezed.flush()
    crc, name = zlib.crc32(data), b"customXml/item000.xml"
    head = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 0, crc, len(body), len(data), len(name), 0) + name + body
    entries = b"".join(
        struct.pack(
            "<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 8, 0, 0, crc, len(body), len(data), len(name), 0, 0, 0, 0, 0, 0
        )
        + b"customXml/item%03d.xml" % n
        for n in range(150)
    )
    return head + entries + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 150, 150, len(entries), len(head), 0)


def duplicate_entries():
    with warnings.catch_warnings(action="ignore"):
        return packed([*parts_of().items(), (SHEET, b"<other/>")])


def encrypted_entry():
    content = bytearray(sheet_of(row()))
    at = content.rfind(b"PK\1\2")
    content[at + 8] |= 1
    return bytes(content)


def many_entries():
    return packed(parts_of() | {f"customXml/item{n}.xml": b"<a/>" for n in range(60_000)})


def crowd_of_cells():
    return sheet("".join(f'<row r="{n}">{"<c><v>1</v></c>" * 50}</row>' for n in range(1, 10_000)))


def one_endless_row():
    return sheet(f'<row r="1">{"<c><v>1</v></c>" * 1_500_000}</row>')


def huge_string():
    return strings("<si><t>" + "ab cd " * (3 * MB) + "</t></si>")


def many_strings():
    return strings("<si><t>a</t></si>" * 700_000)


def stored(name, data):
    """Not packed at all: what is in it is found by what it is, not by how well it packs."""
    return packed(parts_of() | {name: data.encode()}, zipfile.ZIP_STORED)


def stored_sheet(rows):
    return stored(SHEET, f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>")


def noise(signs):
    return "".join(random.Random(signs).choices("abcdefghijklmnopqrstuvwxyz ", k=signs))


def wrong_checksum():
    content = bytearray(sheet_of(row()))
    for mark, at in ((b"PK\3\4", 14), (b"PK\1\2", 16)):
        content[content.rfind(mark) + at] ^= 255
    return bytes(content)


def deep_nesting():
    return sheet("<a>" * 190_000 + "</a>" * 190_000)


def many_attributes():
    return sheet("<row " + " ".join(f'a{n}="1"' for n in range(700_000)) + "/>")


def huge_comment():
    made = workbook(row())
    made.active["A2"].comment = Comment("left right " * 200_000, "somebody")
    return written(made)


def much_text():
    return sheet_of(*(row(n, Observations=f"{n} {noise(3900)}") for n in range(190)))


def many_words_at_the_door():
    """Spelled out letter by letter: the dearest text to look through."""
    return sheet_of(*(row(n, Observations=" ".join(f"{n}{noise(900)}")) for n in range(190)))


def linked():
    made = workbook(row())
    made.active["A2"].hyperlink = "http://192.0.2.1/x"
    return written(made)


def with_formula_in(value):
    made = workbook(row())
    made.active["A2"] = value
    return written(made)


def styles_crowd():
    return changed("xl/styles.xml", f"<styleSheet {MAIN}><cellXfs>{'<xf/>' * 500_000}</cellXfs></styleSheet>")


def names_crowd():
    names = b"".join(b'<definedName name="n%d">A1</definedName>' % n for n in range(150_000))
    return replaced(BOOK, b"</workbook>", b"<definedNames>" + names + b"</definedNames></workbook>")


HOSTILE = {
    "a zip bomb": zip_bomb,
    "a bomb within an embedded file": nested_bomb,
    "many small bombs": small_ratio_bomb,
    "a part that lies about its size": lying_sizes,
    "entries that overlap": overlapping,
    "two parts of one name": duplicate_entries,
    "a part under a password": encrypted_entry,
    "sixty thousand parts": many_entries,
    "parts packed with bzip2": lambda: packed(parts_of(), zipfile.ZIP_BZIP2),
    "parts packed with lzma": lambda: packed(parts_of(), zipfile.ZIP_LZMA),
    "a name that climbs out": lambda: added("../../etc/cron.d/x"),
    "a name from the root": lambda: added("/etc/passwd"),
    "a name of Windows": lambda: added("xl\\..\\..\\x.exe"),
    "billion laughs in the sheet": lambda: sheet("<row><c><v>&l9;</v></c></row>", f'<!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}]>'),
    "billion laughs in the strings": lambda: strings("<si><t>&l9;</t></si>", f'<!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}]>'),
    "quadratic blowup": lambda: strings("<si><t>" + "&a;" * 50_000 + "</t></si>", f'<!DOCTYPE a [<!ENTITY a "{"a" * 50_000}">]>'),
    "an entity from a file": lambda: strings("<si><t>&a;</t></si>", '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
    "a document type from the net": lambda: strings("", '<!DOCTYPE a SYSTEM "http://192.0.2.1/a.dtd">'),
    "entities in UTF-16": lambda: changed(STRINGS, '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY a "b">]><a/>'.encode("utf-16")),
    "entities in UTF-7": lambda: changed(STRINGS, '<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AD4-'),
    "a crowd of cells": crowd_of_cells,
    "one endless row": one_endless_row,
    "a cell a million rows down": lambda: sheet('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'),
    "a cell in the last column": lambda: sheet('<row r="2"><c r="XFD2"><v>1</v></c></row>'),
    "a cell that stands twice": lambda: sheet('<row r="2"><c r="A2"><v>1</v></c><c r="A2"><v>2</v></c></row>'),
    "rows out of order": lambda: sheet('<row r="5"><c r="A5"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>'),
    "one huge string": huge_string,
    "many strings": many_strings,
    "a string that is not there": lambda: sheet('<row r="1"><c r="A1" t="s"><v>99999999</v></c></row>'),
    "deep nesting": deep_nesting,
    "a crowd of cells, not packed": lambda: stored_sheet("".join(f'<row r="{n}">{"<c><v>1</v></c>" * 500}</row>' for n in range(1, 500))),
    "one endless row, not packed": lambda: stored_sheet(f'<row r="1">{"<c><v>1</v></c>" * 90_000}</row>'),
    "one huge string, not packed": lambda: stored(STRINGS, f"<sst {MAIN}><si><t>{noise(4 * MB)}</t></si></sst>"),
    "a crowd of styles, not packed": lambda: stored("xl/styles.xml", f'<styleSheet {MAIN}><cellXfs>{"<xf/>" * 390_000}</cellXfs></styleSheet>'),
    "quadratic blowup, not packed": lambda: stored(STRINGS, f'<!DOCTYPE a [<!ENTITY a "{noise(200_000)}">]><sst>{"&a;" * 200_000}</sst>'),
    "a crowd of attributes": many_attributes,
    "a crowd of styles": styles_crowd,
    "a crowd of names": names_crowd,
    "a huge comment": huge_comment,
    "too much text": much_text,
    "no workbook part": lambda: without(BOOK),
    "no content types": lambda: without(TYPES),
    "no sheet": lambda: without(SHEET),
    "no relationships": lambda: without("xl/_rels/workbook.xml.rels"),
    "wrong content types": lambda: replaced(TYPES, b"spreadsheetml", b"wordprocessingml"),
    "a sheet that is no XML": lambda: changed(SHEET, b"\x00\x01\x02 not XML"),
    "a sheet that breaks off": lambda: changed(SHEET, parts_of()[SHEET][:400]),
    "a file that breaks off": lambda: sheet_of(row())[:3000],
    "a wrong checksum": wrong_checksum,
    "a workbook under a password": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") * 300,
    "an old .xls": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096,
    "a .csv renamed": lambda: b"Reference;Surname\nOLD-1;Testov\n",
    "a page renamed": lambda: b"<html><table><tr><td>1</td></tr></table></html>",
    "nothing": lambda: b"",
    "six megabytes of noise": lambda: b"PK\3\4" + b"\7" * (6 * MB),
    "macros": lambda: added("xl/vbaProject.bin"),
    "macros by type": lambda: replaced(TYPES, b"spreadsheetml.sheet.main+xml", b"ms-excel.sheet.macroEnabled.main+xml"),
    "old macros": lambda: added("xl/macrosheets/sheet1.xml", b"<a/>"),
    "another workbook": lambda: added("xl/externalLinks/externalLink1.xml", b"<a/>"),
    "a program asked for data": lambda: added("xl/externalLinks/externalLink2.xml", b'<ddeLink ddeService="cmd" ddeTopic="/c calc"/>'),
    "a link outside": linked,
    "a database asked for data": lambda: added("xl/connections.xml", b"<a/>"),
    "an embedded file": lambda: added("xl/embeddings/oleObject1.bin"),
    "a control": lambda: added("xl/activeX/activeX1.xml", b"<a/>"),
    "a picture": lambda: added("xl/media/image1.png"),
    "an unknown part": lambda: added("xl/payload.exe"),
}  # fmt: skip
FORMULAS = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://192.0.2.1","x")',
    "=WEBSERVICE(A1)",
    "='[other.xlsx]Sheet1'!A1",
)
HEAVY = {  # within all limits; nothing in it is refused for what it is
    "deep nesting, not packed": lambda: stored_sheet("<a>" * 190_000 + "</a>" * 190_000),
    "a crowd of attributes, not packed": lambda: stored_sheet("<row " + " ".join(f'a{n}="1"' for n in range(300_000)) + "/>"),
    "text that is dear to look through": many_words_at_the_door,
}  # fmt: skip
