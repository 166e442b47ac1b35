"""Every table with rows about a person: each row in words, whence it came, how it changed, and what of it is held back."""

from dataclasses import dataclass, field
from itertools import pairwise

from django.db.models import BigIntegerField, F, Value

from agencies.disclosure import FieldGroup
from agencies.models import User
from agencies.words import GROUP_NAMES
from audit.dates import day_and_time
from audit.models import Viewing
from cases.about.declaring import declared, live_of
from cases.about.walking import reached, rows_about, rows_naming, ways
from cases.people import Person
from cases.subject_access.histories import differences, first_told, histories_of
from cases.subject_access.saying import covered
from cases.subject_access.withholding import Held, Place, group_in, is_empty, why_held

TOLD_AS_GIVEN = ("id", "act_agency", "act_roles")
ELSEWHERE = {Viewing: "readings"}  # tables of which a part of its own tells


@dataclass
class Teller:
    """What is needed to tell rows: `subject`, `open_cases`, `saying`, `cover`; and the sum of what was held back."""

    subject: object
    open_cases: frozenset
    saying: object
    cover: object
    held: Held = field(default_factory=Held)

    def fields(self, place, fields):
        """Each filled field that is told: {name, label, group, value}. That a row names the person is said by its being here."""
        told = []
        for column in fields:
            value = getattr(place.row, column.attname)
            is_self = column.related_model is Person and value in self.subject.persons
            value = None if is_empty(value) or is_self else self.told(place, column)
            if not is_empty(value):
                group = group_in(place, column)
                told.append(
                    {"name": column.name, "label": self.saying.label(column), "group": str(group), "value": value}
                )
        return told

    def told(self, place, column):
        """The words of a value; None where it is held back, which is counted."""
        if reason := why_held(self.subject, self.open_cases, place, column):
            self.held.add(reason, type(place.row))
            return None
        if column.related_model is User:
            self.held.add("staff", type(place.row))
        before = self.cover.covered
        value = covered(self.saying.value(place.row, column), self.cover)
        self.held.add("named", type(place.row), self.cover.covered - before)
        return value


def tables_of(teller):
    """[{table, title, group, group_title, rows, count}] for each table with rows about the person: particulars first, references last."""
    models = [model for model in reached() if live_of(model) is None]
    found = [table for model in models if (table := _table(teller, model))]
    order = [*(str(group) for group in GROUP_NAMES if group != FieldGroup.REFERENCE), FieldGroup.REFERENCE.value]
    return sorted(found, key=lambda table: (order.index(table["group"]), table["table"]))


def _table(teller, model):
    subject = teller.subject
    about = rows_about(model, subject.persons, subject.cases).select_related(*_keys_of_ours(teller, model))
    rows = list(_with_case(about, model).order_by("pk"))
    past = histories_of(model, {row.pk for row in rows}, subject)
    gone = {key: history[-1] for key, history in past.items() if key not in {row.pk for row in rows}}
    if not rows and not gone:
        return None
    said = _head(teller, model) | {"count": len(rows), "history": sum(map(len, past.values()))}
    if reason := declared().withheld.get(model._meta.label):
        teller.held.add(reason, model, len(rows) + said["history"])
        return said | {"rows": [], "held": reason}
    if model in ELSEWHERE:
        return said | {"rows": [], "part": ELSEWHERE[model]}
    named = set(
        rows_naming(model, subject.persons).filter(pk__in=[row.pk for row in rows]).values_list("pk", flat=True)
    )
    told = [_row(teller, Place(row, row.pk in named, row.about_case), past.get(row.pk, [])) for row in rows]
    return said | {"rows": told + [_row(teller, Place(row, True, None), past[key]) for key, row in gone.items()]}


def _head(teller, model):
    group = str(getattr(model, "field_group", "reference"))
    return {
        "table": model._meta.label,
        "title": teller.saying.title(model),
        "group": group,
        "group_title": str(GROUP_NAMES[group]),
    }


def _keys_of_ours(teller, model):
    return [key.name for key in model._meta.fields if key.related_model in teller.saying.reached]


def _with_case(rows, model):
    """Each with `about_case`: the key of its case; none where no way leads to one."""
    path = ways(model).cases
    return rows.annotate(about_case=F(path[0]) if path else Value(None, output_field=BigIntegerField()))


def _row(teller, place, history):
    roles, agency, at = first_told(place.row, history)
    model = live_of(type(place.row)) or type(place.row)
    columns = [
        column
        for column in model._meta.local_fields
        if column.name not in TOLD_AS_GIVEN and not column.name.endswith("_ptr")
    ]
    told = {"number": getattr(place.row, model._meta.pk.attname), "fields": teller.fields(place, columns)}
    if not told["fields"]:
        return told | {"held": True, "changes": []}
    if agency or at:
        told["given"] = {"by": teller.saying.staff.acted(roles or "", agency), "at": day_and_time(at) if at else ""}
    if live_of(type(place.row)):
        told["deleted"] = True
    changes = [_change(teller, place, pair) for pair in pairwise(history)]
    return told | {"changes": [change for change in changes if change["changes"]]}


def _change(teller, place, pair):
    older, newer = pair
    model = live_of(type(newer))
    changed = [_changed(teller, place, pair, column) for column in differences(model, older, newer)]
    by = teller.saying.staff.acted(newer.act_roles, newer.act_agency_id)
    return {"at": day_and_time(newer.history_date), "by": by, "changes": [one for one in changed if one]}


def _changed(teller, place, pair, column):
    said = [_side(teller, Place(row, place.names, place.case), column) for row in pair]
    if None in said:
        return None
    return {"name": column.name, "label": teller.saying.label(column), "from": said[0], "to": said[1]}


def _side(teller, place, column):
    return "" if is_empty(getattr(place.row, column.attname)) else teller.told(place, column)
