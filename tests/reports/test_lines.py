"""Line lists: all the rows behind a number, typed, in memory that does not grow, with as much of persons as was asked for and no more."""

import csv
import io
import os
import subprocess
import tracemalloc
from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from agencies.roles import SUPERVISOR
from audit.moment import now, today
from reports.addresses import said_of
from reports.counting import answer, asked, counted_at
from reports.facts.rows import Fact
from reports.lines import csv_lines
from reports.lines.columns import columns_of
from reports.lines.levels import Level
from reports.lines.making import Told, write_list
from reports.lines.reading import rows
from reports.lines.sheets import MOST_ROWS, sizes
from tests import a
from tests.reports.many_facts import FIRST, LAST, all_of_them, many_facts

pytestmark = pytest.mark.django_db
FULL = os.environ.get("QAYIDIS_FULL") == "1"
SEEMS_FORMULA = (
    "=1+1", "+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1", "\r=1", "\n=1", '=HYPERLINK("http://x.example";"y")',
    "＝1", "=\u202e1", "<f>1</f>", "]]>&amp;<v>2", "'=1", " =1", "+994501234567", "\x07=1", "a\x00b", "#REF!", "1e5", "TRUE",
)  # fmt: skip


@pytest.fixture
def chief():
    return a.person(SUPERVISOR, name="Leyla Quliyeva")


@pytest.fixture
def request_():
    return a.readmission()


@pytest.fixture
def fifty(chief, request_):
    many_facts(chief, 50, of=request_)
    return chief


def made(question, actor, form="xlsx", level=Level.NONE, **told):
    kept = io.BytesIO()
    number = write_list(kept, question, actor, Told(form, level, **told))
    return number, kept.getvalue()


def book(question, actor, **told):
    return load_workbook(io.BytesIO(made(question, actor, **told)[1]))


def lines(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]


def columns(sheet):
    return {cell.value: place for place, cell in enumerate(sheet[1])}


def read_csv(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_a_list_has_as_many_rows_as_its_number_says(fifty):
    for where in ((), (("state", "NL"),), (("outcome", "open"), ("sex", "F"))):
        question = all_of_them(where=where)
        base = answer(question, fifty).total.base
        number, data = made(question, fifty, "csv")
        assert number == len(read_csv(data)) == len(lines(book(question, fifty).worksheets[1])) == base


def test_the_same_moment_gives_the_same_rows_in_the_same_order(fifty):
    question = all_of_them()
    before = made(question, fifty, "csv")
    many_facts_later(fifty)
    assert made(question, fifty, "csv") == before


def many_facts_later(actor):
    Fact.objects.filter(source="many/7").update(replaced_at=now())
    Fact.objects.create(
        kind="application", source="later", recorded_at=now(), procedure=1, groups=[actor.group_id], on=FIRST
    )


def test_days_and_numbers_are_typed_and_the_head_stands_still(fifty):
    sheet = book(all_of_them("days_to_reply"), fifty).worksheets[1]
    assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref.startswith("A1:")
    sheet = book(all_of_them(), fifty, level=Level.PSEUDONYMOUS, purpose="A study").worksheets[1]
    at = columns(sheet)
    assert {type(row[at["Day"]]) for row in lines(sheet)} == {datetime}
    assert {type(row[at["Age"]]) for row in lines(sheet)} == {int}
    day, age = sheet.cell(2, at["Day"] + 1), sheet.cell(2, at["Age"] + 1)
    assert (day.number_format, age.number_format) == ("dd.mm.yyyy", "#,##0")
    assert sheet.column_dimensions["A"].width == 20 and sheet.auto_filter.ref.endswith("51")
    assert {row[at["Other State"]] for row in lines(sheet)} == {
        "Netherlands",
        "Germany",
        "Switzerland",
        "Norway",
        "France",
    }


def test_the_cover_says_what_was_asked_by_whom_and_why(fifty):
    question = all_of_them(where=(("state", "NL"),))
    cover = book(question, fifty, level=Level.PSEUDONYMOUS, purpose="A study").worksheets[0]
    said = {row[0].value: row[1].value for row in cover.iter_rows()}
    assert said["Made by"] == f"Leyla Quliyeva, {fifty.agency.name}" and said["Purpose"] == "A study"
    assert said["Other State"] == "Netherlands" and "the key to it is not kept" in said["Personal data"]
    assert said["Persons applied for"].startswith("Persons in the applications received")
    assert said["First day"] == datetime(2026, 1, 1)


def test_no_text_becomes_a_formula(chief, request_):
    counted_at()  # the case itself is counted; what follows is beside it
    Fact.objects.bulk_create(
        Fact(
            kind="reintegration", source=str(place), recorded_at=now(), procedure=request_.pk, groups=[chief.group_id],
            on=today(), begun_on=today(), region=text.replace("\x00", ""),
        )
        for place, text in enumerate(SEEMS_FORMULA)
    )  # fmt: skip
    question = asked("referred", today(), today())
    sheet = book(question, chief).worksheets[1]
    place = columns(sheet)["Region"] + 1
    cells = [sheet.cell(row, place) for row in range(2, sheet.max_row + 1)]
    assert len(cells) == len(SEEMS_FORMULA) and {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in cells] == [as_written(text) for text in SEEMS_FORMULA]
    said = [row["region"] for row in read_csv(made(question, chief, "csv")[1])]
    assert [text for text in said if text.startswith(csv_lines.BEGINS_FORMULA)] == []
    assert [text.removeprefix("'") for text in said if text.startswith("'=")] and "'+994501234567" in said


def as_written(text):
    return text.replace("\x00", "").replace("\x07", "\N{REPLACEMENT CHARACTER}")


def test_beyond_the_limit_of_a_sheet_a_list_goes_on_on_the_next(fifty):
    sheets = book(all_of_them(), fifty, most=21).worksheets[1:]
    assert [sheet.title for sheet in sheets] == ["Rows 1", "Rows 2", "Rows 3"]
    assert [sheet.max_row for sheet in sheets] == [21, 21, 11]
    assert len({sheet.cell(1, 1).value for sheet in sheets}) == 1
    together = [row for sheet in sheets for row in lines(sheet)]
    assert together == lines(book(all_of_them(), fifty).worksheets[1])


def test_excel_takes_no_more_rows_than_a_sheet_may_have():
    assert sizes(0) == [0] and sizes(MOST_ROWS - 1) == [MOST_ROWS - 1]
    assert sizes(MOST_ROWS) == [MOST_ROWS - 1, 1] and sum(sizes(5_000_000)) == 5_000_000


def test_without_personal_data_there_is_no_sign_of_anybody(fifty):
    row = read_csv(made(all_of_them(), fifty, "csv")[1])[0]
    assert not {"reference", "name", "born", "pseudonym", "person", "procedure"} & set(row)
    assert row["age"].startswith("Y")  # a group of ages


def test_a_sign_stands_for_one_person_in_one_file_alone(fifty):
    first, second = (
        [row["pseudonym"] for row in read_csv(made(all_of_them(), fifty, "csv", Level.PSEUDONYMOUS, purpose="x")[1])]
        for _n in range(2)
    )
    assert len(set(first)) == len(set(second)) == Fact.objects.values("person").distinct().count() == 26
    assert not set(first) & set(second)


def test_of_a_case_that_is_not_open_there_is_only_that_it_was_counted(chief, request_):
    many_facts(chief, 3)
    question = asked("received", date(2026, 1, 1), LAST)
    for level in Level:
        found = read_csv(made(question, chief, "csv", level, purpose="To write to them", agreed_by="B")[1])
        told = [row for row in found if row["on"]]
        assert len(found) == answer(question, chief).total.value == 4 and len(told) == 1
        assert {value for row in found if row not in told for value in row.values()} == {"Not open to you", ""}
    assert (told[0]["reference"], told[0]["name"], told[0]["born"]) == (
        request_.reference, "Məmmədov, Elçin Rauf oğlu", "1988-02-18",
    )  # fmt: skip


def test_the_first_bytes_come_before_the_first_row_is_read(fifty):
    def never():
        pytest.fail("a row was read")
        yield

    pieces = csv_lines.written(columns_of(all_of_them(), Level.NONE, in_words=False), never())
    assert next(pieces).startswith(b"\xef\xbb\xbfon,state")


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_memory_does_not_grow_with_the_rows(chief, request_, tmp_path, form):
    peaks, begun = [], 0
    for number in (5_000, 200_000 if FULL else 15_000):
        many_facts(chief, number + begun, begun, of=request_)
        begun = number
        with (tmp_path / form).open("wb") as out:
            tracemalloc.start()
            written = write_list(out, all_of_them(), chief, Told(form))
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
    assert written > 18_000 and peaks[1] < peaks[0] * 1.25 + 300_000, peaks


@pytest.mark.skipif(not FULL, reason="starts an office")
def test_an_office_reads_what_was_written(fifty, tmp_path):
    question = all_of_them()
    (tmp_path / "list.xlsx").write_bytes(made(question, fifty, most=21)[1])
    command = [
        "soffice",
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
        str(tmp_path / "out"),
        "list.xlsx",
    ]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, env=os.environ | {"HOME": str(tmp_path)})
    ours, theirs = (load_workbook(place) for place in (tmp_path / "list.xlsx", tmp_path / "out" / "list.xlsx"))
    for before, after in zip(ours.worksheets[1:], theirs.worksheets[1:], strict=True):
        assert lines(before) == lines(after)


def test_rows_hold_what_the_columns_say(fifty):
    question = all_of_them()
    shown = columns_of(question, Level.NONE)
    assert {len(row) for row in rows(question, fifty, shown, Level.NONE)} == {len(shown)}
    assert dict(said_of(question))["figure"] == "persons"
