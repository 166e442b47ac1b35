"""The words of the letters: short sentences, whole words, and no placeholder that nobody declared."""

import re

import pytest

from cases import paper
from cases.letter_kinds import HANDOUTS, known

PRINTED = (*paper.letter_kinds(), *HANDOUTS)
every_template = pytest.mark.parametrize("kind", [*PRINTED, "letter", "handout"])


def source(kind):
    return (paper.LETTERS / f"{kind}.typ").read_text(encoding="utf-8")


def test_every_kind_has_its_file_and_every_file_its_kind():
    files = {path.stem for path in paper.LETTERS.glob("*.typ")} - {"letter", "handout"}
    assert files == set(PRINTED)


@pytest.mark.parametrize("kind", paper.letter_kinds())
def test_letter_prints_what_it_declares_and_declares_what_it_prints(kind):
    declared = {name.partition(".")[0] for name in known(kind)} - {"code"}
    text = source(kind) + source("letter")
    printed = set(re.findall(r'\bdata\.(\w+)|may\(data, "(\w+)"\)', text))
    assert {one or other for one, other in printed} == declared


def spoken(kind):
    """The sentences of a template, each placeholder read as one word."""
    text = re.sub(r"//.*", "", source(kind))
    text = re.sub(r"#(strong|box)\(([\w.]+)\)", "X", text)
    text = re.sub(r"#[\w.]+", "X", text)
    for words in re.findall(r"\[((?:[^\[\]])*)\]", text):
        yield from re.split(r"(?<=[.?!:])\s+", " ".join(words.split()))


@every_template
def test_sentences_are_short(kind):
    assert [sentence for sentence in spoken(kind) if len(sentence.split()) > 20] == []


@every_template
def test_no_suffix_is_glued_to_a_placeholder(kind):
    assert re.findall(r"#(?:strong|box)\([\w.]+\)-?[a-zəğıöüşç]+", source(kind)) == []
    assert re.findall(r"#data[\w.]+-[a-zəğıöüşç]+", source(kind)) == []
