"""What every test may ask for."""

import gc
import os
from zlib import crc32

import pytest
from django.db import connections
from django.utils.translation import override

from cases.opening import opened_inside
from config import catalogues
from tests import pg
from tests.browser import browser, new_page, page  # noqa: F401 (fixtures)


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker):
    """One migration a run, one copy of it a process; see `tests.pg`. Connections act as the application's role."""
    with pg.copied_template():
        yield
        with django_db_blocker.unblock():
            connections.close_all()


def pytest_collection_modifyitems(config, items):
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
    if os.environ.get("QAYIDIS_FULL") != "1":
        spared = _spared(items)
        config.hook.pytest_deselected(items=list(spared))
        items[:] = [item for item in items if item not in spared]
    items[:] = _without_waiting(items)


def _without_waiting(items):
    """Of two processes each begins with a half. While the first migrates, the second would wait: its half begins with what needs no database."""
    needing = [item for item in items if _needs_a_database(item)]
    others = [item for item in items if not _needs_a_database(item)]
    half = len(needing) // 2
    while 0 < half < len(needing) and needing[half].path == needing[half - 1].path:
        half += 1  # what a file builds for itself is built once
    return [*needing[:half], *others, *needing[half:]]


def _needs_a_database(item):
    return bool(item.get_closest_marker("django_db")) or "django_db_setup" in item.fixturenames


def _spared(items):
    """What a short run leaves out: of a test marked `some(5)` it keeps about one case in five, always the same, and one at least."""
    marked = [item for item in items if item.get_closest_marker("some")]
    first = {item.nodeid.partition("[")[0]: item for item in reversed(marked)}
    spared = {item for item in marked if _is_spared(item)}
    met = {item.nodeid.partition("[")[0] for item in marked if item not in spared}
    return spared - {item for test, item in first.items() if test not in met}


def _is_spared(item):
    return crc32(f"2013 {item.name}".encode()) // 7 % item.get_closest_marker("some").args[0] != 0


@pytest.fixture(scope="module", autouse=True)
def _tidied():
    """After each file of tests; what it built for itself has been taken back by then."""
    yield
    if pg.is_copied():
        pg.tidy()


@pytest.fixture(autouse=True)
def _in_english():
    """A page in Azerbaijani leaves its language to its thread; no test speaks on in that of the one before."""
    with override("en"):
        yield


@pytest.fixture(autouse=True)
def _nothing_erased_yet(settings, tmp_path):
    """What one test erased would shut the doors of the next, whose database never heard of it."""
    settings.ERASURES_LIST = tmp_path / "erasures" / "list"


@pytest.fixture(scope="session", autouse=True)
def _files_are_opened_inside():
    """It is quicker, and a test of ours says nothing else of a file; tests/cases/test_opening.py opens them apart."""
    with opened_inside():
        yield


@pytest.fixture(scope="session", autouse=True)
def _rarely_collecting():
    """What is imported by now stays until the end; to look through it for garbage as often as usual takes a tenth of the time."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


@pytest.fixture(scope="session", autouse=True)
def _compiled_catalogues():
    catalogues.compile_all()
