"""Names in several scripts and cases: what is the same when folded, and in which order they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agencies.alphabet import ALPHABET
from cases.names import az_lower, az_upper, file_slug, fold, initials, script_of, sort_key

GOLDEN = {
    "Məmmədov": "memmedov",
    "MƏMMƏDOV": "memmedov",
    "Мәммәдов": "memmedov",
    "Mammadov": "mammadov",
    "MAMMADOV": "mammadov",
    "Mamedov": "mamedov",
    "Мамедов": "mamedov",
    "Əliyev": "eliyev",
    "Алиев": "aliev",
    "Qasımov": "qasimov",
    "QASIMOV": "qasimov",
    "Гасымов": "gasymov",
    "Hüseynli": "huseynli",
    "Һүсејнли": "huseynli",
    "Гусейнли": "guseynli",
    "Şıxəliyev": "sixeliyev",
    "Шихалиев": "shikhaliev",
    "Cəfərov": "ceferov",
    "Ҹәфәров": "ceferov",
    "Xəlilov": "xelilov",
    "Ağayev": "agayev",
    "AĞAYEV": "agayev",
    "Агаев": "agaev",
    "İLQAR": "ilqar",
    "Ilqar": "ilqar",
    "ılqar": "ilqar",
    "Γεώργιος": "georgios",
    "Müller-Lüdenscheidt": "muller ludenscheidt",
    "O’Brien": "obrien",
    "  Rövşən   Kamil  oğlu ": "rovsen kamil",
    "Leyla Rauf qızı": "leyla rauf",
    "Гасан-оглы Али": "gasan ali",
    "Кызы Лейла": "leyla",
    "Həsənoğlu": "hesenoglu",
    "": "",
    "oğlu": "",
}
EXPECTED_ORDER = [
    "Aliyev",
    "Babayev",
    "Cəfərov",
    "Çingizov",
    "Daşdəmirov",
    "Eyvazov",
    "Əliyev",
    "Fətullayev",
    "Qasımov",
    "Ləman",
    "Şah",
    "Zeynal",
]


@pytest.mark.parametrize(("name", "folded"), GOLDEN.items())
def test_names_fold(name, folded):
    assert fold(name) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
    assert set(fold(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789 ")


@given(st.text(alphabet=ALPHABET + "'- "))
def test_case_and_spaces_do_not_matter(text):
    assert fold(az_upper(text)) == fold(text) == fold(f"  {text} ")


@given(st.text(alphabet=ALPHABET))
def test_azerbaijani_case_goes_there_and_back(text):
    assert az_lower(az_upper(text)) == text


def test_i_has_its_dot_or_has_it_not():
    assert az_upper("ilqar") == "İLQAR" and az_lower("İLQAR") == "ilqar"
    assert az_upper("xədicə") == "XƏDİCƏ" and az_lower("ISMAYILOVA") == "ısmayılova"


def test_names_stand_in_the_order_of_the_alphabet():
    backwards = EXPECTED_ORDER[::-1]
    assert sorted(backwards, key=sort_key) == EXPECTED_ORDER
    alphabet = sorted(set(ALPHABET), key=sort_key)
    assert "".join(alphabet) == ALPHABET
    assert sort_key("Əli Zal") < sort_key("Əlişan"), "a word that ends stands first"


def test_in_english_schwa_follows_e():
    assert sorted(["Fuad", "Əli", "Ezra", "Élan", "Eyvaz"], key=lambda name: sort_key(name, "en")) == [
        "Élan",
        "Eyvaz",
        "Ezra",
        "Əli",
        "Fuad",
    ]


@given(st.text(), st.sampled_from(["az", "en"]))
def test_sort_keys_are_ascii(text, language):
    assert sort_key(text, language).isascii()


def test_scripts_are_known():
    seen = [script_of(text) for text in ("Əli", "Али", "Γεώργιος", "علی", "ნინო", "Aлi", "O’Brien ʼ", "", "123")]
    assert seen == ["latin", "cyrillic", "greek", "arabic", "other", "mixed", "latin", "", ""]


def test_file_names_are_plain():
    assert file_slug("Gəncə şəhəri ışıq") == "gence-seheri-isiq"
    assert file_slug("../../etc/паспорт?.pdf") == "etc-pasport-pdf"


def test_initials_are_as_written():
    assert initials("Əli Məmmədov") == "Ə. M."
    assert initials("ilqar (X)") == "i."
    assert initials("") == ""
