"""`manage.py match`: pairs of names as CSV in, the same with score, verdict and reasons out; a sentence where it cannot."""

import csv
import io
import os
import subprocess
import sys

import pytest
from django.conf import settings

import manage
from cases.matching.tables import Malformed, matched

HEADING = "name_a,dob_a,name_b,dob_b"
ADDED = ["score", "verdict", "reasons"]
PAIR = "Rəşad Məmmədov,1988-02-18,Рашад Мамедов,18.02.1988"


def rows(*lines, end="\n"):
    return list(matched(f"{line}{end}".encode() for line in lines))


def run(given: bytes):
    environment = {**os.environ, "QAYIDIS_NO_BOOTSTRAP": "1", "DJANGO_SETTINGS_MODULE": "tests.settings"}
    command = [sys.executable, "manage.py", "match"]
    place = {"cwd": settings.BASE_DIR, "env": environment}
    done = subprocess.run(command, input=given, capture_output=True, check=False, timeout=60, **place)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_each_pair_comes_back_as_given_with_what_was_found():
    status, found, said = run(b"\xef\xbb\xbf" + f'{HEADING}\r\n"Məmmədov, Rəşad",1988,Rashad Mamedov,\r\n'.encode())
    heading, row = csv.reader(io.StringIO(found))
    assert (status, said) == (0, "")
    assert heading == [*HEADING.split(","), *ADDED]
    assert row[:4] == ["Məmmədov, Rəşad", "1988", "Rashad Mamedov", ""]
    assert 0 <= float(row[4]) <= 1 and row[5] == "similar"
    assert "Two spellings of one name: Mamedov / Məmmədov.; " in row[6]


def test_a_row_that_is_none_ends_the_run_with_its_line_and_leaves_what_was_before():
    status, found, said = run(f"{HEADING}\n{PAIR}\nonly one field\n{PAIR}\n".encode())
    assert status == 1 and len(found.splitlines()) == 2
    assert said == "Line 3 has not as many fields as the heading: 1 for 4.\n"


def test_it_asks_for_no_database():
    assert "match" in manage.WITHOUT_DATABASE


def test_a_row_is_answered_before_the_next_is_read():
    asked = []

    def lines():
        for line in (HEADING, PAIR, PAIR):
            asked.append(line)
            yield f"{line}\n".encode()

    found = matched(lines())
    next(found), next(found)
    assert len(asked) == 2


@pytest.mark.parametrize("unreadable", ["31.02.1988", "18.02.88", "02/18/1988", "soon", "1988-13"])
def test_a_date_that_cannot_be_read_counts_as_unknown_and_the_reasons_say_so(unreadable):
    row = rows(HEADING, f"Rəşad Məmmədov,{unreadable},Rashad Mamedov,1988-02-18")[1]
    without = rows(HEADING, "Rəşad Məmmədov,,Rashad Mamedov,1988-02-18")[1]
    assert row[1] == unreadable and row[4:6] == without[4:6]
    assert f"“{unreadable}” cannot be read as a date" in row[6]


@pytest.mark.parametrize(
    "born", ["1988-02-18", "1988-02", "1988", "18.02.1988", "18/02/1988", "00.00.1988", "00.02.1988", "", " "]
)
def test_a_date_may_be_written_in_many_ways_or_be_missing(born):
    row = rows(HEADING, f"Rəşad Məmmədov,{born},Rashad Mamedov,1988-02-18")[1]
    assert row[5] in {"same", "similar"} and "cannot be read" not in row[6]


def test_columns_may_stand_in_another_order_among_others():
    row = rows("id,Name_B,dob_b,name_a,dob_a", "7,Rashad Mamedov,1988,Rəşad Məmmədov,1987")[1]
    assert row[:4] == ("Rəşad Məmmədov", "1987", "Rashad Mamedov", "1988")


def test_blank_lines_and_quoted_line_ends_are_no_rows():
    found = rows(HEADING, "", '"Rəşad', 'Məmmədov",,Rashad Mamedov,', "")
    assert len(found) == 2 and found[1][5] == "similar"


@pytest.mark.parametrize(
    ("text", "said"),
    {
        b"": "The first line must name the columns",
        b"name_a;dob_a;name_b;dob_b\n": "The first line must name the columns",
        b"name_a,dob_a,name_b\n": "dob_b is not there",
        f"{HEADING}\n{PAIR}\na,,b\n".encode(): "Line 3 has not as many fields as the heading: 3 for 4.",
        f"{HEADING}\n{PAIR}\na,,b,,c\n".encode(): "Line 3 has not as many fields as the heading: 5 for 4.",
        f'{HEADING}\n"Rəşad,,b,\n'.encode(): "Line 2 cannot be read",
        f"{HEADING}\nRəşad,,b,\n".encode() + b"\xff\xfe,,b,\n": "Line 3 is not UTF-8.",
        f"{HEADING}\n{'a' * 200_000},,b,\n".encode(): "Line 2 cannot be read",
    }.items(),
)
def test_a_text_that_is_no_table_of_pairs_is_refused_in_a_sentence(text, said):
    with pytest.raises(Malformed) as refused:
        list(matched(io.BytesIO(text)))
    assert said in refused.value.sentence
