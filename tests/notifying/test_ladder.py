"""The ladder of a limit: five days, two days, one day, the last day, the day after; each told once, to whom it concerns."""

import pytest
from django.utils.timezone import localtime

from agencies.models import Agency, Membership, Unit
from agencies.roles import CASEWORKER, SUPERVISOR
from audit.moment import walking_at
from cases.rules import TimeLimit
from tests import a
from workflows.expiry import run_clocks
from workflows.models import Clock, Grant, Notice
from workflows.notifying.ladder import Days, ladder, newest

pytestmark = pytest.mark.django_db
BEGAN = a.at(2026, 3, 2, 10)  # a reply is due within fifteen days: until the end of 17.03.2026


@pytest.fixture
def chief():
    return a.person(SUPERVISOR)


@pytest.fixture
def request_(chief):
    with walking_at(BEGAN):
        return a.readmission()


def replies(request):
    return Clock.objects.select_related("procedure", "limit").get(
        procedure=request.pk, deadline="reply", stopped_at=None
    )


def told(person, request, deadline="reply"):
    found = Notice.objects.filter(person=person.user, procedure=request.pk, kind__in=("clock", "escalation"))
    return [
        (notice.kind, notice.about.get("share") or notice.about["left"])
        for notice in found.order_by("pk")
        if notice.about["deadline"] == deadline
    ]


def run_on(*moments):
    for moment in moments:
        with walking_at(moment):
            run_clocks()


def test_the_rungs_follow_from_the_clock_alone(request_):
    with walking_at(BEGAN):
        clock = replies(request_)
        rungs = [
            (rung.name.rsplit("-2026", 1)[0], f"{localtime(rung.at):%Y-%m-%d %H:%M}") for rung in ladder(clock, Days())
        ]
    assert (clock.due_on.day, clock.due_on.month) == (17, 3)
    assert rungs == [
        ("50", "2026-03-10 05:00"), ("warn_first", "2026-03-12 00:00"), ("warn_second", "2026-03-15 00:00"),
        ("warn_third", "2026-03-16 00:00"), ("last_day", "2026-03-17 00:00"), ("escalate", "2026-03-18 00:00"),
    ]  # fmt: skip


def test_each_rung_is_told_once(request_, chief):
    mornings = [a.at(2026, 3, day, 9) for day in range(3, 18) for _twice in range(2)]
    run_on(*mornings)
    assert told(chief, request_) == [("clock", 0.5), ("clock", 5), ("clock", 2), ("clock", 1), ("escalation", 0)]


def test_a_worker_that_was_away_tells_the_newest_rung_alone(request_, chief):
    run_on(a.at(2026, 3, 16, 9))
    assert told(chief, request_) == [("clock", 1)]


def test_a_shorter_notice_is_a_matter_of_data(request_, chief):
    TimeLimit.objects.filter(agreement__code="HOUSE", name="warn_first").update(value=4)
    run_on(a.at(2026, 3, 12, 9))
    assert told(chief, request_) == [("clock", 0.5)]
    run_on(a.at(2026, 3, 13, 9))
    assert told(chief, request_) == [("clock", 0.5), ("clock", 4)]


def test_a_limit_of_two_days_has_no_rung_before_it_began():
    clock = Clock(
        deadline="reply", started_at=a.at(2026, 3, 2, 10), due_at=a.at(2026, 3, 5), due_on=a.at(2026, 3, 4).date()
    )
    clock.procedure = a.readmission()
    rungs = ladder(clock, Days())
    assert all(rung.at > clock.started_at for rung in rungs) and not any("warn_first" in rung.name for rung in rungs)
    clock.presses = False
    assert newest(clock, Days(), a.at(2026, 3, 9)) is None


def test_the_last_day_is_told_to_who_supervises_and_the_day_after_to_who_heads(request_):
    lead = Agency.objects.get(code="AZ-SMS")
    unit, other = (Unit.objects.create(agency=lead, name_en=name, name_az=name) for name in ("Replies", "Transfers"))
    officer, of_unit, of_other, head = (a.person(role) for role in (CASEWORKER, SUPERVISOR, SUPERVISOR, SUPERVISOR))
    Membership.objects.filter(user__in=[officer.user, of_unit.user]).update(unit=unit)
    Membership.objects.filter(user=of_other.user).update(unit=other)
    Grant.objects.filter(content_object=request_.pk, group=lead.group).update(assigned_to=officer.user)
    run_on(a.at(2026, 3, 3, 9), a.at(2026, 3, 4, 9))
    seen = {who: told(who, request_, "acknowledgement") for who in (officer, of_unit, of_other, head)}
    assert seen[officer] == seen[head] == [("clock", 0), ("clock", -1)], seen
    assert seen[of_unit] == [("clock", 0)]


def test_why_is_said(request_, chief):
    run_on(a.at(2026, 3, 17, 9))
    notice = Notice.objects.get(person=chief.user, kind="escalation", about__deadline="reply")
    assert notice.about["why"] in ("holder", "supervisor", "lead")
