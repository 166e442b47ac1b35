"""The overview on paper: the same words as in the file, in the language that was asked for, whatever somebody wrote."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from cases.subject_access.printing import pages_of, printed
from tests import a

FIELD = {"name": "words", "label": "In your own words", "group": "complaint"}
CONTENT = {
    "reference": "SA-AZ-2026-00001", "language": "en", "persons": [{"name": "Quliyeva, Leyla", "born": "04.03.1990", "number": 1}],
    "made_at": "02.03.2026 10:00", "cases": 1, "recipients": [], "readings": [], "deadlines": [], "held_back": [],
}  # fmt: skip


class Agency:
    name_en, name_az = "State Migration Service", "Dövlət Miqrasiya Xidməti"


def paper(value="Thank you.", rows=1, **differs):
    row = {
        "number": 1,
        "fields": [FIELD | {"value": value}],
        "changes": [],
        "given": {"by": "Caseworker", "at": "01.03.2026 09:00"},
    }
    table = {
        "table": "reintegration.Feedback",
        "title": "Feedback",
        "group": "complaint",
        "group_title": "Complaints",
        "count": rows,
    }
    content = CONTENT | {"data": [table | {"rows": [row | {"number": n} for n in range(rows)]}]} | differs
    return printed(content, Agency, a.at(2026, 3, 2).date())


def words_of(pdf):
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)


@pytest.mark.parametrize(("language", "said"), [("en", "Who has looked"), ("az", "Kim baxıb")])
def test_it_is_told_in_one_language(language, said):
    assert said in words_of(paper(language=language))


def test_a_long_table_goes_over_pages_with_its_heading_on_each():
    pdf = paper("A sentence of some length that fills a line of the page and a little more. " * 4, rows=80)
    assert pages_of(pdf) == len(PdfReader(BytesIO(pdf)).pages) > 3
    assert all("What it says" in page.extract_text() for page in PdfReader(BytesIO(pdf)).pages[1:3])


@pytest.mark.parametrize(
    "value", ["*bold* #panic() $ < @ [x]", "x" * 400, {"place of birth": ["Gəncə", "Naftalan"]}, ["one", "two"]]
)
def test_what_somebody_wrote_is_never_markup(value):
    assert paper(value).startswith(b"%PDF")


def test_a_sign_without_a_shape_stands_as_a_question_mark():
    assert "Thank you ?" in words_of(paper("Thank you \U0001f9ff"))


def test_the_same_overview_gives_the_same_bytes():
    assert paper() == paper()
