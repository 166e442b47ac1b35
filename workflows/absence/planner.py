"""Who of an agency is away in the coming weeks, person by person. Four queries."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from agencies.models import Membership
from agencies.words import ROLE_NAMES
from audit.dates import day
from workflows.absence.staff import Staff

WEEKS = 8
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Week:
    """From Monday to Sunday."""

    begins: date

    @property
    def ends(self):
        return self.begins + WEEK - timedelta(days=1)

    @property
    def label(self):
        return f"{self.begins:%d.%m.} – {self.ends:%d.%m.}"


def weeks(first=None):
    first = first or timezone.localdate()
    monday = first - timedelta(days=first.weekday())
    return [Week(monday + WEEK * n) for n in range(WEEKS)]


def planner(agency, unit=None):
    """(weeks, rows): each row is a person with a role in force now or within these weeks, and what each week says of them."""
    shown, staff = weeks(), Staff.of(agency)
    units = _units(agency)
    rows = [
        {"user": user, "roles": _roles(staff, key), "unit": units.get(key), "cells": _cells(staff, key, shown)}
        for key, user in staff.people.items()
        if _is_here(staff, key, shown) and (unit is None or (units.get(key) and units[key].pk == unit))
    ]
    return shown, rows


def _units(agency):
    held = Membership.objects.in_force().filter(agency=agency).exclude(unit=None).select_related("unit")
    return {row.user_id: row.unit for row in held.order_by("-pk")}


def _roles(staff, key):
    held = staff.on(timezone.localdate()).roles.get(key, ())
    return ", ".join(str(ROLE_NAMES[role]) for role in sorted(held))


def _is_here(staff, key, shown):
    today = timezone.localdate()
    return any(key in staff.on(on).roles for on in (today, *(week.begins for week in shown if week.begins > today)))


def _cells(staff, key, shown):
    own = [one for one in staff.absences if one.user_id == key]
    return [_cell(staff, key, week, [a for a in own if _meets(a, week)]) for week in shown]


def _meets(absence, week):
    return absence.from_on <= week.ends and absence.until_on >= week.begins


def _cell(staff, key, week, absences):
    """{week, spans: what is said of these days}; nothing where the person is there all week."""
    spans = [
        {"days": _days(max(one.from_on, week.begins), min(one.until_on, week.ends)), "deputy": _deputy(staff, one)}
        for one in absences
    ]
    last = _last_day(staff, key)
    leaves = _("leaves: last day %(day)s") % {"day": day(last)} if last and week.begins <= last <= week.ends else ""
    return {"week": week.label, "spans": spans, "leaves": leaves}


def _days(first, last):
    return f"{first:%d.%m.}" if first == last else f"{first:%d.%m.} – {last:%d.%m.}"


def _deputy(staff, absence):
    return staff.people[absence.deputy_id].name if absence.deputy_id in staff.people else ""


def _last_day(staff, key):
    """The last day of somebody all of whose roles here have an end; None while any has none."""
    ends = [row.until_on for row in staff.memberships if row.user_id == key and row.suspended_at is None]
    return max(ends) if ends and all(ends) else None
