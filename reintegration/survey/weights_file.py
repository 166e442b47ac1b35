"""Reads a file of weights: what it says of each question, and every fault with its line. Reads no table and writes nothing.

A CSV file in UTF-8 with the columns `question`, `weight_dimension` and `weight_composite` (docs/how-to/load-survey-weights.md).
"""

import csv
import io
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from cases.sentences import Sentence as _

COLUMNS = ("question", "weight_dimension", "weight_composite")
MOST_BYTES = 64 * 1024
MOST_PLACES, MOST = 6, Decimal(999999)


@dataclass(frozen=True)
class Fault:
    """What is wrong, and in which line; 0 is the file as a whole."""

    line: int
    sentence: object


@dataclass
class Read:
    """{code of a question: (weight in the dimension, weight in the whole)}, and the faults."""

    weights: dict = field(default_factory=dict)
    faults: list = field(default_factory=list)

    def fault(self, line, sentence):
        self.faults.append(Fault(line, sentence))


def read(content: bytes, questions, without_values=()) -> Read:
    """`questions` are the codes of the instrument; those `without_values` have answers that cannot be scored."""
    found = Read()
    try:
        text = content[: MOST_BYTES + 1].decode("utf-8-sig")
    except UnicodeDecodeError:
        text = ""
        found.fault(0, _("The file is not text in UTF-8."))
    if len(content) > MOST_BYTES:
        found.fault(0, _("The file is larger than 64 kB."))
    if found.faults:
        return found
    _read_lines(found, text, questions, without_values)
    return found


def _read_lines(found, text, questions, without_values):
    lines = csv.reader(
        io.StringIO(text, newline=""), delimiter=";" if ";" in text.partition("\n")[0] else ",", strict=True
    )
    try:
        header = [name.strip().casefold() for name in next(lines, [])]
        if sorted(header) != sorted(COLUMNS):
            found.fault(1, _("The first line names the columns: question, weight_dimension, weight_composite."))
            return
        for cells in lines:
            _read_line(found, lines.line_num, dict(zip(header, cells, strict=False)), questions, len(cells))
    except csv.Error:
        found.fault(lines.line_num, _("This line cannot be read as a line of a CSV file."))
        return
    _look_over(found, questions, without_values)


def _read_line(found, line, said, questions, cells):
    if not any(value.strip() for value in said.values()):
        return
    code = said.get("question", "").strip().upper()
    if cells != len(COLUMNS):
        found.fault(line, _("This line has {cells} cells; three are needed.", cells=cells))
    elif code not in questions:
        found.fault(line, _("The questionnaire has no question {code}.", code=code or "–"))
    elif code in found.weights:
        found.fault(line, _("Question {code} stands here a second time.", code=code))
    else:
        found.weights[code] = tuple(_weight(found, line, said[name]) for name in COLUMNS[1:])


def _weight(found, line, said):
    """A number from 0, with a point before its decimals; 0 and a fault where it is none."""
    try:
        number = Decimal(said.strip())
    except InvalidOperation:
        number = None
    if number is None or not number.is_finite() or not 0 <= number <= MOST or -number.as_tuple().exponent > MOST_PLACES:
        words = _(
            "“{said}” is no weight: a number from 0, with a point and at most 6 decimals.", said=said.strip()[:20]
        )
        found.fault(line, words)
        return Decimal()
    return number


def _look_over(found, questions, without_values):
    """What can be said once all lines are read: nothing is left out, nothing weighs that cannot be scored, something weighs."""
    for code in questions:
        if code not in found.weights and not found.faults:
            found.fault(0, _("Question {code} is not in the file. Give it 0 where it is not to count.", code=code))
    for code in without_values:
        if any(found.weights.get(code, ())):
            found.fault(0, _("The answers to question {code} have no values: its weights must be 0.", code=code))
    if not found.faults and not all(any(pair[place] for pair in found.weights.values()) for place in (0, 1)):
        found.fault(0, _("Nothing has a weight."))
