"""One change of the rules as facts: what it says, why, who proposed it, and what became of it."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from agencies.states import state_name
from audit.dates import day, day_and_time
from cases.explaining import in_words
from workflows.rule_changes.showing import outcome_tag, yes


def facts(change):
    said = _about_day(change) if change.kind == "holiday" else _about_limit(change)
    return [*said, {"label": _("Reason for the change"), "value": change.reason}, *_fate(change)]


def place_of(change):
    """The page of what a change is about."""
    if change.kind == "holiday":
        return reverse("calendar", args=[change.state, change.date.year])
    return reverse("limit", args=[change.agreement.code, change.name])


def _about_limit(change):
    checked = ", ".join(filter(None, (day(change.checked_on), change.checked_by)))
    return [
        {"label": _("Limit"), "value": str(change), "url": place_of(change)},
        {"label": _("Length"), "value": in_words(change.span).translated(_)},
        {"label": _("Valid from"), "value": day(change.valid_from)},
        {"label": _("Running cases move to this version"), "value": yes(change.moves_running)},
        {"label": _("Article"), "value": change.article},
        {"label": _("Source"), "value": change.source},
        {"label": _("How sure it is"), "value": change.get_confidence_display()},
        {"label": _("Checked by a lawyer on"), "value": checked},
    ]


def _about_day(change):
    return [
        {"label": _("Calendar"), "value": state_name(change.state), "url": place_of(change)},
        {"label": _("What to do"), "value": change.get_deed_display()},
        {"label": _("Date"), "value": day(change.date)},
        {"label": _("New date"), "value": day(change.new_date)},
        {"label": pgettext("of a thing", "Name"), "value": str(change.name_of_day())},
    ]


def _fate(change):
    told = [
        {"label": _("Proposed"), "value": _who(change.proposed_at, change.proposed_by, change.proposed_for)},
        {"label": _("Outcome"), "value": " ", "tag": outcome_tag(change)},
    ]
    if change.is_open:
        return told
    told.append({"label": _("Decided"), "value": _who(change.decided_at, change.decided_by, change.decided_for)})
    told.append({"label": _("Reason of the decision"), "value": change.comment})
    return told if change.moved is None else [*told, {"label": _("Dates it moved"), "value": str(change.moved)}]


def _who(at, user, agency):
    return f"{day_and_time(at)}, {user.name}, {agency.name}"
