"""A line list as CSV, for machines: codes, days as 2026-03-01, amounts with a point; written as it is read."""

import csv
import io
from functools import lru_cache

from reports.lines.columns import TEXT

MARK = "\ufeff"  # by which a spreadsheet knows that it is UTF-8
BEGINS_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
AT_HAND = 4096
FIRST, BATCH = 1, 500  # rows until the first are handed on, and then at once


def written(columns, rows):
    """Bytes, piece by piece: the head at once, then the rows as they come."""
    kept = io.StringIO()
    out = csv.writer(kept)
    kept.write(MARK)
    out.writerow([column.code for column in columns])
    safe = [_safe() if column.kind == TEXT else _itself for column in columns]
    yield _taken(kept)
    for number, row in enumerate(rows, start=1):
        out.writerow([write(value) for write, value in zip(safe, row, strict=True)])
        if number == FIRST or number % BATCH == 0:
            yield _taken(kept)
    yield _taken(kept)


def _safe():
    """`no_formula` of one column, most of whose texts come again and again."""
    return lru_cache(maxsize=AT_HAND)(no_formula)


def _itself(value):
    return no_formula(value) if isinstance(value, str) else value  # a day of which the year alone is known


def no_formula(text):
    """A spreadsheet that opens the file takes no text for a formula."""
    return f"'{text}" if text.startswith(BEGINS_FORMULA) else text


def _taken(kept):
    said = kept.getvalue().encode()
    kept.seek(0)
    kept.truncate()
    return said
