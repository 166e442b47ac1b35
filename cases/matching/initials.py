"""What an initial may stand for: "K." is Kamil, Qasım written as Kasym, or Xəyal written as Khayal."""

from cases.matching.parts import Part
from cases.matching.sounds import beginnings

STANDS_FOR = {"g": "ghq", "k": "kqx", "q": "qgk", "h": "hxg", "x": "xh"}
STANDS_FOR |= {"d": "dC", "z": "zC", "t": "tC", "s": "sS", "S": "Ss"}  # Dzh, Zh, Tsch, Sh
OF_ITS_OWN = frozenset("çəğöüşxq")  # letters that say the writer uses the Azerbaijani alphabet
MARKED = frozenset("çəğöüş")
BACK = frozenset("ao")  # before these a g may be q, which Russian writes as k


def may_stand_for(initial: Part, word: Part) -> bool:
    if initial.letters in OF_ITS_OWN and MARKED & set(word.letters):  # Ş. is not Söhrab; it may be Sahin
        return word.letters.startswith(initial.letters)
    mine = {sound for first in _begins(initial) for sound in STANDS_FOR.get(first, first)}
    return bool(mine & _begins(word))


def _begins(part):
    if part.letters.startswith("q"):
        return {"q"}
    found = {first for sound in part.sounds for first in beginnings(sound)}
    return found | {"q"} if part.letters[:1] == "g" and part.letters[1:2] in BACK else found
