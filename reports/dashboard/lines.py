"""Two figures through time: lines with their names at the end, and where more came in than went out."""

from dataclasses import dataclass
from itertools import groupby, pairwise

from django.utils.dates import MONTHS_3
from django.utils.formats import number_format
from django.utils.translation import ngettext

from reports.dashboard.drawing import LETTER, LINE, drawn, mark, path, room, shape, steps, words

WIDTH, HEIGHT = 600, 256
LEFT, TOP, FOOT = 44, 20, 222  # of the field in which the lines run
APART = 18  # between the names of two lines


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
    field = Field(WIDTH - 14 - room(names), len(rows), ticks[-1])
    ways = [[(field.x(at), field.y(value)) for at, value in enumerate(one)] for one in series]
    shapes = [*_grid(field, ticks), *_months(field, [row.label for row in rows]), *_gap(series, ways, field)]
    for place, way in enumerate(ways):
        kind = ("v1", "v2 dashed")[place]
        shapes += [path(way, class_=f"line {kind}"), mark(*way[-1], is_square=place == 1, class_=kind.split()[0])]
    return drawn(WIDTH, HEIGHT, [*shapes, *_names(names, [way[-1][1] for way in ways], field)])


def _last(head, values):
    return f"{head} {number_format(values[-1], force_grouping=True)}"


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
    name = str(MONTHS_3[int(part)])
    return f"{name} {year}" if part == "01" else name


def _names(names, ends, field):
    """At the ends of the lines, never one upon the other."""
    upper, lower = sorted(range(len(ends)), key=lambda place: ends[place])
    too_near = max(0, APART - (ends[lower] - ends[upper])) / 2
    for place, y in ((upper, ends[upper] - too_near), (lower, ends[lower] + too_near)):
        yield words(field.right + 12, y + 5, names[place], strong=True)


def widest_gap(received, replied):
    """(first, last, how many more) of the run of months in which more came in than went out, by the largest sum; None of none."""
    places = range(len(received))
    runs = [list(run) for is_gap, run in groupby(places, key=lambda place: received[place] > replied[place]) if is_gap]
    summed = [(run[0], run[-1], sum(received[place] - replied[place] for place in run)) for run in runs if len(run) > 1]
    return max(summed, key=lambda one: one[2], default=None)


def _gap(series, ways, field):
    found = widest_gap(*series)
    if found is None:
        return
    first, last, more = found
    upper, lower = ways[0][first : last + 1], ways[1][first : last + 1]
    yield path([*upper, *reversed(lower)], is_closed=True, class_="gap v2")
    said = ngettext("%(n)s more received", "%(n)s more received", more) % {
        "n": number_format(more, force_grouping=True)
    }
    place = (first + last) // 2 - first
    x, y = lower[place]
    half = room([said]) / 2
    x_of_words = min(max(x, LEFT + half + 6), field.right - half)
    for y_of_words in (FOOT - 10, FOOT - 10 - LINE, TOP + 10):
        if all(_is_clear(way, (x_of_words - half, x_of_words + half), y_of_words) for way in ways):
            yield path([(x, y), (x_of_words, y_of_words - (14 if y_of_words > y else -4))], class_="leader")
            yield words(x_of_words, y_of_words, said, "middle")
            return
    yield words(x_of_words, TOP - 6, said, "middle")


def _is_clear(way, span, foot):
    """Whether a line of words at this foot crosses no line between `span`."""
    crossed = (_height(way, span[0] + (span[1] - span[0]) * part / 12) for part in range(13))
    return all(y is None or not foot - 18 < y < foot + 8 for y in crossed)


def _height(way, x):
    for (x1, y1), (x2, y2) in pairwise(way):
        if x1 <= x <= x2:
            return y1 + (y2 - y1) * (x - x1) / (x2 - x1)
    return None
