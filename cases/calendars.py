"""The non-working days of each State: rows that an administrator may correct, read as a calendar to count with."""

import hashlib
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from agencies.disclosure import FieldGroup
from agencies.states import STATES, state_name
from audit.actor import current_act
from audit.models import Recorded
from cases.counting import Calendar

_checked: dict[str, tuple] = {}  # State → (act, calendar): within one act the rows are read once
_supposed: ContextVar[dict] = ContextVar("supposed", default={})  # noqa: B039 (never changed) State → Calendar


class Holiday(Recorded):
    """A day that is not worked in a State, or one that is worked after all. Never deleted: it is taken out."""

    field_group = FieldGroup.REFERENCE

    state = models.CharField(_("State"), max_length=2, choices=[(code, code) for code in STATES])
    date = models.DateField(_("date"))
    name_en = models.CharField(_("name in English"), max_length=200)
    name_az = models.CharField(_("name in Azerbaijani"), max_length=200, blank=True)
    works = models.BooleanField(_("a weekend day that is worked"), default=False)
    removed = models.BooleanField(_("taken out of the calendar"), default=False)

    class Meta:
        verbose_name, verbose_name_plural = _("non-working day"), _("non-working days")
        ordering = ["state", "date"]
        constraints = [models.UniqueConstraint(fields=["state", "date"], name="holiday_once_a_day")]

    def __str__(self):
        return f"{self.state} {self.date:%d.%m.%Y} {DayName(self.name_en, self.name_az)}"

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        _checked.clear()


@dataclass(frozen=True)
class DayName:
    """What a day is called, in the language of whoever reads it; English where no Azerbaijani name is known."""

    english: str
    azerbaijani: str = ""

    def __str__(self):
        return self.azerbaijani if get_language() == "az" and self.azerbaijani else self.english


@dataclass(frozen=True)
class StateName:
    """The name of a State, in the language of whoever reads it."""

    code: str

    def __str__(self):
        return state_name(self.code)


def calendar_of(state: str) -> Calendar:
    """The State's calendar as it stands now. One query; none when the same act has asked before."""
    if state in _supposed.get():
        return _supposed.get()[state]
    act = current_act()
    known = _checked.get(state)
    if act is None or known is None or known[0] != act:
        known = _checked[state] = (act, _calendar(state, rows_of(state)))
    return known[1]


@contextmanager
def supposing(calendars):
    """Within this block some States' calendars have other rows: {State: rows}. Nothing is written."""
    token = _supposed.set({state: _calendar(state, rows) for state, rows in calendars.items()})
    try:
        yield
    finally:
        _supposed.reset(token)


def write_rows(state, rows):
    """Makes the State's calendar what these rows say; what is not among them is taken out. Writes what differs alone."""
    wanted, held = {row[0]: row for row in rows}, {row[0]: row for row in rows_of(state)}
    for day in sorted({row[0] for row in set(wanted.values()) ^ set(held.values())}):
        _write_day(state, day, wanted.get(day))


def _write_day(state, day, row):
    known = Holiday.objects.filter(state=state, date=day).first() or Holiday(state=state, date=day)
    known.removed = row is None
    if row:
        _day, known.works, known.name_en, known.name_az = row
    known.save()


def calendar_version(rows) -> str:
    """Eight hexadecimal digits that any change of any row changes, and that are the same in every installation."""
    return hashlib.sha256(repr(rows).encode()).hexdigest()[:8]


def rows_of(state) -> tuple[tuple[date, bool, str, str], ...]:
    """The days of a State's calendar as rows: date, works, name in English, name in Azerbaijani."""
    days = Holiday.objects.filter(state=state, removed=False).order_by("date")
    return tuple(days.values_list("date", "works", "name_en", "name_az"))


@lru_cache(maxsize=128)
def _calendar(state, rows):
    return Calendar(
        name=StateName(state),
        version=calendar_version(rows),
        non_working={day: DayName(english, azerbaijani) for day, works, english, azerbaijani in rows if not works},
        worked=frozenset(day for day, works, *_names in rows if works),
        years=frozenset(day.year for day, *_rest in rows),
    )
