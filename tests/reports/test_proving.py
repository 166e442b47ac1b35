"""Releases as jobs: drawn and proved once whatever is killed, cancelled without a trace, and released only where the proof still stands."""

import signal
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from agencies.models import Membership
from agencies.roles import CASEWORKER, PROGRAMME_MANAGER, SUPERVISOR
from audit.jobs import claiming, working
from audit.jobs.rows import State
from audit.moment import now, walking_at
from reports.releases import deciding, making
from reports.releases.deciding import cancel, decide, propose, repeat
from reports.releases.making import prove_one
from reports.releases.rows import Outcome, Proof, Release, ReleaseDecision
from tests import a
from tests.pages.square import signed_in
from tests.reports.releasing import HALF_YEAR, asked, proposed, replies
from tests.reports.test_exporting import elsewhere
from tests.reports.working import worker_that_stands_still
from tests.workflows.test_threads import at_once
from workflows.refusing import Refused
from workflows.rows import Notice

pytestmark = pytest.mark.django_db(transaction=True)
SHORTER = (HALF_YEAR[0], HALF_YEAR[1] - timedelta(days=3))


@pytest.fixture
def two():
    """Two who may release, of an agency with a hundred replies."""
    one, other = a.person(SUPERVISOR), a.person(PROGRAMME_MANAGER)
    replies(one, 100)
    return one, other


def again(proof):
    return Proof.objects.get(pk=proof.pk)


def told(proof):
    return Notice.objects.filter(kind="proof", about__proof=proof.pk)


def test_a_release_is_drawn_by_the_worker_and_whoever_asked_is_told_once(two):
    proof = propose(asked(), two[0], "Yearly.")
    assert again(proof).state == State.WAITING and not Release.objects.exists()
    assert prove_one() and not prove_one()
    done = again(proof)
    assert (done.state, done.release, done.over, told(proof).count()) == (State.READY, Release.objects.get(), [], 1)
    assert (done.release.proposed_by, done.release.reason, done.release.is_open) == (two[0].user, "Yearly.", True)


def test_what_a_killed_worker_began_another_proves_once(two, monkeypatch):
    proof = propose(asked(), two[0], "Yearly.")
    worker = worker_that_stands_still(after=1, of="proof")
    assert worker.stdout.readline() == "middle\n", worker.stderr.read()
    assert again(proof).state == State.RUNNING and not Release.objects.exists()
    worker.send_signal(signal.SIGKILL)
    worker.communicate()
    assert not prove_one()  # it may still be alive: nobody takes it from it yet
    monkeypatch.setattr(claiming, "STALE", timedelta(0))
    assert prove_one() and not prove_one()
    done = again(proof)
    assert (done.state, done.attempts, Release.objects.count(), told(proof).count()) == (State.READY, 2, 1, 1)


def test_a_worker_that_comes_back_late_keeps_nothing(two, monkeypatch):
    proof = propose(asked(), two[0], "Yearly.")
    slow = claiming.claim(Proof)
    monkeypatch.setattr(claiming, "STALE", timedelta(0))
    assert prove_one()
    working.run(making.PROVING, slow, working.always)
    assert Release.objects.count() == 1 and told(proof).count() == 1


def test_cancelling_in_the_middle_keeps_no_release(two, monkeypatch):
    proof = propose(asked(), two[0], "Yearly.")
    monkeypatch.setattr(claiming, "EVERY", 0)
    seen = []

    def cancelled_in_the_middle():
        if len(seen) == 3:
            elsewhere(lambda: cancel(proof))
        seen.append(elsewhere(lambda: (again(proof).state, again(proof).percent)))
        return True

    assert prove_one(cancelled_in_the_middle)
    assert again(proof).state == State.CANCELLED and not Release.objects.exists() and not told(proof).exists()
    assert seen[-1][0] == State.CANCELLED
    with pytest.raises(Refused, match="not waiting or running"):
        cancel(proof)
    assert repeat(proof, two[0]).as_of == proof.as_of and prove_one() and Release.objects.count() == 1


def test_progress_is_seen_and_never_goes_back(two, monkeypatch):
    proof = propose(asked(), two[0], "Yearly.")
    monkeypatch.setattr(claiming, "EVERY", 0)
    seen = []

    def looks():
        seen.append(elsewhere(lambda: again(proof).done))
        return True

    assert prove_one(looks)
    assert (
        seen == sorted(seen)
        and len(set(seen)) > 5
        and seen[-1] >= making.PARTS / 2
        and again(proof).done == making.PARTS
    )


def test_workers_at_once_prove_each_once(two):
    proofs = [propose(asked(span=(HALF_YEAR[0], HALF_YEAR[1] - timedelta(days=n))), two[0], "x") for n in range(3)]
    at_once(*[prove_one] * 4)
    assert {(again(one).state, again(one).attempts, told(one).count()) for one in proofs} == {(State.READY, 1, 1)}
    assert Release.objects.count() == 3


def test_a_worker_that_is_stopped_gives_it_back(two):
    proof = propose(asked(), two[0], "Yearly.")
    assert prove_one(lambda: False)
    assert (again(proof).state, again(proof).attempts) == (State.WAITING, 0)
    assert prove_one() and again(proof).state == State.READY


def test_a_fault_is_tried_again_and_not_for_ever(two, monkeypatch, caplog):
    proof = propose(asked(), two[0], "Yearly.")
    monkeypatch.setattr(making, "draw", lambda *_about: 1 / 0)
    for attempt in range(1, claiming.MOST_ATTEMPTS + 1):
        with walking_at(now() + timedelta(hours=attempt)):
            assert prove_one() and not prove_one()
    assert again(proof).state == State.FAILED and "administrator" in again(proof).reason
    assert told(proof).count() == 1 and "ZeroDivisionError" in caplog.text and not Release.objects.exists()


def test_what_would_take_too_long_to_prove_fails_with_the_reason(two, monkeypatch):
    monkeypatch.setattr(making, "MOST_EFFORT", 1)
    with pytest.raises(Refused, match="too long to prove"):
        proposed(asked(), two[0])
    assert not Release.objects.exists()
    page = signed_in(two[0]).get("/releases/").content.decode()
    assert "too long to prove" in page and "Try again" in page
    assert "too long to prove" not in signed_in(two[1]).get("/releases/").content.decode()


def test_a_release_that_came_out_while_another_was_drawn_is_reckoned_with(two, monkeypatch):
    """Drawn anew before it is kept, and the proof says against what."""
    first = proposed(asked(span=SHORTER), two[0])
    proof, ours, seen = propose(asked(), two[0], "Yearly."), making.draw, []

    def draw(*about):
        made = ours(*about)
        if not seen:
            elsewhere(lambda: decide(first, Outcome.GRANTED, two[1]))
        seen.append(made)
        return made

    monkeypatch.setattr(making, "draw", draw)
    assert prove_one() and len(seen) == 2
    assert again(proof).over == [first.pk] and again(proof).release.content == seen[1].content
    assert seen[0].tells > seen[1].tells


def test_where_nothing_came_between_the_proof_stands_and_else_it_is_made_again(two, monkeypatch):
    waits, stands = proposed(asked(), two[0]), proposed(asked("workload"), two[0])
    monkeypatch.setattr(deciding, "MOST_EFFORT", 1)
    assert decide(stands, Outcome.GRANTED, two[1])  # not proved anew: it would take too much
    with pytest.raises(Refused, match="Propose it anew"):
        decide(waits, Outcome.GRANTED, two[1])
    assert ReleaseDecision.objects.count() == 1


def test_whoever_lost_the_role_gets_no_release(two):
    proof = propose(asked(), two[0], "Yearly.")
    Membership.objects.filter(user=two[0].user).update(role=CASEWORKER)
    assert prove_one() and again(proof).state == State.FAILED and not Release.objects.exists()


def test_a_second_click_finds_the_first_and_not_too_many_wait(two):
    what = asked()
    assert propose(what, two[0], "x", "t") == propose(what, two[0], "x", "t") == propose(what, two[0], "x")
    for day in range(1, deciding.MOST_OPEN):
        propose(asked(span=(HALF_YEAR[0], HALF_YEAR[1] - timedelta(days=day))), two[0], "x")
    with pytest.raises(Refused, match="are being drawn"):
        propose(asked("workload"), two[0], "x")


def test_each_cancels_and_repeats_their_own_on_the_page(two):
    proof = propose(asked(), two[0], "Yearly.")
    client, page = signed_in(two[0]), f"/releases/proofs/{proof.pk}"
    assert "Waiting" in client.get("/releases/").content.decode()
    assert signed_in(two[1]).post(f"{page}/cancel/").status_code == 404
    assert client.post(f"{page}/burn/").status_code == 404
    assert "Nothing was kept" in client.post(f"{page}/cancel/", follow=True).content.decode()
    assert "not waiting or running" in client.post(f"{page}/cancel/", follow=True).content.decode()
    assert "asked for again" in client.post(f"{page}/repeat/", follow=True).content.decode()
    assert Proof.objects.filter(state=State.WAITING).count() == 1


@pytest.mark.parametrize(
    "change", ["purpose = 'Another'", "last = '2027-01-01'", "state = 'ready'", "state = 'refused'", "over = '[1]'"]
)
def test_the_database_keeps_what_was_asked_and_makes_no_release_of_what_is_not_proved(two, change):
    proof = propose(asked(), two[0], "Yearly.")
    with pytest.raises((DatabaseError, IntegrityError)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE reports_proof SET {change} WHERE id = {proof.pk}")
