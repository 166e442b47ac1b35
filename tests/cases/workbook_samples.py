"""Workbooks for tests: filled in as the template asks, and with anything changed. Every person is invented."""

import io
from datetime import datetime

from openpyxl import Workbook, load_workbook

from cases.workbooks.columns import COLUMNS

LABELS = [str(column.label) for column in COLUMNS]
RIGHT = {
    "Requesting authority": "NL-CA", "Agreement": "EUAZ", "Received by": "post", "Surname": "Məmmədov", "Given names": "Elçin",
    "Father’s name": "Rauf oğlu", "Date of birth": "18.02.1988", "Place of birth": "Gəncə", "Country of birth": "AZ", "Sex": "M",
    "Nationality": "AZ", "Basis of the nationality": "claimed", "Evidence": "passport", "Expires on": datetime(2027, 12, 9),
    "Voluntary return offered": "yes", "Offered on": "10.01.2026", "Outcome of the offer": "declined", "Signed by": "J. de Vries",
}  # fmt: skip
NAMES = (
    "Məmmədov Elçin",
    "Səlimzadə Rövşən",
    "Hüseynova Günel",
    "Qədirli Vaqif",
    "Ağazadə Leyla",
    "Kərimov Tural",
    "Bağırov Anar",
)


def row(number=1, **changes):
    """A row that is right; `changes` are by heading, with None to leave a cell empty."""
    surname, given = NAMES[number % len(NAMES)].split()
    own = {
        "Reference": f"OLD-{number:04}",
        "Received on": datetime(2026, 3, 2),
        "Surname": surname,
        "Given names": given,
    }
    own |= {"Document number": f"C{number:08}", "Place of birth": ("Gəncə", "Şəki", "Bakı")[number % 3]}
    return RIGHT | own | changes


def workbook(*rows, headings=None):
    """A Workbook of openpyxl with these rows beneath the headings."""
    made = Workbook()
    sheet = made.active
    headings = headings or LABELS
    sheet.append(headings)
    for said in rows:
        sheet.append([said.get(heading) for heading in headings])
    return made


def written(made) -> bytes:
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def sheet_of(*rows, **how) -> bytes:
    return written(workbook(*rows, **how))


def cell_of(heading, number=2) -> str:
    """Where a heading stands, in a row: "C2"."""
    return workbook().active.cell(number, LABELS.index(heading) + 1).coordinate


def opened(content):
    return load_workbook(io.BytesIO(content))
