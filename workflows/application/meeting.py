"""Two people in one part of an application: what each of them changed is kept; of what both changed somebody says whose holds."""

from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import datetime

from workflows.application.checking import whole
from workflows.application.drafting import state_of
from workflows.application.paths import NOBODY, html_name
from workflows.application.uploads import referred_to
from workflows.merging import MINE, THEIRS

LOOKED_BACK = 200  # states of the draft; whoever's page is older decides every difference
OPENED, DECIDED_AT, WHOSE = "opened", "decided_at", "whose"
TOGETHER = {
    "health",
    "danger",
}  # what makes sense only as one: nobody agreed to a statement that somebody else has written since


@dataclass
class Merged:
    """What came of two texts. `answers`: {place: MINE or THEIRS} where it was said whose holds; `both`: {place: theirs} of what both
    changed and nobody said it of; `taken`: places that the other alone changed; `appends`: how many rows a list may have to which both
    added, and only added."""

    answers: object = field(default_factory=dict)
    appends: dict = field(default_factory=dict)
    both: dict = field(default_factory=dict)
    taken: list = field(default_factory=list)

    def of(self, base, mine, theirs, place):
        """The value that holds; of what both changed, mine until somebody says otherwise."""
        if _same(theirs, mine) or _same(theirs, base):
            return mine
        if _same(mine, base):
            self.taken.append(place)
            return deepcopy(theirs)
        return self._of_both(base, mine, theirs, place)

    def _of_both(self, base, mine, theirs, place):
        if place.rpartition("/")[2] in TOGETHER:
            return self.asked(mine, theirs, place)
        if isinstance(mine, dict) and isinstance(theirs, dict):
            was = base if isinstance(base, dict) else {}
            names = dict.fromkeys((*mine, *theirs))
            return {name: self.of(was.get(name), mine.get(name), theirs.get(name), f"{place}/{name}") for name in names}
        if _both_added(base, mine, theirs) and len(mine) + len(theirs) - len(base or []) <= self.appends.get(place, 0):
            self.taken.append(place)
            return [*deepcopy(theirs), *(row for row in mine[len(base or []) :] if row not in theirs)]
        if place.endswith("/names") and _are_the_same_names(mine, theirs):
            was = base if isinstance(base, list) and len(base) == len(mine) else [None] * len(mine)
            return [
                self.of(*three, f"{place}/{number}") for number, three in enumerate(zip(was, mine, theirs, strict=True))
            ]
        return self.asked(mine, theirs, place)

    def asked(self, mine, theirs, place):
        answer = self.answers.get(place)
        if answer is None:
            self.both[place] = theirs
        return deepcopy(theirs) if answer == THEIRS else mine


def _same(one, other):
    """Nothing is nothing, however it is kept."""
    return one == other or not (one or other or one in (0, False) or other in (0, False))


def _both_added(base, mine, theirs):
    """Whether each is what there was and more behind it."""
    was = base or []
    return all(isinstance(one, list) and one[: len(was)] == was for one in (was, mine, theirs))


def _are_the_same_names(mine, theirs):
    """Whether each stands where the other has it: the main name, then those of the same kinds. Other lists are asked about as a whole:
    by their place alone nobody can tell whether two rows are about the same passport or child."""
    return [name.get("kind") for name in mine] == [name.get("kind") for name in theirs]


@dataclass(frozen=True)
class Before:
    """The application as it was when a page was opened, and who changed its part since, last."""

    application: dict = field(default_factory=dict)  # none: nobody can tell
    by: object = None
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
            return Before(application, *_told(changer))
        changer = row if state == now else changer
    return Before({}, *_told(changer))


def _told(row):
    return (row.history_user, row.history_date) if row else (None, None)


class Meeting:
    """What somebody has typed on a page beside what is kept of the draft now."""

    def __init__(self, procedure, task, request, known):
        self.task, self.data, self.theirs, self.writer = task, request.POST, known.application, request.actor.user
        self.version = state_of(self.theirs, task)
        is_news = self.data.get(OPENED) != self.version
        self.before = before(procedure, task, self.data.get(OPENED)) if is_news else Before(self.theirs)
        self.merged = Merged()

    def with_files(self, about):
        """What the form must know, with the files there were when the page was opened: else what bears them would look changed."""
        files = {
            file["sha256"]: file
            for now in (self.before.application, self.theirs)
            for file in now.get("attachments", ())
        }
        return replace(about, application=self.theirs | {"attachments": list(files.values())})

    def settle(self, mine, attachments):
        """The application with both; `merged` tells what they have to say to each other. `attachments`: {hash: file} there are."""
        self.merged = Merged(_Answers(self.data if self.is_answered else {}), self._appends())
        was, tops = self.before.application, sorted(self.task.tops)
        settled = mine | {top: self.merged.of(was.get(top), mine[top], self.theirs[top], f"/{top}") for top in tops}
        if not _same(was.get("children"), self.theirs["children"]):
            self._see_to_evidence(settled, mine, was)
        return _with_files_that_are_there(settled, attachments)

    def _appends(self):
        """Two people may add evidence at once. Not one person twice, who comes back to what they wrote; nor beside other children."""
        same_children = _same(self.before.application.get("children"), self.theirs["children"])
        is_another = self.before.by is not None and self.before.by != self.writer
        most = {sheet.pointer: sheet.most for sheet in self.task.sheets if sheet.name == "evidence"}
        return most if same_children and is_another else {}

    def _see_to_evidence(self, settled, mine, was):
        """It says by a number of which child it is, and somebody else changed the children: it is never given to another child."""
        if "evidence" not in self.task.tops:
            settled["evidence"] = deepcopy(self.theirs["evidence"])
        elif not (_same(mine["evidence"], was.get("evidence")) or _same(mine["evidence"], self.theirs["evidence"])):
            self.merged.both.pop("/evidence", None)
            settled["evidence"] = self.merged.asked(mine["evidence"], self.theirs["evidence"], "/evidence")
        theirs = [_same(settled[name], self.theirs[name]) for name in ("children", "evidence")]
        if theirs[0] != theirs[1]:
            for item in settled["evidence"]:
                item["of"] = NOBODY if item["of"].startswith("children/") else item["of"]

    @property
    def is_answered(self):
        """Whether what it says of each place was said of what is kept now."""
        return self.data.get(DECIDED_AT) == self.version

    @property
    def undecided(self):
        """{place: theirs} of what somebody must say whose it is."""
        return self.merged.both


class _Answers:
    """What a page says of the places that it asked about."""

    def __init__(self, data):
        self.data = data

    def get(self, place):
        said = self.data.get(name_of(place))
        return said if said in (MINE, THEIRS) else None


def name_of(place):
    """As it is called on the page."""
    return f"{WHOSE}-{html_name(place)}"


def _with_files_that_are_there(application, attachments):
    application["photo"] = application["photo"] if application["photo"] in attachments else ""
    for item in application["evidence"]:
        item["attachments"] = [digest for digest in item["attachments"] if digest in attachments]
    return application | {"attachments": referred_to(application, attachments)}
