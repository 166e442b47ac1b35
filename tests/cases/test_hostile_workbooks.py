"""Workbooks that mean harm are refused with a sentence, whatever they hold, within 256 MB and 20 seconds."""

import contextlib
import resource
import subprocess
import sys
import time

import pytest

from cases.sentences import Sentence
from cases.workbooks.asking import CHILD, LONGEST, ROOT, examined
from cases.workbooks.child import MEMORY
from cases.workbooks.columns import by_heading
from cases.workbooks.refusing import RefusedWorkbook
from cases.workbooks.rows import table_of
from tests.cases.hostile_workbooks import FORMULAS, HEAVY, HOSTILE, with_formula_in
from tests.cases.workbook_samples import row, sheet_of

MEASURED = """
import resource, subprocess, sys
done = subprocess.run([sys.executable, "-m", "cases.workbooks.child"], stdin=sys.stdin)
open(sys.argv[1], "w").write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
sys.exit(done.returncode)
"""


def test_there_are_enough_of_them():
    assert len(HOSTILE) >= 30


@pytest.fixture
def measured(monkeypatch, tmp_path):
    """Gives (megabytes at most, seconds) of the process that reads a workbook, after it was examined."""
    kilobytes, begun = tmp_path / "kilobytes", time.monotonic()
    monkeypatch.setattr("cases.workbooks.asking.CHILD", (sys.executable, "-c", MEASURED, str(kilobytes)))
    return lambda: (int(kilobytes.read_text()) / 1024 if kilobytes.exists() else 0, time.monotonic() - begun)


@pytest.mark.some(12)
@pytest.mark.parametrize("name", HOSTILE)
def test_each_is_refused_with_a_sentence_within_the_memory_and_the_time(name, measured):
    with pytest.raises(RefusedWorkbook) as refused:
        examined(HOSTILE[name]())
    assert isinstance(refused.value.sentence, Sentence)
    is_within_limits(name, *measured())


@pytest.mark.parametrize("name", HEAVY)
def test_what_is_merely_heavy_is_read_within_the_memory_and_the_time(name, measured):
    with contextlib.suppress(RefusedWorkbook):
        examined(HEAVY[name]())
    is_within_limits(name, *measured())


def is_within_limits(name, megabytes, seconds):
    print(f"{name}: {seconds:.1f} s, {megabytes:.0f} MB")
    assert megabytes * 1024 * 1024 <= MEMORY and seconds < 20


def test_our_own_process_does_not_grow_with_what_is_in_it():
    content = HOSTILE["a zip bomb"]()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(RefusedWorkbook):
        examined(content)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20 * 1024


def test_a_reader_that_never_ends_is_ended(monkeypatch):
    monkeypatch.setattr("cases.workbooks.asking.CHILD", ("sleep", "60"))
    monkeypatch.setattr("cases.workbooks.asking.LONGEST", 1)
    with pytest.raises(RefusedWorkbook, match="too long"):
        examined(sheet_of(row()))
    assert LONGEST < 20


def test_a_reader_that_takes_too_much_memory_is_ended():
    script = "from cases.workbooks.child import bind; bind(); kept = bytearray(300 * 1024 * 1024)"
    done = subprocess.run([CHILD[0], "-c", script], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode and b"MemoryError" in done.stderr


def test_a_reader_that_takes_too_much_time_is_ended():
    script = "import cases.workbooks.child as child; child.SECONDS = 1; child.bind()\nwhile True: pass"
    assert subprocess.run([CHILD[0], "-c", script], cwd=ROOT, capture_output=True, check=False).returncode < 0


def test_the_reader_inherits_no_secret_and_writes_no_file():
    script = "import os; from cases.workbooks.child import bind; bind(); os.write(os.open('x.txt', os.O_CREAT | os.O_WRONLY), b'x')"
    done = subprocess.run([CHILD[0], "-c", script], cwd=ROOT, capture_output=True, check=False)
    (ROOT / "x.txt").unlink(missing_ok=True)
    assert done.returncode
    loaded = "import sys; from cases.workbooks import looking; sys.exit('django' in sys.modules)"
    assert subprocess.run([CHILD[0], "-c", loaded], cwd=ROOT, check=False).returncode == 0


@pytest.mark.some(3)
@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_is_a_fault_at_its_cell(formula):
    table = table_of(examined(with_formula_in(formula)).sheet, "AZ-SMS")
    (said,) = [sentence for column, sentence in table.rows[0].faults if table.place(table.rows[0], column) == "A2"]
    assert "formula" in said


def test_the_right_workbook_is_read():
    sheet = examined(sheet_of(row())).sheet
    assert {cell.value for cell in sheet.cells if cell.row == 1} <= {
        str(column.label) for column in by_heading().values()
    }
