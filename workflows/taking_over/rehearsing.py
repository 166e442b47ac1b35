"""The rehearsal: every row is checked as an application is, and held against the others and the register. Nothing is stored."""

from collections import Counter
from dataclasses import dataclass, field, replace

from openpyxl.utils import get_column_letter

from audit.moment import now, today
from cases.agreements import read_limits_once
from cases.asylum_door.finding import Hit
from cases.asylum_door.turning_away import keep
from cases.files import Case
from cases.packages.check import check_application
from cases.packages.faults import Fault
from cases.packages.unsayable import NOT_TAKEN
from cases.rules import Agreement
from cases.sentences import Sentence as _
from cases.workbooks.asking import Examined, examined
from cases.workbooks.columns import BY_POINTER, RECEIVED
from cases.workbooks.reading import Sheet
from cases.workbooks.rows import Table, table_of
from workflows.intake import known_agencies, known_agreements
from workflows.procedures.accelerated import apprehended_at, may_come_at
from workflows.taking_over.known import find_known
from workflows.taking_over.remarks import remarks_on

CUT = "…"


@dataclass
class Rehearsal:
    """What is wrong (`faults`) and what is worth knowing (`remarks`), as sentences by their cells."""

    sheet: Sheet
    table: Table
    faults: dict[str, list[str]] = field(default_factory=dict)
    remarks: dict[str, list[str]] = field(default_factory=dict)
    hits: dict[str, list[Hit]] = field(default_factory=dict)  # at the asylum door: told once, to whoever sent them
    known: dict[int, str] = field(default_factory=dict)  # number of the row → our reference
    overdue: int = 0
    alike: int = 0

    @property
    def is_sound(self):
        return not self.faults

    @property
    def new_rows(self):
        return [row for row in self.table.rows if row.number not in self.known]

    def counts(self):
        """(what, how many), as the page and the workbook tell it."""
        yield _("Rows"), len(self.table.rows)
        yield _("Cells with a fault"), len(self.faults)
        if self.is_sound:
            yield _("New cases"), len(self.new_rows)
            yield _("Taken over before, unchanged"), len(self.known)
            yield _("Time to reply has run out already"), self.overdue
            yield _("Rows with somebody who looks alike"), self.alike


def rehearse(content: bytes, actor) -> Rehearsal:
    """Raises RefusedWorkbook where the file as a whole is not taken."""
    return rehearsed(examined(content), actor)


def rehearsed(found: Examined, actor) -> Rehearsal:
    """The same of a workbook that has been read."""
    if found.hits:
        return _turned_away(found)
    table = table_of(found.sheet, actor.agency.code)
    rehearsal = Rehearsal(found.sheet, table, faults=dict(table.faults))
    _check(table.rows)
    _object_to_repeated(table.rows)
    rehearsal.known = find_known(table.rows, actor)
    for row in table.rows:
        for column, sentence in row.faults:
            rehearsal.faults.setdefault(table.place(row, column), []).append(sentence)
    if rehearsal.is_sound:
        remarks_on(rehearsal, actor)
    return rehearsal


def _turned_away(found):
    """The asylum door: the places are told, and none of the words stay in what is sent back."""
    keep(found.hits)
    cells = [replace(cell, value=CUT) if place_of(cell) in found.hits else cell for cell in found.sheet.cells]
    faults = {place: [NOT_TAKEN] for place in found.hits}
    return Rehearsal(replace(found.sheet, cells=cells), Table([], {}, {}), faults, hits=found.hits)


def place_of(cell):
    return f"{get_column_letter(cell.column)}{cell.row}"


def _check(rows):
    """Each row as an application that comes on paper: the same rules, and those of its receipt."""
    setting = {"agreements": known_agreements(), "agencies": known_agencies(), "today": today()}
    agreements = {agreement.code: agreement for agreement in Agreement.objects.filter(live=True)}
    for agreement in agreements.values():
        read_limits_once(agreement)
    for row in rows:
        checked = check_application(row.application, **setting)
        for fault in checked.faults:
            row.object_to(fault)
        row.application = checked.application or row.application
        row.case = None if row.faults else _case(row, agreements, setting["agencies"])
        for pointer, sentence in _about_receipt(row):
            row.faults.append((BY_POINTER[pointer], sentence))


def _case(row, agreements, agencies):
    """What a limit is counted with; it is not kept."""
    said = row.application
    return Case(
        agreement=agreements[said["agreement"]],
        requesting_state=agencies[said["from"]].state,
        requested_state=agencies[said["to"]].state,
    )


def _about_receipt(row):
    received, said = row.received_at, row.application
    if received and received > now():
        yield RECEIVED, _("This moment has not come yet.")
    elif row.case and said["sent_at"][:10] > row.own[RECEIVED][:10]:
        yield RECEIVED, _("It was received before it was sent.")
    elif row.case and said["procedure"] == "accelerated" and not may_come_at(received, row.case, apprehended_at(said)):
        yield "/procedure", _("Too late for the accelerated procedure: choose the normal procedure.")


def _object_to_repeated(rows):
    times = Counter(row.key for row in rows)
    first = {}
    for row in rows:
        began = first.setdefault(row.key, row.number)
        if all(row.key) and times[row.key] > 1 and began != row.number:
            row.object_to(Fault("/reference", _("This reference stands in row {row} too.", row=began)))
