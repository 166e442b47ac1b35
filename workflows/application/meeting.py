"""Two people in one part of an application: what each of them changed is kept; of what both changed somebody says whose holds."""

from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime

from workflows.application.checking import whole
from workflows.application.drafting import state_of
from workflows.application.paths import html_name
from workflows.application.uploads import referred_to
from workflows.merging import MINE, THEIRS

LOOKED_BACK = 200  # states of the draft; whoever's page is older decides every difference
BEGUN = {"names", "nationalities"}  # lists of which the page has a first row from the beginning
REFERRED_TO = {"children"}  # lists whose rows are known by their number elsewhere
TO_DECIDE, OPENED, WHOSE = "to_decide", "opened", "whose"


@dataclass
class Merged:
    """What came of two texts. `both`: {place: theirs} of what both changed; `taken`: places that the other alone changed."""

    both: dict = field(default_factory=dict)
    taken: list = field(default_factory=list)

    def of(self, base, mine, theirs, place):
        """The value that holds; of what both changed, mine."""
        if _same(theirs, mine) or _same(theirs, base):
            return mine
        if _same(mine, base):
            self.taken.append(place)
            return theirs
        if isinstance(mine, dict) and isinstance(theirs, dict):
            was = base if isinstance(base, dict) else {}
            names = dict.fromkeys((*mine, *theirs))
            return {name: self.of(was.get(name), mine.get(name), theirs.get(name), f"{place}/{name}") for name in names}
        if _are_rows(mine, theirs, place):
            return self._rows(base if isinstance(base, list) else [], mine, theirs, place)
        self.both[place] = theirs
        return mine

    def _rows(self, base, mine, theirs, place):
        """Row by row, then what either added. Where one took a row away while the other wrote, the whole list is asked about."""
        name = place.rpartition("/")[2]
        was = base or ([{}] if name in BEGUN else [])
        added, theirs_added = mine[len(was) :], theirs[len(was) :]
        if min(len(mine), len(theirs)) < len(was) or (name in REFERRED_TO and added and theirs_added):
            self.both[place] = theirs
            return mine
        if theirs_added:
            self.taken.append(place)
        rows = [
            self.of(*three, f"{place}/{number}") for number, three in enumerate(zip(was, mine, theirs, strict=False))
        ]
        return [*rows, *theirs_added, *(row for row in added if row not in theirs_added)]


def _same(one, other):
    """Nothing is nothing, however it is kept."""
    return one == other or not (one or other or one in (0, False) or other in (0, False))


def _are_rows(mine, theirs, place):
    both = isinstance(mine, list) and isinstance(theirs, list)
    return both and (place.endswith("/attachments") or all(isinstance(row, dict) for row in (*mine, *theirs)))


@dataclass(frozen=True)
class Before:
    """The part as it was when a page was opened, and who changed it since, last."""

    part: dict | None = None  # none: nobody can tell
    by: str = ""
    at: datetime | None = None


def before(procedure, task, opened) -> Before:
    """Looked up in the history of the draft by the mark that the page bears."""
    now, changer = None, None
    rows = procedure.history.select_related("history_user").order_by("-history_date", "-history_id")[:LOOKED_BACK]
    for row in rows:
        application = whole(row.application or {})
        state = state_of(application, task)
        now = now or state
        if state == opened:
            return Before({top: application[top] for top in task.tops}, *_told(changer))
        changer = row if state == now else changer
    return Before(None, *_told(changer))


def _told(row):
    return (row.history_user.name if row and row.history_user else "", row.history_date if row else None)


class Meeting:
    """What was typed on a page (`data`) beside what is kept of the draft now."""

    def __init__(self, procedure, task, data, known):
        self.task, self.data, self.theirs = task, data, known.application
        self.version = state_of(self.theirs, task)
        is_news = data.get(OPENED) != self.version
        self.before = before(procedure, task, data.get(OPENED)) if is_news else Before(self._part(self.theirs))
        self.merged = Merged()

    def _part(self, application):
        return {top: application[top] for top in self.task.tops}

    def settle(self, mine, attachments=None):
        """The application with both; `merged` tells what they have to say to each other."""
        mine, self.merged = deepcopy(mine), Merged()
        for place in self.asked:
            if self.data.get(name_of(place)) == THEIRS:
                _put(mine, place, value_in(self.theirs, place))
        base = self.before.part or {}
        for top in sorted(self.task.tops):
            mine[top] = self.merged.of(base.get(top), mine[top], self.theirs[top], f"/{top}")
        if attachments is not None:
            mine["attachments"] = referred_to(mine, attachments)
        return mine

    @property
    def asked(self):
        """The places of which it was asked whose holds."""
        return [
            place for place in self.data.get(TO_DECIDE, "").split() if place.strip("/").split("/")[0] in self.task.tops
        ]

    @property
    def undecided(self):
        """{place: theirs} of what somebody must say whose it is: met just now, or asked before and not answered."""
        left = [place for place in self.asked if self.data.get(name_of(place)) not in (MINE, THEIRS)]
        return {place: value_in(self.theirs, place) for place in left} | self.merged.both


def name_of(place):
    """As it is called on the page."""
    return f"{WHOSE}-{html_name(place)}"


def value_in(application, place):
    """The value at a place; None where there is none."""
    said = application
    for part in place.strip("/").split("/"):
        said = _inside(said, part)
    return said


def _inside(said, part):
    if isinstance(said, list):
        return said[int(part)] if part.isdigit() and int(part) < len(said) else None
    return said.get(part) if isinstance(said, dict) else None


def _put(application, place, value):
    """Sets it where there is such a place; of a row that is gone, nothing."""
    *way, last = place.strip("/").split("/")
    there = value_in(application, "/".join(way)) if way else application
    if isinstance(there, dict):
        there[last] = deepcopy(value)
    elif isinstance(there, list) and last.isdigit() and int(last) < len(there):
        there[int(last)] = deepcopy(value)
