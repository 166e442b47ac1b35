"""What an application told of the entry, and of the offer of voluntary return: as it is kept, and in words."""

from datetime import datetime

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from audit.dates import day_and_time
from cases.packages.dates import day
from cases.partial_dates import PartialDate, UnreadableDate

GROUNDS = [
    ("", _("Not said")), ("entry", _("Does not fulfil the conditions for entry")),
    ("presence", _("Does not fulfil the conditions for presence")),
    ("residence", _("Does not fulfil the conditions for residence")),
]  # fmt: skip
OF_ENTRY = {
    "ground": _("Ground"), "entered_on": _("Entered on"), "apprehended_at": _("Apprehended at"),
    "apprehended_where": _("Place of apprehension"), "decision_reference": _("Reference of the return decision"),
    "decision_on": _("Date of the return decision"),
    "direct_return_impossible": _("Why direct return to the country of origin is impossible"),
}  # fmt: skip
OUTCOMES = {"accepted": _("Accepted"), "declined": _("Declined"), "no answer": _("No answer")}
OFFERED, NOT_OFFERED = "offered", "not offered: "


def entry_said(entry: dict) -> str:
    """Each datum that is there, with its name."""
    said = ((label, _datum(name, entry.get(name))) for name, label in OF_ENTRY.items())
    return "; ".join(
        gettext("%(field)s: %(value)s") % {"field": label, "value": value} for label, value in said if value
    )


def _datum(name, value):
    if not value:
        return ""
    if name == "ground":
        return dict(GROUNDS).get(value, value)
    if name == "apprehended_at":
        return _moment(value)
    return _date(value) if name.endswith("_on") else value


def _moment(value):
    try:
        return day_and_time(datetime.fromisoformat(value))
    except ValueError:
        return value


def _date(value):
    try:
        return PartialDate.read(value).display()
    except UnreadableDate:
        return value


def offer_kept(offer: dict) -> str:
    """The offer as a case keeps it, in one line: "offered 04.12.2025, declined"; "not offered: why"."""
    if offer["offered"]:
        on = PartialDate.read(offer["offered_on"]).display() if day(offer["offered_on"]) else ""
        return ", ".join(filter(None, (f"{OFFERED} {on}".strip(), offer["outcome"].replace("_", " "))))
    return f"{NOT_OFFERED}{offer['reason']}" if offer["reason"] else ""


def offer_said(kept: str) -> str:
    """The same in words."""
    if kept.startswith(NOT_OFFERED):
        return gettext("It was not offered: %(reason)s") % {"reason": kept.removeprefix(NOT_OFFERED)}
    if not kept.startswith(OFFERED):
        return kept
    on, _comma, outcome = kept.removeprefix(OFFERED).strip().partition(", ")
    if on in OUTCOMES:
        on, outcome = "", on
    return ", ".join(filter(None, (gettext("It was offered"), on, str(OUTCOMES.get(outcome, outcome)))))
