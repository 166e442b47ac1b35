"""What is small in a release: the rule that holds on a day, and how two administrators change it."""

from django.utils.translation import gettext as _

from audit.moment import today
from cases.changes import Change
from reports.protecting.published import Rule
from reports.releases.rows import PublicationRule
from workflows.by_two import ByTwo
from workflows.refusing import Refused


def rule_now() -> Rule:
    """The latest that has begun; before there was any: 5 persons, 10 by a sensitive dimension, 10 under a share."""
    found = PublicationRule.objects.filter(outcome=Change.Outcome.GRANTED, valid_from__lte=today())
    latest = found.order_by("-valid_from", "-decided_at").first()
    return latest.as_rule if latest else Rule()


def _insist_on_sense(rule):
    if rule.valid_from < today():
        said = _("It cannot begin in the past: releases were made by the rule of then.")
        raise Refused(fields={"valid_from": [said]})


BY_TWO = ByTwo(_insist_on_sense)
propose_rule, decide_rule = BY_TWO.propose, BY_TWO.decide
