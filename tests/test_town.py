"""The demo town: every state is there, all was walked through the door, nothing is left over, and production refuses it."""

from io import StringIO
from itertools import groupby
from operator import attrgetter

import pytest
from django.core import mail
from django.core.management import call_command
from django.core.management.base import CommandError

from agencies.models import User
from agencies.policy import actor_of
from agencies.words import ROLE_NAMES
from audit.moment import walking_at
from config import checks
from config.town import building
from config.town.people import PASSWORD, PEOPLE
from config.town.transits import FIRST as FIRST_OF_OTHERS
from tests.kept import settled, taken_back
from tests.reports.asking_board import dashboard_agrees
from tests.reports.asking_town import everything_agrees
from tests.test_town_building import A_TUESDAY, BAKU, COUNT, FULL, states_missing
from workflows.application.checking import examine
from workflows.application.drafting import about
from workflows.clocks import recount
from workflows.expiry import run_clocks
from workflows.models import Approval, Clock, Notice, ReadmissionRequest, Step
from workflows.perform import Refused, decide
from workflows.worklist import QUEUES, grants_of

pytestmark = pytest.mark.django_db

BUSY = {  # who finds something in which queue, in the whole town
    "leyla.quliyeva@sms.example": {"mine", "agency", "soon", "overdue", "waiting"},
    "elxan.qasimov@sms.example": {"mine", "agency", "soon", "overdue", "waiting"},
    "aynur.kazimova@mia.example": {"agency", "soon", "waiting"},
    "orxan.dadasli@sss.example": {"agency", "soon"},
    "samir.qurbanli@mfa.example": {"agency", "soon", "waiting"},
    "ramil.novruzlu@sbs.example": {"agency", "waiting"},  # a transfer is an appointment, no limit of theirs
    "sanne.van.voorbeeld@nl.example": {"agency", "soon", "waiting", "drafts"},
    "katrin.mustermann@de.example": {"agency", "soon", "waiting", "drafts"},
    "anne.exemple@ch.example": {"soon", "waiting"},
}
OF_THE_STREETS = {"readmissionrequest", "verification", "traveldocument", "errorclaim"}
SIGNERS = ("rauf.seferli@sms.example", "zaur.bagirli@mia.example", "lale.heyderzade@mfa.example")


@pytest.fixture(scope="module")
def town(django_db_setup, django_db_blocker):
    """One town for the whole file, as of a fixed moment, rolled back at its end."""
    with django_db_blocker.unblock(), taken_back():
        yield settled(building.build(COUNT, A_TUESDAY) if FULL else the_streets())


def the_streets():
    """In a short run the readmissions alone: the others are walked in tests of their own (test_town_transits and the like)."""
    cast, planned = building.people(A_TUESDAY), building.planned(COUNT, A_TUESDAY)
    plans = [plan for plan in planned if plan.number < FIRST_OF_OTHERS]
    for half in building.halves(plans):
        building.live(half, cast, A_TUESDAY)
    return plans


def actor(email):
    return actor_of(User.objects.get(email=email))


def test_every_state_of_every_kind_of_procedure_is_there(town):
    assert ReadmissionRequest.objects.count() == COUNT
    missing = states_missing()
    assert (missing if FULL else {kind: missing[kind] for kind in OF_THE_STREETS & missing.keys()}) == {}


def test_every_plan_was_walked_to_its_end(town):
    short = [plan.number for plan in town if len(plan.beats) < sum(len(phase.beats) for phase in plan.road.phases)]
    assert not short
    assert [plan.stopped for plan in town if plan.stopped] == []


def test_every_state_is_where_the_last_step_led(town):
    steps = Step.objects.select_related("procedure").order_by("procedure_id", "pk")
    for _pk, taken in groupby(steps, attrgetter("procedure_id")):
        way = list(taken)
        assert way[-1].target == way[-1].procedure.state
        assert [step.taken_at for step in way] == sorted(step.taken_at for step in way)


def test_every_running_clock_equals_its_recount(town):
    for clock in Clock.objects.filter(stopped_at=None).select_related("procedure__case__agreement", "limit"):
        counted = recount(clock, clock.procedure.as_kind())
        assert (clock.due_on, clock.due_at) == (counted.due_on, counted.due_at)


def test_nothing_has_happened_yet_that_is_still_to_come(town):
    assert not Step.objects.filter(taken_at__gt=A_TUESDAY).exists()
    assert not ReadmissionRequest.history.filter(history_date__gt=A_TUESDAY).exists()
    assert ReadmissionRequest.objects.filter(transfer_at__gt=A_TUESDAY, state="transfer_notified").exists()


def test_people_work_by_day(town):
    by_people = Step.objects.exclude(taken_by=None).values_list("taken_at", flat=True)
    assert {moment.astimezone(BAKU).hour for moment in by_people} <= set(range(8, 23))


def test_the_worker_finds_nothing_left_to_do_and_nothing_to_mail(town):
    before = Notice.objects.count()
    with walking_at(A_TUESDAY):
        taken, _warned = run_clocks()
    assert (taken, Notice.objects.count()) == (0, before)
    assert not Notice.objects.filter(mailed_at=None).exists()
    assert mail.outbox == []


def test_every_application_that_was_sent_is_without_fault(town):
    for request in ReadmissionRequest.objects.exclude(state__in=("draft", "discarded")).select_related(
        "case__agreement"
    ):
        writer = actor_of(
            request.steps.get(transition="open").taken_by, request.steps.get(transition="open").taken_for_id
        )
        with walking_at(A_TUESDAY):
            assert examine(request, about(request, writer)).faults == (), request.application


def test_who_is_both_caseworker_and_supervisor_cannot_sign_their_own_proposal(town):
    kamran = actor("kamran.talibov@sms.example")
    waiting = Approval.objects.filter(outcome="open", proposed_by=kamran.user).first()
    with pytest.raises(Refused, match="you prepared it"):
        decide(waiting, kamran, "granted")


def test_those_who_sign_have_something_to_sign(town):
    for email in SIGNERS:
        assert Approval.objects.waiting_for(actor(email)).exists(), email


@pytest.mark.skipif(not FULL, reason="forty cases do not fill every queue of everybody")
def test_everybody_finds_something_in_their_queues(town):
    with walking_at(A_TUESDAY):
        for email, queues in BUSY.items():
            who = actor(email)
            assert queues <= {name for name, queue in QUEUES.items() if grants_of(who).filter(queue(who)).exists()}, (
                email
            )


def test_where_the_town_stands_it_is_not_built_again(town):
    assert "stands already" in told("seed_town")
    assert ReadmissionRequest.objects.count() == COUNT


def test_it_is_not_built_among_other_cases(town):
    User.objects.update(is_demo=False)
    with pytest.raises(CommandError, match="empty one only"):
        told("seed_town")


def test_production_builds_no_town_and_starts_with_none(town, settings):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="known password"):
        told("seed_town")
    assert [fault.id for fault in checks.nobody_is_invented(None)] == ["config.demo_accounts"]
    User.objects.update(is_demo=False)
    assert checks.nobody_is_invented(None) == []


def test_one_person_of_each_kind_can_sign_in_with_the_one_password(town):
    shown = told("sign_ins")
    assert all(str(ROLE_NAMES[role]) in shown for _name, at in PEOPLE for roles in at.values() for role in roles)
    assert shown.count(PASSWORD) == 1 and len(PASSWORD) >= 15
    assert "leyla.quliyeva@sms.example" in shown and "Ministry of Foreign Affairs, State Migration Service" in shown
    assert User.objects.get(email="leyla.quliyeva@sms.example").check_password(PASSWORD)


def told(command):
    said = StringIO()
    call_command(command, stdout=said)
    return said.getvalue()


def test_whatever_is_counted_agrees_with_a_recount_with_its_list_and_its_files(town):
    assert everything_agrees([actor("rauf.seferli@sms.example")], A_TUESDAY, 300 if FULL else 70) > 20
    assert dashboard_agrees(actor("rauf.seferli@sms.example"), A_TUESDAY, 150 if FULL else 2) > 40
