"""Where each field of the machine-readable lines stands, as ICAO Doc 9303 parts 4 to 7 lay them out."""

from dataclasses import dataclass

from cases.sentences import Sentence as _


@dataclass(frozen=True)
class Place:
    """Characters `first` to `last` of a line, all counted from 1."""

    line: int
    first: int
    last: int

    def cut(self, lines) -> str:
        return lines[self.line - 1][self.first - 1 : self.last]


@dataclass(frozen=True)
class Check:
    """A check digit: the field it guards, where it stands and the places it is counted over."""

    field: str
    digit: Place
    over: tuple[Place, ...]


@dataclass(frozen=True)
class Layout:
    lines: int
    width: int
    fields: dict[str, Place]
    checks: tuple[Check, ...]


FIELD_NAMES = {
    "document_code": _("document code"),
    "issuer": _("issuing State"),
    "names": _("names"),
    "number": _("document number"),
    "nationality": _("nationality"),
    "birth": _("date of birth"),
    "sex": _("sex"),
    "expiry": _("expiry date"),
    "optional": _("personal number"),
    "composite": _("whole document"),
}


def _two_lines(width, last_of_optional):
    return {
        "document_code": Place(1, 1, 2),
        "issuer": Place(1, 3, 5),
        "names": Place(1, 6, width),
        "number": Place(2, 1, 9),
        "nationality": Place(2, 11, 13),
        "birth": Place(2, 14, 19),
        "sex": Place(2, 21, 21),
        "expiry": Place(2, 22, 27),
        "optional": Place(2, 29, last_of_optional),
    }


_SINGLE = (
    Check("number", Place(2, 10, 10), (Place(2, 1, 9),)),
    Check("birth", Place(2, 20, 20), (Place(2, 14, 19),)),
    Check("expiry", Place(2, 28, 28), (Place(2, 22, 27),)),
)


def _composite(at):
    return Check("composite", Place(2, at, at), (Place(2, 1, 10), Place(2, 14, 20), Place(2, 22, at - 1)))


TD1 = Layout(
    lines=3,
    width=30,
    fields={
        "document_code": Place(1, 1, 2),
        "issuer": Place(1, 3, 5),
        "number": Place(1, 6, 14),
        "optional": Place(1, 16, 30),
        "birth": Place(2, 1, 6),
        "sex": Place(2, 8, 8),
        "expiry": Place(2, 9, 14),
        "nationality": Place(2, 16, 18),
        "names": Place(3, 1, 30),
    },
    checks=(
        Check("number", Place(1, 15, 15), (Place(1, 6, 14),)),
        Check("birth", Place(2, 7, 7), (Place(2, 1, 6),)),
        Check("expiry", Place(2, 15, 15), (Place(2, 9, 14),)),
        Check("composite", Place(2, 30, 30), (Place(1, 6, 30), Place(2, 1, 7), Place(2, 9, 15), Place(2, 19, 29))),
    ),
)
TD2 = Layout(lines=2, width=36, fields=_two_lines(36, 35), checks=(*_SINGLE, _composite(36)))
TD3 = Layout(
    lines=2,
    width=44,
    fields=_two_lines(44, 42),
    checks=(*_SINGLE, Check("optional", Place(2, 43, 43), (Place(2, 29, 42),)), _composite(44)),
)
VISA_A = Layout(lines=2, width=44, fields=_two_lines(44, 44), checks=_SINGLE)
VISA_B = Layout(lines=2, width=36, fields=_two_lines(36, 36), checks=_SINGLE)

LAYOUTS = {"TD1": TD1, "TD2": TD2, "TD3": TD3, "MRV-A": VISA_A, "MRV-B": VISA_B}


def layout_name(lines) -> str:
    """The layout that lines of this number and length have; empty where none has."""
    longest = max(map(len, lines), default=0)
    if len(lines) == 3:
        return "TD1"
    if len(lines) != 2:
        return ""
    is_visa, is_wide = lines[0].startswith("V"), longest >= 40  # 40 is halfway between 36 and 44
    if is_visa:
        return "MRV-A" if is_wide else "MRV-B"
    return "TD3" if is_wide else "TD2"
