"""What stands against a change of the rules: sentences at the fields of its form. Asked when it is proposed and when it is signed."""

from django.utils.translation import gettext as _

from audit.dates import day
from audit.moment import today
from cases.calendars import rows_of
from cases.changes import HolidayChange
from cases.counting import DAY
from cases.terms import Confidence
from workflows.refusing import Refused
from workflows.rule_changes.moving import extended_by

WEEKEND = 5


def insist_on_sense(change):
    said = {field: sentence for field, sentence in _against(change) if sentence}
    if said:
        raise Refused(fields={field: [sentence] for field, sentence in said.items()})


def _against(change):
    return _against_day(change) if change.kind == "holiday" else _against_version(change)


def _against_version(change):
    """The first reason at each field stands last, so that it is the one that is told."""
    before = change.version_before()
    yield "value", _says_the_same(change, before)
    yield "confidence", _becomes_house_rule(change, before)
    yield "moves_running", _moves_too_early(change)
    yield "valid_from", _reaches_back(change) or _leaves_a_gap(change, before)


def _says_the_same(change, before):
    if all(getattr(change, name) == getattr(before, name) for name in change.SAID if name != "valid_from"):
        return _("The version before says the same. Change something.")
    return None


def _becomes_house_rule(change, before):
    if (change.confidence == Confidence.HOUSE_RULE) != before.is_house_rule:
        return _("A limit of the agreement does not become a house rule, nor a house rule a limit of the agreement.")
    return None


def _moves_too_early(change):
    if change.moves_running and change.valid_from > today():
        return _("Running cases can move only to a version that holds already. It begins on a later day.")
    return None


def _reaches_back(change):
    """What prolongs a clock is looked up by the day on which it was granted."""
    if extended_by(change.name) and not change.moves_running and change.valid_from <= today():
        return _("Extensions granted since would change. Let it begin tomorrow or later, or let running cases move.")
    return None


def _leaves_a_gap(change, before):
    if before.valid_from and change.valid_from <= before.valid_from:
        return _("The version before holds from %(day)s. This one must begin later.") % {"day": day(before.valid_from)}
    if before.valid_until and change.valid_from > before.valid_until + DAY:
        return _("The version before ends on %(day)s. This one must begin on the next day.") % {
            "day": day(before.valid_until)
        }
    return None


def _against_day(change):
    known = {row[0]: row for row in rows_of(change.state)}
    if change.deed in (HolidayChange.Deed.MOVE, HolidayChange.Deed.REMOVE):
        yield "date", None if change.date in known else _("This day is not in the calendar.")
        yield "new_date", _against_new_date(change, known)
    else:
        yield "name_en", None if change.name_en else _("Say what this day is called.")
        yield "date", _against_added(change, known)


def _against_new_date(change, known):
    if change.deed == HolidayChange.Deed.REMOVE:
        return None
    if change.new_date is None:
        return _("Say to which day it moves.")
    return _("This day is in the calendar already.") if change.new_date in known else None


def _against_added(change, known):
    works = change.deed == HolidayChange.Deed.WORK
    if change.date in known and known[change.date][1] == works:
        return _("This day is in the calendar already.")
    if works and change.date not in known and change.date.weekday() < WEEKEND:
        return _("This day is worked anyway.")
    return None
