"""Tables made up at random for pictures and their sentences, and what a picture says in words."""

from datetime import date
from xml.etree import ElementTree as ET

from audit.moment import now
from reports.counting import Cell, Question
from reports.figure import MEAN, MEDIAN, SHARE
from reports.figures import FIGURES
from reports.tables import Counted, Number, Row

SVG = "http://www.w3.org/2000/svg"
PERIOD = date(2026, 1, 1), date(2026, 12, 31)


def table(figures, rows, dim, columns=()):
    """figures: codes, or one code and `columns` (dimension, {value: name}); rows: {value: (name, [Cell])}."""
    codes = figures if not columns else figures * len(columns[1])
    told = []
    for value, (name, cells) in rows.items():
        numbers = []
        for place, (code, cell) in enumerate(zip(codes, cells, strict=True)):
            where = ((dim, value), *([(columns[0], list(columns[1])[place])] if columns else []))
            numbers.append(Number(cell, Question(FIGURES[code], *PERIOD, now(), where=where)))
        told.append(Row(name, tuple(numbers)))
    heads = tuple(columns[1].values()) if columns else tuple(str(FIGURES[code].name) for code in codes)
    return Counted("Table", ("Row", *heads), tuple(told), None, tuple(FIGURES[code] for code in figures), now())


def some(chance, code, most=60):
    """A cell as an answer could have it; nothing now and then."""
    counts, base = FIGURES[code].counts, chance.choice((0, 1, 2, chance.randint(0, most), chance.randint(0, most)))
    if counts == SHARE:
        return Cell(chance.choice((base, chance.randint(0, base))), base)
    if counts in (MEDIAN, MEAN):
        low = -60 if code == "survey_change" else 0
        return Cell(round(chance.uniform(low, 100), 2) if base else None, base)
    return Cell(base, base)


def parsed(drawing):
    """The picture as a tree: an error where it is not well-formed."""
    return ET.fromstring(f'<svg xmlns="{SVG}">{drawing.shapes}</svg>')


def words_of(tree):
    return [text.text for text in tree.iter(f"{{{SVG}}}text") if text.text]
