"""What people write reaches the page as they wrote it: never as markup, never cut, in every alphabet we print."""

import unicodedata

import pytest

from cases import paper
from tests.cases.letter_samples import read, sample, words_of

every_kind = pytest.mark.parametrize("kind", paper.letter_kinds())


@pytest.mark.parametrize(
    "name",
    ['#import "letter.typ"', "*bold* _slanted_", "$x^2$", "= Head", "- item", "`raw` @see <label>", "// note \\ \\#"],
)
@every_kind
@pytest.mark.some(4)
def test_a_name_is_text_and_never_markup(kind, name):
    data = sample(kind, "en")
    data["person"] = data["person"] | {"surname": name}
    assert name in words_of(read(kind, data=data))


@pytest.mark.parametrize("name", ["əƏğĞıIİişŞçÇöÖüÜ", "Щукин Ёжиков Їжак", "Παπαδόπουλος", "Łukašiūnė Ðorđević"])
@every_kind
@pytest.mark.some(4)
def test_letters_of_many_alphabets_are_printed(kind, name):
    data = sample(kind, "az")
    data["person"] = data["person"] | {"surname": name}
    assert name in words_of(read(kind, "az", data))


@pytest.mark.parametrize("name", ["محمد رضایی", "گلناز پاکزاد", "मोहन"])
def test_a_name_in_a_script_of_its_own_is_printed_with_its_shapes(name):
    data = sample("application", "az")
    data["person"] = data["person"] | {"aliases": [name]}
    pdf = read("application", "az", data)
    assert not {*name} - {*unicodedata.normalize("NFKC", words_of(pdf))}  # joined shapes are the letters that they are
    fonts = {font.get_object()["/BaseFont"] for page in pdf.pages for font in page["/Resources"]["/Font"].values()}
    assert any("NotoSansArabic" in font for font in fonts) == (name != "मोहन")


@every_kind
def test_long_name_wraps_and_is_never_cut(kind):
    data = sample(kind, "az")
    name = "Əbdürrəhmanzadə" * 8
    data["person"] = data["person"] | {"surname": name}
    assert name in words_of(read(kind, "az", data)).replace(" ", "")


def test_character_without_a_shape_stops_the_letter():
    data = sample("question", "en") | {"question": "王 arrived when?"}
    with pytest.raises(paper.Unprintable) as refused:
        paper.render("question", "en", data)
    assert refused.value.character == "王"


def test_lines_typed_on_any_machine_are_lines():
    told = words_of(read("question", data=sample("question", "en") | {"question": "One\r\ntwo\r\n\r\nthree"}))
    assert "One two three" in told


def test_text_cannot_be_turned_around():
    data = sample("question", "en") | {"question": "Is \u202eABC\u202c his name?"}
    assert "Is ABC his name?" in words_of(read("question", data=data))
