"""The wording of letters: delivered in both languages, printed as typed or refused at its field, and part of what a letter is."""

import hashlib
import json
import os
import unicodedata
from pathlib import Path
from random import Random

import pytest

from cases import paper
from cases.letter_kinds import KINDS, needs
from cases.wording.checking import MOST_ELSEWHERE, faults, tidy
from cases.wording.declared import LANGUAGES, delivered, is_worded, passages, placeholders
from cases.wording.specimen import printed, specimen, without_shape
from cases.wording.telling import names_in, sound
from tests.cases.letter_samples import read, sample, words_of

WORDED = [kind for kind in KINDS if is_worded(kind)]
GOLDEN = Path(__file__).with_name("letters_as_delivered.json")
TRIES = 2000 if os.environ.get("QAYIDIS_FULL") == "1" else 80
every_worded = pytest.mark.parametrize("kind", WORDED)


def worded(kind, language, **texts):
    """A sample whose wording says something else here and there."""
    return sample(kind, language) | {"wording": {"version": 2, "passages": delivered(kind)[language] | texts}}


def closing(text):
    return list(faults("question", passages("question")["closing"], text))


def test_only_the_forms_of_the_agreement_are_not_edited():
    assert set(KINDS) - set(WORDED) == {"application", "transit_application"}


@every_worded
def test_what_is_delivered_is_there_in_both_languages_and_nothing_stands_against_it(kind):
    for name, passage in passages(kind).items():
        english, azerbaijani = (passage.texts[language] for language in LANGUAGES)
        assert bool(english) == bool(azerbaijani) == (not passage.may_be_empty)
        for text in filter(None, (english, azerbaijani)):
            assert list(faults(kind, passage, text)) == [] and tidy(text, passage.is_one_line) == text
        assert set(names_in(english)) == set(names_in(azerbaijani)), name
        assert passage.label


@pytest.mark.some(6)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_no_letter_says_anything_else_than_before_it_could_be_edited(kind, language):
    said = hashlib.sha256(words_of(read(kind, language)).encode()).hexdigest()
    assert said == json.loads(GOLDEN.read_text(encoding="utf-8"))[kind][language]


@pytest.mark.some(6)
@every_worded
def test_the_delivered_words_kept_as_a_version_give_the_same_bytes(kind):
    data = sample(kind, "az") | {"code": "X"}
    assert paper.render(kind, "az", worded(kind, "az") | {"code": "X"}) == paper.render(kind, "az", data)


MARKUP = (
    "#import", "*bold*", "_slanted_", "$x^2$", "= Head", "- item", "+ item", "/ a: b", "`raw`", "@see", "<label>", "// note", "/* */",
    "\\#", "\\", "~", "--", "---", "...", '"', "'", "“", "’", "…", "#data.person", "#sys.inputs", "[", "]", "(", ")", "1.", "a b", "€", "№",
    "{dated_on}", "{person.surname}", "{time_limit}", "https://example.org/a_b", "<script>", "&amp;", "%(x)s", "−", "‑", "word" * 12,
    "əƏğĞıIİişŞçÇöÖüÜ", "e\u0301", "Å", "\u212b", "\n", "\n\n", "\t", "\u00a0", "½", "ﬁ", "\u2011",
)  # fmt: skip
NEVER = (
    "{", "}", "{{", "}}", "{person}", "{answer_by}", "{}", "{ dated_on }", "{dated_on}dan", "\u00ad", "\u200b", "\u202e", "\x00",
    "王", "Щ", "א", "ع", "\U0001f600", "\ue000", "٣",
)  # fmt: skip


def anything(chance):
    """Pieces of markup; in every third text also braces, what we have no shape for, and any character there is."""
    pieces = chance.choices(MARKUP, k=chance.randrange(1, 7))
    if chance.random() < 0.3:
        pieces[chance.randrange(len(pieces))] = chance.choice((*NEVER, chr(chance.randrange(0x20, 0x2FFF))))
    return chance.choice(("", " ", " ", " ")).join(pieces)


def plain(text):
    """As a reader sees it, wherever lines are broken."""
    return "".join(unicodedata.normalize("NFKC", text).replace("\u200b", "").split())


def filled(text):
    for name in names_in(text):
        value = paper.find(specimen("question", "en"), name)
        text = text.replace(f"{{{name}}}", value if isinstance(value, str) else f"{value:%d.%m.%Y}")
    return text


@pytest.mark.parametrize("tenth", range(4))
def test_whatever_is_typed_is_refused_at_its_field_or_printed_as_exactly_that(tenth):
    chance, taken = Random(f"wording {tenth}"), 0
    for _try in range(TRIES // 4):
        text = tidy(anything(chance))
        texts = {language: delivered("question")[language] | {"closing": text} for language in LANGUAGES}
        if closing(text) or without_shape("question", texts):
            continue
        taken += 1
        told = words_of(read("question", data=worded("question", "en", closing=text) | specimen("question", "en")))
        assert plain(filled(text)) in plain(told), text
    assert TRIES // 16 < taken < TRIES // 4


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Write {so.", "A brace has no partner"),
        ("Write so}.", "A brace has no partner"),
        ("Write {{dated_on}}.", "A brace has no partner"),
        ("Write to {nobody}.", "There is no placeholder {nobody} here."),
        ("Write {question}.", "There is no placeholder {question} here."),
        ("Yazın {dated_on}-dan.", "glue no ending"),
        ("Yazın {dated_on}dan.", "glue no ending"),
        ("Yazın{dated_on}.", "glue no ending"),
        ("Пишите", "“П” cannot stand here"),
        ("Write \u202eso", "cannot stand here"),
        ("a" * (MOST_ELSEWHERE + 1), "At most 1200"),
    ],
)
def test_what_cannot_be_kept_is_said_at_the_field(text, said):
    assert any(said in sentence for sentence in closing(text))


def test_what_a_passage_must_tell_is_missed_in_it():
    opening = passages("acknowledgement")["opening"]
    assert list(faults("acknowledgement", opening, "It came on {received_at}.")) == [
        "{reply.due_on} must be told here."
    ]


def test_a_heading_names_nobody_since_it_is_the_title_of_the_file():
    assert not [name for kind in WORDED for name in placeholders(kind, "heading") if name.startswith("person.")]
    assert "person.surname" in placeholders("question", "opening")


def test_a_character_without_a_shape_is_found_in_its_language():
    texts = {"en": {"closing": "Fine."}, "az": {"closing": "Pis ⛵."}}
    assert without_shape("question", texts) == {"az": "⛵"}


def test_the_value_that_a_passage_must_tell_stays_bold_and_an_empty_closing_prints_nothing():
    told = paper.told(
        "acknowledgement", "en", worded("acknowledgement", "en", opening="By {reply.due_on}, {agreement}.")
    )
    assert [part["bold"] for part in told["opening"][0]] == [False, True, False, False, False]
    assert told["closing"] == []


def test_other_words_are_another_letter_with_another_code():
    data, edited = sample("question", "en"), worded("question", "en", heading="Tell us more")
    assert paper.document_code("question", "en", data) != paper.document_code("question", "en", edited)
    assert "Tell us more" in words_of(read("question", data=edited))


def test_a_form_of_the_agreement_is_deaf_to_other_words():
    kept = {"wording": {"version": 2, "passages": {"heading": "Something", "reference": "Something"}}}
    assert "Something" not in words_of(read("transit_application", data=sample("transit_application", "en") | kept))


@pytest.mark.parametrize("text", ["Of {gone}.", "Of {person}.", 7, None, ["a"]])
def test_kept_words_that_cannot_be_told_stop_the_letter(text):
    """As they might come in a bundle of a partner; ours are looked through before they are kept."""
    with pytest.raises((ValueError, TypeError, AttributeError)):
        paper.render("question", "en", worded("question", "en", closing=text))


def test_a_passage_that_names_what_is_gone_is_left_to_what_was_delivered():
    assert sound("question", {"closing": "Of {gone}.", "opening": "Well."}) == {"opening": "Well."}


@pytest.mark.parametrize("language", LANGUAGES)
@every_worded
def test_a_specimen_of_every_letter_is_whole_and_of_nobody(kind, language):
    data = specimen(kind, language)
    assert paper.missing(kind, data) == [] and needs(kind)
    assert paper.document_code(kind, language, data) != data["code"]


@pytest.mark.some(8)
@every_worded
def test_a_specimen_of_every_letter_can_be_printed(kind):
    assert printed(kind, "az", delivered(kind)["az"]).startswith(b"%PDF")
