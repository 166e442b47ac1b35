"""A line list as CSV, for machines: codes, days as 2026-03-01, amounts with a point; written as it is read."""

import csv
import io

from reports.lines.columns import TEXT

MARK = "\ufeff"  # by which a spreadsheet knows that it is UTF-8
BEGINS_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
FIRST, BATCH = 1, 500  # rows until the first are handed on, and then at once


def written(columns, rows):
    """Bytes, piece by piece: the head at once, then the rows as they come."""
    kept = io.StringIO()
    out = csv.writer(kept)
    kept.write(MARK)
    out.writerow([column.code for column in columns])
    is_text = [column.kind == TEXT for column in columns]
    yield _taken(kept)
    for number, row in enumerate(rows, start=1):
        out.writerow([no_formula(value) if text else value for text, value in zip(is_text, row, strict=True)])
        if number == FIRST or number % BATCH == 0:
            yield _taken(kept)
    yield _taken(kept)


def no_formula(text):
    """A spreadsheet that opens the file takes no text for a formula."""
    return f"'{text}" if text.startswith(BEGINS_FORMULA) else text


def _taken(kept):
    said = kept.getvalue().encode()
    kept.seek(0)
    kept.truncate()
    return said
