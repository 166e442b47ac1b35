"""Exports in a browser: from a table to its file in four clicks, with the progress seen; nothing for axe to find."""

import io
import os

import pytest
from openpyxl import load_workbook

from agencies.roles import AUDITOR, SUPERVISOR
from audit.jobs import claiming, working
from audit.jobs.rows import State
from reports.addresses import said_of
from reports.counting import asked
from reports.exporting import asking, running
from reports.exporting.rows import Download, Export
from tests import a
from tests.agencies.test_look import NARROW, enter_as_far_as_the_choice
from tests.browser import DESK, no_axe_violations
from tests.reports.many_facts import FIRST, LAST, many_facts
from tests.tasks.hands import Hands

FULL = os.environ.get("QAYIDIS_FULL") == "1"
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.EXPORTS_ROOT = tmp_path / "exports"


def entered(page, live_server, person):
    enter_as_far_as_the_choice(page, live_server, person)
    page.wait_for_load_state()


@pytest.mark.parametrize("language", ["en", "az"] if FULL else ["az"])
def test_a_file_is_four_clicks_from_the_table(live_server, page, language):
    """T21: a table of State and outcome; the file says what is counted; that it was taken is written down."""
    chief = a.person(SUPERVISOR)
    chief.user.language = language
    chief.user.save()
    many_facts(chief, 40)
    entered(page, live_server, chief)
    page.goto(live_server.url + "/statistics/?first=01.01.2026&last=31.12.2026")
    own, at = page.locator("section[aria-labelledby=build]"), Hands(page)
    for name, value in (("figure", "persons"), ("rows", "state"), ("columns", "outcome")):
        own.locator(f"select[name={name}]").select_option(value)
    at.clicks_on(own.locator("form[action*='/statistics/'] button").first)
    at.clicks_on(own.locator("tbody tr").first.get_by_role("link").last)  # all of the first State
    at.clicks_on(page.locator("form[action='/exports/ask/'] button"))
    page.wait_for_url("**/exports/")
    waiting = page.locator("#own-exports[data-progress]")
    assert waiting.count() == 1
    export = claiming.claim(Export)
    claiming.Beat(export, lambda: True).say(3, 8)
    page.locator("#own-exports progress").wait_for(timeout=15_000)  # seen without loading the page again
    assert page.locator("#own-exports progress").get_attribute("value") == "37"
    assert page.get_by_role("status").filter(has_text="25 %").count() == 1  # spoken at each quarter
    no_axe_violations(page)
    claiming.give_back(export)
    assert running.run_one()
    link = page.locator("a[href$='/file/']")
    link.wait_for(timeout=30_000)
    with page.expect_download() as taken:
        at.clicks_on(link, goes=False)
    assert at.clicks <= 4
    assert rows_of(taken.value) == again(export).total == 8
    assert Download.objects.filter(export=export, by=chief.user).count() == 1


def rows_of(download):
    assert download.suggested_filename == "persons-rows-20260101-20261231.xlsx"
    book = load_workbook(io.BytesIO(download.path().read_bytes()))
    said = " ".join(str(cell) for row in book.worksheets[0].iter_rows(values_only=True) for cell in row if cell)
    assert "2026-01-01" in said and len(said) > 200  # what is counted and how, when, by whom
    return book.worksheets[1].max_row - 1


def again(export):
    return Export.objects.get(pk=export.pk)


def some(chief):
    """One of each state that a page shows."""
    said = said_of(asked("persons", FIRST, LAST, where=(("state", "NL"),)))
    for level, form in (("none", "csv"), ("pseudonymous", "xlsx"), ("none", "xlsx"), ("named", "xlsx")):
        asking.ask(
            asking.Request("rows", said, form, level, "" if level == "none" else "To see who waits longest"), chief
        )
    running.run_one()
    failed = claiming.claim(Export)
    working._fail(failed, "A fault stopped it. Tell your administrator its number: 1.")
    asking.cancel(Export.objects.filter(state=State.WAITING).first())


@pytest.mark.parametrize("size", [DESK, NARROW] if FULL else [NARROW])
def test_axe_finds_nothing_on_the_page_of_exports(live_server, new_page, size):
    chief, auditor, colleague = a.person(SUPERVISOR, name="Leyla Quliyeva"), a.person(AUDITOR), a.person(SUPERVISOR)
    many_facts(chief, 40)
    some(chief)
    for person in (chief, auditor, colleague):
        page = new_page(size=size)
        entered(page, live_server, person)
        page.goto(live_server.url + "/exports/")
        no_axe_violations(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
