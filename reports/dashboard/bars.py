"""Bars: one for each row, with its number at its end; by columns beside each other; or a funnel, with what was lost hatched."""

from dataclasses import replace
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from reports.dashboard.drawing import LINE, drawn, room, shape, words, wrapped
from reports.showing import to_a_tenth

WIDTH, WIDE, ROW, THICK, APART = 520, 620, 30, 18, 10
LETTERS = 24
KINDS = ("v1", "lost", "still")  # of the parts of a funnel
OF_COLUMNS = ("v1", "second", "v6")
COLUMNS = (0, 52, 118, 190)  # from the right: still on the way, ended, share, reached


def draw(tables, **_how):
    """One bar a row; where the table has several columns, one a row and column, with a key."""
    rows, heads = tables[0].rows, tables[0].heads[1:]
    labels = [wrapped(row.label, LETTERS) for row in rows]
    left = _room(labels)
    most = max((number.value for row in rows for number in row.numbers), default=0) or 1
    shapes, y = [], APART
    for row, lines in zip(rows, labels, strict=True):
        height = max(ROW * len(row.numbers) - 6 * (len(row.numbers) - 1), LINE * len(lines) + APART)
        shapes.append(_label(lines, left, y + height / 2))
        for place, number in enumerate(row.numbers):
            top = y + APART / 2 + place * (THICK + 4)
            wide = (WIDTH - left - 70) * number.value / most
            shapes += [
                _bar(left, top, wide, OF_COLUMNS[place]),
                words(left + wide + 8, top + 14, _said(number), strong=True),
            ]
        y += height
    has_columns = rows[0].numbers[0].question.figure.name != heads[0]
    key = zip(OF_COLUMNS, heads, strict=False) if has_columns else ()
    return drawn(WIDTH, y + APART, shapes, key)


def ranked(tables, **how):
    """The longest bar first; those that are alike keep their order."""
    rows = sorted(tables[0].rows, key=lambda row: -row.numbers[0].value)
    return draw([replace(tables[0], rows=tuple(rows))], **how)


def funnel(tables, **_how):
    """How many reached each step: the first is the whole. Between two steps: who ended, hatched, and who is on the way."""
    rows = tables[0].rows
    labels = [wrapped(row.label, LETTERS) for row in rows]
    left, whole = _room(labels), rows[0].numbers[0].value or 1
    right = WIDE - COLUMNS[-1] - 44
    shapes, y, lost = [*_heads()], 2 * LINE + APART, (None, None)
    for row, lines in zip(rows, labels, strict=True):
        reached, *after = row.numbers
        height = max(ROW, LINE * len(lines) + APART)
        begins, top = left, y + (height - THICK) / 2
        for number, kind in zip((reached, *lost), KINDS, strict=True):
            wide = (right - left) * number.value / whole if number else 0
            shapes += [_bar(begins, top, wide, kind)] if wide else []
            begins += wide
        shapes += [_label(lines, left, y + height / 2), *_numbers(reached, whole, lost, top + 14)]
        lost, y = after, y + height
    return drawn(WIDE, y + APART, shapes, zip(KINDS, _names(), strict=True))


def _names():
    return _("Reached this step"), _("Ended after the step before"), _("Still on the way to it")


def _heads():
    heads = (_("On the way"), _("Ended before"), _("Of all"), _("Cases"))
    for from_right, head in zip(COLUMNS, heads, strict=True):
        lines = wrapped(head, 8)
        yield words(WIDE - from_right, 14 + LINE * (2 - len(lines)), lines, "end")


def _numbers(reached, whole, lost, y):
    share = _("%(share)s %%") % {"share": to_a_tenth(Decimal(100 * reached.value) / whole)}
    told = [_said(number) if number else "" for number in reversed(lost)]
    for from_right, said in zip(COLUMNS, (*told, share, _said(reached)), strict=True):
        yield words(WIDE - from_right, y, said, "end", strong=from_right == COLUMNS[-1])


def _said(number):
    return number_format(number.value, force_grouping=True)


def _room(labels):
    return room([line for lines in labels for line in lines]) + 14


def _label(lines, left, middle):
    return words(left - 12, middle + 5 - LINE * (len(lines) - 1) / 2, lines, "end")


def _bar(x, y, wide, kind):
    return shape("rect", class_=kind, x=float(x), y=float(y), width=float(max(wide, 1)), height=THICK)
