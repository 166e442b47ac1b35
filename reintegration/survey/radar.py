"""The geometry of a radar: where the axes, rings and marks of scores stand in a drawing. Pure; the template only writes it down."""

from math import cos, pi, sin

SIZE, CENTRE_X, CENTRE_Y, RADIUS = (320, 225), 160, 140, 110
RINGS = (0.25, 0.5, 0.75, 1)
BESIDE = 16  # how far beyond the end of an axis its name stands
LINE = 16  # between a name and the line below it


def radar(axes, series):
    """axes: [label]; series: [{name, place, values: [0..1 or None]}], one value an axis: all that the drawing needs.

    A series with a value on each axis is an outline; otherwise its marks stand alone, and nothing is drawn where nothing is scored.
    """
    return {
        "width": SIZE[0],
        "height": SIZE[1],
        "centre": {"x": CENTRE_X, "y": CENTRE_Y},
        "rings": [_outline([ring] * len(axes)) for ring in RINGS],
        "axes": [_axis(number, len(axes), label) for number, label in enumerate(axes)],
        "series": [_drawn(one) for one in series],
    }


def _axis(number, count, label):
    x, y = _point(number, count, 1)
    name_x, name_y = _point(number, count, 1 + BESIDE / RADIUS)
    side = "middle" if abs(name_x - CENTRE_X) < 1 else "start" if name_x > CENTRE_X else "end"
    below = name_y > CENTRE_Y
    if below:  # under the axis there is room on both sides of its end
        side, name_y = "middle", name_y + LINE / 2
    return {"x": x, "y": y, "name_x": name_x, "name_y": round(name_y, 1), "side": side, "label": label}


def _drawn(one):
    values = one["values"]
    marks = [_point(at, len(values), value) for at, value in enumerate(values) if value is not None]
    whole = len(marks) == len(values)
    return {
        "name": one["name"],
        "place": one["place"],
        "outline": _outline(values) if whole else "",
        "marks": [{"x": x, "y": y} for x, y in marks],
    }


def _outline(values):
    return " ".join(f"{x},{y}" for x, y in (_point(at, len(values), value) for at, value in enumerate(values)))


def _point(number, count, value):
    """Clockwise from the top."""
    angle = 2 * pi * number / count - pi / 2
    reach = RADIUS * float(value)
    return round(CENTRE_X + reach * cos(angle), 1), round(CENTRE_Y + reach * sin(angle), 1)
