"""Makes the overview of everything that is kept about a person: one structure, from which both the JSON and the paper are made.

docs/users/subject-access.md says what each part of it means. Floors above add recipients and deadlines (adding.py).
"""

import json
from hashlib import sha256
from itertools import chain

from django.utils.translation import override

from audit.dates import day, day_and_time
from audit.moment import now, today
from cases.people import Person
from cases.subject_access.adding import added
from cases.subject_access.masking import cover_of
from cases.subject_access.readings import readings_of
from cases.subject_access.reasons import REASONS
from cases.subject_access.saying import Saying, born
from cases.subject_access.staff import Staff
from cases.subject_access.tables import Teller, tables_of

FORMAT, VERSION = "qayidis.subject-access", 1


def overview(subject, language, head) -> dict:
    """Everything, in a language ("en" or "az"). `head`: reference, and by which agency it is given."""
    with override(language):
        staff = Staff()
        open_cases = frozenset(chain.from_iterable(added("open_cases", subject.cases)))
        teller = Teller(subject, open_cases, Saying(staff), cover_of(subject))
        parts = {
            "data": tables_of(teller),
            "recipients": [row for rows in added("recipients", teller) for row in rows],
            "readings": readings_of(subject, staff),
            "deadlines": [row for rows in added("deadlines", teller) for row in rows],
        }
        return _head(subject, language, head) | parts | {"held_back": held_back(teller)}


def _head(subject, language, head):
    persons = Person.objects.filter(pk__in=subject.persons).prefetch_related("names").order_by("pk")
    people = [{"name": str(person), "born": born(person.born), "number": person.pk} for person in persons]
    return {"format": FORMAT, "version": VERSION, "language": language} | head | {
        "made_on": day(today()), "made_at": day_and_time(now()), "persons": people, "cases": len(subject.cases),
    }  # fmt: skip


def held_back(teller):
    """[{reason, about, why, count, tables: [{table, title, count}]}], in the order of REASONS: counted, never silent."""
    counts = dict(teller.held.counts)
    found = [_held(teller, name, counts) for name in REASONS]
    for one in found:
        if one["reason"] == "others":
            one["persons"] = len(teller.subject.others)
    return [one for one in found if one["count"] or one.get("persons")]


def _held(teller, name, counts):
    tables = [
        {"table": model._meta.label, "title": teller.saying.title(model), "count": number}
        for (reason, model), number in sorted(counts.items(), key=lambda one: (one[0][0], one[0][1]._meta.label))
        if reason == name
    ]
    reason, total = REASONS[name], sum(table["count"] for table in tables)
    return {"reason": name, "about": str(reason.about), "why": str(reason.why), "count": total, "tables": tables}


def written(content) -> bytes:
    """The JSON file: UTF-8, two spaces, keys as they stand."""
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()
