"""The columns of a line list: what each is called, what it holds, and how it is read from a fact."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import F
from django.utils.translation import gettext as _

from reports.dimensions import DIMENSIONS
from reports.figure import AMOUNT, MEDIAN
from reports.figures import TIME
from reports.lines.levels import Level

TEXT, DAY, NUMBER, AMOUNT_OF = "text", "day", "number", "amount"
MOST_WORDS = 4096  # kept at hand of one column: a list of codes is shorter
LATER = frozenset({"reference", "name", "born", "pseudonym"})  # filled in from other rows than the fact


def itself(value):
    return value


@dataclass(frozen=True)
class Column:
    """`read`: the expression over facts, None where it is filled in later; `words`: from what was read to what is written."""

    code: str
    head: str
    kind: str = TEXT
    width: int = 18
    read: object = None
    words: Callable = itself


def columns_of(question, level, in_words=True):
    """In their order. `in_words`: for people, in the page's language; otherwise codes as they are kept."""
    figure = question.figure
    columns = [*_of_person(level), Column(figure.reference, _("Day"), DAY, 12, F(figure.reference))]
    if figure.is_stock:
        columns.append(Column("ended_on", _("Ended on"), DAY, 12, F("ended_on")))
    codes = [code for code in figure.dimensions if code not in TIME and not (code == "age" and level != Level.NONE)]
    columns += [_of_dimension(DIMENSIONS[code], figure, in_words) for code in codes]
    if "age" in figure.dimensions and level != Level.NONE:
        columns.append(Column("age", _("Age"), NUMBER, 8, F("age")))
    if figure.counts == MEDIAN:
        columns.append(Column("days", _("Days"), NUMBER, 8, F("days")))
    if figure.counts == AMOUNT:
        columns.append(Column("amount", _("Amount"), AMOUNT_OF, 16, F("amount")))
        columns += [] if "currency" in codes else [_of_dimension(DIMENSIONS["currency"], figure, in_words)]
    return columns


def _of_person(level):
    if level == Level.PSEUDONYMOUS:
        return [Column("pseudonym", _("Person, in this file"), TEXT, 20)]
    if level == Level.NAMED:
        return [
            Column("reference", _("Case"), TEXT, 20),
            Column("name", _("Name"), TEXT, 34),
            Column("born", _("Date of birth"), DAY, 14),
        ]
    return []


def _of_dimension(dimension, figure, in_words):
    words = _words_of(dimension, figure) if in_words else itself
    return Column(dimension.code, str(dimension.name), TEXT, 24, dimension.expression(figure.reference), words)


def _words_of(dimension, figure):
    """Each code is looked up once."""

    @lru_cache(maxsize=MOST_WORDS)
    def words(value):
        return dimension.label(dimension.words(figure, [value]), value)

    return words
