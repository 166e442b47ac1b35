"""The half-yearly report: each initiative with its state at the end of the half-year, what happened in it, and what shows it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from agencies.models import Agency
from reports.counting import MixedCurrencies, Question, answer
from reports.facts.rows import THE_HOUSE
from reports.figures import FIGURES
from reports.initiatives.rows import Entry, Initiative, Kind
from reports.tables import Number

SIGNED = date(2013, 12, 5)


@dataclass(frozen=True)
class Half:
    """A half-year."""

    year: int
    number: int  # 1 or 2

    @property
    def code(self):
        return f"{self.year}-{self.number}"

    @property
    def first(self):
        return date(self.year, 6 * self.number - 5, 1)

    @property
    def last(self):
        return date(self.year + self.number // 2, 7 if self.number == 1 else 1, 1) - timedelta(days=1)

    @property
    def name(self):
        if self.number == 1:
            return _("First half of %(year)s") % {"year": self.year}
        return _("Second half of %(year)s") % {"year": self.year}

    @classmethod
    def of(cls, day):
        return cls(day.year, 1 if day.month <= 6 else 2)


def halves(day):
    """From the half-year in which a day lies back to that of the declaration."""
    found = [Half.of(day)]
    while found[-1].first > SIGNED:
        found.append(Half.of(found[-1].first - timedelta(days=1)))
    return found


@dataclass(frozen=True)
class Told:
    """One initiative in a half-year. `standing`: the entry that says its state at the end, or None."""

    initiative: Initiative
    agency: Agency | None
    partners: str
    standing: Entry | None
    happened: tuple[Entry, ...]
    evidence: tuple[Entry, ...]


def report(half, as_of) -> list[Told]:
    """As of a moment: what was recorded by then and not taken back, also of who was responsible."""
    entries = {}
    found = Entry.objects.as_of(as_of).filter(on__lte=half.last).select_related("recorded_by", "agency")
    for entry in found.order_by("on", "pk"):
        entries.setdefault(entry.initiative_id, []).append(entry)
    agencies = Agency.objects.in_bulk()
    named = _named(as_of)
    return [_told(one, named.get(one.pk), agencies, entries.get(one.pk, ()), half) for one in Initiative.objects.all()]


def _told(initiative, named, agencies, entries, half):
    inside = [entry for entry in entries if entry.on >= half.first]
    return Told(
        initiative,
        agencies.get(named.agency_id) if named else None,
        named.partners if named else "",
        next((entry for entry in reversed(entries) if entry.kind == Kind.STATE), None),
        tuple(entry for entry in inside if entry.kind != Kind.EVIDENCE),
        tuple(entry for entry in inside if entry.kind == Kind.EVIDENCE),
    )


def _named(as_of):
    """{initiative: who was responsible as of a moment}: the last row of the history; before the first nobody was named."""
    rows = Initiative.history.filter(history_date__lte=as_of).order_by("id", "-history_date", "-history_id")
    return {row.id: row for row in rows.distinct("id")}


def number_of(entry, as_of, actor):
    """The number of a figure that is evidence, counted as of a moment; None where it is not the reader’s to count."""
    if actor is not THE_HOUSE and (actor.agency.pk != entry.agency_id):
        return None
    question = question_of(entry, as_of)
    return question and Number(answer(question, actor).total, question)


def question_of(entry, as_of):
    """None where there is no such figure any more."""
    figure = FIGURES.get(entry.figure)
    where = (("state", entry.other_state),) if entry.other_state else ()
    try:
        return figure and Question(figure, entry.first, entry.last, as_of, where=where)
    except (ValueError, MixedCurrencies):
        return None


def changes_of(initiative):
    """Who was responsible, and with whom, since when, and who said so; newest first."""
    rows = initiative.history.select_related("history_user").order_by("-history_date", "-history_id")
    agencies = Agency.objects.in_bulk([row.agency_id for row in rows if row.agency_id])
    return [(row.history_date, row.history_user, agencies.get(row.agency_id), row.partners) for row in rows]


def standing_now(initiative):
    """The entry that says its state."""
    found = initiative.entries.filter(Q(taken_back_at=None), kind=Kind.STATE)
    return found.order_by("-on", "-pk").first()
