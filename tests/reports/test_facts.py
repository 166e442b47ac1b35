"""Facts: versions of what was recorded, made from the histories; the same whenever they are made, and without anybody's data."""

import os
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from django.db import Error, connection, transaction

from agencies.roles import CASEWORKER, PROGRAMME_MANAGER, SUPERVISOR
from audit.actor import acting
from audit.moment import now, walking_at
from cases.people import Person
from cases.person_keys import keep_keys
from reintegration.opening import Homecoming, open_reintegration
from reports.counting import answer, asked
from reports.facts.refreshing import refresh
from reports.facts.rows import Fact, Kept, Served, Touched
from tests import a
from tests.reintegration.funding import funded
from tests.reintegration.measuring import People, measure_of, walked

pytestmark = pytest.mark.django_db
BEGUN = a.at(2026, 3, 2, 9, 0)
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
FULL = os.environ.get("QAYIDIS_FULL") == "1"
TABLES = (
    ("received", {"rows": "sex", "columns": "age"}), ("persons", {"rows": "month", "columns": "sex"}), ("open", {"rows": "sex"}),
    ("replies", {"rows": "age", "columns": "outcome"}), ("in_time_share", {"rows": "sex"}), ("days_to_reply", {"rows": "age"}),
)  # fmt: skip


def decided(officer, chief, moment=BEGUN, refreshing=False, **parts):
    """An application that was received, taken up and agreed to, on three days."""
    request = None
    for day, go_on in enumerate((received, taken_up, agreed)):
        with walking_at(moment + timedelta(days=day)):
            request = go_on(request, officer, chief, parts)
        if refreshing:
            with walking_at(moment + timedelta(days=day, hours=1)):
                refresh()
    return request


def received(_request, officer, _chief, parts):
    return a.step(a.readmission(**parts), "acknowledge", officer)


def taken_up(request, officer, _chief, _parts):
    return a.step(request, "take_up", officer)


def agreed(request, officer, chief, _parts):
    request.case.evidence.update(finding="accepted")
    return a.agreed_step(request, "agree", officer, chief)


@pytest.fixture
def chief():
    return a.person(SUPERVISOR)


@pytest.fixture
def officer():
    return a.person(CASEWORKER)


def standing():
    return {(fact.kind, fact.source): fact for fact in Fact.objects.filter(replaced_at=None)}


def test_an_application_and_its_reply_are_facts_with_the_days_between(officer, chief):
    request = decided(officer, chief)
    refresh()
    facts = {fact.kind: fact for fact in standing().values() if fact.procedure == request.pk}
    received, reply = facts["application"], facts["reply"]
    assert (received.on, received.state, received.direction, received.outcome) == (
        date(2026, 3, 2),
        "NL",
        "in",
        "agreed",
    )
    assert (reply.on, reply.days, reply.timely, reply.outcome) == (date(2026, 3, 4), 2, "in_time", "agreed")
    assert received.person == request.case.members.get(relation="subject").person_id
    assert chief.group_id in received.groups


def test_each_version_stands_from_when_it_was_recorded_until_it_was_corrected(officer, chief):
    decided(officer, chief)
    refresh()
    versions = list(Fact.objects.filter(kind="application").order_by("recorded_at"))
    assert [fact.outcome for fact in versions][-1] == "agreed" and len(versions) > 1
    for earlier, later in pairwise(versions):
        assert earlier.replaced_at == later.recorded_at
    assert {
        fact.outcome for fact in Fact.objects.as_of(BEGUN + timedelta(days=1, hours=1)).filter(kind="application")
    } == {"open"}


def test_it_does_not_matter_when_they_are_made(officer, chief):
    """Made once at the end, or after every step: the same versions, to the microsecond."""
    later = BEGUN + timedelta(days=14)
    often = told_of(decided(officer, chief, refreshing=True), BEGUN)
    once = told_of(decided(officer, chief, later, person=somebody(1)), later)
    assert once == often and len(once) == 3


def told_of(request, begun):
    """Its facts in their versions, by the time since it began, without what differs from person to person."""
    with walking_at(begun + timedelta(days=3)):
        refresh()
    facts = Fact.objects.filter(procedure=request.pk).order_by("recorded_at", "kind", "outcome")
    return [
        (
            fact.kind,
            fact.outcome,
            fact.recorded_at - begun,
            fact.replaced_at and fact.replaced_at - begun,
            fact.days,
            fact.timely,
            fact.state,
        )
        for fact in facts
    ]


def test_nothing_that_was_counted_changes_however_it_is_corrected_afterwards(officer, chief):
    chance = Random(5)
    requests = [decided(officer, chief, person=somebody(number)) for number in range(4)]
    with walking_at(BEGUN + timedelta(days=5)):
        before = [answer(asked(figure, *YEAR, **by), chief) for figure, by in TABLES]
    for number in range(1000 if FULL else 40):
        with walking_at(BEGUN + timedelta(days=chance.choice((1, 4, 6)), minutes=number)), acting(officer):
            person = Person.objects.get(pk=chance.choice(requests).case.members.get(relation="subject").person_id)
            person.sex, person.born = chance.choice("FM"), f"{chance.randint(1950, 2015)}-05-05"
            person.save()
            keep_keys([person])
        if number % 9 == 0:
            with walking_at(BEGUN + timedelta(days=7)):
                refresh()
    with walking_at(BEGUN + timedelta(days=8)):
        as_of = before[0].question.as_of
        again = [answer(asked(figure, *YEAR, as_of=as_of, **by), chief) for figure, by in TABLES]
        today = answer(asked("received", *YEAR, rows="sex", columns="age"), chief)
    assert [(one.total, one.cells) for one in again] == [(one.total, one.cells) for one in before]
    assert today.total == before[0].total and today.cells != before[0].cells


def somebody(number):
    said = a.application()["person"]
    name = said["names"][0] | {"surname": f"Quliyev{'abcdef'[number]}", "given_names": f"Orxan{'xyzwvu'[number]}"}
    return said | {
        "names": [name],
        "birth": {"date": f"19{60 + 7 * number}-04-1{number}", "place": "Bakı", "country": "AZ"},
    }


def test_a_version_is_ended_once_and_never_changed(officer, chief):
    decided(officer, chief)
    refresh()
    for deed in (
        "UPDATE reports_fact SET outcome = 'refused'",
        "DELETE FROM reports_fact",
        "UPDATE reports_fact SET replaced_at = recorded_at - interval '1 day'",
    ):
        with (
            pytest.raises(Error, match=r"never changed|permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(deed)


def test_facts_name_nobody(officer, chief):
    request = decided(officer, chief)
    refresh()
    person = request.case.members.get(relation="subject").person
    said = " ".join(str(value) for fact in Fact.objects.all() for value in vars(fact).values()).casefold()
    secrets = [
        person.born,
        person.place_of_birth,
        *(part for name in person.names.all() for part in (name.surname, name.given_names)),
    ]
    assert [secret for secret in secrets if secret and secret.casefold() in said] == []


def test_whoever_may_not_count_has_no_facts(officer, chief):
    decided(officer, chief)
    refresh()
    assert Fact.objects.counted_for(chief).exists()
    for other in (officer, a.person(SUPERVISOR, at="AZ-MOH"), None):
        assert not Fact.objects.counted_for(other).exists()
    assert not Fact.objects.counted_for(a.person(PROGRAMME_MANAGER, at="AZ-MLSP")).exists()


def test_once_all_is_made_nothing_is_left_to_make(officer, chief):
    decided(officer, chief)
    assert Touched.objects.exists()
    refresh()
    assert not Touched.objects.exists() and Kept.objects.exists() and Served.objects.count() == 1


def test_whoever_has_another_part_than_the_leading_one_counts_nothing_of_it():
    """A provider must not learn by counting that somebody was readmitted, nor an observer how the support went."""
    people = People().all_here()
    funded()
    officer = a.person(SUPERVISOR)
    case = open_reintegration(
        a.person(CASEWORKER), people.manager.agency, {a.returnee(): "subject"}, Homecoming("DE", "readmitted", now())
    )
    case.give_to(people.manager.user, people.manager.group_id)
    a.consent(case, by=people.manager)
    walked(measure_of(case, people.manager), people, "accept")
    refresh()
    assert {fact.kind for fact in Fact.objects.counted_for(people.chief)} >= {"reintegration", "measure", "money"}
    for other in (officer, a.person(SUPERVISOR, at="NGO-1"), a.person(PROGRAMME_MANAGER, at="NGO-1")):
        assert not Fact.objects.counted_for(other).exists(), other.agency
