"""Scores of the survey as a radar: the baseline dashed, the latest wave that was asked over it, the numbers at the axes."""

from django.utils.safestring import mark_safe

from reintegration.survey.radar import CENTRE_Y, radar
from reports.dashboard.drawing import LINE, drawn, path, shape, words
from reports.showing import to_a_tenth

LEFT, ABOVE, BELOW = 50, 26, 14  # room for the names and numbers at the axes
LEAST = 5  # persons of whom a mean is shown, where any wave has so many


def draw(tables, **_how):
    rows, heads = tables[0].rows, tables[0].heads[1:]
    shown = waves_shown(tables[0])
    series = [{"name": heads[at], "place": str(at), "values": [_part(row.numbers[at]) for row in rows]} for at in shown]
    plan = radar([row.label for row in rows], series)
    shapes = [path(_points(ring), is_closed=True, class_="grid") for ring in plan["rings"]]
    for axis, row in zip(plan["axes"], rows, strict=True):
        shapes += _axis(axis, [row.numbers[at] for at in shown], plan["centre"])
    for kind, one in zip(_kinds(shown), plan["series"], strict=True):
        shapes += _outline(one, kind)
    key = zip(("dashes", "stroke") if len(shown) > 1 else ("stroke",), [heads[at] for at in shown], strict=True)
    moved = shape("g", mark_safe("".join(shapes)), transform=f"translate({LEFT} {ABOVE})")  # noqa: S308 (made by shape)
    return drawn(plan["width"] + 2 * LEFT, plan["height"] + ABOVE + BELOW, [moved], key)


def waves_shown(table):
    """The places of the first column and of the last in which each dimension has enough persons; of the last with any where none has."""
    places = range(len(table.heads) - 1)
    there = [at for at in places if any(row.numbers[at].cell.base for row in table.rows)]
    enough = [at for at in there if all(row.numbers[at].cell.base >= LEAST for row in table.rows)]
    return list(dict.fromkeys((there[0], (enough or there)[-1]))) if there else []


def _kinds(shown):
    return ("v2 dashed", "v1") if len(shown) > 1 else ("v1",)


def _part(number):
    return None if number.value is None else float(number.value) / 100


def _points(text):
    return [tuple(map(float, point.split(","))) for point in text.split()]


def _axis(axis, numbers, centre):
    line = shape("line", class_="grid", x1=centre["x"], y1=centre["y"], x2=axis["x"], y2=axis["y"])
    said = " → ".join("–" if one.value is None else to_a_tenth(one.value) for one in numbers)
    y = axis["name_y"] - (LINE if axis["name_y"] < CENTRE_Y else 0)
    return [
        line,
        words(axis["name_x"], y, axis["label"], axis["side"]),
        words(axis["name_x"], y + LINE, said, axis["side"], strong=True),
    ]


def _outline(one, kind):
    colour = kind.split()[0]
    if one["outline"]:
        yield path(_points(one["outline"]), is_closed=True, class_=f"line {kind}")
    for at in one["marks"]:
        if "dashed" in kind:
            yield shape("rect", class_=colour, x=at["x"] - 4.5, y=at["y"] - 4.5, width=9, height=9)
        else:
            yield shape("circle", class_=colour, cx=at["x"], cy=at["y"], r=5)
