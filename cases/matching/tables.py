"""Pairs of names as rows of a table: read with their dates, compared, and given back with what was found."""

import csv
from collections.abc import Iterable, Iterator

from cases.matching.comparing import compare
from cases.partial_dates import PartialDate, UnreadableDate
from cases.sentences import Sentence as _

GIVEN = ("name_a", "dob_a", "name_b", "dob_b")
FOUND = ("score", "verdict", "reasons")


class Malformed(ValueError):
    """The table is none; `sentence` says where and why."""

    def __init__(self, sentence):
        super().__init__(sentence)
        self.sentence = sentence


def matched(lines: Iterable[bytes]) -> Iterator[tuple[str, ...]]:
    """A heading, then each row as it was given with score, verdict and reasons, as soon as it is read."""
    rows = _rows(csv.reader(_decoded(lines), strict=True))
    _line, heading = next(rows, (1, []))
    places = _places([name.strip().lower() for name in heading])
    yield (*GIVEN, *FOUND)
    for line, row in rows:
        if len(row) != len(heading):
            raise Malformed(
                _(
                    "Line {line} has not as many fields as the heading: {count} for {wanted}.",
                    line=line,
                    count=len(row),
                    wanted=len(heading),
                )
            )
        given = tuple(row[place] for place in places)
        yield (*given, *_found(*given))


def _rows(reader):
    """Each row that is not blank, with the line it ends on."""
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise Malformed(_("Line {line} cannot be read: {why}.", line=reader.line_num, why=str(error))) from error
        if row:
            yield reader.line_num, row


def _decoded(lines):
    for number, line in enumerate(lines, 1):
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise Malformed(_("Line {line} is not UTF-8.", line=number)) from error
        yield text


def _places(heading):
    missing = [name for name in GIVEN if name not in heading]
    if missing:
        raise Malformed(
            _(
                "The first line must name the columns name_a,dob_a,name_b,dob_b, with commas between; {missing} is not there.",
                missing=", ".join(missing),
            )
        )
    return [heading.index(name) for name in GIVEN]


def _found(name_a, dob_a, name_b, dob_b):
    (born_a, *said_a), (born_b, *said_b) = _read(dob_a), _read(dob_b)
    match = compare(name_a, born_a, name_b, born_b)
    return f"{match.score:.3f}", match.verdict, "; ".join((*match.reasons, *said_a, *said_b))


def _read(text):
    """The date; where it cannot be read an unknown one, and a sentence that says so."""
    try:
        return (PartialDate.read(text),)
    except UnreadableDate:
        shown = " ".join(text.split())[:40]
        return PartialDate(), _("“{text}” cannot be read as a date and counts as not known.", text=shown)
