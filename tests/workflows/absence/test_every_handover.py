"""Whatever people do – be away, come back, leave, be hired, take over, stand in, be excluded – nothing waits for nobody."""

import os
import random
from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from agencies.models import Absence, Exclusion, Membership
from agencies.policy import actor_of
from agencies.roles import CASEWORKER, SUPERVISOR
from audit.actor import acting
from tests import a
from tests.workflows.ticking import asked_for_more_time
from workflows.absence.assigning import assign
from workflows.absence.entering import Away, call_off, enter
from workflows.absence.gaps import CASE, gaps
from workflows.absence.handing import Change, Waits, carry_out
from workflows.absence.staff import Staff
from workflows.absence.suggesting import Suggestions
from workflows.absence.sweeping import give_back
from workflows.conflicts import close_to
from workflows.models import Approval, Grant, Procedure
from workflows.perform import Refused, withdraw_proposal

FULL = os.environ.get("QAYIDIS_FULL") == "1"
SEEDS, ACTS = (range(40), 120) if FULL else ((5,), 40)  # one in which the worker is needed
pytestmark = pytest.mark.django_db


class Office:
    """An agency with its people and cases, in which things happen at random."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.people = [a.person(CASEWORKER) for _n in range(4)] + [a.person(SUPERVISOR) for _n in range(3)]
        self.agency, self.clock = self.people[0].agency, None
        self.cases = [a.readmission() for _n in range(3)] + [a.step(a.readmission(), "acknowledge", self.people[0])]
        for case in self.cases[:3]:
            case.give_to(self.random.choice(self.people).user, self.agency.group_id)
        self.cases.append(asked_for_more_time(self.people[1]).procedure)
        self.done = dict.fromkeys(self.acts(), 0)

    def acts(self):
        return [name.removeprefix("act_") for name in dir(self) if name.startswith("act_")]

    def someone(self):
        return self.random.choice(self.people)

    def anybody_in_force(self):
        found = [actor for one in self.people if (actor := actor_of(one.user, self.agency.pk))]
        return self.random.choice(found) if found else None

    def day(self, most=12):
        return timezone.localdate() + timedelta(days=self.random.randint(0, most))

    def chief(self):
        found = [actor_of(one.user, self.agency.pk) for one in self.people[4:]]
        return next((one for one in found if one and SUPERVISOR in one.roles), None)

    def choosing(self, act, leaver):
        """Tries without a choice, and once more with one for each case that would wait: whether it was done."""
        choices = {}
        for _attempt in range(2):
            try:
                act(choices)
            except Refused:
                return False
            except Waits as waits:
                choices = self._chosen(waits.gaps, leaver)
            else:
                return True
        return False

    def _chosen(self, found, leaver):
        staff = Staff.of(self.agency)
        cases = [gap for gap in found if gap.kind == CASE]
        suggestions = Suggestions(
            staff, [gap.procedure for gap in cases], {leaver.user.pk}, max(gap.on for gap in found)
        )
        return {gap.procedure.pk: self._to(suggestions.for_(gap.procedure)) for gap in cases}

    def _to(self, able):
        return self.random.choice(able).user.pk if able and self.random.random() < 0.8 else None

    def act_be_away(self):
        who, deputy = self.someone(), self.random.choice([None, self.someone(), self.someone()])
        first = self.day(5)
        away = Away(who.user, first, first + timedelta(days=self.random.randint(0, 6)), deputy and deputy.user)
        by = self.chief()
        return bool(by) and self.choosing(lambda choices: enter(away, choices, by), who)

    def act_be_back(self):
        absence, by = self.random.choice(list(Absence.objects.standing().order_by("pk")) or [None]), self.chief()
        return bool(absence and by) and call_off(absence, by) is None

    def act_leave(self):
        held = self.random.choice(
            list(Membership.objects.in_force().filter(agency=self.agency).order_by("pk")) or [None]
        )
        return bool(held) and self._ended(held, until_on=self.day(8))

    def act_be_suspended(self):
        held = self.random.choice(
            list(Membership.objects.in_force().filter(agency=self.agency).order_by("pk")) or [None]
        )
        return bool(held) and self._ended(held, suspended_at=timezone.now())

    def _ended(self, held, **values):
        def act():
            Membership.objects.get(pk=held.pk)
            for name, value in values.items():
                setattr(held, name, value)
            held.save()

        who = next(one for one in self.people if one.user.pk == held.user_id)
        return self.choosing(lambda choices: carry_out(Change(act, held.user_id), self.agency, choices), who)

    def act_be_hired(self):
        who = self.someone()
        role = CASEWORKER if who in self.people[:4] else SUPERVISOR
        held = Membership.objects.filter(user=who.user, agency=self.agency).order_by("pk").last()
        if held.suspended_at:
            held.suspended_at = None
            held.save()
            return True
        if held.until_on is None or held.until_on >= timezone.localdate():
            return False
        Membership.objects.create(user=who.user, agency=self.agency, role=role, from_on=timezone.localdate())
        return True

    def act_be_given_a_case(self):
        case, to, by = self.random.choice(self.cases), self.someone(), self.chief()
        holder = Grant.objects.get(content_object=case.pk, group=self.agency.group_id).assigned_to_id
        return bool(by) and not assign(case, to.user, by, holder)

    def act_have_a_conflict(self):
        who = self.anybody_in_force()
        if who is None or Exclusion.objects.filter(user=who.user).exists():
            return False
        try:
            with transaction.atomic():  # of the last who could sign there is no other: that is for people to mend
                close_to(a.again(self.random.choice(self.cases[:3])), who.user, "kin", who)
                staff = Staff.of(self.agency)
                assert not gaps(self.agency, staff.turning_points(timezone.localdate()), staff)
        except (Refused, AssertionError):
            return False
        return True

    def act_let_days_pass(self):
        self.clock.shift(timedelta(days=self.random.randint(1, 4)))
        give_back()
        return True

    def act_take_back_a_proposal(self):
        approval = self.random.choice(list(Approval.objects.filter(outcome="open").order_by("pk")) or [None])
        by = approval and actor_of(approval.proposed_by, self.agency.pk)
        return bool(by) and self.random.random() < 0.1 and bool(withdraw_proposal(approval, by))

    def something_happens(self):
        name = self.random.choice(list(self.done))
        self.done[name] += bool(getattr(self, f"act_{name}")())
        return name


def broken(agency):
    """The invariant, asked of the rows by other means than the one function: who holds a case, and who is there."""
    today, found = timezone.localdate(), []
    held = Grant.objects.filter(group=agency.group_id, live=True).exclude(assigned_to=None)
    there = set(Membership.objects.in_force(today).filter(agency=agency).values_list("user", flat=True))
    away = dict(Absence.objects.in_force(today).filter(agency=agency).values_list("user", "deputy"))
    for grant in held.select_related("content_object"):
        who = away.get(grant.assigned_to_id, grant.assigned_to_id)
        closed = Exclusion.objects.open().filter(
            user__in=[grant.assigned_to_id, who], case_id=grant.content_object.case_id
        )
        if grant.assigned_to_id not in there or who not in there or who in away or closed.exists():
            found.append(grant)
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_after_each_act_nothing_waits_for_nobody(seed):
    with time_machine.travel(timezone.now(), tick=True) as clock, acting(None):
        office = Office(seed)
        office.clock = clock
        for _n in range(ACTS):
            name = office.something_happens()
            assert not broken(office.agency), name
            left = gaps(office.agency)
            assert not left, (name, left)
        assert Procedure.objects.filter(closed_at=None).count() >= len(office.cases)
        assert sum(bool(times) for times in office.done.values()) >= 6, office.done
