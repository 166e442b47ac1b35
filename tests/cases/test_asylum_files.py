"""Files at the asylum door: what is written on them, beside them and inside them; honest ones pass."""

import random
import zipfile

import pytest

from cases.asylum_door import file_texts, workbook_texts
from cases.asylum_door.finding import found
from cases.asylum_door.workbook_texts import Unreadable
from cases.packages.samples.specimens import paper_pdf, paper_picture, photograph
from cases.sniffing import TurnedAwayFile, Unacceptable, sniff
from tests.cases.asylum_files import FILES, PLACES, with_part, workbook
from tests.cases.asylum_hints import hint
from tests.cases.clean_forms import SENTENCES

WORDS = ("Asylum application of 2019", "sığınacaq istəyib", "просил убежища", "DE1 123456789", "pabėgėlio statusas")


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("name", FILES)
def test_a_file_that_tells_of_a_claim_is_turned_away(name, words):
    with pytest.raises(TurnedAwayFile) as refusal:
        sniff(FILES[name](words))
    assert refusal.value.hits and "cannot be taken" in refusal.value.sentence


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_tells_of_nothing_passes(name):
    assert sniff(FILES[name]("Şəxsiyyət vəsiqəsinin surəti, Dublin 2024"))


def test_generated_hints_are_found_in_files():
    chance = random.Random(5)
    tried = [(name, hint(chance).replace("\n", " ")) for name in FILES for _time in range(6)]
    missed = [(name, said) for name, said in tried if not is_turned_away(FILES[name](said))]
    assert len(missed) <= 1, missed


def is_turned_away(content):
    try:
        sniff(content)
    except TurnedAwayFile:
        return True
    return False


def test_photographs_and_papers_are_not_taken_for_hints():
    chance = random.Random(6)
    for _file in range(40):
        tone = tuple(chance.randrange(160) for _colour in range(3))
        assert sniff(photograph(tone)) and sniff(paper_picture("Paper", [chance.choice(SENTENCES)]))
        assert sniff(paper_pdf("PASSPORT", chance.sample(SENTENCES, 4)))


NOISE = "\n%líTlcÂhÙB\n".encode("latin-1")  # the bytes of a packed stream, as they came once


def test_what_a_packed_stream_looks_like_by_chance_is_no_comment():
    whole = paper_pdf("Paper", ["A line"])
    within, between = (
        whole.replace(b"endstream", NOISE + b"endstream", 1),
        whole.replace(b"endstream", b"endstream" + NOISE, 1),
    )
    assert "líTlcÂhÙB" not in file_texts.texts_of(within, "application/pdf")
    assert "líTlcÂhÙB" in file_texts.texts_of(between, "application/pdf") and is_turned_away(between)


def test_a_file_with_more_text_than_can_be_checked_is_refused(monkeypatch):
    monkeypatch.setattr(file_texts, "MOST_SIGNS", 10)
    with pytest.raises(Unacceptable, match="more text"):
        sniff(paper_pdf("Paper", ["A line that is too long"]))


def test_a_page_that_takes_too_long_to_draw_is_refused(monkeypatch):
    monkeypatch.setattr(file_texts, "LARGEST_PAGE", 10)
    with pytest.raises(Unacceptable, match="more text"):
        sniff(paper_pdf("Paper", ["A line"]))


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("place", PLACES)
def test_what_a_workbook_says_is_read_wherever_it_stands(place, words):
    said = "\n".join(text for _part, text in workbook_texts.workbook_texts(workbook(place, words)))
    assert found(said), said


@pytest.mark.parametrize("place", PLACES)
def test_an_honest_workbook_passes(place):
    content = workbook(place, "Əliyev Rauf, Gəncə")
    assert [(part, hits) for part, text in workbook_texts.workbook_texts(content) if (hits := found(text))] == []


def test_a_part_that_no_program_shows_is_read_too():
    content = with_part(workbook("cell", "x"), "xl/hidden/asylum.xml", "<a>a</a>")
    assert any(found(text) for _part, text in workbook_texts.workbook_texts(content))


@pytest.mark.parametrize(
    "content",
    [b"no zip", b"PK\x03\x04" + bytes(50), with_part(workbook("cell", "x"), "xl/bomb.xml", bytes(30 * 1024 * 1024))],
    ids=["text", "half", "bomb"],
)
def test_a_workbook_that_cannot_be_looked_through_is_said_to_be_so(content):
    with pytest.raises(Unreadable):
        list(workbook_texts.workbook_texts(content))


def test_too_many_parts_are_not_opened(monkeypatch):
    monkeypatch.setattr(workbook_texts, "MOST_PARTS", 3)
    content = workbook("cell", "x")
    monkeypatch.setattr(zipfile.ZipFile, "open", None)
    with pytest.raises(Unreadable, match="too large"):
        list(workbook_texts.workbook_texts(content))
