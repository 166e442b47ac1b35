"""What a written word sounds like, whoever wrote it: one small alphabet for Azerbaijani, Russian and Western spellings.

A sound is a lower-case letter, S for ş and C for all of c, ç and j. ə, e and a are one sound, and so are ı, i and y.
"""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

LETTERS = {
    **dict(zip("əäıöüğqşšśçčćжчžżźł", "aaiouggSSSCCCCCCCzl", strict=True)),
    **dict(zip("абвгдезийклмнопрстуфхыэіїґґє", "abvgdeziiklmnoprstufxieiigge", strict=True)),
}
LETTERS |= {"ш": "S", "щ": "S", "ц": "ts", "ю": "iu", "я": "ia", "ё": "io", "ь": "", "ъ": "", "ß": "ss"}
ALWAYS = tuple(  # the longer spelling first
    line.split()
    for line in (
        *("dsch C", "dzj C", "tsj C", "tsch C", "shch S", "dzh C", "dj C", "dz C", "dC C", "tch C", "tC C"),
        *("sch S", "sh S", "zh C", "sj S", "zj C", "kh x", "gh g", "ph f", "th t", "ck k", "sz S", "cz C"),
        *("ou u", "oo u", "w v", "q g", "y i"),
    )
)
BEFORE_ZADE = re.compile(r"(?=zad[ae]h?$)")  # in Oruczadə the c and the z are two sounds
MISREAD = str.maketrans("058", "osb")  # digits that a scanner saw for letters; 1 is i or l
FRENCH_END = re.compile(r"(?<=in)e$")  # Chahine is Şahin
FRENCH_START = re.compile(r"ch|dj|tch")
UMLAUTS = re.compile(r"[aoue]e(?!v)")  # in Agaev it is none
GERMAN_OR_POLISH = re.compile(r"[oe]wa?\b|sch|[oe]wi|dż|sz|cz|ß|ł", re.IGNORECASE)
ONE_CLASS = str.maketrans("eygkhxSzptf", "aikkkkssbdv")
ONE_IN_KNOWN_NAMES = str.maketrans("gkhxS", "kkkks")
HARD_AT_THE_END = {"p": "b", "t": "d"}  # Recep, Ahmet
MOST_READINGS = 8
FIRST = str.maketrans("oe", "ua")
CLASSES_OF_FIRST = {"C": "Csd", "S": "s", "z": "s"}
NO_SOUND = str.maketrans("", "", "aeiou")


def is_german_or_polish(name: str) -> bool:
    """Whether ch is to be read as x and s perhaps as z: such a spelling shows in -ow, sch, sz."""
    return bool(GERMAN_OR_POLISH.search(name))


@lru_cache(maxsize=20_000)
def readings(word: str, germanic: bool) -> tuple[str, ...]:
    """All that the word may sound like, the likeliest first; e is still apart from a, for the endings."""
    found = [_spelled(word)]
    for written, sounds in _doubts(germanic):
        found = [one.replace(written, sound) for sound in sounds for one in found]
    if word.isascii() and "x" in word:
        found += [re.sub(r"(?<=.)x", "ks", one) for one in found]
    return tuple(dict.fromkeys(map(_single, found)))[:MOST_READINGS]


def merged(sound: str) -> str:
    """e is a: ə is written as either."""
    return _single(sound.replace("e", "a"))


@lru_cache(maxsize=20_000)
def coarse(sound: str) -> str:
    """Only sounds that one name is spelled with in several systems are one: what tells one known name from another."""
    text = re.sub(r"(?<=[^aou])i(?=[aou])", "", merged(sound)).translate(ONE_IN_KNOWN_NAMES)
    return _single(text[:-1] + HARD_AT_THE_END.get(text[-1:], text[-1:]))


@lru_cache(maxsize=20_000)
def skeleton(sound: str) -> str:
    """The consonants, those that spellings confuse as one; A where the word begins with a vowel."""
    rest = merged(sound).translate(ONE_CLASS).replace("z", "s").translate(NO_SOUND)
    return ("A" if sound[:1] in tuple("aeiou") else "") + rest


def beginnings(sound: str) -> set[str]:
    """The sounds with which an initial of the word may begin: Yeganə may be Y. or E."""
    found = sound[:2] if sound[:1] == "i" and sound[1:2] in tuple("aou") else sound[:1]
    return set(found.translate(FIRST))


def firsts(sound: str) -> set[str]:
    """The same in the classes of keys; Dzhamil may be D., Zhala Z., Tschingis T."""
    return {letter for first in beginnings(sound) for letter in CLASSES_OF_FIRST.get(first, first.translate(ONE_CLASS))}


def bare(text: str) -> str:
    """Lower case without marks that do not join their letter: İ and I are i."""
    text = unicodedata.normalize("NFC", text).replace("İ", "i").lower().replace("ı", "i")
    return "".join(c for c in text if unicodedata.category(c) not in ("Mn", "Cf"))


def _spelled(word):
    text = anyascii("".join(LETTERS.get(letter, letter) for letter in word))
    text = re.sub(r"[^a-z0-9CS]", "", text)
    text = text.translate(MISREAD) if re.search("[a-zCS]", text) else text
    text = FRENCH_END.sub("", text) if FRENCH_START.match(text) else text
    text = BEFORE_ZADE.sub("|", text)
    text = re.sub(r"(?<=[oe])ff(?=a?$)", "v", text)
    for written, sound in ALWAYS:
        text = text.replace(written, sound)
    return UMLAUTS.sub(lambda match: {"ee": "i", "oe": "o", "ue": "u", "ae": "a"}[match[0]], text).replace("|", "")


def _doubts(germanic):
    """What depends on who wrote it: j, ch and s; and what a scanner confuses: 1, and m with rn."""
    misread = (("rn", ("rn", "m")), ("1", "il"))
    if germanic:
        return (("ch", "x"), ("j", "iC"), ("c", "C"), ("s", "sz"), *misread)
    return (("ch", "CxS"), ("j", "Ci"), ("c", "C"), *misread)


def _single(text):
    """Double letters single."""
    return re.sub(r"([A-Za-z])\1+", r"\1", text)
