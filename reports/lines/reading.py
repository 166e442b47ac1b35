"""Reads the rows of a line list one after another: from a cursor of the server, so that memory does not grow with them."""

import hashlib
import hmac
from datetime import date
from itertools import islice

from django.db import connection
from django.db.models import Q
from django.utils.translation import gettext as _

from agencies.disclosure import FieldGroup, Sight, sight
from agencies.roles import CaseRole
from cases.people import Person, PersonName
from reports.counting import facts
from reports.lines.columns import LATER, itself
from reports.lines.levels import Level
from workflows.rows import Grant, Procedure, permissions

CHUNK = 2000
SIGNS = 20  # of a pseudonym: 80 bits, so that no two persons get the same


def number_of(question, actor):
    return facts(question, actor).count()


def selected(question, actor, columns):
    """The query: the procedure, the person, then what the columns read; in the order of days, the same each time."""
    read = [column.read for column in columns if column.code not in LATER]
    found = facts(question, actor).order_by(question.figure.reference, "pk")
    return found.values_list("procedure", "person", *read)


def rows(question, actor, columns, level, key=b""):
    """Tuples as the columns have them. `key`: from which pseudonyms are made. Within a transaction."""
    found = selected(question, actor, columns).iterator(chunk_size=CHUNK)
    words = [column.words for column in columns if column.code not in LATER]
    person = {Level.NONE: _of_nobody, Level.PSEUDONYMOUS: _Pseudonyms(key), Level.NAMED: _Names(actor)}[level]
    as_read = all(write is itself for write in words)
    while chunk := list(islice(found, CHUNK)):
        for said, row in zip(person(chunk), chunk, strict=True):
            read = row[2:]
            yield (*said, *(read if as_read else [write(value) for write, value in zip(words, read, strict=True)]))


def _of_nobody(chunk):
    return [()] * len(chunk)


class _Pseudonyms:
    """The same sign for the same person, as far as one key reaches."""

    def __init__(self, key):
        self.key = key

    def __call__(self, chunk):
        return [(self.of(person),) for _procedure, person, *_read in chunk]

    def of(self, person):
        if person is None:
            return ""
        return hmac.new(self.key, str(person).encode(), hashlib.sha256).hexdigest()[:SIGNS]


class _Names:
    """Reference, name and birth of those whose case is open to somebody; of the others that they were counted."""

    def __init__(self, actor):
        self.actor = actor

    def __call__(self, chunk):
        open_ = open_to(self.actor).filter(pk__in={procedure for procedure, *_rest in chunk})
        references = dict(open_.values_list("pk", "reference"))
        people = {person for procedure, person, *_rest in chunk if procedure in references}
        named = {name.person_id: name for name in PersonName.objects.filter(person__in=people, kind="main")}
        born = dict(Person.objects.filter(pk__in=people).values_list("pk", "born"))
        for procedure, person, *_rest in chunk:
            if procedure in references:
                yield references[procedure], str(named.get(person, "")), birth(born.get(person, ""))
            else:
                yield _("Not open to you"), "", ""


def birth(text):
    """A day, or as much of it as is known: 1990, 1990-05."""
    year, month, day = text.split("-") if text else ("", "", "")
    if "00" not in (month, day) and year:
        return date(int(year), int(month), int(day))
    return "-".join(part for part in (year, month, day) if part.strip("0"))


def open_to(actor):
    """The procedures that somebody may see, of which their part reads who the person is."""
    reading = [part for part in CaseRole if sight(actor.at([part]), FieldGroup.PARTICULARS) == Sight.FULL]
    granted = Grant.objects.filter(group_id=actor.group_id, permission__in=[permissions()[part] for part in reading])
    return Procedure.objects.visible_to(actor).filter(pk__in=granted.values("content_object_id"))


def cases_named(question, actor):
    """The cases whose persons a list with names would name."""
    named = open_to(actor).filter(pk__in=facts(question, actor).order_by().values("procedure"))
    return named.order_by().values_list("case_id", flat=True).distinct()


def hash_of_cases(question, actor):
    """A hash of the procedures whose persons a list with names would name: it is another as soon as one is opened or closed to somebody."""
    open_ = open_to(actor).filter(Q(pk__in=facts(question, actor).order_by().values("procedure"))).order_by()
    sql, parameters = open_.values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT md5(coalesce(string_agg(id::text, ',' ORDER BY id), '')) FROM ({sql}) open_ (id)",  # noqa: S608 (a query of our own)
            parameters,
        )
        return cursor.fetchone()[0]
