"""The words of the letters: short sentences, whole words, and no placeholder that nobody declared."""

import re

import pytest

from cases import paper
from cases.letter_kinds import HANDOUTS, known
from cases.wording.declared import passages
from cases.wording.telling import PLACEHOLDER

PRINTED = (*paper.letter_kinds(), *HANDOUTS)
every_template = pytest.mark.parametrize("kind", [*PRINTED, "letter", "handout"])


def source(kind):
    return (paper.LETTERS / f"{kind}.typ").read_text(encoding="utf-8")


def test_every_kind_has_its_file_and_every_file_its_kind():
    files = {path.stem for path in paper.LETTERS.glob("*.typ")} - {"letter", "handout"}
    assert files == set(PRINTED)


@pytest.mark.parametrize("kind", paper.letter_kinds())
def test_letter_prints_what_it_declares_and_declares_what_it_prints(kind):
    declared = {name.partition(".")[0] for name in known(kind)} - {"code", "wording"}
    text = source(kind) + source("letter")
    printed = {one or other for one, other in re.findall(r'\bdata\.(\w+)|may\(data, "(\w+)"\)', text)}
    must_be_told = {name.partition(".")[0] for passage in passages(kind).values() for name in passage.required}
    assert printed | must_be_told == declared


def spoken(kind):
    """The sentences of a template and of its wording, each placeholder read as one word."""
    for passage in passages(kind).values():
        for text in passage.texts.values():
            yield from re.split(r"(?<=[.?!:])\s+", PLACEHOLDER.sub("X", text))
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
