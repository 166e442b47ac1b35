"""Rules that two administrators change: what the tests of limits and calendars have in common."""

from datetime import date

from agencies.roles import ADMINISTRATOR
from audit.actor import acting
from cases.changes import HolidayChange, LimitChange
from cases.rules import Agreement
from tests import a
from workflows.models import Clock
from workflows.rule_changes.deciding import propose, sign


def administrators():
    """Two people who administer the leading agency."""
    return a.person(ADMINISTRATOR), a.person(ADMINISTRATOR)


def new_version(code="EUAZ", name="reply", **said):
    """A change that says what the version before says, but for what is given."""
    change = LimitChange(agreement=Agreement.objects.get(code=code), name=name, reason="A new law.")
    before = change.version_before()
    for field in LimitChange.SAID:
        setattr(change, field, said.pop(field, getattr(before, field)))
    change.moves_running = said.pop("moves_running", False)
    assert not said
    return change


def of_day(deed, day, **said):
    return HolidayChange(state="AZ", deed=deed, date=day, reason="A decree.", **{"name_en": "A day"} | said)


def proposed(change, by, token=None):
    with acting(by):
        return propose(change, by, token)


def signed(change, by):
    with acting(by):
        return sign(change, by)


def carried_out(change, proposer, signer):
    return signed(proposed(change, proposer), signer)


def dates():
    """The due date of every clock, stopped ones too, with the rule it is counted by."""
    return {clock.pk: (clock.due_on, clock.due_at, clock.limit_id) for clock in Clock.objects.all()}


NOVRUZ = date(2026, 3, 20)
