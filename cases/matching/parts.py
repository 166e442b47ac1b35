"""The parts of a written name: surname, father's name, other; each with all that it may sound like."""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from cases.matching import endings
from cases.matching.known import names_of
from cases.matching.sounds import bare, is_german_or_polish, merged, readings
from cases.names import APOSTROPHES, SON_OR_DAUGHTER, latin

MOST_PARTS, MOST_LETTERS = 8, 40  # no name has more; a text that has is compared by its beginning
WORD = re.compile(r"[^\W_]+\.?")
SON_OR_DAUGHTER_OF = re.compile(r"o(g|k|x)l[iu]|[gk]i[zs]i")
SON_OF = frozenset(("ibn", "bin", "bint", "binti", "bente"))
TITLES = frozenset(("xanim", "xanım", "khanum", "khanim", "hanim", "bey", "bəy", "bek", "cənab", "господин", "госпожа"))
TITLES |= {"mr", "mrs", "ms", "miss", "herr", "frau", "pan", "pani", "dr"}


class Role(Enum):
    SURNAME, FATHER, OTHER = "surname", "father", "other"


@dataclass(frozen=True)
class Part:
    """One word of a name, as written and in small letters. `sounds` is without the ending of a surname or patronymic, `whole` with it."""

    written: str
    letters: str
    role: Role
    sounds: tuple[str, ...]
    whole: tuple[str, ...]
    ending: str = ""
    is_female: bool = False
    is_initial: bool = False

    @property
    def bare(self):
        return (self.role.value, self.letters)

    @property
    def order(self):
        return (self.role.value, self.sounds, self.whole, self.ending, self.letters, self.written)


@lru_cache(maxsize=2_000)
def parts_of(name: str) -> tuple[Part, ...]:
    """The parts in an order of their own, so that it does not matter in which they were written."""
    germanic = is_german_or_polish(name[:400])
    found = [_part(word, marker, germanic) for word, marker in _marked(_words(name[:400])[: 2 * MOST_PARTS])]
    return tuple(sorted(_with_a_surname([p for p in found if any(p.sounds)][:MOST_PARTS]), key=lambda p: p.order))


class Word(str):
    """A word in small Latin or Russian letters, which remembers how it was written."""

    written: str

    def __new__(cls, text, written):
        word = super().__new__(cls, text)
        word.written = written.rstrip(".")
        return word


def _words(name):
    name = _without_marks(APOSTROPHES.sub("", name))
    small = WORD.findall(bare(latin(name)))
    written = WORD.findall(name)
    pairs = zip(small, written if len(written) == len(small) else small, strict=True)
    return _joined(_without_titles([Word(*pair) for pair in pairs]))


def _without_marks(name):
    return "".join(c for c in unicodedata.normalize("NFC", name) if unicodedata.category(c) not in ("Mn", "Cf"))


def _without_titles(words):
    rest = [word for word in words if word.rstrip(".") not in TITLES]
    return rest if len(rest) > 1 else words


def _joined(words):
    """-zadə belongs to the word before it."""
    found = []
    for word in words:
        if found and endings.ZADE.fullmatch(merged(readings(word, False)[0])):
            found[-1] = Word(found[-1].rstrip(".") + word, f"{found[-1].written}-{word.written}")
        else:
            found.append(word)
    return found


def _marked(words):
    """Each word with its marker: what stands before oğlu or qızı, or after ibn, is the father's name."""
    found, after = [], ""
    for word in words:
        if word in SON_OF and len(words) > 2:
            after = "son"
        elif _is_son_or_daughter(word) and found:
            found[-1] = (found[-1][0], _marker(word))
        elif not _is_son_or_daughter(word) or len(words) == 1:
            found.append((word, after))
            after = ""
    return found


def _is_son_or_daughter(word):
    return word in SON_OR_DAUGHTER or any(
        SON_OR_DAUGHTER_OF.fullmatch(merged(sound)) for sound in readings(word, False)
    )


def _marker(word):
    return "daughter" if "z" in word or "s" in word else "son"


def _part(word, marker, germanic):
    letters = word.rstrip(".")[:MOST_LETTERS]
    found = readings(letters, germanic)
    whole = tuple(merged(sound) for sound in found)
    if marker:
        return Part(word.written, letters, Role.FATHER, whole, whole, is_female=marker == "daughter")
    if _is_initial(letters, word != letters, whole):
        return Part(word.written, letters, Role.OTHER, whole, whole, is_initial=True)
    parted = next((p for p in map(endings.part, found) if p), None)
    if parted is None or _is_known(whole, parted.ending):
        return Part(word.written, letters, Role.OTHER, whole, whole)
    stems = tuple(sorted({merged(p.stem) for p in map(endings.part, found) if p and p.ending == parted.ending}))
    role = Role.FATHER if parted.ending in endings.OF_A_FATHER else Role.SURNAME
    return Part(word.written, letters, role, stems, whole, parted.ending, parted.is_female)


def _is_known(sounds, ending):
    """Xosrov is a given name, though it ends like a surname."""
    return ending not in endings.OF_A_FATHER and any(names_of(sound) for sound in sounds)


def _is_initial(letters, has_dot, sounds):
    return len(letters) == 1 or (len(letters) <= 4 and has_dot and len(sounds[0]) <= 2) or len(sounds[0]) == 1


def _with_a_surname(parts):
    """A name in which nothing else is the surname has it in the word that could also be a patronymic."""
    if sum(part.role is Role.SURNAME for part in parts) > 1 and not any(part.role is Role.OTHER for part in parts):
        return [_other(part) if part.ending == "li" else part for part in parts]
    if any(part.role is Role.SURNAME for part in parts):
        return parts
    own = [part for part in parts if part.role is Role.FATHER and part.ending][-1:]
    return [Part(**{**vars(part), "role": Role.SURNAME}) if part in own else part for part in parts]


def _other(part):
    """Fizuli is a given name beside Nəsirov, though it ends like a surname."""
    return Part(part.written, part.letters, Role.OTHER, part.whole, part.whole)
