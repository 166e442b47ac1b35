"""Reads the rows of a line list one after another: from a cursor of the server, so that memory does not grow with them."""

import hashlib
from datetime import date
from itertools import islice

from django.db import connection
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from agencies.disclosure import FieldGroup, Sight, sight
from agencies.roles import GRANTED
from cases.people import Person, PersonName
from reports.counting import facts
from reports.lines.columns import LATER, TEXT, itself
from reports.lines.levels import Level
from workflows.rows import Grant, Procedure, permissions

CHUNK = 2000
SIGNS = 10  # bytes of a pseudonym, so that no two persons get the same


def number_of(question, actor):
    return facts(question, actor).count()


def selected(question, actor, columns, level=Level.NONE):
    """The query: the procedure, the person, whether its case is open, then what the columns read.

    In the order in which it was recorded: the same each time, and without sorting a million rows before the first is read.
    """
    read = [column.read for column in columns if column.code not in LATER]
    is_open = Exists(seen_by(actor, level).filter(pk=OuterRef("procedure")))
    return facts(question, actor).order_by("pk").values_list("procedure", "person", is_open, *read)


def seen_by(actor, level):
    """The procedures of whose facts a list says more than that they were counted: as on the page of a number."""
    return open_to(actor) if level == Level.NAMED else Procedure.objects.visible_to(actor)


def rows(question, actor, columns, level, key=b""):
    """Tuples as the columns have them. `key`: from which pseudonyms are made. Within a transaction."""
    found = selected(question, actor, columns, level).iterator(chunk_size=CHUNK)
    words = [column.words for column in columns if column.code not in LATER]
    person = {Level.NONE: _of_nobody, Level.PSEUDONYMOUS: _Pseudonyms(key), Level.NAMED: _names}[level]
    closed = closed_row(columns)
    as_read = all(write is itself for write in words)
    while chunk := list(islice(found, CHUNK)):
        for said, row in zip(person(chunk), chunk, strict=True):
            read = row[3:]
            if not row[2]:
                yield closed
                continue
            yield (*said, *(read if as_read else [write(value) for write, value in zip(words, read, strict=True)]))


def closed_row(columns):
    """Of a case that is not open to the reader there is nothing but that it was counted."""
    place = next(place for place, column in enumerate(columns) if column.kind == TEXT)
    return tuple(_("Not open to you") if at == place else "" for at in range(len(columns)))


def _of_nobody(chunk):
    return [()] * len(chunk)


class _Pseudonyms:
    """The same sign for the same person, as far as one key reaches."""

    def __init__(self, key):
        self.key = key

    def __call__(self, chunk):
        return [(self.of(person),) for _procedure, person, *_rest in chunk]

    def of(self, person):
        if person is None:
            return ""
        return hashlib.blake2b(str(person).encode(), key=self.key, digest_size=SIGNS).hexdigest()


def _names(chunk):
    """Reference, name and birth of those whose case is open; the others are never looked up."""
    shown = [(procedure, person) for procedure, person, is_open, *_rest in chunk if is_open]
    references = dict(Procedure.objects.filter(pk__in={pk for pk, _ in shown}).values_list("pk", "reference"))
    people = {person for _pk, person in shown}
    named = {name.person_id: name for name in PersonName.objects.filter(person__in=people, kind="main")}
    born = dict(Person.objects.filter(pk__in=people).values_list("pk", "born"))
    for procedure, person, *_rest in chunk:
        yield references.get(procedure, ""), str(named.get(person, "")), birth(born.get(person, ""))


def birth(text):
    """A day, or as much of it as is known: 1990, 1990-05."""
    year, month, day = text.split("-") if text else ("", "", "")
    if "00" not in (month, day) and year:
        return date(int(year), int(month), int(day))
    return "-".join(part for part in (year, month, day) if part.strip("0"))


def open_to(actor):
    """The procedures that somebody may see, of which their part reads who the person is."""
    reading = [part for part in GRANTED if sight(actor.at([part]), FieldGroup.PARTICULARS) == Sight.FULL]
    granted = Grant.objects.filter(group_id=actor.group_id, permission__in=[permissions()[part] for part in reading])
    return Procedure.objects.visible_to(actor).filter(pk__in=granted.values("content_object_id"))


def cases_named(question, actor):
    """The cases whose persons a list with names names."""
    named = open_to(actor).filter(pk__in=facts(question, actor).order_by().values("procedure"))
    return named.order_by().values_list("case_id", flat=True).distinct()


def hash_of_cases(question, actor, level):
    """A hash of the procedures of which a list says anything: it is another as soon as one is opened or closed to somebody."""
    counted = facts(question, actor).order_by().values("procedure")
    sql, parameters = seen_by(actor, level).filter(pk__in=counted).order_by().values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT md5(coalesce(string_agg(id::text, ',' ORDER BY id), '')) FROM ({sql}) seen (id)",  # noqa: S608 (a query of our own)
            parameters,
        )
        return cursor.fetchone()[0]
