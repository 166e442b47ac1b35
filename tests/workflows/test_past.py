"""A case as it stood at a past moment equals what was recorded live at that moment, along every road."""

import os
from random import Random

import pytest
from django.db import transaction

from agencies.policy import capacities_of
from agencies.roles import CASEWORKER
from audit.moment import walking_at
from cases.members import members
from cases.people import PersonName
from cases.person_keys import keep_keys
from tests import a
from tests.workflows.walking import Walk, people
from workflows.models import Procedure
from workflows.past import as_it_stood
from workflows.showing.summary import answer_facts, application_facts, person_facts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("toys"), pytest.mark.timeout(3600)]
FULL = os.environ.get("QAYIDIS_FULL") == "1"
WALKS, LENGTH = (5, 25) if FULL else (1, 6)
KINDS = (
    Procedure.kinds if FULL else ("readmissionrequest", "verification", "voluntaryreturn", "measure", "outgoingrequest")
)


def live(procedure, capacities):
    """What is told of a procedure now."""
    clocks = procedure.clocks.order_by("due_at", "pk")
    grants = [(one.group_id, one.permission_id, one.assigned_to_id) for one in procedure.granted]
    return told(procedure, members(procedure.case), clocks, grants, capacities)


def past(procedure, capacities, at):
    stood = as_it_stood(procedure, at)
    grants = [(one.group_id, one.permission_id, one.assigned_to_id) for one in stood.grants]
    return told(stood.procedure, stood.members, stood.clocks, grants, capacities)


def told(procedure, people, clocks, grants, capacities):
    return {
        "state": procedure.state, "since": procedure.entered_at, "holder": procedure.held_by_id, "title": procedure.title,
        "closed": procedure.closed_at, "flags": procedure.flags, "grants": sorted(grants, key=str),
        "clocks": sorted((c.deadline, c.due_on, c.due_at, c.started_at, c.paused_at, c.stopped_at) for c in clocks),
        "people": [(one.relation, one.travels, person_facts(one, capacities)) for one in people],
        "application": application_facts(procedure, capacities), "answers": answer_facts(procedure, capacities),
    }  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_the_past_of_every_walk_is_what_was_recorded_then(kind):
    everybody = people()
    for seed in range(WALKS):
        with transaction.atomic():
            chance, seen = Random(f"{kind} {seed}"), []
            walk = Walk.begin(kind, everybody, a.at(2026, 3, 5, 9))
            for _number in range(LENGTH):
                walk.go(chance.choice)
                seen += [(walk.moment, one.pk, told_now(one, walk)) for one in walk.procedures()]
            with walking_at(walk.moment):
                for moment, pk, expected in seen:
                    now = Procedure.objects.get(pk=pk).as_kind()
                    assert past(now, capacities(now, walk), moment) == expected, (moment, walk.taken)
            transaction.set_rollback(True)


def told_now(procedure, walk):
    with walking_at(walk.moment):
        return live(procedure, capacities(procedure, walk))


def capacities(procedure, walk):
    """Those of everybody who walks, so that nothing is masked."""
    return {capacity for who in walk.people for capacity in capacities_of(who, procedure)}


def test_before_it_began_there_is_nothing():
    with walking_at(a.at(2026, 3, 5, 9)):
        request = a.readmission()
    assert as_it_stood(request, a.at(2026, 3, 4)) is None


def test_a_name_that_was_corrected_stands_there_as_it_was():
    with walking_at(a.at(2026, 3, 5, 9)):
        request = a.readmission()
    with walking_at(a.at(2026, 3, 7, 9)):
        name = PersonName.objects.get(person__memberships__case=request.case, kind="main")
        name.surname = "Əliyev"
        name.save()
        keep_keys([name.person])
    before, after = (as_it_stood(request, a.at(2026, 3, day)).members[0].names[0].surname for day in (6, 8))
    assert (before, after) == ("Məmmədov", "Əliyev")


def test_the_past_is_read_with_a_fixed_number_of_queries(django_assert_num_queries):
    officer = a.person(CASEWORKER)
    request = a.readmission()
    for name in ("acknowledge", "take_up"):
        request = a.step(request, name, officer)
    with django_assert_num_queries(16):
        as_it_stood(request, a.at(2030, 1, 1))
