"""Walks the schema: by which ways a row leads to persons and to cases, and which rows are therefore about somebody.

A row that leads to persons is about these. A row that leads to a case alone is about everybody in it. Every foreign key of ours
is followed, and the keys that `declaring` names; nothing is followed beyond a person, a case, an agency or somebody who signs in.
"""

from dataclasses import dataclass
from functools import cache, reduce
from operator import or_

from django.db.models import Exists, F, OuterRef, Q

from agencies.models import Agency, User
from cases.about.declaring import keys_of, live_of, tables, why_nobody
from cases.files import Case, CasePerson
from cases.people import Person

ENDS = (Agency, User, Person, Case)


@dataclass(frozen=True)
class Ways:
    """Look-ups of a model: to persons, and to cases."""

    persons: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()


@cache
def ways(model) -> Ways:
    """By foreign keys alone: each person that a row leads to, and the shortest way to its case.

    A table between is passed once, by the shortest ways; so a row is not about somebody by going around.
    """
    persons, cases, level, seen = [], [], [((), model)], {model}
    while level:
        steps = [((*path, name), target) for path, here in level for name, target in _next(here)]
        persons += ["__".join(path) for path, target in steps if target is Person]
        cases += ["__".join(path) for path, target in steps if target is Case]
        level = [(path, target) for path, target in steps if target not in seen | set(ENDS)]
        seen |= {target for _path, target in level}
    return Ways(("pk", *persons) if model is Person else tuple(persons), ("pk",) if model is Case else tuple(cases[:1]))


def _next(model):
    """Name and target of each key; from the record of all kinds also to the person that one kind names."""
    own = (live_of(model) or model).__mro__
    for field in model._meta.fields:
        if field.is_relation and field.related_model and field.related_model not in own and not _is_pointer(field):
            yield field.name, field.related_model
    for relation in model._meta.related_objects:
        kind = relation.related_model
        if relation.one_to_one and relation.parent_link and live_of(kind) is None:
            persons = [field for field in kind._meta.local_fields if field.related_model is Person]
            yield from ((f"{relation.get_accessor_name()}__{field.name}", Person) for field in persons)


def _is_pointer(field):
    """From a record of one kind to that of all kinds, which is the same row."""
    return field.name.endswith("_ptr")


def everybody_in(cases):
    """Keys of the persons in these cases."""
    return CasePerson.objects.filter(case__in=cases).values_list("person", flat=True)


def cases_of(persons):
    """Keys of the cases in which any of these persons is."""
    return CasePerson.objects.filter(person__in=persons).values_list("case", flat=True)


def rows_about(model, persons, cases):
    """Rows of a model that are about any of these persons or, where a row names no person, of these cases. Keys, or rows."""
    of_cases = (rows.exclude(_names_anybody(model)) for rows in _reaching(model, Case, _keys(cases)))
    return _found(model, (*_reaching(model, Person, _keys(persons)), *of_cases))


def rows_naming(model, persons):
    """Rows of a model that name any of these persons themselves, and not only their case. Keys, or rows."""
    return _found(model, _reaching(model, Person, _keys(persons)))


def history_about(model, keys, persons, cases):
    """History of the rows of a model with these keys; and, by what it says itself, of rows that are there no longer."""
    past, key = model.history.model, model._meta.pk.attname
    rows = past._base_manager.order_by().filter(~Exists(model._base_manager.filter(pk=OuterRef(key))))
    named = reduce(or_, (Q(**{f"{path}__isnull": False}) for path in ways(past).persons), Q(pk__in=[]))
    gone = [rows.filter(**{f"{path}__in": _keys(persons)}) for path in ways(past).persons]
    gone += [rows.exclude(named).filter(**{f"{path}__in": _keys(cases)}) for path in ways(past).cases]
    of_these = past._base_manager.order_by().filter(**{f"{key}__in": list(keys)})
    return past._base_manager.filter(pk__in=_union([of_these, *gone]))


def _found(model, queries):
    queries = list(queries)
    return model._base_manager.filter(pk__in=_union(queries)) if queries else model._base_manager.none()


def _keys(rows):
    return [getattr(one, "pk", one) for one in rows]


def _reaching(model, end, wanted):
    """A query for each way to one of the keys `wanted` of a person or case: each of them can begin at an index."""
    rows = model._base_manager.order_by()
    yield from (rows.filter(**{f"{path}__in": wanted}) for path in _paths(model, end))
    for key in keys_of(model):
        if leads(key.target, end):
            yield rows.filter(_by_key(key, end, wanted))


def _union(queries, value="pk"):
    """The keys that any of the queries finds, as one query; at least one there must be."""
    first, *others = (query.values(value) for query in queries)
    return first.union(*others) if others else first


def _by_key(key, end, wanted):
    where = Q(**dict(key.where))
    if key.many:
        return where & Q(**{f"{key.column}__overlap": wanted}) if key.target is end else Q(pk__in=[])
    if key.target is end:
        return where & Q(**{f"{key.column}__in": wanted})
    return where & Q(**{f"{key.column}__in": _union(_reaching(key.target, end, wanted), key.value)})


def _paths(model, end):
    return ways(model).persons if end is Person else ways(model).cases


def _names_anybody(model):
    """A condition that holds for a row that leads to any person at all."""
    found = [Q(**{f"{path}__isnull": False}) for path in ways(model).persons]
    keys = (key for key in keys_of(model) if not key.many and leads(key.target, Person))
    found += [_key_names_anybody(key) for key in keys]
    return reduce(or_, found, Q(pk__in=[]))


def _key_names_anybody(key):
    where = Q(**dict(key.where))
    if key.target is Person:
        return where & Q(**{f"{key.column}__isnull": False})
    target = key.target._base_manager.order_by().annotate(key_met=F(key.value))
    return where & Q(Exists(target.filter(_names_anybody(key.target), key_met=OuterRef(key.column))))


@cache
def leads(model, end) -> bool:
    """Whether rows of a model can lead to a person or a case at all."""
    return model is end or bool(_paths(model, end)) or any(leads(key.target, end) for key in keys_of(model))


def reached():
    """Every model whose rows can be about somebody, history included, in the order of its name."""
    found = [model for model in tables() if not why_nobody(model) and (leads(model, Person) or leads(model, Case))]
    return sorted(found, key=lambda model: model._meta.label)


def each_way(model, end, wanted):
    """Queries, one for each way, of rows that lead to one of these persons or cases, whoever else they name."""
    return list(_reaching(model, end, wanted))
