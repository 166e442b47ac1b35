"""Finds the limit of an agreement that is in force on a day, and counts it for two States."""

from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext

from agencies.states import STATES, zone
from audit.moment import today
from cases.calendars import StateName, calendar_of
from cases.counting import Calendar, Due, Extension, Rollover, Terms, count
from cases.explaining import in_words, named
from cases.rules import HOUSE, Agreement, EvidenceRule, TimeLimit
from cases.sentences import Sentence as _
from cases.terms import Acts, Confidence, ExtensionGround, LimitName, StartEvent

__all__ = [
    "Agreement",
    "EvidenceRule",
    "NoLimit",
    "Parties",
    "TimeLimit",
    "due",
    "house_limit",
    "limit",
    "read_limits_once",
    "sentences",
    "terms",
    "zone_of",
]

CENTRAL_EUROPE = ZoneInfo("Europe/Brussels")  # stands for a requesting State that has not been named
REQUESTING_UNNAMED = _("the requesting State")


class NoLimit(Exception):
    """There is no such limit, or it cannot be counted; `sentence` says why."""

    def __init__(self, sentence):
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Parties:
    """Codes of the two States. Under an agreement with one State on the other side, that one need not be named."""

    agreement: Agreement
    requesting_state: str = ""
    requested_state: str = ""

    def state(self, side) -> str:
        """The State on a side, "" where nobody has named it."""
        if side == Acts.REQUESTED:
            return self.requested_state or self.agreement.requested_state
        return self.requesting_state or (self.agreement.covers[0] if len(self.agreement.covers) == 1 else "")

    def zone(self, side) -> ZoneInfo:
        state = self.state(side)
        return zone_of(state) if state else CENTRAL_EUROPE

    def calendar(self, side) -> Calendar:
        state = self.state(side)
        return calendar_of(_kept(state)) if state else Calendar(REQUESTING_UNNAMED, years=frozenset())

    def name(self, side):
        state = self.state(side)
        return StateName(state) if state else REQUESTING_UNNAMED


def house_limit(name, on=None) -> TimeLimit:
    """A limit that the house set itself, which administrators change by two like any other. Raises NoLimit."""
    return limit(Agreement.objects.get(code=HOUSE), name, on=on)


def limit(agreement: Agreement, name: str, on=None) -> TimeLimit:
    """The version of a limit in force on a day (today). Raises NoLimit where the agreement gives none. One query."""
    day = on or today()
    rules = getattr(agreement, "limits_read", None) or agreement.limits.filter(name=name)
    found = next((rule for rule in rules if rule.name == name and rule.is_in_force(day)), None)
    facts = {"agreement": agreement.code, "limit": LimitName(name).label}
    if found is None:
        raise NoLimit(_("{agreement} has no time limit “{limit}” on {day}.", day=named(day), **facts))
    if found.value is None:
        raise NoLimit(_("{agreement} names no number of days for “{limit}”. {note}", note=found.note, **facts))
    return found


def read_limits_once(agreement):
    """For an act that asks for several limits: from now on this object knows them all, by one query when first asked."""
    agreement.limits_read = SimpleLazyObject(lambda: list(agreement.limits.all()))


def due(time_limit: TimeLimit, start, *, pauses=(), extensions=(), **parties: str) -> Due:
    """Counts a limit from the event at `start` (aware); `parties` are requesting_state and requested_state, by code.

    The due date is that of the authority that must act. Pauses count only where the agreement knows them.
    """
    between = Parties(time_limit.agreement, **parties)
    granted = [Extension(*extension)._replace(ground=_ground(*extension)) for extension in extensions]
    rests = pauses if time_limit.can_pause else ()
    counted = count(start, terms(time_limit, between), pauses=rests, extensions=granted)
    return replace(counted, explanation=(*_about(time_limit, between, ignored=pauses), *counted.explanation))


def _ground(_span, ground="", *_rest):
    """A ground that the agreement knows, in words; any other as it was written."""
    return ExtensionGround(ground).label if ground in ExtensionGround.values else ground


def terms(time_limit: TimeLimit, between: Parties) -> Terms:
    return Terms(
        span=time_limit.span,
        zone=between.zone(time_limit.acts),
        calendar=between.calendar(time_limit.calendar_of),
        rollover=Rollover(time_limit.rollover),
        back=time_limit.is_counted_back,
    )


def zone_of(state: str) -> ZoneInfo:
    """The time zone of a State's authorities. Raises NoLimit for a State that is not kept here."""
    return zone(_kept(state))


def sentences(counted: Due) -> list[str]:
    """The explanation in the language of whoever reads it."""
    return [sentence.translated(gettext) for sentence in counted.explanation]


def _kept(state):
    if state not in STATES:
        raise NoLimit(_("Neither the time zone nor the calendar of {state} is kept here.", state=StateName(state)))
    return state


def _about(time_limit, between, ignored):
    """The rule itself, before its days are counted: article, event, who acts, how sure all that is."""
    facts = {
        "limit": LimitName(time_limit.name).label,
        "event": StartEvent(time_limit.start_event).label,
        "span": in_words(time_limit.span),
    }
    yield _about_rule(time_limit, facts)
    yield _("It is for {state} to act.", state=between.name(time_limit.acts))
    if not between.state(time_limit.acts):
        yield _("No State has been named: Central European time is used.")
    yield from _about_doubts(time_limit)
    if ignored and not time_limit.can_pause:
        yield _("Nothing pauses the reply under {agreement}.", agreement=time_limit.agreement.code)


def _about_rule(time_limit, facts):
    if time_limit.is_house_rule:
        return _("House rule: {limit}, {span} from {event}.", **facts)
    facts |= {"agreement": time_limit.agreement.code, "article": time_limit.article or "–"}
    return _("{agreement}, {article}: {limit}, {span} from {event}.", **facts)


def _about_doubts(time_limit):
    if time_limit.valid_from:
        yield _("This version of the rule is valid from {day}.", day=named(time_limit.valid_from))
    if not time_limit.verified and not time_limit.is_house_rule:
        yield _("This limit has not been verified: {confidence}.", confidence=Confidence(time_limit.confidence).label)
    if time_limit.rollover != Rollover.NONE and not time_limit.rollover_verified and not time_limit.is_house_rule:
        yield _("What becomes of a last day that is not worked has not been verified.")
