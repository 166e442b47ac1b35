"""Why a number changed: which facts entered it, left it, or stand in it in another version, between two moments of recording."""

from dataclasses import dataclass, replace

from django.db.models import QuerySet

from reports.counting import answer, facts
from reports.tables import Number


@dataclass(frozen=True)
class Changes:
    """`entered` and `altered` in the later version, `left` in the earlier one: together all that makes the two numbers differ."""

    earlier: Number
    later: Number
    entered: QuerySet
    left: QuerySet
    altered: QuerySet


def changes(question, earlier, actor) -> Changes:
    """Between `earlier` and the moment of the question; each list one query."""
    before = replace(question, as_of=earlier)
    now_in, then_in = facts(question, actor).order_by(), facts(before, actor).order_by()
    return Changes(
        earlier=Number(answer(before, actor).total, before),
        later=Number(answer(question, actor).total, question),
        entered=now_in.exclude(source__in=then_in.values("source")),
        left=then_in.exclude(source__in=now_in.values("source")),
        altered=now_in.filter(source__in=then_in.values("source")).exclude(pk__in=then_in.values("pk")),
    )
