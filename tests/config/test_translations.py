"""The Azerbaijani catalogue is whole: every text of the product is in it, with the same facts, and no suffix is glued to one."""

import re
from functools import cache

import pytest
from babel.messages import pofile
from django.conf import settings
from django.utils.translation import override

from agencies.languages import capital
from cases.naming import state_called, state_names, state_said
from config import words
from workflows.procedures.transit_request import every_state

CATALOGUE = settings.LOCALE_PATHS[0] / "az" / "LC_MESSAGES" / "django.po"
FACT = re.compile(r"%\(\w+\)[sd]|%%|%[sd]|\{\w*\}")
GLUED = re.compile(r"(?:%\(\w+\)[sd]|%[sd]|\{\w*\})-?[^\W\d_]")
SAME = {
    "manat",
    "%(number)s (%(share)s %%)",
    "%(share)s %%",
    "0–13",
    "14–17",
    "18–34",
    "null",
    "Auditor",
    "dd.mm.yyyy",
    "Status",
    "{what} {look}",
    "“{text}”",
    "%(field)s: %(value)s",
    "%(name)s: %(why)s",
    "%(done)s %(units)s",
    "%(sex)s, %(age)s: %(what)s",
    "%(step)s.",
    "%(who)s, %(agency)s, %(at)s",
    "Donor",
    "donor",
    "ESCO",
    "ISCO-08",
    "Plan",
    "Region",
    "region",
    "Risk",
    "risk",
}


@cache
def translated():
    with CATALOGUE.open("rb") as source:
        return {(message.id, message.context): message for message in pofile.read_po(source) if message.id}


def pairs():
    for message in translated().values():
        ids, strings = (part if isinstance(part, tuple) else (part,) for part in (message.id, message.string))
        yield from zip(ids, strings, strict=True)


def test_the_catalogue_holds_every_text_and_no_other():
    used = {(message.id, message.context) for message in words.in_use() if message.id}
    missing, unused = used - translated().keys(), translated().keys() - used
    assert not missing and not unused, "run: python3 manage.py makemessages"


def test_no_text_is_left_in_english():
    assert [said for said, meant in pairs() if not meant.strip() or (meant == said and said not in SAME)] == []
    assert not [message.id for message in translated().values() if message.fuzzy]


def test_a_translation_tells_the_same_facts():
    assert [said for said, meant in pairs() if sorted(FACT.findall(said)) != sorted(FACT.findall(meant))] == []


def test_no_suffix_is_glued_to_a_fact():
    assert [meant for _said, meant in pairs() if GLUED.search(meant)] == []


def test_a_translation_begins_and_ends_as_its_text_does():
    assert [
        said for said, meant in pairs() if (said[:1] == " ", said[-1:] == " ") != (meant[:1] == " ", meant[-1:] == " ")
    ] == []


def test_a_label_begins_with_the_capital_letter_of_its_language():
    with override("az"):
        assert capital("icraçı") == "İcraçı" and capital("") == ""
    with override("en"):
        assert capital("issued") == "Issued"


@pytest.mark.parametrize("code", ["AZ", "DE", "SU", "XXA"])
def test_a_state_is_understood_by_the_name_that_the_page_itself_shows(code):
    for language in ("en", "az"):
        with override(language):
            assert state_called(state_said(code)) == code


IN_ORDER = ("Cibuti", "Çexiya", "Danimarka", "Efiopiya", "Əfqanıstan", "Fransa")


@pytest.mark.parametrize("offered", [state_names, lambda: [str(name) for _code, name in every_state()]], ids=["typed", "chosen"])
def test_states_are_offered_in_the_order_of_the_alphabet(offered):
    """Ç after C and before D, Ə after E: by letters alone these would come last."""
    with override("az"):
        names = offered()
    places = [names.index(name) for name in IN_ORDER]
    assert places == sorted(places)
    assert names != offered() and len(names) == len(set(names))
