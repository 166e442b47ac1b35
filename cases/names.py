"""Names: the one place that folds them for comparison, sorts them by their alphabet and puts them into files' names."""

import re
import unicodedata

from anyascii import anyascii

from agencies.alphabet import ALPHABET

LETTERS_ONLY_AZERBAIJANI_CYRILLIC_HAS = frozenset("әғҹҝөүһј")
AZERBAIJANI_CYRILLIC = dict(zip("абвгғдеәжзиыјкҝлмноөпрстуүфхһчҹш", "abvqğdeəjziıykglmnoöprstuüfxhçcş", strict=True))
AZERBAIJANI_CYRILLIC |= {"э": "e", "ю": "yu", "я": "ya", "й": "y"}
SON_OR_DAUGHTER = frozenset(("oglu", "ogly", "ogli", "oqlu", "qizi", "kizi", "kyzy", "gizi", "gyzy", "qyzy", "kizy"))
APOSTROPHES = re.compile("['`´ʹʻʼʽˈ‘’‛′＇ʿʾ]")
SCRIPTS = {"LATIN": "latin", "CYRILLIC": "cyrillic", "GREEK": "greek", "ARABIC": "arabic"}


def az_lower(text: str) -> str:
    """Lower case as Azerbaijani has it: İ is i, I is ı. Only for text known to be Azerbaijani."""
    return unicodedata.normalize("NFC", text).replace("İ", "i").replace("I", "ı").lower()


def az_upper(text: str) -> str:
    """Upper case as Azerbaijani has it: i is İ, ı is I."""
    return unicodedata.normalize("NFC", text).replace("i", "İ").replace("ı", "I").upper()


def fold(text: str) -> str:
    """What two writings of one name have in common: a–z and 0–9, one space between words; empty where nothing is left.

    Case, diacritics and script go, ə becomes e, ı becomes i; "son of" and "daughter of" (oğlu, qızı) are dropped.
    """
    words = plain_words(text).split()
    return " ".join(word for word in words if word not in SON_OR_DAUGHTER)


def fold_number(number):
    """A document number for comparison: capitals and digits only, O read as 0."""
    return "".join(c for c in number.upper() if c.isalnum()).replace("O", "0")[:40]


def latin(text: str) -> str:
    """The text in Latin letters: Azerbaijani Cyrillic by its own table, every other script by anyascii's."""
    text = unicodedata.normalize("NFC", text).replace("İ", "i")
    if LETTERS_ONLY_AZERBAIJANI_CYRILLIC_HAS & set(text.lower()):
        return "".join(AZERBAIJANI_CYRILLIC.get(letter, letter) for letter in text.lower())
    return text


def sort_key(text: str, language: str = "az") -> str:
    """ASCII text whose byte order is the alphabet's: Azerbaijani for "az", else plain Latin with ə after e."""
    text = APOSTROPHES.sub("", latin(text))
    if language == "az":
        return "".join(map(_place, az_lower(text))).strip()
    return "".join("e~" if letter in "əƏ" else _ascii_words(letter) or " " for letter in text).strip()


def plain_words(text: str) -> str:
    """The words in a–z and 0–9, none dropped."""
    return _ascii_words(latin(text))


def script_of(text: str) -> str:
    """latin, cyrillic, greek, arabic, other; mixed where the letters are of two; empty where there is no letter."""
    letters = unicodedata.normalize("NFC", APOSTROPHES.sub("", text))
    scripts = {_script(letter) for letter in letters if letter.isalpha()}
    return "mixed" if len(scripts) > 1 else "".join(scripts)


def file_slug(text: str) -> str:
    """A name for a file: "Gəncə şəhəri ışıq" becomes "gence-seheri-isiq"."""
    return "-".join(plain_words(text).split())


def initials(name: str) -> str:
    """The first letters as they were written: "Əli Məmmədov" becomes "Ə. M."."""
    return " ".join(f"{word[0]}." for word in name.split() if word[0].isalpha())


def _ascii_words(text):
    """a–z, 0–9 and single spaces; apostrophes vanish, everything else that is no letter parts words."""
    ascii_text = anyascii(APOSTROPHES.sub("", text))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", APOSTROPHES.sub("", ascii_text).lower()).split())


def _place(letter):
    place = ALPHABET.find(letter)
    if place >= 0:
        return chr(ord("A") + place)
    base = _ascii_words(letter)
    return "".join(_place(plain) if plain.isalpha() else plain for plain in base) or " "


def _script(letter):
    return SCRIPTS.get(unicodedata.name(letter, "").split(" ")[0], "other")
