"""Shares by State as dots between 0 and 100 %, drawn to the target where there is one: round at or above it, square below."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from reports.dashboard.drawing import LINE, drawn, mark, percent, room, shape, words, wrapped
from reports.showing import to_a_tenth

WIDTH, ROW, TOP = 420, 28, 30
NUMBERS = 108  # room for the numbers at the end of a row
LETTERS = 17


def draw(tables, target=None, **_how):
    """`target`: from 0 to 1, or None."""
    rows = in_rank([row for row in tables[0].rows if row.numbers[0].cell.base])
    labels = [wrapped(row.label, LETTERS) for row in rows]
    left = room([line for lines in labels for line in lines]) + 14
    right = WIDTH - NUMBERS
    top = TOP if target is not None else 12
    shapes, y = [], top
    for row, lines in zip(rows, labels, strict=True):
        height = ROW + LINE * (len(lines) - 1)
        shapes += _row(row, lines, (left, right, y + height / 2), target)
        y += height
    return drawn(WIDTH, y + 30, [*_grid((left, right), (top, y), target), *shapes], _key(rows, target))


def in_rank(rows):
    """The best first; those that are alike keep their order."""
    return sorted(rows, key=lambda row: -row.numbers[0].cell.share)


def _grid(across, down, target):
    (left, right), (top, foot) = across, down
    for tick in (0, 25, 50, 75, 100):
        x = left + (right - left) * tick / 100
        yield shape("line", class_="grid", x1=x, x2=x, y1=top - 6, y2=foot + 2)
        yield words(x, foot + 20, f"{tick} %" if tick == 100 else str(tick), "middle")
    if target is not None:
        x = left + (right - left) * float(target)
        said = _("target %(share)s %%") % {"share": percent(target)}
        yield shape("line", class_="target", x1=x, x2=x, y1=top - 8, y2=foot + 2)
        yield words(min(x, right), top - 14, said, "middle", strong=True)


def _row(row, lines, place, target):
    left, right, y = place
    share, base = row.numbers[0].cell.share, row.numbers[0].cell.base
    x, begins = (left + (right - left) * float(part) for part in (share, target or 0))
    is_below = target is not None and share < target
    kind = "v4" if is_below else "v1"
    yield words(left - 10, y + 5 - LINE * (len(lines) - 1) / 2, lines, "end")
    yield shape("line", class_=f"line {kind}", x1=begins, x2=x, y1=y, y2=y)
    yield mark(x, y, is_square=is_below, class_=kind)
    yield words(right + 56, y + 5, to_a_tenth(row.numbers[0].value * 100), "end", strong=True)
    yield words(WIDTH, y + 5, _("of %(n)s") % {"n": number_format(base, force_grouping=True)}, "end")


def _key(rows, target):
    if target is None:
        return ()
    return ("dot", _("At or above the target")), ("square", _("Below the target"))
