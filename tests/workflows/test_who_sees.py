"""Who could see a case at a past moment equals what each of them could really see at that moment."""

import os
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils.timezone import localdate

from agencies.managing import lift_suspension, suspend
from agencies.models import Agency, Exclusion, Membership, User
from agencies.policy import actor_of
from agencies.roles import (
    AUDITOR,
    BORDER,
    CASEWORKER,
    CONSULAR,
    HUMAN,
    IDENTITY,
    OBSERVER,
    PARTNER,
    PROVIDER,
    SUPERVISOR,
)
from audit.moment import now
from tests import a
from workflows.emergency import open_in_emergency
from workflows.models import Procedure
from workflows.refusing import Refused
from workflows.rows.grants import Grant, permissions
from workflows.who_sees import what_could_be_seen, who_could_see

FULL = os.environ.get("QAYIDIS_FULL") == "1"
HAPPENINGS, MOMENTS = (400, 200) if FULL else (50, 15)
pytestmark = [pytest.mark.django_db, pytest.mark.timeout(3600)]
AGENCIES = ("AZ-SMS", "NL-CA", "AZ-MIA", "AZ-MFA", "AZ-SBS", "NGO-1")
BEGIN = datetime(2026, 1, 5, 6, 30, tzinfo=UTC)


class Life:
    """People come, go, are suspended; cases begin and agencies are brought in: as it happens, at random."""

    def __init__(self, seed):
        self.chance, self.people = Random(seed), []

    def happen(self):
        deeds = (self.hire, self.hire, self.end, self.extend, self.suspend, self.resume, self.shut_out, self.let_in)
        self.chance.choice((*deeds, self.open, self.bring_in, self.bring_in, self.exclude, self.exclude))()
        if self.chance.random() < 0.2:
            self.open_in_an_emergency()

    def hire(self):
        code, role = self.chance.choice(AGENCIES), self.chance.choice(HUMAN)
        a.person(role, at=code)  # nobody acts for an agency that has ended
        self.people.append(User.objects.latest("pk"))

    def some_role(self):
        return self.chance.choice(rows) if (rows := list(Membership.objects.order_by("pk"))) else None

    def end(self):
        if row := self.some_role():
            row.until_on = max(row.from_on, localdate() + timedelta(days=self.chance.randint(-2, 3)))
            row.save()

    def extend(self):
        if row := self.some_role():
            row.until_on = None
            row.save()

    def suspend(self):
        if row := self.some_role():
            suspend(row)

    def resume(self):
        if row := self.some_role():
            lift_suspension(row)

    def shut_out(self):
        if self.people:
            user = self.chance.choice(self.people)
            user.is_active = not user.is_active
            user.save()

    def let_in(self):
        agency = a.agency(self.chance.choice(AGENCIES[2:]))
        agency.ended_on = None if agency.ended_on else localdate() + timedelta(days=self.chance.randint(0, 2))
        agency.save()

    def exclude(self):
        cases = list(Procedure.objects.order_by("pk").values_list("case", flat=True))
        if cases and self.people:
            user, case = self.chance.choice(self.people), self.chance.choice(cases)
            found = Exclusion.objects.open().filter(user=user, case_id=case).first()
            if found is None:
                Exclusion.objects.create(user=user, case_id=case, ground="kin", set_by=user, set_at=now())
            else:
                found.ended_by, found.ended_at = next(one for one in User.objects.all() if one != user), now()
                found.save()

    def open_in_an_emergency(self):
        """Whoever may; for minutes or hours, so that some still run when the next moment is asked about."""
        cases, user = (
            list(Procedure.objects.values_list("reference", flat=True)),
            self.chance.choice(self.people or [None]),
        )
        agency = user and Membership.objects.filter(user=user).values_list("agency", flat=True).first()
        actor = agency and actor_of(user, agency)
        if actor and cases:
            with suppress(Refused):
                open_in_emergency(self.chance.choice(cases), "life", "Somebody is in danger of their life.", actor)

    def open(self):
        a.readmission()

    def bring_in(self):
        if procedures := list(Procedure.objects.order_by("pk")):
            part, code = self.chance.choice(
                [(IDENTITY, "AZ-MIA"), (CONSULAR, "AZ-MFA"), (BORDER, "AZ-SBS"), (PROVIDER, "NGO-1")]
            )
            procedure = self.chance.choice(procedures)
            if not Grant.objects.filter(content_object=procedure, group=a.agency(code).as_group()).exists():
                procedure.as_kind().bring_in({part: a.agency(code)})


def as_it_is():
    """Everybody times every case, asked of the one scope now: {(user, procedure)}."""
    return {
        (user.pk, procedure)
        for user in User.objects.filter(is_active=True)
        for agency in Agency.objects.filter(memberships__user=user).distinct()
        for procedure in Procedure.objects.visible_to(actor_of(user, agency.pk)).values_list("pk", flat=True)
    }


def pairs(sights):
    return {(sight.user_id, sight.procedure_id) for sight in sights}


@pytest.mark.parametrize("seed", range(3) if FULL else [1])
def test_at_past_moments_it_equals_what_everybody_could_see(seed):
    life, chance, moment, seen = Life(seed), Random(seed + 100), BEGIN, {}
    for _number in range(HAPPENINGS):
        moment += timedelta(minutes=chance.randint(1, 60 * 24))
        with time_machine.travel(moment, tick=False):
            life.happen()
        asked_at = moment + timedelta(seconds=1)
        with time_machine.travel(asked_at, tick=False):
            seen[asked_at] = as_it_is()
    some = chance.sample(sorted(seen), min(MOMENTS, len(seen)))
    procedures = list(Procedure.objects.values_list("pk", flat=True))
    for at in some:
        told = set().union(*(pairs(who_could_see(pk, at)) for pk in procedures))
        assert told == seen[at], at
        back = set().union(*(pairs(what_could_be_seen(user, at)) for user in User.objects.all()))
        assert back == seen[at], at
    assert max(map(len, seen.values())) > 8, "Else little could be seen at all."


def test_since_when_is_the_later_of_the_grant_and_the_role_and_begins_anew_after_a_break():
    with time_machine.travel(BEGIN, tick=False):
        officer, procedure = a.person(CASEWORKER), a.readmission()
    [own] = [one for one in who_could_see(procedure.pk, BEGIN) if one.user_id == officer.user.pk]
    assert (own.since, own.role, str(own.case_role)) == (BEGIN, CASEWORKER, "lead")
    row, later = Membership.objects.get(user=officer.user), BEGIN + timedelta(days=3)
    with time_machine.travel(BEGIN + timedelta(days=1), tick=False):
        suspend(row)
    assert not what_could_be_seen(officer.user, BEGIN + timedelta(days=2))
    with time_machine.travel(later, tick=False):
        lift_suspension(row)
    [again] = what_could_be_seen(officer.user, BEGIN + timedelta(days=4))
    assert again.since == later


def test_a_part_that_became_another_is_told_as_it_was():
    with time_machine.travel(BEGIN, tick=False):
        officer, procedure = a.person(CASEWORKER, at="AZ-MFA"), a.readmission()
        procedure.bring_in({PARTNER: a.agency("AZ-MFA")})
    later = BEGIN + timedelta(days=2)
    with time_machine.travel(later, tick=False):
        grant = Grant.objects.get(content_object=procedure, group=officer.agency.as_group())
        grant.permission = permissions()[OBSERVER]
        grant.save(update_fields=["permission"])
    [then], [now_] = what_could_be_seen(officer.user, BEGIN), what_could_be_seen(officer.user, later)
    assert (then.case_role, then.since) == (PARTNER, BEGIN) and (now_.case_role, now_.since) == (OBSERVER, later)


def test_an_agency_without_a_part_sees_nothing():
    with time_machine.travel(BEGIN, tick=False):
        chief, clerk, procedure = a.person(SUPERVISOR), a.person(AUDITOR, at="AZ-MOH"), a.readmission()
    told = {one.user_id for one in who_could_see(procedure.pk, BEGIN)}
    assert chief.user.pk in told and clerk.user.pk not in told


def test_the_command_says_both_ways_and_what_is_wrong_with_a_question(capsys):
    with time_machine.travel(BEGIN, tick=False):
        officer, procedure = a.person(CASEWORKER), a.readmission()
    call_command("who_sees", procedure.reference)
    assert (
        f"{procedure.reference}\t{officer.user.email}\tAZ-SMS\tcaseworker@lead\t2026-01-05T10:30:00+04:00"
        in capsys.readouterr().out
    )
    call_command("who_sees", person=officer.user.email, at="2026-01-05T10:00")
    assert capsys.readouterr().out == "", "half an hour before the case came"
    for asked, said in (({"at": "soon"}, "no moment"), ({}, "no case RA-NL-1999-00001")):
        with pytest.raises(CommandError, match=said):
            call_command("who_sees", "RA-NL-1999-00001", **asked)
