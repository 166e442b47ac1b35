"""Whether somebody is eligible for a programme: its rules, which are data, put to what is known. Pure: nothing is read here."""

import math
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cases.programmes import Operator, ProgrammeRule

NEVER = math.inf  # of years since something that has not happened


class Verdict(TextChoices):
    MET = "met", _("Met")
    NOT_MET = "not_met", _("Not met")
    UNKNOWN = "unknown", _("Not known yet")


@dataclass(frozen=True)
class Between:
    """A number of which only this is known: it is at least the one and at most the other."""

    least: float
    most: float


@dataclass(frozen=True)
class Judged:
    """One rule, and what it comes to."""

    rule: ProgrammeRule
    verdict: Verdict


def judged(rules, facts, on) -> list[Judged]:
    """Each rule that is in force on a day. `facts` is {Fact: codes or a number}; what is left out or None is not known."""
    return [Judged(rule, verdict_of(rule, facts.get(rule.fact))) for rule in rules if rule.is_in_force(on)]


def together(found) -> Verdict:
    """What the rules come to: one that is not met decides, else one that is not known."""
    verdicts = {one.verdict for one in found}
    return next((v for v in (Verdict.NOT_MET, Verdict.UNKNOWN) if v in verdicts), Verdict.MET)


def verdict_of(rule, value) -> Verdict:
    """A rule whose value does not fit its operator decides nothing."""
    if value is None or value == frozenset():
        return Verdict.UNKNOWN
    if rule.operator in (Operator.IN, Operator.NOT_IN):
        return _of_codes(rule, value)
    return _of_number(rule, value)


def _of_codes(rule, value):
    if not isinstance(rule.value, list) or isinstance(value, Between | int | float):
        return Verdict.UNKNOWN
    codes = {value} if isinstance(value, str) else set(value)
    is_one = bool(codes & set(rule.value))
    return Verdict.MET if is_one == (rule.operator == Operator.IN) else Verdict.NOT_MET


def _of_number(rule, value):
    if not _is_number(rule.value) or not (isinstance(value, Between) or _is_number(value)):
        return Verdict.UNKNOWN
    known = value if isinstance(value, Between) else Between(value, value)
    if rule.operator == Operator.AT_LEAST:
        return _decided(known.least >= rule.value, known.most < rule.value)
    return _decided(known.most <= rule.value, known.least > rule.value)


def _is_number(value):
    return isinstance(value, int | float) and not isinstance(value, bool)


def _decided(holds, fails):
    return Verdict.MET if holds else Verdict.NOT_MET if fails else Verdict.UNKNOWN
