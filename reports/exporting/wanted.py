"""What an export is about, read from its parameters: each time anew, when it is asked for, made and downloaded."""

from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from reports.addresses import question_of
from reports.counting import MixedCurrencies, Question
from reports.declared import REPORTS, Report
from reports.exporting.rows import Content
from reports.forms import PeriodForm
from reports.lines.cover import filters_of
from reports.showing import filters_said
from reports.tables import NUMBERS, OF_ALL, OF_COLUMN, OF_ROW, cross, table_of


class Unreadable(ValueError):
    """Its text says so to whoever asked."""

    def __init__(self):
        super().__init__(_("What was asked is no longer understood. Ask for it anew."))


@dataclass(frozen=True)
class Wanted:
    """Either a question or a report. `filters`: (name, value) of what it is narrowed to, in words."""

    title: str
    first: object
    last: object
    as_of: datetime
    filters: list
    question: Question | None = None
    report: Report | None = None
    where: tuple = ()
    show: str = NUMBERS

    def tables(self, actor):
        """The tables of a content that is counted."""
        if self.report is None:
            return [cross(self.question, actor, self.show)]
        return [table_of(one, actor, (self.first, self.last, self.as_of), self.where) for one in self.report.tables]


def _as_kept(at):
    return at


def wanted(content, pairs, settled=_as_kept) -> Wanted:
    """Raises Unreadable. `settled`: counted_at where it is asked for the first time, which then is kept with it."""
    asked = QueryDict(urlencode([(name, value) for name, value in pairs]))
    form = PeriodForm.of(asked)
    if not form.is_valid():
        raise Unreadable
    if content == Content.REPORT:
        return _report(asked, form, settled)
    return _question(asked, form, settled, content == Content.TABLE)


def _question(asked, form, settled, is_table):
    """With its rows and columns where the table is wanted."""
    found = question_of(asked, form, settled)
    if found is None:
        raise Unreadable
    if is_table:
        try:
            found = replace(found, rows=asked.get("rows", ""), columns=asked.get("columns", ""))
        except (ValueError, MixedCurrencies) as error:
            raise Unreadable from error
    show = asked.get("show", "")
    return Wanted(
        str(found.figure.name), found.first, found.last, found.as_of, filters_of(found), question=found,
        show=show if show in (OF_ROW, OF_COLUMN, OF_ALL) else NUMBERS,
    )  # fmt: skip


def _report(asked, form, settled):
    report, at = REPORTS.get(asked.get("code", "")), parse_datetime(asked.get("at", "").replace(" ", "+"))
    if report is None or at is None or at.tzinfo is None:
        raise Unreadable
    said = form.cleaned_data
    return Wanted(
        str(report.name), said["first"], said["last"], settled(at), filters_said(form), report=report,
        where=form.where,
    )  # fmt: skip
