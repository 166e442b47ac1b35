"""Changes of settings as entries of a timeline. Each floor declares its settings in a tuple SETTINGS of its room `settings_kept`."""

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from itertools import chain

from django.conf import settings
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from agencies.models import Agency
from audit.dates import day, day_and_time
from audit.timeline import events

READ, SHOWN = (
    400,
    100,
)  # rows are read further back than they are shown, so that the older half of a comparison is there
HIDDEN = {"password", "last_login", "group", "change", "is_superuser"}


@dataclass(frozen=True)
class Setting:
    """Rows of a model that administrators set.

    `rows(scope)` gives their history; `of_all`: of the installation, not of one agency. `called(row)` says what a history row
    was called, with what `along` names read along. `words`: for a field whose value does not speak for itself, what says it.
    """

    name: str
    label: str
    model: type
    rows: Callable
    of_all: bool = False
    called: Callable = lambda row: str(row.instance)
    along: tuple[str, ...] = ()
    words: dict[str, Callable] = field(default_factory=dict)


def kept(scope):
    """The settings whose history belongs to this scope, in the order of the floors."""
    found = chain.from_iterable(import_module(room).SETTINGS for room in settings.SETTINGS_KEPT_BY)
    return [setting for setting in found if scope.is_whole or not setting.of_all]


def told(setting, scope):
    """The latest changes, newest first (components/timeline.html). A fixed number of queries."""
    rows = setting.rows(scope)
    latest = rows.order_by("-history_date", "-history_id").values_list("history_id", flat=True)[:READ]
    read = setting.model.history.filter(history_id__in=list(latest)).select_related(*setting.along, "history_user")
    found = events(setting.model, read, HIDDEN)
    shown = found[: -SHOWN - 1 : -1]
    names, agencies = _names(setting.model, shown), Agency.objects.in_bulk({event.agency_id for event in shown})
    return [_entry(setting, event, names, agencies) for event in shown]


def _names(model, found):
    """{(name of a field, key): what it stands for in words} for every field that points to another row."""
    keys = {}
    for change in chain.from_iterable(event.changes for event in found):
        if model._meta.get_field(change.name).is_relation:
            keys.setdefault(change.name, set()).update({change.old, change.new} - {""})
    return {
        (name, key): str(row)
        for name, wanted in keys.items()
        for key, row in model._meta.get_field(name).related_model.objects.in_bulk(wanted).items()
    }


def _entry(setting, event, names, agencies):
    kind = {"+": _("%(what)s added: %(name)s"), "~": _("%(what)s changed: %(name)s")}[event.kind]
    agency = agencies.get(event.agency_id)
    by = event.user.name if event.user else _("System")
    return {
        "at": event.at,
        "title": kind % {"what": setting.label, "name": setting.called(event.row)},
        "by": f"{by}, {agency}" if agency else by,
        "changes": [
            {
                "label": change.label,
                "old": _said(setting, change, change.old, names),
                "new": _said(setting, change, change.new, names),
            }
            for change in (event.changes if event.kind == "~" else ())
        ],
    }


def _said(setting, change, value, names):
    spelled = setting.words.get(change.name)
    if spelled and value:
        return spelled(value)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if (change.name, value) in names:
        return names[change.name, value]
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if hasattr(value, "hour"):
        return day_and_time(localtime(value))
    return day(value) if hasattr(value, "year") else value
