"""`manage.py receive`: the reference, or one fault a line and nothing stored, whatever the file holds."""

import io
from datetime import date

import pytest
from django.db import OperationalError

from cases.packages.samples.build import FOLDER
from cases.rules import Agreement
from tests import a
from tests.cases.broken_packages import BROKEN, NETHERLANDS, SWITZERLAND, changed, sample
from tests.workflows.packages import after_the_samples, counts, run, told, written  # noqa: F401 (a fixture)
from workflows.intake import receive
from workflows.models import ReadmissionRequest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("after_the_samples")]

FURTHER = {
    "accelerated, too late": (
        {"/procedure": "accelerated", "/basis/apprehended_at": "2026-01-05T10:00:00Z"},
        "/basis/apprehended_at",
        "Too late for the accelerated procedure",
    ),
}


@pytest.mark.some(6)
@pytest.mark.parametrize("name", [*BROKEN, *FURTHER])
def test_a_broken_package_ends_with_its_faults_and_leaves_nothing(name, tmp_path):
    changes, pointer, sentence = (BROKEN | FURTHER)[name]
    file, before = tmp_path / "package.json", counts()
    file.write_bytes(written(changed(changes)))
    status, lines = run(file)
    assert status == 1 and any(line.startswith(f"{pointer}: ") and sentence in line for line in lines), lines
    assert all(line.startswith("/") and ": " in line for line in lines)
    assert counts() == before


FILES = {
    "random bytes": bytes(range(256)) * 40,
    "a picture": b"\x89PNG\r\n\x1a\n" + b"\0" * 100,
    "nothing": b"",
    "no JSON": b"hello",
    "a list": b"[]",
    "half a package": written({"format": "qayidis.application", "version": 1}),
    "deep": b'{"a":' * 5000 + b"}" * 5000,
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_package_is_told_in_lines(name, tmp_path):
    file, before = tmp_path / "package.json", counts()
    file.write_bytes(FILES[name])
    status, lines = run(file)
    assert status == 1 and lines and all(line.startswith("/") and ": " in line for line in lines)
    assert counts() == before


@pytest.mark.parametrize("name", ["", "missing.json", "a\nb\x1b[31m.json", "nul\0.json", "x" * 5000])
def test_a_file_that_cannot_be_read_is_one_line(name, tmp_path):
    status, lines = run(tmp_path / name if "\0" not in name else name)
    assert status == 1 and len(lines) == 1 and lines[0].startswith("/: ") and "cannot be read" in lines[0]


def test_the_command_prints_the_reference_alone():
    status, lines = run(FOLDER / NETHERLANDS)
    assert (status, lines) == (0, [ReadmissionRequest.objects.get().reference])
    assert run(FOLDER / NETHERLANDS) == (0, lines)


def test_the_command_reads_standard_input(monkeypatch):
    content = (FOLDER / SWITZERLAND).read_bytes()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert run("-")[0] == 0


def test_an_authority_that_has_ended_sends_nothing_more():
    agency = a.agency("NL-CA")
    agency.ended_on = date(2026, 3, 16)
    agency.save()
    assert told(written(sample())) == [("/from", "No authority of this code is registered here.")]


def test_an_agreement_that_is_not_in_use_opens_no_case():
    Agreement.objects.filter(code="EUAZ").update(live=False)
    assert told(written(sample()))[0][0] == "/agreement"


def test_names_as_long_as_the_format_lets_them_be_are_taken():
    long = {"kind": "main", "surname": "S" * 120, "given_names": "G" * 120, "patronymic": "P" * 120}
    request = receive(
        written(changed({"/person/names": [long], "/signatory": {"name": "N" * 120, "function": "F" * 80}}))
    )
    assert request.is_new


def test_a_text_that_grows_beyond_its_field_is_a_fault():
    before = counts()
    letters = {"/signatory/name": "\u0958" * 120, "/person/names/0": {"script": "other", "surname": "\u0958" * 120}}
    assert told(written(changed(letters))) == [("", "A text is longer than can be kept.")]
    assert counts() == before


def test_a_database_that_fails_is_told_in_a_line(monkeypatch):
    def fail(content):
        raise OperationalError("terminating connection\ndue to administrator command")

    monkeypatch.setattr("workflows.management.commands.receive.receive", fail)
    status, (line,) = run(FOLDER / NETHERLANDS)
    assert status == 1 and line.startswith("/: The database did not take it (OperationalError).")
