"""Endings of surnames and patronymics, in the letters of `sounds`: -ov, -yeva, -li, -zadə, -oviç, -ovna, -oğlu."""

import re
from dataclasses import dataclass

ZADE = re.compile(r"[zs]adah?")
OF_A_FATHER = frozenset(("ovich", "oglu"))
ENDINGS = (  # the first that fits; a stem has two letters or more, before -li and -lu three
    ("ovich", re.compile(r"(?P<stem>.{2,}?)i?[oe]v(i([CxSs]|ts)|(?P<female>n[ai]))")),
    ("oglu", re.compile(r"(?P<stem>.{2,}?)(o[gkx]l[iu]|(?P<female>[gk]i[zs]i))")),
    ("ov", re.compile(r"(?P<stem>.{2,}?)i?[oe]v(?P<female>a|oi)?")),
    ("zade", re.compile(r"(?P<stem>.{2,}?)i?[zs]ad[ae]h?")),
    ("ski", re.compile(r"(?P<stem>.{2,}?)sk(i|(?P<female>aia|aja|a))")),
    ("li", re.compile(r"(?P<stem>.{3,}?)l[iu]")),
)


@dataclass(frozen=True)
class Parted:
    stem: str
    ending: str
    is_female: bool


def part(sound: str) -> Parted | None:
    """The word without its ending, or None where it has none."""
    for ending, form in ENDINGS:
        if match := form.fullmatch(sound):
            return Parted(match["stem"], ending, bool(match.groupdict().get("female")))
    return None
