"""How a text looks to a reader: accents, look-alikes of other alphabets and invisible signs brought to plain letters."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

LATIN, CYRILLIC, AS_IS = "latin", "cyrillic", "as_is"
OTHER = "¤"  # a letter of an alphabet that is not looked for; it parts words as a letter does
KEPT = "ıə€"  # letters of their own, which no accent makes, and a sign that stands for one
BLANKS = "\u115f\u1160\u2800\u3164\uffa0"  # count as letters and show nothing
NAMED = re.compile(r"LETTER (?:SMALL CAPITAL )?([A-Z])$")  # letters in squares, on flags, in small capitals
TO_LATIN = {
    CYRILLIC: str.maketrans("абвгезһӏѕԁԛԝиікмнопрстухҫүјш", "abbre3hlsdqwuikmhonpctyxcyjw"),
    "greek": str.maketrans("αβεηικμνοπρστυχωγζ", "abenikuvonpotuxwyz"),
    "capitals": str.maketrans("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧИПѴ", "ABEZHIKMNOPTYXNNV"),
    "others": str.maketrans("օսհոցյ", "ouhngj"),
}
TO_CYRILLIC = str.maketrans("abcehikmnoprtuxyі", "авсеникмпоргтихуи")


@dataclass(frozen=True)
class View:
    """The text as plain letters, and for each of its signs where it stands in the original."""

    text: str
    places: tuple[int, ...]

    def span(self, start, end):
        return self.places[start], self.places[end - 1] + 1


def view(text: str, script: str) -> View:
    read = [(plain, place) for place, sign in enumerate(text) for plain in plain_signs(sign, script)]
    return View("".join(plain for plain, _place in read), tuple(place for _plain, place in read))


@lru_cache(maxsize=20_000)
def plain_signs(sign: str, script: str) -> str:
    """What a sign stands for in one of the alphabets: mostly one letter, nothing where nobody would see it."""
    if sign in BLANKS:
        return " "
    if sign in "\n\r\t":
        return "\n" if sign == "\n" else " "
    if sign in KEPT:
        return sign
    return "".join(_plain(part, script) for part in unicodedata.normalize("NFKD", sign))


def _plain(part, script):
    category = unicodedata.category(part)
    if category[0] in "MC":
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(part))
    if part.isascii() and not part.isalpha():
        return part
    if category[0] in "PZS":
        return _named(part) or ("-" if category == "Pd" else " ")
    return _letter(part, script)


def _named(part):
    found = NAMED.search(unicodedata.name(part, ""))
    return found[1].lower() if found else ""


def _letter(part, script):
    if script == AS_IS:
        return part.casefold()
    if script == CYRILLIC:
        small = part.casefold().translate(TO_CYRILLIC)
        return small if _is_of(small, "CYRILLIC") else OTHER
    return _latin(part)


def _latin(part):
    looks = part.translate(TO_LATIN["capitals"]).casefold()
    for likeness in (TO_LATIN[CYRILLIC], TO_LATIN["greek"], TO_LATIN["others"]):
        looks = looks.translate(likeness)
    if looks.isascii() or looks in KEPT:
        return looks
    return anyascii(looks).lower() if _is_of(looks, "LATIN") else _named(part) or OTHER


def _is_of(letter, alphabet):
    return unicodedata.name(letter[:1], "").startswith(alphabet)
