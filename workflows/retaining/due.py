"""Which cases are due to be erased, by which rule and since when; and what an erasure of them would take."""

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection
from django.db.models import Count, Exists, Max, OuterRef, Q
from django.utils import timezone

from agencies.roles import CASE_MANAGEMENT
from cases.models import Erasure, LegalHold, RetentionRule
from cases.retention.rules import OF_CASES, RecordClass
from cases.retention.scope import of_case
from workflows.nearness import Nearness
from workflows.rows import Procedure, Step


@dataclass(frozen=True)
class DueCase:
    """A case whose time is over on `due_on`. `held`: a legal hold stands; `proposed`: an erasure waits already."""

    case: int
    references: tuple[str, ...]
    rule: RetentionRule
    ended_on: date
    due_on: date
    held: bool
    proposed: bool


def due_until(day) -> list[DueCase]:
    """Every case whose time will be over on a day or was before, the longest overdue first. Six queries."""
    rules = {rule.record_class: rule for rule in RetentionRule.objects.in_force(day)}
    ended = _ended_before(day - timedelta(days=_shortest(rules, day)))
    classes, references = _classes(ended), _references(ended)
    held, proposed = _held(ended), _proposed(ended)
    found = [
        DueCase(case, references[case], rule, on, rule.after(on), case in held, case in proposed)
        for case, on in ended.items()
        if (rule := rules.get(classes[case])) and rule.after(on) <= day
    ]
    return sorted(found, key=lambda one: (one.due_on, one.case))


def due_on(case_id):
    """The day from which a case may be erased, and its rule; None while it is open."""
    ended = _ended_before(date.max, case=case_id)
    if not ended:
        return None
    rule = RetentionRule.objects.in_force(ended[case_id]).filter(record_class=_classes(ended)[case_id]).first()
    return rule and (rule.after(ended[case_id]), rule)


def _shortest(rules, day):
    """Days: no case is due that ended later than so long ago."""
    terms = [(rules[of].after(day) - day).days for of in OF_CASES if of in rules]
    return max(0, min(terms, default=0) - 3)


def _ended_before(day, **which):
    """Case → day on which its last procedure ended, of cases that have ended whole."""
    standing = Procedure.objects.filter(**which).values("case").annotate(
        open=Count("pk", filter=Q(closed_at=None)), ended=Max("closed_at")
    ).filter(open=0)  # fmt: skip
    rows = {row["case"]: timezone.localtime(row["ended"]).date() for row in standing}
    gone = {case for cases in Erasure.objects.carried_out().values_list("cases", flat=True) for case in cases}
    return {case: on for case, on in rows.items() if on <= day and case not in gone}


def _classes(cases):
    """What a case is: with support it is kept as long as its money, else by whether anybody was transferred."""
    arrived = [(kind, state.name) for kind, model in Procedure.kinds.items() for state in model.workflow.states.values()
               if state.nearness == Nearness.TRANSFERRED]  # fmt: skip
    supported = [kind for kind, model in Procedure.kinds.items() if model.workflow.led_by == CASE_MANAGEMENT]
    of_kind = Procedure.objects.filter(case__in=cases)
    there = Q(pk__in=[])
    for kind, state in arrived:
        there |= Q(kind=kind) & Exists(Step.objects.filter(procedure=OuterRef("pk"), target=state))
    found = dict.fromkeys(cases, RecordClass.REFUSED)
    found |= dict.fromkeys(of_kind.filter(there).values_list("case", flat=True), RecordClass.TRANSFERRED)
    return found | dict.fromkeys(of_kind.filter(kind__in=supported).values_list("case", flat=True), RecordClass.SUPPORT)


def _references(cases):
    found = defaultdict(tuple)
    rows = Procedure.objects.filter(case__in=cases, parent=None).order_by("pk").values_list("case", "reference")
    for case, reference in rows:
        found[case] += (reference,)
    return found


def _held(cases):
    return set(LegalHold.objects.standing().filter(
        Q(case__in=cases) | Q(person__memberships__case__in=cases)
    ).values_list("case", flat=True)) | set(
        LegalHold.objects.standing().filter(person__memberships__case__in=cases).values_list("person__memberships__case", flat=True)
    )  # fmt: skip


def _proposed(cases):
    waiting = Erasure.objects.filter(stage__in=("proposed", "released"), cases__overlap=list(cases)) if cases else ()
    return {case for erasure in waiting for case in erasure.cases}


def rehearsed(scope) -> dict[str, int]:
    """How many rows of each table an erasure would take, and files: counted by the same search, and nothing is done."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT erasure_rehearsed(%s::bigint[], %s::bigint[], %s::bigint[])",
            [list(scope.persons), list(scope.cases), list(scope.shared)],
        )
        (told,) = cursor.fetchone()
    return json.loads(told) if isinstance(told, str) else told


def rehearsed_case(case):
    return rehearsed(of_case(case))
