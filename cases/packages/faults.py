"""A fault: the place in the package and one sentence on what is wrong there; and how places and values are shown."""

import unicodedata
from dataclasses import dataclass

from cases.sentences import Sentence as _

LONGEST_SHOWN = 60


@dataclass(frozen=True)
class Fault:
    """`pointer` is a JSON pointer (RFC 6901), empty for the whole file."""

    pointer: str
    sentence: str

    def __str__(self):
        return f"{self.pointer or '/'}: {self.sentence}"


def pointer_to(*segments) -> str:
    """A JSON pointer; signs that cannot be shown safely are replaced, as it goes to terminals and logs."""
    return "".join(f"/{_escaped(segment)}" for segment in segments)


def shown(value) -> str:
    """A value from the package, short and safe to print."""
    text = "".join(sign if _is_printable(sign) else "�" for sign in str(value)[: LONGEST_SHOWN + 1])
    return f"{text[:LONGEST_SHOWN]}…" if len(text) > LONGEST_SHOWN else text


def is_touched(pointer: str, others) -> bool:
    """Whether another fault is at this place, above it or below it."""
    return any(
        pointer == other or pointer.startswith(f"{other}/") or other.startswith(f"{pointer}/") for other in others
    )


def told_once(faults) -> list[Fault]:
    return list(dict.fromkeys(faults))


def too_many(faults, most: int) -> list[Fault]:
    """The first `most` faults, and a last one that says how many were left out."""
    if len(faults) <= most:
        return faults
    return [*faults[:most], Fault("", _("There are {count} more faults.", count=len(faults) - most))]


def _escaped(segment):
    return shown(segment).replace("~", "~0").replace("/", "~1")


def _is_printable(sign):
    return unicodedata.category(sign)[0] not in "CZ" or sign == " "
