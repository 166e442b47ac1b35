"""Three texts of one part of an application put together: as it was, as one has it, as another has it. Pure: reads no database."""

from copy import deepcopy
from dataclasses import dataclass, field

from workflows.application.people import script_said
from workflows.merging import THEIRS

# What makes sense only as one: nobody agreed to a statement that somebody else has written since.
TOGETHER = {"health", "danger"}


@dataclass
class Merged:
    """What came of it. `answers`: {place: MINE or THEIRS} where it was said whose holds; `both`: {place: theirs} of what both changed and
    nobody said it of; `taken`: places that the other alone changed; `appends`: how many rows a list may have to which both only added.
    """

    answers: object = field(default_factory=dict)
    appends: dict = field(default_factory=dict)
    both: dict = field(default_factory=dict)
    taken: list = field(default_factory=list)

    def of(self, base, mine, theirs, place):
        """The value that holds; of what both changed, mine until somebody says otherwise."""
        if same(theirs, mine) or same(theirs, base):
            return mine
        if same(mine, base):
            self.taken += _changed(base, theirs, place)
            return deepcopy(theirs)
        return self._of_both(base, mine, theirs, place)

    def _of_both(self, base, mine, theirs, place):
        if place.rpartition("/")[2] in TOGETHER:
            return self.asked(mine, theirs, place)
        if isinstance(mine, dict) and isinstance(theirs, dict):
            return self._fields(base, mine, theirs, place)
        if _both_added(base, mine, theirs) and len(mine) + len(theirs) - len(base or []) <= self.appends.get(place, 0):
            self.taken.append(place)
            return [*deepcopy(theirs), *(row for row in mine[len(base or []) :] if row not in theirs)]
        if place.endswith("/names") and (beside := _names_beside(base, mine, theirs)):
            return [self._name(*three, f"{place}/{number}") for number, three in enumerate(beside)]
        return self.asked(mine, theirs, place)

    def _fields(self, base, mine, theirs, place):
        was = base if isinstance(base, dict) else {}
        names = dict.fromkeys((*mine, *theirs))
        return {name: self.of(was.get(name), mine.get(name), theirs.get(name), f"{place}/{name}") for name in names}

    def _name(self, base, mine, theirs, place):
        """Its script is that of the letters that came of it."""
        was, own, other = (
            {part: said for part, said in one.items() if part != "script"} for one in (base, mine, theirs)
        )
        name = self._fields(was, own, other, place)
        return name | {"script": script_said(name)}

    def asked(self, mine, theirs, place):
        answer = self.answers.get(place)
        if answer is None:
            self.both[place] = theirs
        return deepcopy(theirs) if answer == THEIRS else mine


def same(one, other):
    """Nothing is nothing, however it is kept."""
    return one == other or not (one or other or one in (0, False) or other in (0, False))


def _changed(base, theirs, place):
    """The fields that differ, inside a group of fields that the other alone has changed."""
    if not isinstance(theirs, dict):
        return [place]
    was = base if isinstance(base, dict) else {}
    inside = (name for name in theirs if not same(theirs[name], was.get(name)))
    return [deep for name in inside for deep in _changed(was.get(name), theirs[name], f"{place}/{name}")]


def _both_added(base, mine, theirs):
    """Whether each is what there was and more behind it."""
    was = base or []
    return all(isinstance(one, list) and one[: len(was)] == was for one in (was, mine, theirs))


def _names_beside(base, mine, theirs):
    """(as it was, mine, theirs) of each name, where each kind stands once and where it stood; the first name of all was nothing before.

    Other lists are asked about as a whole: by their place alone nobody can tell whether two rows are about the same passport or child.
    """
    was = base or [{"kind": name.get("kind")} for name in mine[:1]]
    kinds = [[name.get("kind") for name in names] for names in (was, mine, theirs)]
    stand = kinds[0] == kinds[1] == kinds[2] and len(set(kinds[0])) == len(kinds[0])
    return list(zip(was, mine, theirs, strict=True)) if stand else []
