"""Pairs of names as CSV: line by line in, each pair with its finding out."""

import csv
import io
from collections.abc import Iterable, Iterator

from cases.matching.comparing import compare
from cases.partial_dates import PartialDate, UnreadableDate
from cases.sentences import Sentence as _

COLUMNS = ("name_a", "dob_a", "name_b", "dob_b")
ADDED = ("score", "verdict", "reasons")


class Malformed(ValueError):
    """The input is no such CSV; `sentence` says at which line, and why."""

    def __init__(self, sentence):
        super().__init__(sentence)
        self.sentence = sentence


def matched(lines: Iterable[bytes]) -> Iterator[str]:
    """The CSV with findings, one row at a time. Raises Malformed where the input ends to be what it should be."""
    rows = _rows(lines)
    _line, header = next(rows, (1, []))
    if tuple(header) != COLUMNS:
        raise Malformed(_("Line 1: the header must be {columns}.", columns=",".join(COLUMNS)))
    yield _written((*COLUMNS, *ADDED))
    for line, row in rows:
        if len(row) != len(COLUMNS):
            raise Malformed(
                _("Line {line}: a row has four columns, this one has {number}.", line=line, number=len(row))
            )
        yield _written((*row, *_finding(*row)))


def _rows(lines):
    """Each row that is not blank, with the number of the line on which it ends."""
    reader = csv.reader(_decoded(lines), strict=True)
    while True:
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise Malformed(_("Line {line}: this is not CSV: {error}.", line=reader.line_num, error=error)) from None
        if row is None:
            return
        if row:
            yield reader.line_num, row


def _decoded(lines):
    for number, line in enumerate(lines, 1):
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            raise Malformed(_("Line {line}: this is not UTF-8.", line=number)) from None
        yield text


def _finding(name_a, dob_a, name_b, dob_b):
    dates, faults = zip(_read(dob_a), _read(dob_b), strict=True)
    match = compare(name_a, dates[0], name_b, dates[1])
    return f"{match.score:.3f}", match.verdict, "; ".join((*filter(None, faults), *match.reasons))


def _read(text):
    try:
        return PartialDate.read(text), None
    except UnreadableDate:
        return PartialDate(), _("The date of birth {text} cannot be read and counts as unknown.", text=text)


def _written(row):
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(row)
    return text.getvalue()
