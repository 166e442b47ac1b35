"""What one answer lets somebody read: noted where it is decided, and written down before the answer is given.

Whoever asks for somebody's capacities towards a case notes the case; whoever asks for the sight of a group of fields notes
the group. So a page need not say that it shows something, and cannot forget to.
"""

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field


@dataclass
class Reading:
    """The cases and groups of fields of one answer, in the order in which they were met; and its subject, where it has one."""

    cases: dict[int, None] = field(default_factory=dict)
    groups: dict[str, None] = field(default_factory=dict)
    how: str = ""
    subject: str = ""
    subject_id: int | None = None
    terms: str = ""
    looks_up: bool = False  # a log is read: that is written down even where no case stood in it


_current: ContextVar[Reading | None] = ContextVar("reading", default=None)


@contextmanager
def reading():
    """All that is noted within this block belongs to one answer."""
    read = Reading()
    token = _current.set(read)
    try:
        yield read
    finally:
        _current.reset(token)


def note_case(case_id):
    """Some of a case is read. Outside an answer (a command, the clock) nobody reads."""
    if (read := _current.get()) is not None and case_id is not None:
        read.cases[case_id] = None


def note_group(group):
    if (read := _current.get()) is not None:
        read.groups[group] = None


def note_subject(subject, subject_id, how=""):
    """What the answer is about, and how it is read where that is not simply looking at a page."""
    if (read := _current.get()) is not None:
        read.subject, read.subject_id, read.how = subject, subject_id, how or read.how


def note_look_up(subject="", subject_id=None, how=""):
    """A log, or the whole ledger, is read or taken: it is written down whatever it showed."""
    if (read := _current.get()) is not None:
        read.looks_up = True
        read.subject, read.subject_id, read.how = (
            subject or read.subject,
            subject_id or read.subject_id,
            how or read.how,
        )


def is_being_read(subject):
    """{the id of what this answer is about}, where it is of this sort; its row is written when the answer is whole."""
    read = _current.get()
    return {read.subject_id} if read is not None and read.subject == subject else set()


def note_terms(terms):
    """What was searched for; it is written down as a keyed hash alone."""
    if (read := _current.get()) is not None:
        read.terms, read.how = terms, "search"
