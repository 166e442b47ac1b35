"""What is small in a release: the rule that holds on a day, and how two administrators change it."""

from django.db import IntegrityError
from django.db import transaction as db
from django.utils.translation import gettext as _

from agencies.managing import leads
from audit.moment import now, today
from cases.changes import Change
from reports.protecting.published import Rule
from reports.releases.rows import PublicationRule
from workflows.refusing import MovedOn, Refused


def rule_now() -> Rule:
    """The latest that has begun; before there was any: 5 persons, 10 by a sensitive dimension, 10 under a share."""
    found = PublicationRule.objects.filter(outcome=Change.Outcome.GRANTED, valid_from__lte=today())
    latest = found.order_by("-valid_from", "-decided_at").first()
    return latest.as_rule if latest else Rule()


@db.atomic
def propose_rule(rule, by, token=None):
    """Keeps a proposal; the same token gives the same one. Raises Refused."""
    _insist_on_leading(by)
    if token and (done := PublicationRule.objects.filter(token=token).first()):
        return done
    if rule.valid_from < today():
        raise Refused(
            fields={"valid_from": [_("It cannot begin in the past: releases were made by the rule of then.")]}
        )
    rule.proposed_by, rule.proposed_for, rule.proposed_at, rule.token = by.user, by.agency, now(), token
    try:
        with db.atomic():
            rule.save()
    except IntegrityError as twice:
        raise Refused(_("A proposal is already waiting for approval. Withdraw it first.")) from twice
    return rule


@db.atomic
def decide_rule(rule, outcome, by, comment=""):
    """Another administrator signs or refuses it; whoever proposed it may withdraw it. Raises Refused."""
    _insist_on_leading(by)
    found = PublicationRule.objects.select_for_update().get(pk=rule.pk)
    if not found.is_open:
        raise MovedOn(_("This proposal has been decided already."))
    insist_on_eyes(outcome, found.proposed_by_id == by.user.pk, comment)
    found.outcome, found.comment = outcome, comment.strip()
    found.decided_by, found.decided_for, found.decided_at = by.user, by.agency, now()
    found.save()
    return found


def insist_on_eyes(outcome, is_own, comment):
    """Who prepared it withdraws it, and decides nothing else; who refuses it says why."""
    if is_own and outcome != Change.Outcome.WITHDRAWN:
        raise Refused(_("You cannot decide this request: you prepared it."))
    if not is_own and outcome == Change.Outcome.WITHDRAWN:
        raise Refused(_("Only the person who proposed it can withdraw it."))
    if outcome == Change.Outcome.REFUSED and not comment.strip():
        raise Refused(fields={"comment": [_("Say why.")]})


def _insist_on_leading(by):
    if not leads(by):
        raise Refused(_("Only an administrator of the agency that leads this installation may do this."))
