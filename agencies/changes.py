"""Who changed what about an agency and its people, when: the rows that audit keeps, as entries of a timeline.

The floor of audit stands above this one and hangs `history` onto these models, so nothing is imported from it.
"""

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from agencies.models import Agency, Membership, Unit
from agencies.words import CASE_ROLE_NAMES, ROLE_NAMES

READ, SHOWN = 300, 60  # rows: more are read than shown, so that the older half of a comparison is there
HIDDEN = {"id", "user", "agency", "role", "group", "act", "act_agency", "act_roles"}


def changes_of(agency, *, with_people) -> list[dict]:
    """The latest changes, newest first: {at, title, by, changes: [{label, old, new}]}. Three or four queries."""
    rows = _rows(Agency, id=agency.pk) + _rows(Unit, agency_id=agency.pk)
    rows += _rows(Membership, "user", agency_id=agency.pk) if with_people else []
    names = dict(agency.units.values_list("pk", "name_en"))
    entries, before = [], {}
    rows.sort(key=lambda row: (row.history_date, row.history_id))
    for row in rows:
        key = (row.instance_type, row.id)
        entries.append(_entry(row, before.get(key), names))
        before[key] = row
    return entries[: -SHOWN - 1 : -1]


def _rows(model, *related, **about):
    return list(model.history.filter(**about).select_related("history_user", "act_agency", *related)[:READ])


def _entry(row, older, unit_names):
    return {
        "at": row.history_date,
        "title": _title(row),
        "by": _author(row),
        "changes": _differences(row, older, unit_names) if older else [],
    }


def _title(row):
    what = {
        (Agency, "+"): _("Agency added"),
        (Agency, "~"): _("Agency changed"),
        (Unit, "+"): _("Unit added: %(name)s"),
        (Unit, "~"): _("Unit changed: %(name)s"),
        (Membership, "+"): _("Role given: %(role)s, %(name)s"),
        (Membership, "~"): _("Role changed: %(role)s, %(name)s"),
    }[row.instance_type, row.history_type]
    name = row.user.name if row.instance_type is Membership else row.name_en
    return what % {"name": name, "role": ROLE_NAMES.get(getattr(row, "role", None))}


def _author(row):
    if row.history_user is None:
        return _("System")
    return f"{row.history_user.name}, {row.act_agency}" if row.act_agency else row.history_user.name


def _differences(row, older, unit_names):
    fields = [field for field in row.instance_type._meta.fields if field.name not in HIDDEN]
    pairs = [(field, getattr(older, field.attname), getattr(row, field.attname)) for field in fields]
    return [
        {"label": field.verbose_name, "old": _said(field, old, unit_names), "new": _said(field, new, unit_names)}
        for field, old, new in pairs
        if old != new
    ]


def _said(field, value, unit_names):
    if field.name == "unit":
        return unit_names.get(value, "")
    if field.name == "case_roles":
        return ", ".join(str(CASE_ROLE_NAMES[part]) for part in value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if hasattr(value, "hour"):
        return localtime(value).strftime("%d.%m.%Y, %H:%M")
    return value.strftime("%d.%m.%Y") if hasattr(value, "year") else value
