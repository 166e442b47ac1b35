"""Keeps the facts: every version of every fact, from the histories of whatever was touched since the last time.

What a fact says follows from rows that are never changed, so it does not matter when this runs. A version is recorded at the moment
at which its change was; only where something was counted as of a later moment already, at the first moment after that one: a figure
that was given out stays what it was.
"""

from datetime import timedelta

from django.db import connection
from django.db import transaction as db
from django.db.models import Max

from audit.moment import now
from reports.facts import of_outcomes, of_requests, of_support
from reports.facts.erased import erased_cases, erased_persons
from reports.facts.naming import read_once
from reports.facts.past import Past
from reports.facts.rows import VALUES, Fact, Kept, Served, Touched

BATCH = 200  # cases a transaction
TICK = timedelta(microseconds=1)
LOCK = 7_310_005  # of who refreshes: one at a time
_STANDS = {field.attname: field.get_default() for field in Fact._meta.fields if field.attname in VALUES}


def refresh():
    """Brings the facts up to what is recorded; returns the moment as of which it is so, and promises to keep it."""
    while _batch():
        pass
    with db.atomic():
        _lock()
        moment = now()
        served = Served.objects.aggregate(latest=Max("as_of"))["latest"]
        if served is None or served < moment:
            Served.objects.update_or_create(pk=1, defaults={"as_of": moment})
    return moment


@db.atomic
def _batch():
    """The facts of some touched cases; how many."""
    if not Touched.objects.exists():
        return 0
    _lock()
    touched = dict(Touched.objects.order_by("pk").values_list("pk", "case_id")[: BATCH * 20])
    cases = list(dict.fromkeys(touched.values()))[:BATCH]
    Touched.objects.filter(pk__in=[pk for pk, case_id in touched.items() if case_id in set(cases)]).delete()
    with read_once():
        erased = erased_cases(cases)
        _keep([case_id for case_id in cases if case_id not in erased])
    return len(cases)


def _lock():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _keep(cases):
    past, floor = Past(cases), Served.objects.aggregate(latest=Max("as_of"))["latest"]
    kept = dict(Kept.objects.filter(pk__in=cases).values_list("pk", "until"))
    standing = _standing(past, cases)
    new, replaced, until = [], [], []
    for case_id in cases:
        moments = past.moments(case_id)
        for moment in (moment for moment in moments if case_id not in kept or moment > kept[case_id]):
            recorded = max(moment, floor + TICK) if floor else moment
            _compare(standing[case_id], dict(facts_of(past.view(case_id, moment))), recorded, new, replaced)
        if moments:
            until.append(Kept(case_id=case_id, until=moments[-1]))
    _write(new, replaced)
    Kept.objects.bulk_create(until, update_conflicts=True, unique_fields=["case_id"], update_fields=["until"])


def facts_of(view):
    """((kind, source), what it says) of everything that has happened in a case."""
    if view.case is None:
        return
    for module in (of_requests, of_support, of_outcomes):
        for kind, source, told in module.facts(view):
            yield (str(kind), source), _STANDS | told


def _standing(past, cases):
    """The versions that stand, by case."""
    found = {case_id: {} for case_id in cases}
    standing = Fact.objects.filter(procedure__in=past.case_of, replaced_at=None)
    for fact in standing.exclude(person__in=erased_persons(cases)):
        found[past.case_of[fact.procedure]][fact.kind, fact.source] = fact
    return found


def _compare(standing, told, recorded, new, replaced):
    """Moves on from the versions that stand to what is told at a moment."""
    for key, fact in list(standing.items()):
        if told.get(key) != {name: getattr(fact, name) for name in VALUES}:
            fact.replaced_at = recorded
            replaced.append(fact)
            del standing[key]
    for (kind, source), said in told.items():
        if (kind, source) not in standing:
            fact = Fact(kind=kind, source=source, recorded_at=recorded, **said)
            standing[kind, source] = fact
            new.append(fact)


def _write(new, replaced):
    """A version that was replaced in the same moment in which it was recorded never stood."""
    ended = [fact for fact in replaced if fact.pk]
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE reports_fact f SET replaced_at = v.at FROM unnest(%s::bigint[], %s::timestamptz[]) AS v(id, at) WHERE f.id = v.id",
            [[fact.pk for fact in ended], [fact.replaced_at for fact in ended]],
        )
    Fact.objects.bulk_create(
        [fact for fact in new if fact.replaced_at is None or fact.replaced_at > fact.recorded_at], batch_size=1000
    )
