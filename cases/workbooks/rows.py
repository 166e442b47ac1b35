"""From cells to rows: which column is which, and what each row says as an application."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from difflib import get_close_matches

from openpyxl.utils import get_column_letter

from cases.files import Case
from cases.names import script_of
from cases.packages.faults import Fault, shown
from cases.people import PersonName
from cases.sentences import Sentence as _
from cases.workbooks.columns import BY_POINTER, CHANNEL, CODES, COLUMNS, RECEIVED, by_heading, column_at, folded
from cases.workbooks.reading import Sheet
from cases.workbooks.values import Wrong

HEADINGS = 1


@dataclass
class Row:
    """One case of the workbook: where it stands, the application it makes, and what is wrong, by its column."""

    number: int
    application: dict = field(default_factory=dict)
    own: dict = field(default_factory=dict)
    faults: list = field(default_factory=list)  # (Column, sentence)
    unread: set = field(default_factory=set)  # columns whose cell gave no value

    @property
    def received_at(self):
        return datetime.fromisoformat(self.own[RECEIVED]) if RECEIVED in self.own else None

    @property
    def channel(self):
        return self.own.get(CHANNEL, Case.Channel.POST)

    @property
    def codes(self):
        return self.own.get(CODES, [])

    @property
    def key(self):
        return self.application.get("from", ""), self.application.get("reference", "")

    def object_to(self, fault: Fault):
        """Tells a fault of the application at the column in which it arose, unless nothing could be read there."""
        column = column_at(fault.pointer)
        if column not in self.unread and (column, fault.sentence) not in self.faults:
            self.faults.append((column, fault.sentence))


@dataclass(frozen=True)
class Table:
    """The sheet as rows, the number of each column, and the faults of the headings by their place."""

    rows: list[Row]
    places: dict[str, int]  # pointer → number of the column
    faults: dict[str, list[str]]

    def place(self, row, column):
        """ "C7": a column that the sheet has not is told in its first."""
        return f"{get_column_letter(self.places.get(column.pointer, 1))}{row.number}"


def table_of(sheet: Sheet, addressee: str) -> Table:
    """`addressee` is the code of the agency that takes the cases over."""
    by_row = defaultdict(list)
    for cell in sheet.cells:
        by_row[cell.row].append(cell)
    places, faults = _headings(by_row.pop(HEADINGS, []))
    named = {number: BY_POINTER[pointer] for pointer, number in places.items()}
    rows = [] if faults else [_row(number, cells, named, addressee) for number, cells in sorted(by_row.items())]
    if not rows and not faults:
        faults = {"A2": [_("There is no case in the first sheet.")]}
    return Table(rows, places, faults)


def _headings(cells):
    places, faults = {}, {}
    for cell in cells:
        heading, place = str(cell.value), f"{get_column_letter(cell.column)}{HEADINGS}"
        column = by_heading().get(folded(heading))
        if column is None:
            faults[place] = [_unknown(heading)]
        elif column.pointer in places:
            faults[place] = [_("This column stands here twice.")]
        else:
            places[column.pointer] = cell.column
    missing = [str(column.label) for column in COLUMNS if column.required and column.pointer not in places]
    if missing:
        faults.setdefault("A1", []).append(_("These columns are missing: {columns}.", columns=", ".join(missing)))
    return places, faults


def _unknown(heading):
    alike = get_close_matches(folded(heading), by_heading(), n=1)
    if alike:
        return _("There is no such column. Did you mean “{name}”?", name=str(by_heading()[alike[0]].label))
    return _("There is no column “{name}” in the template.", name=shown(heading))


def _row(number, cells, named, addressee):
    row, said = Row(number), {}
    for cell in cells:
        column = named.get(cell.column)
        if column is None:
            row.faults.append((BY_POINTER["/reference"], _("A cell of this row stands under no heading.")))
            continue
        try:
            said[column.pointer] = column.reads(cell, column)
        except Wrong as wrong:
            row.faults.append((column, wrong.sentence))
    _look_for_gaps(row, said)
    row.own = {pointer: value for pointer, value in said.items() if BY_POINTER[pointer].is_own}
    row.application = _application({p: v for p, v in said.items() if p not in row.own}, row, addressee)
    return row


def _look_for_gaps(row, said):
    row.unread = {column for column, _sentence in row.faults}
    for column in COLUMNS:
        if column.required and said.get(column.pointer, "") == "" and column not in row.unread:
            row.faults.append((column, _("This must be filled in.")))
            row.unread.add(column)
    if RECEIVED not in said:  # of which the day of sending is taken where none is given
        row.unread.add(BY_POINTER["/sent_at"])


def _application(said, row, addressee):
    """What the row says, as the package format has it."""
    application = {
        "format": "qayidis.application", "version": 1, "to": addressee, "language": "en", "procedure": "normal",
        "interview_requested": False, "about_whom": "own_national", "person": {}, "voluntary_return": {}, "signatory": {},
    }  # fmt: skip
    for pointer, value in said.items():
        _put(application, pointer.split("/")[1:], value)
    application.setdefault("sent_at", row.own.get(RECEIVED, ""))
    for name in (*application["person"].get("names", ()), *application["person"].get("aliases", ())):
        script = script_of(" ".join(name.values()))
        name["script"] = script if script in PersonName.Script.values else PersonName.Script.LATIN.value
    return application


def _put(inside, path, value):
    """Puts a value at a path; "0" in it stands for the only member of a list."""
    *before, last = path
    for name, following in zip(before, path[1:], strict=True):
        if name == "0":
            inside = inside[0]
        elif following == "0":
            inside = inside.setdefault(name, [{}])
        else:
            inside = inside.setdefault(name, {})
    inside[last] = value
