"""A line list as a workbook that is written while it is read.

openpyxl makes the workbook with its cover, heads, widths, formats and filters, and one row as a pattern on each sheet; here the
rows are put in the place of the pattern, as text of the sheet. So memory is that of one row, and a million rows take seconds
where openpyxl takes minutes.
"""

import io
import re
import zipfile
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from xml.sax.saxutils import escape

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from cases.workbooks.writing import LONGEST, UNWRITABLE, set_widths, write, write_head
from reports.lines.columns import AMOUNT_OF, DAY, NUMBER, TEXT
from reports.lines.cover import write_cover

MOST_ROWS = 1_048_576  # of a sheet of Excel, the head among them
FORMATS = {TEXT: "@", DAY: "dd.mm.yyyy", NUMBER: "#,##0", AMOUNT_OF: "#,##0.00"}
PATTERNS = {TEXT: "x", DAY: date(2026, 1, 1), NUMBER: 1, AMOUNT_OF: 1.0}
EPOCH = date(1899, 12, 30)  # day 0 of a spreadsheet
BATCH = 500
PATTERN_ROW = re.compile(rb'<row r="2".*?</row>', re.DOTALL)
DIMENSION = re.compile(rb'<dimension ref="[^"]*" ?/>')
STYLE = re.compile(rb'<c r="[A-Z]+2" s="(\d+)"')
EMPTY = "<c/>"


def write_workbook(out, cover, columns, rows, parts):
    """Writes into a binary file. `rows`: tuples as the columns have them; `parts`: how many of them stand on each sheet (sizes)."""
    pattern = zipfile.ZipFile(io.BytesIO(_pattern(cover, columns, parts)))
    lists = {f"xl/worksheets/sheet{number}.xml": size for number, size in enumerate(parts, start=2)}
    rows = iter(rows)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name in sorted(pattern.namelist(), key=lambda one: (one in lists, len(one), one)):
            if name in lists:
                _stream(archive, name, pattern.read(name), columns, islice(rows, lists[name]))
            else:
                archive.writestr(name, pattern.read(name))


def sizes(total, most=MOST_ROWS):
    """How many rows each sheet has, where one holds `most`, the head among them: one sheet at least."""
    return [min(most - 1, total - begun) for begun in range(0, total, most - 1)] or [0]


def _pattern(cover, columns, parts):
    workbook = Workbook()
    write_cover(workbook.active, cover)
    last = get_column_letter(len(columns))
    for number, size in enumerate(parts, start=1):
        title = _("Rows") if len(parts) == 1 else f"{_('Rows')} {number}"
        sheet = workbook.create_sheet(title)
        write_head(sheet, [column.head for column in columns])
        set_widths(sheet, {get_column_letter(place): column.width for place, column in enumerate(columns, start=1)})
        for place, column in enumerate(columns, start=1):
            write(sheet, 2, place, PATTERNS[column.kind]).number_format = FORMATS[column.kind]
        for place, column in enumerate(columns, start=len(columns) + 1):  # a style for text in each kind of column
            write(sheet, 2, place, "x").number_format = FORMATS[TEXT] if column.kind == DAY else FORMATS[column.kind]
        sheet.auto_filter.ref = f"A1:{last}{size + 1}"
    kept = io.BytesIO()
    workbook.save(kept)
    return kept.getvalue()


def _stream(archive, name, sheet, columns, rows):
    """One sheet: what stands before the pattern, the rows, what stands behind it."""
    found = PATTERN_ROW.search(sheet)
    styles = [int(style) for style in STYLE.findall(found.group())]
    cells = [_cell_of(column.kind, *both) for column, both in zip(columns, _both(styles), strict=True)]
    before = DIMENSION.sub(b"", sheet[: found.start()])
    entry = zipfile.ZipInfo(name)
    entry.compress_type, entry._compresslevel = zipfile.ZIP_DEFLATED, 1
    with archive.open(entry, "w", force_zip64=True) as out:
        out.write(before)
        while chunk := list(islice(rows, BATCH)):
            out.write("".join(_row(cells, row) for row in chunk).encode())
        out.write(sheet[found.end() :])


def _both(styles):
    """(style of the kind, style of text in that column) of each column."""
    half = len(styles) // 2
    return zip(styles[:half], styles[half:], strict=True)


def _row(cells, row):
    return f"<row>{''.join([cell(value) for cell, value in zip(cells, row, strict=True)])}</row>"


def _cell_of(kind, style, as_text):
    """The function from a value of a column to its cell. What is asked for again is kept at hand: codes, days, few numbers."""
    of_text = lru_cache(maxsize=4096)(lambda value: _text(value, as_text if kind != TEXT else style))
    if kind == TEXT:
        return of_text
    number = _day if kind == DAY else _number

    @lru_cache(maxsize=4096)
    def cell(value):
        return EMPTY if value in (None, "") else of_text(value) if isinstance(value, str) else number(value, style)

    return cell


def _text(value, style):
    """Text is text, also where it looks like a formula."""
    if not value:
        return EMPTY
    said = escape(UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", value)[:LONGEST]).replace("\r", "&#13;")
    return f'<c s="{style}" t="inlineStr"><is><t xml:space="preserve">{said}</t></is></c>'


def _day(value, style):
    return f'<c s="{style}"><v>{(value - EPOCH).days}</v></c>'


def _number(value, style):
    return f'<c s="{style}"><v>{value if isinstance(value, Decimal | int) else float(value)}</v></c>'
