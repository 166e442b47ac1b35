"""Agencies, units and roles as rows of the table component."""

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from agencies.languages import capital
from agencies.managing import may_manage
from agencies.words import CASE_ROLE_NAMES, ROLE_NAMES


def _day(value):
    return date_format(value, "d.m.Y") if value else ""


def _span(row):
    """From–until, in words where no end is set."""
    if row.until_on is None:
        return _("from %(day)s") % {"day": _day(row.from_on)}
    return f"{_day(row.from_on)} – {_day(row.until_on)}"


def _last_sign_in(user):
    """Says itself what it is, because a narrow screen shows no heads of columns."""
    if user.last_login is None:
        return _("never signed in")
    return _("signed in %(day)s") % {"day": _day(timezone.localtime(user.last_login))}


def state_of(row) -> dict:
    """A tag that says whether a role counts today."""
    today = timezone.localdate()
    if row.until_on and row.until_on < today:
        return {"label": _("Ended")}
    if row.suspended_at:
        return {"label": _("Suspended"), "tone": "warn", "icon": "lock"}
    if row.from_on > today:
        return {"label": _("Not begun")}
    return {"label": _("In force"), "tone": "ok", "icon": "check"}


def _headed(caption, *labels, rows):
    columns = [{"label": label} for label in labels]
    return {"caption": caption, "columns": columns, "rows": [{"cells": cells} for cells in rows], "stacks": True}


def agencies_table(agencies, actor) -> dict:
    labels = (_("Agency"), _("State"), _("In a case"), _("Name and competence"), _("Ended"))
    return _headed(_("All agencies"), *labels, rows=[_agency_cells(agency, actor) for agency in agencies])


def _agency_cells(agency, actor):
    url = reverse("agency", args=[agency.pk]) if may_manage(actor, agency) else ""
    other, spoken = (agency.name_en, "en") if agency.name == agency.name_az else (agency.name_az, "az")
    return [
        {"text": agency.name, "url": url, "sub": other, "sub_language": spoken},
        {"text": agency.state_name},
        {"text": case_roles(agency)},
        {"tag": verified_tag(agency)},
        {"text": _day(agency.ended_on)},
    ]


def verified_tag(agency) -> dict:
    """Whether name and competence are taken from a source."""
    if agency.verified:
        return {"label": _("Verified"), "tone": "ok", "icon": "check"}
    return {"label": _("Not verified"), "tone": "warn"}


def case_roles(agency) -> str:
    return capital(", ".join(str(CASE_ROLE_NAMES[part]) for part in agency.case_roles))


def units_table(units) -> dict:
    return _headed(_("Units of the agency"), _("Unit"), _("Ended"), rows=[_unit_cells(unit) for unit in units])


def _unit_cells(unit):
    return [{"text": str(unit), "url": reverse("edit_unit", args=[unit.pk])}, {"text": _day(unit.ended_on)}]


def people_table(rows) -> dict:
    labels = (_("Person"), _("Role"), _("Unit"), _("From – until"), _("Last sign-in"), _("Now"))
    return _headed(_("People and their roles"), *labels, rows=[_person_cells(row) for row in rows])


def _person_cells(row):
    return [
        {"text": row.user.name, "url": reverse("membership", args=[row.pk]), "sub": row.user.email},
        {"text": ROLE_NAMES[row.role]},
        {"text": str(row.unit or "")},
        {"text": _span(row)},
        {"text": _last_sign_in(row.user)},
        {"tag": state_of(row)},
    ]


def own_roles(rows) -> dict:
    labels = (_("Role"), _("Agency"), _("Unit"), _("From – until"), _("Now"))
    return _headed(_("Your roles at agencies"), *labels, rows=[_own_cells(row) for row in rows])


def _own_cells(row):
    return [
        {"text": ROLE_NAMES[row.role]},
        {"text": row.agency.name},
        {"text": str(row.unit or "")},
        {"text": _span(row)},
        {"tag": state_of(row)},
    ]


def membership_facts(row) -> list[dict]:
    return [
        {"label": _("E-mail"), "value": row.user.email},
        {"label": _("Role"), "value": ROLE_NAMES[row.role], "tag": state_of(row)},
        {"label": _("Unit"), "value": str(row.unit or "")},
        {"label": _("From – until"), "value": _span(row)},
        {"label": _("Last sign-in"), "value": _last_sign_in(row.user)},
    ]
