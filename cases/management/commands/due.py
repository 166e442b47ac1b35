"""Tells when a time limit of an agreement ends, and how that was counted, as JSON."""

import json
from datetime import date, datetime

from django.core.management.base import BaseCommand
from django.db import DatabaseError

from agencies.states import STATES
from cases.agreements import Agreement, NoLimit, Parties, due, limit, sentences
from cases.calendars import StateName
from cases.sentences import Sentence as _
from cases.terms import LimitName


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--agreement", required=True, help="code of the agreement: EUAZ, CHAZ, NOAZ")
        parser.add_argument("--limit", required=True, help="name of the limit: " + ", ".join(LimitName.values))
        parser.add_argument("--from", required=True, dest="start", help="moment of the event: 2026-03-02T10:14+04:00")
        parser.add_argument("--state", default="", help="code of the other State: DE")
        parser.add_argument("--on", help="day whose version of the rule counts, if not that of the event: 2026-03-02")

    def handle(self, **options):
        try:
            self.stdout.write(json.dumps(counted(**options), ensure_ascii=False, indent=2))
        except NoLimit as no:
            self.refuse(no.sentence)
        except DatabaseError:
            self.refuse(_("The database is not ready. Bring it up to date with: python3 manage.py migrate"))

    def refuse(self, sentence):
        self.stderr.write(sentence)
        raise SystemExit(1)


def counted(agreement, start, state, on, **options) -> dict:
    """What is printed: due_on, due_at and explanation. Raises NoLimit with a sentence where it cannot be told."""
    terms = _agreement(agreement)
    parties = {"requesting_state": _bound(terms, state.upper())}
    moment, assumed = _moment(start), []
    rule = limit(terms, _name(options["limit"]), on=_day(on) if on else moment.date())
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=Parties(terms, **parties).zone(rule.acts))
        assumed = [_("No offset was given: the time of the authority that must act is assumed.")]
    found = _due(rule, moment, parties)
    explanation = [*map(str, assumed), *sentences(found)]
    return {"due_on": found.due_on.isoformat(), "due_at": found.due_at.isoformat(), "explanation": explanation}


def _due(rule, moment, parties):
    try:
        return due(rule, moment, **parties)
    except (OverflowError, ValueError):
        raise NoLimit(_("From that date this limit cannot be counted.")) from None


def _agreement(code):
    found = Agreement.objects.filter(code=code.upper()).first()
    if found is None:
        known = ", ".join(Agreement.objects.values_list("code", flat=True))
        raise NoLimit(_("There is no agreement {code}. There are: {known}.", code=code, known=known))
    return found


def _name(name):
    if name not in LimitName.values:
        raise NoLimit(_("There is no limit {name}. There are: {known}.", name=name, known=", ".join(LimitName.values)))
    return name


def _bound(agreement, state):
    """The code of the other State, if it is bound by the agreement, or "" where none was given."""
    if state and state not in STATES:
        known = ", ".join(sorted(STATES))
        raise NoLimit(_("There is no State {code} here. There are: {known}.", code=state, known=known))
    if state and agreement.covers and state not in agreement.covers:
        raise NoLimit(_("{state} is not bound by {agreement}.", state=StateName(state), agreement=agreement.code))
    return state


def _moment(written):
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        raise NoLimit(_("“{written}” is not a moment such as 2026-03-02T10:14+04:00.", written=written)) from None


def _day(written):
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise NoLimit(_("“{written}” is not a day such as 2026-03-02.", written=written)) from None
