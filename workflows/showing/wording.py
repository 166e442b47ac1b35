"""What a history row holds, in words: names for keys, labels for codes, days and answers as people write them."""

from django.utils.translation import gettext as _

from agencies.languages import capital
from agencies.models import Agency, User
from agencies.roles import Capacity
from agencies.words import capacity_name
from audit.dates import day, day_and_time
from cases.rules import Agreement

NAMED = (Agency, User, Agreement)


class Wording:
    """Words for the values and the agencies of some events: one query for each kind of row that they refer to."""

    def __init__(self, procedure, events):
        self.declared, asked = procedure.declared, {model: set() for model in NAMED}
        asked[Agency] |= {event.agency_id for event in events} - {None}
        for event in events:
            for changed in event.changes:
                model = _refers_to(changed)
                if model in asked:
                    asked[model] |= {changed.old, changed.new} - {""}
        self.names = {
            model: {row.pk: str(row) for row in model.objects.filter(pk__in=keys)} if keys else {}
            for model, keys in asked.items()
        }

    def __call__(self, changed, value):
        if value == "" or value is None:
            return ""
        if (model := _refers_to(changed)) in self.names:
            return self.names[model].get(value, value)
        if changed.name == "deadline":
            return str(self.declared.deadlines[value].label) if value in self.declared.deadlines else value
        if changed.name == "transition":
            return str(self.declared.transitions.get(value, value))
        if changed.name.endswith("_as") and "@" in str(value):
            return capacity_name(Capacity.of(value))
        return plain(value)


def plain(value):
    """A value that says by itself what it is."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if hasattr(value, "strftime"):
        return day_and_time(value) if hasattr(value, "hour") else day(value)
    if isinstance(value, dict):
        return "; ".join(_answer(name, said) for name, said in value.items() if said not in ("", None, []))
    if isinstance(value, (list, tuple)):
        return ", ".join(str(plain(item)) for item in value)
    return value if isinstance(value, (str, int)) else str(value)


def _answer(name, said):
    return _("%(field)s: %(value)s") % {"field": capital(name.replace("_", " ")), "value": plain(said)}


def _refers_to(changed):
    return changed.model._meta.get_field(changed.name).related_model
