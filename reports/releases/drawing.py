"""Draws a release: a ready report for a period, protected against all that was given out before, as text that is hashed and kept."""

import json
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from hashlib import sha256

from django.utils.translation import gettext as _
from django.utils.translation import override

from reports.declared import REPORTS
from reports.dimensions import DIMENSIONS
from reports.figure import FACTS, PERSONS
from reports.protecting.published import Rule
from reports.protecting.suppressing import protect
from reports.releases.loading import count_of, family_of, happened
from reports.releases.telling import cells_of, kept, read
from reports.tables import table_of

LANGUAGES = ("en", "az")
HIDDEN = "hidden"  # in the place of a number that is not told
FORMAT = 1  # of the text: goes up when the same numbers would be written otherwise


class CountedOtherwise(Exception):
    """What is proved is not what the tables count: a fault of the program. Nothing is told then."""


@dataclass(frozen=True)
class Asked:
    """What is to be published: `report`: its code; both days included; `narrowing`: ((dimension, value), …)."""

    report: str
    first: date
    last: date
    as_of: datetime
    narrowing: tuple = ()


@dataclass
class Drawn:
    """`content`: the canonical text; `cells`: as a release keeps them; `small`, `besides`: how many numbers were hidden, and why.

    `tells`: how many numbers other than 0 are told.
    """

    asked: Asked
    rule: Rule
    content: str = ""
    cells: list = field(default_factory=list)
    small: int = 0
    besides: int = 0
    definitions: dict = field(default_factory=dict)
    tells: int = 0

    @property
    def sha256(self):
        return sha256(self.content.encode()).hexdigest()


def draw(asked, actor, rule, before, effort=None) -> Drawn:
    """Counts the tables and decides what is not told. The same records, rule and earlier releases (`before`) give the same text.

    Raises TooMuch where an effort (room.Effort) is given and spent.
    """
    drawn = Drawn(asked, rule)
    tables = _counted(asked, actor)
    numbers = [number for table in tables["en"] for row in table.lines for number in row.numbers]
    told = {id(number): cells_of(number, rule, len(before)) for number in numbers}
    new = [cell for cells in told.values() for cell in cells or ()]
    true = {told[id(one)][0]: one.value for one in numbers if one.question.figure.counts in (FACTS, PERSONS)}
    hidden = _protected(drawn, actor, (before, new, true), effort)
    shown = {number: cells is not None and hidden.isdisjoint(cells) for number, cells in told.items()}
    drawn.definitions = {figure.code: figure.version for table in tables["en"] for figure in table.figures}
    drawn.tells = sum(shown[id(number)] and number.cell.base > 0 for number in numbers)
    drawn.content = _written(drawn, tables, actor, shown)
    return drawn


def _counted(asked, actor):
    """The tables in each language; the numbers are counted once more for it, and are the same."""
    found = {}
    for language in LANGUAGES:
        with override(language):
            span = asked.first, asked.last, asked.as_of
            found[language] = [table_of(one, actor, span, asked.narrowing) for one in REPORTS[asked.report].tables]
    return found


def _protected(drawn, actor, releases, effort):
    """The cells that are not told. Each family of figures by itself: what they count has nothing in common.

    `releases`: those before; the cells of this one; {cell: its number} where it counts facts or persons. Raises CountedOtherwise.
    """
    before, new, true = releases
    known = [read(row, edition) for edition, release in enumerate(before) for row in release.cells]
    moments, hidden = [*(release.as_of for release in before), drawn.asked.as_of], set()
    families = list(dict.fromkeys(family_of(cell.figure) for cell in new))
    for place, family in enumerate(families):
        if effort:
            effort.part(place, len(families))
        mine = list(dict.fromkeys(cell for cell in new if family_of(cell.figure) == family))
        cells = [*(cell for cell in known if family_of(cell.figure) == family), *mine]
        facts = _facts_behind(cells, actor, moments)
        if any(count_of(cell, facts) != true[cell] for cell in mine if cell in true):
            raise CountedOtherwise(family)
        decided = protect(facts, cells, effort)
        drawn.small, drawn.besides = drawn.small + decided.small, drawn.besides + decided.besides
        hidden |= decided.untold
        told = [cell for cell in mine if cell not in decided.withheld]
        drawn.cells += [kept(cell, shown=cell not in decided.hidden) for cell in told]
    return hidden


def _facts_behind(cells, actor, moments):
    codes = sorted({cell.figure for cell in cells})
    dimensions = sorted({dimension for cell in cells for dimension in cell.dimensions})
    return happened(actor, codes, dimensions, moments)


def _written(drawn, tables, actor, shown):
    """Sorted keys, no spaces, UTF-8: the same content is the same text."""
    asked = drawn.asked
    said = {
        "format": FORMAT,
        "report": asked.report,
        "agency": actor.agency.code,
        "first": asked.first.isoformat(),
        "last": asked.last.isoformat(),
        "as_of": asked.as_of.astimezone(UTC).isoformat(),
        "narrowing": [_named(*pair) for pair in asked.narrowing],
        "rule": {name: getattr(drawn.rule, name) for name in ("threshold", "sensitive", "least_base")},
        "title": _in_each(lambda: str(REPORTS[asked.report].name)),
        "statement": _in_each(lambda: statement(drawn.rule)),
        "tables": [_table(*both, shown) for both in zip(tables["en"], tables["az"], strict=True)],
        "definitions": list(_definitions(tables["en"])),
    }
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _in_each(words):
    found = {}
    for language in LANGUAGES:
        with override(language):
            found[language] = words()
    return found


def _named(code, value):
    dimension = DIMENSIONS[code]
    return {
        "dimension": code, "value": value, "name": _in_each(lambda: str(dimension.name)),
        "label": _in_each(lambda: dimension.label(dimension.words(None, [value]), value)),
    }  # fmt: skip


def _definitions(tables):
    for figure in dict.fromkeys(figure for table in tables for figure in table.figures):
        yield {
            "code": figure.code, "version": figure.version, "name": _in_each(lambda one=figure: str(one.name)),
            "definition": _in_each(lambda one=figure: str(one.definition)),
        }  # fmt: skip


def _table(english, azerbaijani, shown):
    """Where all numbers of a row are of one figure it is named by the column, and the kind of its numbers with it."""
    lines = zip(english.lines, azerbaijani.lines, strict=True)
    return {
        "title": {"en": english.title, "az": azerbaijani.title},
        "heads": [{"en": en, "az": az} for en, az in zip(english.heads, azerbaijani.heads, strict=True)],
        "counts": [number.question.figure.counts for number in english.lines[0].numbers] if english.lines else [],
        "rows": [
            {
                "label": {"en": en.label, "az": az.label},
                "values": [_value(number) if shown[id(number)] else HIDDEN for number in en.numbers],
            }
            for en, az in lines
        ],
    }


def _value(number):
    """Whole numbers as they are; amounts, shares and medians as text, digit by digit."""
    return number.value if number.value is None or isinstance(number.value, int) else str(number.value)


def statement(rule):
    """What stands on every sheet."""
    return _(
        "Numbers about fewer than %(threshold)d persons (%(sensitive)d where citizenship, ground or need is named) are not told, nor "
        "others from which they could be worked out, in this release or with earlier ones. Shares and medians are told of "
        "%(least_base)d cases or more. 0 is told. A number that is not told is marked “…”."
    ) % {"threshold": rule.threshold, "sensitive": rule.sensitive, "least_base": rule.least_base}
