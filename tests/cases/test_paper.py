"""Letters: complete or not made at all, the same every time, readable by everyone, and deaf to markup in names."""

import base64
import re

import pytest

from cases import paper
from cases.letter_kinds import COMMON, KINDS, needs
from tests.cases.letter_samples import read, sample, words_of

EVERY = [(kind, language) for kind in paper.letter_kinds() for language in paper.LANGUAGES]
every_letter = pytest.mark.parametrize(("kind", "language"), EVERY)
every_kind = pytest.mark.parametrize("kind", paper.letter_kinds())

ONE_PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def without(data, name):
    first, _, rest = name.partition(".")
    if rest:
        return data | {first: without(data[first], rest)}
    return {key: value for key, value in data.items() if key != first}


def tags_of(pdf):
    waiting = [pdf.trailer["/Root"]["/StructTreeRoot"]["/K"]]
    while waiting:
        node = waiting.pop()
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            if "/S" in node:
                yield node["/S"]
            waiting.append(node.get("/K", []))


@every_letter
def test_letter_is_accessible(kind, language):
    pdf = read(kind, language)
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == language
    assert b"pdfuaid:part>1<" in root["/Metadata"].get_data()
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert list(tags_of(pdf)).count("/H1") == 1


@every_letter
def test_letter_says_from_whom_to_whom_when_and_about_what(kind, language):
    data = sample(kind, language)
    told = words_of(read(kind, language))
    expected = (
        data["sender"]["name"],
        data["recipient"]["name"],
        data["our_reference"],
        data["signatory"]["name"],
        data["signatory"]["function"],
        data["person"]["surname"],
        "16.03.2026",
        "18.02.1988",
        paper.document_code(kind, language, data),
        {"en": "What happens next", "az": "Bundan sonra nə olacaq"}[language],
        {"en": "Page 1 of", "az": "Səhifə 1 /"}[language],
    )
    assert [words for words in expected if words not in told] == []


@every_letter
def test_letter_uses_only_our_upright_font(kind, language):
    fonts = {
        font.get_object()["/BaseFont"]
        for page in read(kind, language).pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert all("NotoSans" in font and "Italic" not in font for font in fonts)


@every_kind
def test_same_data_gives_the_same_bytes(kind):
    assert paper.render(kind, "az", sample(kind, "az")) == paper.render(kind, "az", sample(kind, "az"))


def test_order_of_the_data_does_not_change_the_letter():
    data = sample("question", "en")
    turned = dict(reversed(data.items()))
    assert paper.render("question", "en", data) == paper.render("question", "en", turned)


@every_kind
def test_complete_letter_misses_nothing(kind):
    assert paper.missing(kind, sample(kind, "en")) == []


@every_kind
def test_each_placeholder_without_value_stops_the_letter(kind):
    for name in needs(kind):
        data = without(sample(kind, "en"), name)
        assert paper.missing(kind, data) == [name]
        with pytest.raises(paper.Incomplete) as refusal:
            paper.render(kind, "en", data)
        assert refusal.value.names == [name]


@every_kind
def test_what_a_letter_may_have_it_may_also_lack(kind):
    data = sample(kind, "en")
    for name in KINDS[kind].may + COMMON.may:
        if paper.find(data, name) is not None:
            data = without(data, name)
    assert paper.render(kind, "en", data)


@pytest.mark.parametrize("nothing", [None, "", "  \n", [], ()])
def test_nothing_is_nothing_in_every_form(nothing):
    data = sample("incomplete", "en") | {"items": nothing}
    assert paper.missing("incomplete", data) == ["items"]


def test_no_is_an_answer():
    assert paper.missing("application", sample("application", "en") | {"interview": False}) == []


def test_verification_request_carries_the_minimum():
    told = words_of(read("verification_request"))
    carried = paper.sheet("verification_request", "en", sample("verification_request", "en"))
    assert "Gahramanov Ilgar" in told and "C01234567" in told
    assert "09.01.2027" not in told
    for secret in ("asthma", "nationality", "agreement"):
        assert secret not in told + carried


def test_title_of_the_file_names_no_person():
    for kind, language in EVERY:
        assert "Qəhrəmanov" not in str(read(kind, language).metadata)


def test_document_code_follows_the_text_of_the_letter():
    data = sample("question", "en")
    code = paper.document_code("question", "en", data)
    assert re.fullmatch(r"[0-9a-f]{4}( [0-9a-f]{4}){3}", code)
    assert code == paper.document_code("question", "en", data | {"not printed": 1})
    assert code != paper.document_code("question", "en", data | {"question": "Another?"})
    assert code != paper.document_code("question", "az", data)


def test_code_may_be_given():
    assert "Document code XY-1" in words_of(read("question", data=sample("question", "en") | {"code": "XY-1"}))


def test_application_shows_the_photograph():
    pdf = read("application", data=sample("application", "en") | {"photo": ONE_PIXEL})
    assert len(pdf.pages[0].images) == 1
    assert "No photograph" not in words_of(pdf)


def test_picture_that_is_none_stops_the_letter():
    with pytest.raises(paper.Unprintable):
        paper.render("application", "en", sample("application", "en") | {"photo": b"<svg/>"})


def test_only_two_languages():
    with pytest.raises(ValueError, match="'fr'"):
        paper.render("question", "fr", sample("question", "en"))


def test_unknown_letter():
    with pytest.raises(KeyError):
        paper.render("../letter", "en", {})


def test_application_follows_the_order_of_the_paper_form():
    items = re.findall(r"\b[A-F]\.\d\b", words_of(read("application")))
    assert items == sorted(items)
    assert items[:8] == [f"A.{number}" for number in range(1, 9)]


def test_transfer_notice_has_a_receipt_to_send_back():
    told = words_of(read("transfer_notice"))
    receipt = told.partition("Confirmation of receipt")[2]
    for words in ("RA-NL-2026-00417, 16.03.2026", "Date", "Name and function", "Signature and stamp"):
        assert words in receipt


LETTERS = "ə İ ı ğ ş ç ö ü Ə Ğ Ş Ковалёв Юрьевич"


def fonts_of(pdf):
    for page in pdf.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            for descendant in font.get_object().get("/DescendantFonts", [font]):
                yield descendant.get_object()["/FontDescriptor"].get_object()


@every_letter
def test_every_font_is_in_the_file_and_every_letter_of_our_languages_comes_out_again(kind, language):
    data = sample(kind, language)
    data = data | {"sender": data["sender"] | {"name": LETTERS}}
    pdf = read(kind, language, data)
    fonts = list(fonts_of(pdf))
    assert fonts and all({"/FontFile", "/FontFile2", "/FontFile3"} & font.keys() for font in fonts)
    assert LETTERS in words_of(pdf)
