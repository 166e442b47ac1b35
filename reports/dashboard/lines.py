"""Two figures through time: lines with their names at the end, and where more came in than went out."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.dates import MONTHS_3
from django.utils.formats import number_format
from django.utils.translation import ngettext

from agencies.languages import capital
from reports.dashboard.drawing import LETTER, LINE, drawn, mark, path, room, shape, steps, words, wrapped

WIDTH, HEIGHT = 600, 296
LEFT, TOP, FOOT = 44, 20, 262  # of the field in which the lines run
LETTERS = 13  # of a line of a name


@dataclass(frozen=True)
class Field:
    """Where numbers stand in the picture."""

    right: float
    count: int
    most: int

    def x(self, place):
        return LEFT + (self.right - LEFT) * (place / (self.count - 1) if self.count > 1 else 0.5)

    def y(self, value):
        return FOOT - (FOOT - TOP) * value / self.most


def draw(tables, **_how):
    rows = tables[0].rows
    series = [[row.numbers[place].value for row in rows] for place in (0, 1)]
    ticks = steps(max(*series[0], *series[1], 1))
    names = [_last(tables[0].heads[place + 1], one) for place, one in enumerate(series)]
    field = Field(WIDTH - 14 - room([line for name in names for line in name]), len(rows), ticks[-1])
    ways = [[(field.x(at), field.y(value)) for at, value in enumerate(one)] for one in series]
    shapes = [*_grid(field, ticks), *_months(field, [row.label for row in rows]), *_gap(series, ways, field)]
    for place, way in enumerate(ways):
        kind = ("v1", "v2 dashed")[place]
        shapes += [path(way, class_=f"line {kind}"), mark(*way[-1], is_square=place == 1, class_=kind.split()[0])]
    return drawn(WIDTH, HEIGHT, [*shapes, *_names(names, [way[-1][1] for way in ways], field)])


def _last(head, values):
    return wrapped(f"{head} {number_format(values[-1], force_grouping=True)}", LETTERS)


def _grid(field, ticks):
    for tick in ticks:
        y = field.y(tick)
        yield shape("line", class_="grid", x1=LEFT, x2=field.right, y1=y, y2=y)
        yield words(LEFT - 8, y + 5, number_format(tick, force_grouping=True), "end")


def _months(field, labels):
    """So many names as there is room for, the last always."""
    every = max(1, -(-len(labels) * 7 * LETTER // (field.right - LEFT)))
    for place, label in enumerate(labels):
        if (len(labels) - 1 - place) % every == 0:
            yield words(field.x(place), FOOT + 22, _short(label), "middle")


def _short(label):
    """Mar of 2026-03, with the year in its first month; a quarter as it is."""
    year, part = label.split("-")
    if not part.isdigit():
        return f"{part[1:]}/{year}"
    name = capital(MONTHS_3[int(part)])
    return f"{name} {year}" if part == "01" else name


def _names(names, ends, field):
    """At the ends of the lines, never one upon the other."""
    upper, lower = sorted(range(len(ends)), key=lambda place: ends[place])
    needed = LINE * (len(names[upper]) + len(names[lower])) / 2 + 4
    too_near = max(0, needed - (ends[lower] - ends[upper])) / 2
    for place, y in ((upper, ends[upper] - too_near), (lower, ends[lower] + too_near)):
        first = min(y + 5 - LINE * (len(names[place]) - 1) / 2, HEIGHT - 4 - LINE * len(names[place]))
        yield words(field.right + 12, max(first, 14), names[place], strong=True)


def widest_gap(received, replied):
    """(first, last, how many more) of the run of months in which more came in than went out, by the largest sum; None of none."""
    places = range(len(received))
    runs = [list(run) for is_gap, run in groupby(places, key=lambda place: received[place] > replied[place]) if is_gap]
    summed = [(run[0], run[-1], sum(received[place] - replied[place] for place in run)) for run in runs if len(run) > 1]
    return max(summed, key=lambda one: one[2], default=None)


def _gap(series, ways, field):
    """The field between the lines, and how much it comes to."""
    found = widest_gap(*series)
    if found is None:
        return
    first, last, more = found
    upper, lower = ways[0][first : last + 1], ways[1][first : last + 1]
    yield path([*upper, *reversed(lower)], is_closed=True, class_="gap v2")
    said = ngettext("%(n)s more received", "%(n)s more received", more) % {
        "n": number_format(more, force_grouping=True)
    }
    widest = max(range(len(upper)), key=lambda at: lower[at][1] - upper[at][1])
    yield from _said_near((upper[widest][0], (upper[widest][1] + lower[widest][1]) / 2), said, ways, field)


def _said_near(anchor, said, ways, field):
    """Words as near to a point as they cross no line; from further away a thin line leads to it."""
    half = room([said]) / 2
    x, foot = _clear_place(anchor, half, ways, field) or (field.right - half, TOP - 6)
    beside, above = abs(x - anchor[0]) - half, abs(foot - 5 - anchor[1])
    if beside > 20 or above > 24:
        end_x = x if beside <= 0 else x + half + 3 if x < anchor[0] else x - half - 3
        end_y = foot - 5 if beside > 0 else foot + 5 if foot < anchor[1] else foot - 15
        yield path([anchor, (end_x, end_y)], class_="leader")
    yield words(x, foot, said, "middle")


def _clear_place(anchor, half, ways, field):
    """(middle, foot) of words of this half width; None where there is no room."""
    left, right = int(LEFT + half + 6), int(field.right - half)
    places = [(x, foot) for x in range(left, right + 1, 12) for foot in range(TOP + 16, FOOT - 6, 8)]
    places.sort(key=lambda one: (one[0] - anchor[0]) ** 2 + 4 * (one[1] - anchor[1]) ** 2)
    return next((one for one in places if all(_is_clear(way, one, half + 6) for way in ways)), None)


def _is_clear(way, place, half):
    """Whether words at this place cross no line."""
    middle, foot = place
    crossed = (_height(way, middle - half + half * part / 20) for part in range(41))
    return all(y is None or not foot - 22 < y < foot + 10 for y in crossed)


def _height(way, x):
    """Of a line whose points are evenly apart; None beside it."""
    if len(way) < 2 or not way[0][0] <= x <= way[-1][0]:
        return None
    at = (x - way[0][0]) / (way[1][0] - way[0][0])
    place = min(int(at), len(way) - 2)
    return way[place][1] + (way[place + 1][1] - way[place][1]) * (at - place)
