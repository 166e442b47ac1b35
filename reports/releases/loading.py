"""The facts of one kind as they stood at each of several releases, as plain rows for those who protect them."""

from datetime import date, datetime

from django.db.models import BooleanField, ExpressionWrapper, Q

from reports.dimensions import DIMENSIONS
from reports.facts.rows import Fact
from reports.figure import SHARE
from reports.figures import FIGURES
from reports.protecting.published import Happened

PART, REST = "#part", "#rest"  # of a share: what is part of it, and what is not
AT = "@"  # of a stock: the day on which it is counted
BEGINNING = date.min


def codes_of(figure, last):
    """Under which codes the facts of a figure are counted: one; of a share three, for it tells them all; of a stock by its day."""
    if figure.is_stock:
        return (f"{figure.code}{AT}{last.isoformat()}",)
    return (figure.code, figure.code + PART, figure.code + REST) if figure.counts == SHARE else (figure.code,)


def figure_of(code):
    return FIGURES[code.split(AT)[0].split("#")[0]]


def family_of(code):
    """(kinds, reference): figures of one family count facts of the same kinds, or of kinds that some figure counts together."""
    figure = figure_of(code)
    kinds = {str(kind) for kind in figure.kinds}
    while more := {str(kind) for one in FIGURES.values() if kinds & set(one.kinds) for kind in one.kinds} - kinds:
        kinds |= more
    return tuple(sorted(kinds)), figure.reference


def _counts(code):
    """Which facts a code counts."""
    figure = figure_of(code)
    where = figure.where & Q(kind__in=figure.kinds)
    if AT in code:
        where &= figure.within(BEGINNING, date.fromisoformat(code.split(AT)[1]))
    if code.endswith(PART):
        where &= figure.part
    elif code.endswith(REST):
        where &= ~figure.part
    return ExpressionWrapper(Q(pk__isnull=False) & where, output_field=BooleanField())


def happened(actor, codes, dimensions, moments: list[datetime]) -> list[Happened]:
    """`codes`: of one family; `moments`: as of which each release is counted. Each version once, with the releases in which it stood."""
    kinds, reference = family_of(codes[0])
    stands = Q()
    for moment in moments:
        stands |= Q(recorded_at__lte=moment) & (Q(replaced_at=None) | Q(replaced_at__gt=moment))
    flags = {f"counts_{place}": _counts(code) for place, code in enumerate(codes)}
    values = {f"by_{place}": DIMENSIONS[code].expression(reference) for place, code in enumerate(dimensions)}
    rows = (
        Fact.objects.counted_for(actor)
        .filter(stands, kind__in=kinds, **{f"{reference}__isnull": False})
        .annotate(**flags, **values)
        .values_list("kind", "source", "person", reference, "recorded_at", "replaced_at", *flags, *values)
    )
    numbers = {}
    return [_read(row, codes, dimensions, moments, numbers) for row in rows.iterator()]


def _read(row, codes, dimensions, moments, numbers):
    kind, source, person, day, recorded, replaced, *told = row
    counts, values = told[: len(codes)], told[len(codes) :]
    stood = [n for n, moment in enumerate(moments) if recorded <= moment and (replaced is None or replaced > moment)]
    figures = frozenset(code for code, holds in zip(codes, counts, strict=True) if holds)
    said = dict(zip(dimensions, values, strict=True))
    return Happened(numbers.setdefault((kind, source), len(numbers)), person, day, figures, said, frozenset(stood))


def count_of(cell, facts):
    """What a cell counts of such rows: to be the number that stands there."""
    found = [fact for fact in facts if cell.edition in fact.editions and _holds(cell, fact)]
    return len({fact.person for fact in found} - {None}) if cell.of_persons else len(found)


def _holds(cell, fact):
    within = cell.figure in fact.figures and cell.first <= fact.day <= cell.last
    return within and all(fact.said.get(dimension) == value for dimension, value in cell.where)
