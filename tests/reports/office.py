"""LibreOffice as a reader of our workbooks: many files in one call, in a profile of its own, without a window."""

import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.debian import can_install, install

NAMES = ("soffice", "libreoffice")
PACKAGE = "libreoffice-calc-nogui"
MISSING = f"LibreOffice was not found, and is installed in full runs alone (Debian: apt install --no-install-recommends {PACKAGE})."
FULL = os.environ.get("QAYIDIS_FULL") == "1"
XLSX = "xlsx:Calc MS Excel 2007 XML"
EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
READ_AS_A_PERSON_WOULD = (
    "--infilter=Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,0,true"  # formulas too
)


def find_office():
    """The program: one that is installed; in a full run else Debian's, which root installs; else the test is skipped and says why."""
    found = _found()
    if not found and FULL and can_install():
        install(PACKAGE)
        found = _found()
    return found or pytest.skip(MISSING)


def _found():
    return next(filter(None, map(shutil.which, NAMES)), None)


def convert(paths, to, into: Path, *more):
    """Converts files into a folder, all in one call. `to`: a filter of LibreOffice."""
    profile = (into.parent / f"profile-{into.name}").as_uri()
    words = [
        find_office(),
        "--headless",
        f"-env:UserInstallation={profile}",
        *more,
        "--convert-to",
        to,
        "--outdir",
        str(into),
    ]
    said = subprocess.run([*words, *map(str, paths)], capture_output=True, text=True, timeout=300, check=False)
    assert said.returncode == 0, said.stderr
    return into


def charts_in(path):
    """How many charts are drawn on sheets: parts of the package, and drawings that lead to them."""
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
    return sum(name.startswith("xl/charts/chart") for name in names)
