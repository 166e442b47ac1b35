"""Two people in one part of an application: what each of them changed is kept; of what both changed somebody says whose holds."""

from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import takewhile

from workflows.application.checking import whole
from workflows.application.drafting import state_of
from workflows.application.merged import Merged, same
from workflows.application.paths import NOBODY, html_name
from workflows.application.uploads import referred_to
from workflows.merging import MINE, THEIRS

LOOKED_BACK = 200  # states of the draft; whoever's page is older decides every difference
OPENED, DECIDED_AT, WHOSE = "opened", "decided_at", "whose"


@dataclass(frozen=True)
class Before:
    """The application as it was when a page was opened, who changed its part since, last, and the keys of all who changed anything."""

    application: dict = field(default_factory=dict)  # none: nobody can tell
    by: object = None
    at: datetime | None = None
    writers: frozenset = frozenset()


def before(procedure, task, opened) -> Before:
    """Looked up in the history of the draft by the mark that the page bears."""
    found, since = {}, []
    for row in procedure.history.select_related("history_user").order_by("-history_date", "-history_id")[:LOOKED_BACK]:
        application = whole(row.application or {})
        if (state := state_of(application, task)) == opened:
            found = application
            break
        since.append((state, row))
    latest = [row for _state, row in takewhile(lambda told: told[0] == since[0][0], since)]
    by, at = (latest[-1].history_user, latest[-1].history_date) if latest else (None, None)
    return Before(found, by, at, frozenset(row.history_user_id for _state, row in since))


class Meeting:
    """What was typed on a page (`data`) beside what is kept of the draft now."""

    def __init__(self, procedure, task, data, known):
        self.task, self.data, self.theirs = task, data, known.application
        self.version = state_of(self.theirs, task)
        is_news = data.get(OPENED) != self.version
        self.before = before(procedure, task, data.get(OPENED)) if is_news else Before(self.theirs)
        self.merged = Merged()

    def with_files(self, about):
        """What the form must know, with the files there were when the page was opened: else what bears them would look changed."""
        files = {
            file["sha256"]: file
            for now in (self.before.application, self.theirs)
            for file in now.get("attachments", ())
        }
        return replace(about, application=self.theirs | {"attachments": list(files.values())})

    def settle(self, mine, attachments, writer=None, *, answered=True):
        """The application with both; `merged` tells what they have to say to each other. `attachments`: {hash: file} there are;
        `answered`: what the page says of whose holds counts."""
        answers = _Answers(self.data if answered and self.is_answered else {})
        self.merged = Merged(answers, self._appends(writer))
        was, tops = self.before.application, sorted(self.task.tops)
        settled = mine | {top: self.merged.of(was.get(top), mine[top], self.theirs[top], f"/{top}") for top in tops}
        self._see_to_evidence(settled, mine, was)
        return _with_files_that_are_there(settled, attachments)

    def _appends(self, writer):
        """Two people may add evidence at once. Not one person twice, who comes back to what they wrote; nor on a page that has shown
        the additions of both; nor beside other children."""
        most = {sheet.pointer: sheet.most for sheet in self.task.sheets if sheet.name == "evidence"}
        is_another = writer is not None and writer.pk not in self.before.writers and DECIDED_AT not in self.data
        was = self.before.application
        return most if was and is_another and same(was.get("children"), self.theirs["children"]) else {}

    def _see_to_evidence(self, settled, mine, was):
        """It says by a number of which child it is: where somebody changed the children it is never given to another child."""
        if not same(was.get("children"), self.theirs["children"]):
            self._beside_their_children(settled, mine, was)
        elif "evidence" in self.task.tops and not same(settled["children"], self.theirs["children"]):
            theirs = [item for item in settled["evidence"] if item not in mine["evidence"]]
            _of_nobody(theirs)  # these count by the children there were

    def _beside_their_children(self, settled, mine, was):
        if "evidence" not in self.task.tops:
            settled["evidence"] = deepcopy(self.theirs["evidence"])
        elif not (same(mine["evidence"], was.get("evidence")) or same(mine["evidence"], self.theirs["evidence"])):
            self.merged.both.pop("/evidence", None)
            settled["evidence"] = self.merged.asked(mine["evidence"], self.theirs["evidence"], "/evidence")
        theirs = [same(settled[name], self.theirs[name]) for name in ("children", "evidence")]
        # The page that asked had their children to choose from.
        was_shown = self.is_answered and "children" not in self.task.tops
        if theirs[0] != theirs[1] and not was_shown:
            _of_nobody(settled["evidence"])

    @property
    def is_answered(self):
        """Whether what it says of each place was said of what is kept now."""
        return self.data.get(DECIDED_AT) == self.version

    @property
    def undecided(self):
        """{place: theirs} of what somebody must say whose it is."""
        return self.merged.both


def _of_nobody(items):
    for item in items:
        item["of"] = NOBODY if item["of"].startswith("children/") else item["of"]


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
