"""The look keeps its promises: true words for days, lawful rulers, no inline style or script, raw colours in one file only."""

import os
import re
from datetime import date, datetime
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template import Context, Template

from config.glyphs import GLYPHS
from config.joining import PARTS, join, sources
from config.rulers import LONGEST, MOST_OVER, measure
from config.templatetags import look

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 3, 16)
OURS = sorted((ROOT / "templates").rglob("*.html"))
SHEETS = sorted((ROOT / "static" / "css").glob("*.css"))


def shown(text, **context):
    return Template("{% load look %}" + text).render(Context(context))


@pytest.mark.parametrize(
    ("due", "words", "tone"),
    [
        (date(2026, 3, 14), "2 days overdue", "danger"),
        (date(2026, 3, 15), "1 day overdue", "danger"),
        (date(2026, 3, 16), "today", "warn"),
        (date(2026, 3, 17), "tomorrow", "warn"),
        (date(2026, 3, 18), "in 2 days", "warn"),
        (date(2026, 3, 19), "in 3 days", "plain"),
        (None, "", "plain"),
    ],
)
def test_days_in_words(due, words, tone):
    assert shown("{{ due|relative_day:today }}|{{ due|due_tone:today }}", due=due, today=TODAY) == f"{words}|{tone}"


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Leyla Quliyeva", "LQ"), ("Qasımov, Elxan Rauf", "QE"), ("İsmayılova, Xədicə", "İX"), ("", ""), (None, "")],
)
def test_initials_keep_the_case_that_was_written(name, letters):
    assert look.initials(name) == letters


def test_a_hidden_name_is_escaped():
    assert "<script" not in look.person_name('<script>"')


def test_an_imported_event_has_no_invented_midnight():
    assert shown("{{ at|day_and_time }}", at=TODAY) == "16.03.2026"
    assert shown("{{ at|day_and_time }}", at=datetime(2026, 3, 16, 9, 5)) == "16.03.2026 09:05"


@pytest.mark.parametrize(
    ("limit", "elapsed", "ticks"),
    [
        (15, 0, (15, 0, 0)),
        (15, 14, (15, 14, 0)),
        (15, 15, (15, 15, 0)),
        (15, 17, (15, 15, 2)),
        (15, -3, (15, 0, 0)),
        (15, 400, (15, 15, MOST_OVER)),
        (90, 30, (13, 4, 0)),
        (0, 0, (1, 0, 0)),
    ],
)
def test_ruler(limit, elapsed, ticks):
    ruler = measure(limit, elapsed)
    assert (ruler.limit, ruler.gone, ruler.over) == ticks


def test_a_ruler_stays_short():
    assert all(measure(limit, 0).limit <= LONGEST for limit in range(1, 900))


@pytest.mark.parametrize("template", OURS, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_no_inline_style_or_script(template):
    text = template.read_text()
    assert not re.search(r"\sstyle=|\son[a-z]+=\"|<style|<script(?![^>]*\ssrc=)|javascript:", text)


@pytest.mark.parametrize("template", OURS, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_every_icon_exists(template):
    assert set(re.findall(r"{% icon \"(\w+)\"", template.read_text())) <= GLYPHS.keys()


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_raw_colours_stand_among_the_tokens_only(sheet):
    colours = re.findall(r"#[0-9a-fA-F]{3,8}\b", sheet.read_text())
    assert not colours or sheet.name == "tokens.css"


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_every_token_that_is_used_is_declared(sheet):
    declared = set(re.findall(r"(--[\w-]+):", (ROOT / "static" / "css" / "tokens.css").read_text()))
    assert set(re.findall(r"var\((--[\w-]+)", sheet.read_text())) <= declared


def test_every_sheet_is_joined_into_one_that_pages_link():
    ours = (*SHEETS, *(ROOT / "static" / "js").glob("*.js"))
    assert sorted(part.name for path in PARTS for part in sources(path)) == sorted(part.name for part in ours)
    linked = {
        path
        for page in ROOT.glob("templates/**/*.html")
        for path in re.findall(r"(?:sheets|scripts)/\w+\.(?:css|js)", page.read_text())
    }
    assert linked == set(PARTS)


def test_a_sheet_that_has_changed_is_joined_anew(settings, tmp_path):
    settings.JOINED_ROOT = tmp_path
    made = join("sheets/figures.css")
    made.write_text("old")
    os.utime(made, (1, 1))
    assert ".radar" in join("sheets/figures.css").read_text()
    assert finders.find("sheets/figures.css") == str(made)
    assert finders.find("sheets/none.css") is finders.find("sheets/../sheets/figures.css") is None
