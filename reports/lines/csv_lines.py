"""A line list as CSV, for machines: codes, days as 2026-03-01, amounts with a point; written as it is read."""

import csv
import io
from itertools import islice

from reports.formulas import BEGINS_FORMULA, no_formula

MARK = "\ufeff"  # by which a spreadsheet knows that it is UTF-8
FIRST, BATCH = 1, 500  # rows until the first are handed on, and then at once


def written(columns, rows):
    """Bytes, piece by piece: the head at once, then the rows as they come."""
    kept, rows, size = io.StringIO(), iter(rows), FIRST
    out = csv.writer(kept)
    kept.write(MARK)
    out.writerow([column.code for column in columns])
    yield _taken(kept)
    while chunk := list(islice(rows, size)):
        out.writerows(chunk if _is_safe(chunk) else [[_safe(value) for value in row] for row in chunk])
        yield _taken(kept)
        size = BATCH


def _is_safe(chunk):
    """Whether no text among them could be taken for a formula: each is looked at once, as most are the same codes."""
    found = {value for column in zip(*chunk, strict=True) for value in set(column) if isinstance(value, str)}
    return not any(value.startswith(BEGINS_FORMULA) for value in found)


def _safe(value):
    return no_formula(value) if isinstance(value, str) else value


def _taken(kept):
    said = kept.getvalue().encode()
    kept.seek(0)
    kept.truncate()
    return said
