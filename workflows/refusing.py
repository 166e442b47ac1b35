"""What is handed in at the door with a request, and the ways in which the door says no."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Slip:
    """What comes with a request to the door: a comment, a token that makes it happen once, the version that was seen."""

    comment: str = ""
    token: str | None = None
    seen: int | None = None


class Refused(Exception):
    """No, with every reason; `fields` maps a field of the step's form to what is wrong with its answer."""

    def __init__(self, *reasons, fields=None):
        self.reasons, self.fields = reasons, fields or {}
        super().__init__(" ".join([*map(str, reasons), *(str(s) for said in self.fields.values() for s in said)]))


class Changed(Refused):
    """The case is no longer as it was when the form was opened."""


class MovedOn(Changed):
    """And the step that was being prepared is no longer possible: somebody finished it, or took another way."""


def insist(verdict):
    if not verdict:
        raise Refused(*verdict.reasons)
