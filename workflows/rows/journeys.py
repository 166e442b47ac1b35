"""How a kind of procedure says that somebody travels: when, since which status that is fixed, and what the border service records."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Journey:
    """Names of fields, statuses and transitions of one kind of procedure; its calendar and its door read the same."""

    at: str  # the field that says when
    took_place: str  # the field that says since when it has taken place
    waits_in: tuple[str, ...]  # where it is fixed, and where the border service still has something to record
    taps: tuple[str, ...] = ()  # what the border service records of it without a form of its own
    needs_document: bool = True
    documents_until: tuple[str, ...] = ()  # fields that say until when a document for it is valid
