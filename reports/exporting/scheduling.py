"""A report that somebody gets each month, about the month before. It is asked for in the transaction that moves the schedule on: once."""

from datetime import timedelta

from django.db import transaction as db
from django.utils.translation import gettext as _

from agencies.policy import actor_of
from audit.actor import acting
from audit.moment import now, today
from reports.counting import counted_at
from reports.declared import REPORTS, own_reports
from reports.exporting.asking import wait_for_the_other_click
from reports.exporting.rows import Content, Export, Schedule
from reports.forms import DAY
from workflows.refusing import Refused

KEPT_OF_REPORT = ("state", "programme")  # what it may be narrowed to; the period moves
MOST = 20  # of one person


def first_of(day):
    return day.replace(day=1)


def month_after(day):
    return first_of(first_of(day) + timedelta(days=31))


@db.atomic
def schedule(report, pairs, form, by) -> Schedule:
    """From the first of the next month on. The same again gives the one there is. Raises Refused."""
    if report not in own_reports(by):
        raise Refused(_("This report is made by other agencies: it counts what yours has no part in."))
    kept = [[name, value] for name, value in pairs if name in KEPT_OF_REPORT and value]
    wait_for_the_other_click(by)
    mine = Schedule.objects.filter(asked_by=by.user, asked_for=by.agency, stopped_at=None)
    if same := mine.filter(report=report.code, form=form, parameters=kept).first():
        return same
    if mine.count() >= MOST:
        raise Refused(_("You get many reports each month already. Stop one first."))
    return Schedule.objects.create(
        report=report.code,
        parameters=kept,
        form=form,
        asked_by=by.user,
        asked_for=by.agency,
        next_on=month_after(today()),
    )


def stop(schedule):
    if schedule.stopped_at is None:
        schedule.stopped_at = now()
        schedule.save()


def run_schedules() -> int:
    """Asks for every report whose month has begun; how many. Late ones are caught up month by month."""
    made = 0
    with acting(None):
        while _run_one():
            made += 1
    return made


def _run_one():
    """In one transaction the export is asked for and the schedule moves on, so a killed worker has done both or nothing."""
    due = Schedule.objects.filter(stopped_at=None, next_on__lte=today())
    if not due.exists():
        return False
    as_of = counted_at()
    with db.atomic():
        due = due.select_for_update(skip_locked=True, of=("self",))
        found = due.select_related("asked_by", "asked_for").order_by("pk").first()
        if found is None:
            return False
        if actor_of(found.asked_by, found.asked_for_id) is None or found.report not in REPORTS:
            stop(found)
            return True
        month, found.next_on = first_of(found.next_on - timedelta(days=1)), month_after(found.next_on)
        found.save()
        Export.objects.create(
            content=Content.REPORT, parameters=_about(found, month, as_of), form=found.form,
            asked_by=found.asked_by, asked_for=found.asked_for, schedule=found, month=month,
        )  # fmt: skip
        return True


def _about(found, month, as_of):
    last = month_after(month) - timedelta(days=1)
    period = [["code", found.report], ["first", month.strftime(DAY)], ["last", last.strftime(DAY)]]
    return [*period, ["at", as_of.isoformat()], *found.parameters]
