"""A real browser for the tests, which complains about every error on a page's console."""

import os
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles.handlers import StaticFilesHandler
from playwright.sync_api import sync_playwright

from tests.debian import can_install, install

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's loop runs in the thread of the test
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
QUIET = (
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
DESK, PHONE = (1400, 900), (400, 800)


def find_browser() -> str:
    """The browser's path: BROWSER_PATH, else one that is installed, else Debian's, which root installs."""
    for name in filter(None, (os.environ.get("BROWSER_PATH"), *NAMES)):
        if found := shutil.which(name):
            return found
    if can_install():
        install("chromium")
        return shutil.which("chromium")
    return pytest.fail("No Chromium was found. Install one (Debian: apt install chromium), or set BROWSER_PATH.")


def _kept_by_the_browser(serve):
    """As an installation tells it, a browser asks once for a style sheet; unasked, Django's server for tests would be asked on each page again."""

    def serve_once(self, request):
        response = serve(self, request)
        response["Cache-Control"] = "max-age=3600"
        return response

    return serve_once


@pytest.fixture(scope="session")
def browser():
    StaticFilesHandler.serve = _kept_by_the_browser(StaticFilesHandler.serve)
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium's own sandbox refuses root
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=find_browser(), args=[*QUIET, *sandbox])
        yield running
        running.close()


@pytest.fixture
def new_page(browser):
    """Opens a page in a profile of its own, as another person would: `new_page(size=PHONE, dark=True, javascript=False)`."""
    contexts, complaints = [], []

    def open_page(*, size=DESK, dark=False, javascript=True, language="en"):
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            locale=language,
        )
        contexts.append(context)
        opened = context.new_page()
        _listen(opened, complaints)
        return opened

    yield open_page
    for context in contexts:
        context.close()
    assert not complaints, complaints


@pytest.fixture
def page(new_page):
    return new_page()


def _listen(page, complaints):
    def hear(message):
        answered = message.text.startswith("Failed to load resource") and message.location.get("url") == page.url
        if message.type == "error" and not answered:  # a page that answers 403 or 422 is an answer, not a fault
            complaints.append(f"{page.url}: {message.text}")

    page.on("console", hear)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))


def no_axe_violations(page):
    """Asserts that axe finds nothing against WCAG 2.2 A and AA on a page as it stands."""
    found = Axe().run(page, options={"runOnly": list(RULES), "resultTypes": ["violations"]})
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"


WEIGHED = r"""async () => {
  const shifts = await new Promise((tell) => {
    const seen = [];
    new PerformanceObserver((list) => seen.push(...list.getEntries())).observe({ type: "layout-shift", buffered: true });
    requestAnimationFrame(() => requestAnimationFrame(() => tell(seen)));
  });
  const parts = (ending) => performance.getEntriesByType("resource").filter((part) => new URL(part.name).pathname.endsWith(ending));
  const bytes = (list) => list.reduce((sum, part) => sum + part.decodedBodySize, 0);
  return {
    page: performance.getEntriesByType("navigation")[0].encodedBodySize, styles: bytes(parts(".css")), scripts: bytes(parts(".js")),
    sheets: parts(".css").length, moved: shifts.filter((shift) => !shift.hadRecentInput).reduce((sum, shift) => sum + shift.value, 0),
  };
}"""


def is_light_and_stands_still(page):
    """Asserts what a page that has just been loaded may weigh, in bytes and without fonts (itself as it travels, style and scripts unpacked), and
    that next to nothing in it moved.
    """
    found = page.evaluate(WEIGHED)
    assert found["page"] + found["styles"] + found["scripts"] <= 120_000, (page.url, found)
    assert found["styles"] <= 45_000 and found["sheets"] <= 3, (page.url, found)
    assert found["scripts"] <= 15_000, (page.url, found)
    assert found["moved"] <= 0.05, (page.url, found)  # none where the machine is idle; on a busy one a button that needs the script may come late
