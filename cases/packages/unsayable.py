"""What may not be told in a package: found in every text, every name of a field and every attachment."""

from dataclasses import dataclass, field

from cases.asylum_door.finding import Hit, found
from cases.packages.faults import Fault, is_touched, pointer_to
from cases.packages.reading import walk
from cases.sentences import Sentence as _

LONGEST_READ = 10_000  # a longer text is too long anyway
MOST_SIGNS = 1_000_000
NOT_TAKEN = _("This cannot be taken here. Leave it out, or write it differently, and send it again.")
TOO_MUCH = _("The file holds more text than can be looked through.")


@dataclass(frozen=True)
class TurnedAwayFault(Fault):
    """It does not repeat the words: who reads the fault may be the one who must not read them."""

    hits: tuple[Hit, ...] = field(default=(), compare=False)


def unsayable(data) -> list[Fault]:
    """A fault for each text, or name of a field, that cannot be taken."""
    faults, left = [], MOST_SIGNS
    for path, text in _texts(data):
        left -= len(text)
        if left < 0:
            return [*faults, Fault("", TOO_MUCH)]
        if hits := found(text[:LONGEST_READ]):
            faults.append(TurnedAwayFault(pointer_to(*path), NOT_TAKEN, tuple(hits)))
    return faults


def without_echo(faults, turned_away):
    """The other faults, without those that would repeat the words in their own sentence or place."""
    places = {fault.pointer for fault in turned_away if fault.pointer}
    return [
        fault for fault in faults if not is_touched(fault.pointer, places) and not found(f"{fault.pointer} {fault}")
    ]


def _texts(data):
    """(place, text); the name of a field is told at the object that holds it."""
    told = set()
    for path, value in walk(data):
        if isinstance(value, dict):
            yield from ((path, name) for name in value if name not in told)
            told.update(value)
        elif isinstance(value, str) and path[-1:] != ("content",):
            yield path, value
