"""Finds occupations and skills by words of their names, in either language, or by the beginning of a code."""

from django.db.models import Q

from cases.names import fold

MOST = 20


def found(model, typed):
    """At most twenty: every word typed stands in the name, or the code begins so."""
    words = fold(typed).split()
    if not words:
        return []
    named = Q()
    for word in words:
        named &= Q(folded__contains=word)
    return list(model.objects.filter(named | Q(code__startswith=typed.strip())).order_by("label_en", "pk")[:MOST])
