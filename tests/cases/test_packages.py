"""Application packages: the samples are sound, every broken one has its fault at its place, nothing raises."""

import json
import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.packages import reading
from cases.packages.check import KnownAgency, KnownAgreement, check, check_application, differences, fingerprint
from cases.packages.samples.build import FOLDER, build_samples, written
from cases.packages.shape import application_schema, blank, position
from tests.cases.broken_packages import BROKEN, GERMANY, NETHERLANDS, SWITZERLAND, changed, sample

AGREEMENTS = {"EUAZ": KnownAgreement(frozenset({"NL", "DE"})), "CHAZ": KnownAgreement(frozenset({"CH"}))}
AGENCIES = {code: KnownAgency(code[:2], sends=True) for code in ("NL-CA", "DE-CA", "CH-CA")}
AGENCIES |= {"AZ-SMS": KnownAgency("AZ", receives=True)}
WORLD = {"agreements": AGREEMENTS, "agencies": AGENCIES, "today": date(2026, 3, 16)}


def checked(package):
    return check(json.dumps(package), **WORLD)


def told(result):
    return [(fault.pointer, fault.sentence) for fault in result.faults]


@pytest.mark.parametrize("name", sorted(build_samples()))
def test_the_samples_are_sound_small_and_built_from_code(name):
    file = FOLDER / name
    assert file.read_text("utf-8") == written(build_samples()[name])
    assert file.stat().st_size < 60_000
    result = check(file.read_bytes(), **WORLD)
    assert result.is_sound and not result.faults and not result.warnings
    assert set(result.attachments) == {attachment["sha256"] for attachment in result.application["attachments"]}


def test_the_samples_are_the_hard_cases():
    dutch, german, swiss = (checked(sample(name)).application for name in (NETHERLANDS, GERMANY, SWITZERLAND))
    assert {name["script"] for name in dutch["person"]["names"]} == {"latin", "cyrillic"}
    assert dutch["person"]["birth"]["date"] == "1988-02" and dutch["evidence"][0]["expires_on"] == "2025-08-01"
    assert german["spouse"]["nationalities"][0]["state"] == "GE" and len(german["children"]) == 2
    assert swiss["interview_requested"] and swiss["circumstances"]["health"]["consent_given"]


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_package_is_told_where_and_why(name):
    changes, pointer, sentence = BROKEN[name]
    result = checked(changed(changes))
    assert not result.is_sound
    assert any(at == pointer and sentence in said for at, said in told(result)), told(result)


WHOLE_FILES = {
    "nothing": (b"", "line 1, column 1"),
    "no JSON": (b'{"format": qayidis}', "line 1, column 12"),
    "cut off": (b'{"format": "qayidis.application",\n "version": ', "line 2, column 13"),
    "another encoding": ('{"a": "ə"}'.encode("utf-16"), "not UTF-8 text: look at byte 1"),
    "a list": (b"[]", "must be an object"),
    "too deep to read": (b"[" * 200_000, "nested too deeply"),
    "too deep": (b'{"a":' * 14 + b"1" + b"}" * 14, "nested too deeply"),
    "too many values": (b"[" + b"0," * 30_000 + b"0]", "more than 20000 values"),
    "too many commas": (b"[" + b"0," * 300_000 + b"0]", "more than 20000 values"),
    "a long number": (b'{"version": 1' + b"0" * 5000 + b"}", "cannot be read"),
    "a number that is none": (b'{"version": NaN}', "NaN cannot be read"),
    "a number beyond all": (b'{"version": 1e999}', "1e999 cannot be read"),
}


@pytest.mark.parametrize("name", WHOLE_FILES)
def test_a_file_that_cannot_be_read_has_one_fault(name):
    content, sentence = WHOLE_FILES[name]
    (fault,) = check(content, **WORLD).faults
    assert sentence in fault.sentence


def test_a_file_that_is_too_large_is_not_read(monkeypatch):
    monkeypatch.setattr(reading, "MOST_BYTES", 100)
    (fault,) = checked(sample()).faults
    assert fault.sentence == "The file is larger than 60 MB."


def test_a_name_that_stands_twice_is_a_fault():
    text = json.dumps(sample()).replace('"sex": "M"', '"sex": "F", "sex": "M"')
    assert told(check(text, **WORLD)) == [("/person/sex", "“sex” stands here more than once.")]


def test_all_faults_come_at_once_in_the_order_of_the_form():
    changes = [
        BROKEN[name][0] for name in ("an offer without a date", "born nowhere", "no reference", "one file twice")
    ]
    result = checked(changed({pointer: value for change in changes for pointer, value in change.items()}))
    pointers = [fault.pointer for fault in result.faults]
    assert pointers == ["/reference", "/person/birth/country", "/voluntary_return/offered_on", "/attachments/2"]
    assert pointers == sorted(pointers, key=position)


def test_one_fault_does_not_bring_others_with_it():
    assert [pointer for pointer, _said in told(checked(changed({"/person/names": 5})))] == ["/person/names"]
    assert [pointer for pointer, _said in told(checked(changed({"/agreement": "?"})))] == ["/agreement"]


def test_there_is_an_end_to_faults():
    result = checked(changed({f"/person/x{number}": 0 for number in range(900)}))
    assert len(result.faults) == 201 and result.faults[-1].sentence == "There are 700 more faults."


def test_what_had_better_be_there_is_a_warning():
    package = changed({"/photo": "", "/children": [{"names": [{"surname": "A"}], "birth": {"date": "2008-03-16"}}]})
    del package["attachments"][0]
    result = checked(package)
    assert result.is_sound
    assert [str(warning) for warning in result.warnings] == [
        "/photo: There is no photograph.",
        "/children/0/birth/date: This child is no longer a minor.",
    ]


def test_the_layout_of_the_file_does_not_matter():
    result, package = checked(sample()), sample()
    package["person"]["names"][0]["surname"] = "  Səlimzadə\u0301 ".replace("\u0301", "")
    shuffled = json.dumps(dict(reversed(package.items())), indent=7, ensure_ascii=True)
    again = check(b"\xef\xbb\xbf" + shuffled.encode(), **WORLD)
    assert fingerprint(again.application) == fingerprint(result.application)
    assert not differences(result.application, again.application)


def test_differences_are_listed():
    old = checked(sample()).application
    new = checked(
        changed({"/person/sex": "X", "/person/languages": ["az"], "/circumstances": {"danger": {"statement": "x"}}})
    ).application
    assert fingerprint(old) != fingerprint(new)
    assert [str(fault) for fault in differences(old, new)] == [
        "/person/sex: It was “M”, it is “X” now.",
        "/person/languages/1: This was there before and is missing now.",
        "/circumstances/danger: It was null, it is filled in now.",
    ]
    assert "/person/languages/1: This was not there before." in map(str, differences(new, old))


def test_a_form_is_checked_by_the_same_rules_without_files():
    application = checked(sample()).application
    assert check_application(application, **WORLD).application == application
    application["voluntary_return"]["reason"], application["voluntary_return"]["offered"] = "", False
    assert told(check_application(application, **WORLD)) == [
        ("/voluntary_return/reason", "Say why voluntary return was not offered.")
    ]


def test_an_empty_form_is_told_what_it_lacks():
    pointers = {fault.pointer for fault in check_application(blank(application_schema()), **WORLD).faults}
    assert {"/agreement", "/from", "/reference", "/person/names", "/signatory/name"} <= pointers


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=5) | st.sampled_from(["names", "date"]), inner, max_size=3)
    ),
    max_leaves=6,
)


def places(value, path=""):
    """Every pointer in a package, for breaking it there."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [pointer for key, below in inner for pointer in (f"{path}/{key}", *places(below, f"{path}/{key}"))]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([NETHERLANDS, GERMANY]), st.data())
def test_whatever_stands_wherever_nothing_raises(name, data):
    pointer = data.draw(st.sampled_from(places(sample(name))))
    package = changed({pointer: data.draw(anything)}, name)
    for result in (checked(package), check_application(package, **WORLD)):
        for fault in (*result.faults, *result.warnings):
            str(fault).encode("utf-8")
            assert fault.sentence and not re.search(r"[\x00-\x1f]", str(fault))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 9000))
def test_whatever_the_bytes_nothing_raises(damage, at):
    whole = (FOLDER / NETHERLANDS).read_bytes()
    assert check(damage, **WORLD).faults
    check(whole[:at] + damage + whole[at + len(damage) :], **WORLD)
