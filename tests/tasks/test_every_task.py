"""Every acceptance test of the design is in the table of docs/developers/acceptance.md, and what is named there exists."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TABLE = (ROOT / "docs" / "developers" / "acceptance.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| T(\d+)( ▶)? [^|]+\|([^|]+)\|([^|]+)\|$", re.MULTILINE)
IN_A_BROWSER = {1, 2, *range(4, 15), *range(16, 20), *range(21, 26)}
BY_HAND = {3, 15, 20}
NAMED = re.compile(r"`(tests/[\w/]+\.py)`|\b(test_\w+)")


def tasks():
    return {int(number): (bool(mark), tested) for number, mark, _budget, tested in ROW.findall(TABLE)}


def named(tested):
    """(file, test) of each that a row names."""
    file = ""
    for path, test in NAMED.findall(tested):
        file = path or file
        if test:
            yield file, test


def test_every_task_of_the_design_has_its_row():
    assert tasks().keys() == IN_A_BROWSER | BY_HAND
    assert {number for number, (is_marked, _tested) in tasks().items() if is_marked} == IN_A_BROWSER


def test_every_marked_task_names_its_tests_and_they_exist():
    for number in IN_A_BROWSER:
        found = list(named(tasks()[number][1]))
        assert found, f"T{number} names no test"
        for file, test in found:
            assert f"\ndef {test}(" in (ROOT / file).read_text(encoding="utf-8"), f"T{number}: {file} {test}"


def test_what_was_walked_through_by_hand_is_written_down():
    for number in BY_HAND:
        assert f"\n## T{number} " in TABLE
