"""Machine-readable lines: the specimens of ICAO Doc 9303, what is wrong with others, and rubbish."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.mrz import Mrz, check_digit, read
from cases.mrz_writing import line_for
from cases.partial_dates import PartialDate

TODAY = date(2026, 3, 16)
TD3 = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
TD2 = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6"
TD1 = "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<"
LONG_NUMBER = "I<UTOD23145890<7349<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<<<<<<<<<<<<<<"
VISA = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<"


@pytest.mark.parametrize(
    ("text", "name"), [(TD3, "TD3"), (TD2, "TD2"), (TD1, "TD1"), (LONG_NUMBER, "TD1"), (VISA, "MRV-A")]
)
def test_the_specimens_of_the_standard_are_sound(text, name):
    assert read(text).faults == ()
    assert read(text).format == name


def test_the_fields_of_a_passport_are_read():
    lines = read(TD3)
    assert (lines.document_code, lines.issuer, lines.number, lines.nationality) == ("P", "UTO", "L898902C3", "UTO")
    assert (lines.surname, lines.given_names, lines.sex, lines.personal_number) == (
        "ERIKSSON",
        "ANNA MARIA",
        "F",
        "ZE184226B",
    )
    assert (lines.born_on(TODAY), lines.expires_on()) == (PartialDate(1974, 8, 12), date(2012, 4, 15))


def test_a_long_number_goes_on_in_the_optional_data():
    assert read(LONG_NUMBER).number == "D23145890734"
    wrong = read(LONG_NUMBER.replace("7349", "7348"))
    assert [fault.field for fault in wrong.faults] == ["number", "composite"]


@pytest.mark.parametrize(
    "typed",
    [
        TD3.lower(),
        TD3.replace("\n", ""),
        TD3.replace("\n", "\r\n") + "\r\n",
        "  " + TD3.replace("<<ANNA", " <<  ANNA"),
        TD3.replace("<", "‹"),
        TD3.replace("ERIKSSON", "erıksson"),
    ],
)
def test_lines_are_read_however_they_are_typed(typed):
    assert str(read(typed)) == TD3


def test_a_field_says_where_it_stands():
    assert read(TD1).place("number").cut(read(TD1).lines) == "D23145890"


def test_a_wrong_digit_says_where_to_look_and_what_it_may_be():
    number, whole = read(TD3.replace("L898902C36", "L8989O2C36")).faults
    assert number.sentence == "The check digit for the document number is wrong. Look at characters 1–10 of line 2."
    assert (number.field, number.line, number.first, number.last) == ("number", 2, 1, 10)
    assert number.suggestions == ("L898902C3",)
    assert whole.field == "composite"


@pytest.mark.parametrize(
    ("broken", "sentence"),
    [
        (TD3.replace("7408122F", "7413122F"), "The date of birth is not a date. Look at characters 14–19 of line 2."),
        (TD3.replace("1204159", "1230159"), "The expiry date is not a date. Look at characters 22–27 of line 2."),
        (TD3.replace("7408122F", "7408122Q"), "The sex is M, F or <. Look at character 21 of line 2."),
        (TD3.replace("ANNA", "AN?A"), "Only A–Z, 0–9 and < can stand here. Look at character 18 of line 1."),
        (TD3[:-1], "Line 2 has 43 characters; it needs 44."),
        (TD3 + "\n" + TD3, "Machine-readable lines are 2 lines of 44 or 36 characters or 3 lines of 30; this has 4."),
        ("", "Machine-readable lines are 2 lines of 44 or 36 characters or 3 lines of 30; this has 0."),
    ],
)
def test_each_fault_has_its_sentence(broken, sentence):
    assert sentence in [fault.sentence for fault in read(broken).faults]


def test_unknown_parts_of_a_birth_are_unknown():
    def born(digits):
        return read(line_for(Mrz("TD3", "P", "AZE", "C1", "A", "B", birth=digits, sex="M", expiry="300101")))

    assert born("8802<<").born_on(TODAY) == PartialDate(1988, 2) and born("8802<<").faults == ()
    assert born("88<<<<").born_on(TODAY) == PartialDate(1988) and born("<<<<<<").born_on(TODAY) == PartialDate()
    assert born("260317").born_on(TODAY) == PartialDate(1926, 3, 17), "not in the future"


@given(st.one_of(st.text(), st.text(alphabet="<ABO0189\n", min_size=60, max_size=100)))
def test_rubbish_is_told_and_nothing_is_raised(text):
    lines = read(text)
    assert lines.faults or lines.format
    assert all(fault.sentence and fault.first <= max(fault.last, 1) for fault in lines.faults)
    lines.born_on(TODAY), lines.expires_on()


letters = st.text(alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=9)
days = st.dates(date(1980, 1, 1), date(2025, 12, 31)).map(lambda day: day.strftime("%y%m%d"))


@given(st.sampled_from(["TD1", "TD2", "TD3"]), letters, letters, letters, days)
def test_what_is_written_is_read(name, number, surname, given, day):
    written = Mrz(name, "P", "AZE", number, surname, given, "AZE", day, "F", day, "5KQ2T8L")
    lines = read(line_for(written))
    assert lines.faults == ()
    assert (lines.number, lines.surname, lines.given_names, lines.birth, lines.personal_number) == (
        number,
        surname,
        given,
        day,
        "5KQ2T8L",
    )


@given(st.integers(0, 42), st.sampled_from("0123456789"))
def test_every_changed_digit_is_seen(at, digit):
    line = TD3.split("\n")[1]
    changed = line[:at] + digit + line[at + 1 :]
    covered = line[at].isdigit() and digit != line[at]  # letters may by chance have the same value modulo 10
    assert not covered or read(TD3.split("\n", maxsplit=1)[0] + "\n" + changed).faults


def test_the_check_digit_is_that_of_the_standard():
    assert check_digit("520727") == "3" and check_digit("AB2134<<<") == "5"
