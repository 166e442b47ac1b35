"""Drawing: shapes of SVG as safe text, scales with round steps, and how much room words need. Colours come from classes alone."""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

LETTER = 7.6  # width of a letter of 14 pixels, rather too much than too little
LINE = 17  # from one line of words to the next
STEPS = (1, 2, 5, 10)


@dataclass(frozen=True)
class Drawing:
    """`shapes`: safe text; `key`: (class of the sign, words) for what the picture itself cannot say."""

    width: int
    height: int
    shapes: str
    key: tuple = ()


def drawn(width, height, shapes, key=()):
    return Drawing(round(width), round(height), mark_safe("".join(shapes)), tuple(key))  # noqa: S308 (made by shape alone)


def shape(tag, text=None, **attributes):
    """One element. `class_` becomes class, and _ a hyphen; numbers have one place at most."""
    said = ((name.rstrip("_").replace("_", "-"), _plain(value)) for name, value in attributes.items())
    said = format_html_join("", ' {}="{}"', said)
    if text is None:
        return format_html("<{}{}/>", mark_safe(tag), said)  # noqa: S308 (our own words)
    return format_html("<{0}{1}>{2}</{0}>", mark_safe(tag), said, text)  # noqa: S308


def _plain(value):
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else value


def words(x, y, text, anchor="start", strong=False):
    """Words of one or more lines; y is the foot of the first. A list is taken for lines."""
    lines = [text] if isinstance(text, str) else list(text)
    kind = {"class_": "strong"} if strong else {}
    return mark_safe(  # noqa: S308
        "".join(
            shape("text", line, x=float(x), y=float(y + LINE * place), text_anchor=anchor, **kind)
            for place, line in enumerate(lines)
        )
    )


def path(points, is_closed=False, **attributes):
    """A line through points."""
    way = "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in points) + ("Z" if is_closed else "")
    return shape("path", d=way, **attributes)


def mark(x, y, is_square=False, **attributes):
    """Round or square, so that no colour is needed to tell them apart."""
    if is_square:
        return shape("rect", x=x - 5.0, y=y - 5.0, width=10, height=10, **attributes)
    return shape("circle", cx=float(x), cy=float(y), r=5.5, **attributes)


def percent(share):
    """95 of 0.95, 92.5 of 0.925."""
    return number_format(float(share * 100), 0 if share * 100 % 1 == 0 else 1)


def steps(most, about=4):
    """Round whole numbers from 0 to `most` or a little above it."""
    size = 1
    while True:
        for one in STEPS:
            if one * size * about >= most:
                step = one * size
                return list(range(0, step * max(1, -(-most // step)) + 1, step))
        size *= 10


def room(lines):
    """The width that lines of words need."""
    return max((len(line) for line in lines), default=0) * LETTER


def wrapped(text, letters):
    """A text in lines of so many letters; a longer word keeps its line."""
    lines = [""]
    for word in str(text).split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > letters:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
