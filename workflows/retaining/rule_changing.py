"""How a retention rule is changed: one administrator of the leading agency proposes, another signs, and then it is so."""

from django.db import IntegrityError
from django.db import transaction as db
from django.utils.translation import gettext as _

from agencies.managing import leads
from audit.dates import day
from audit.moment import now, today
from cases.changes import Change
from cases.models import RetentionChange
from workflows.refusing import MovedOn, Refused


@db.atomic
def propose_rule(change, by, token=None):
    """Keeps a proposal; the same token gives the same one. Raises Refused with what is wrong, field by field."""
    _insist_on_leading(by)
    if token and (done := RetentionChange.objects.filter(token=token).first()):
        return done
    _insist_on_sense(change)
    change.proposed_by, change.proposed_for, change.proposed_at, change.token = by.user, by.agency, now(), token
    try:
        with db.atomic():
            change.save()
    except IntegrityError as twice:
        raise Refused(_("A proposal is already waiting for approval. Withdraw it first.")) from twice
    return change


@db.atomic
def decide_rule(change, by, outcome, comment=""):
    """Signs, refuses or withdraws: what is signed holds from the day it says. Raises Refused. Gives the change, decided."""
    _insist_on_leading(by)
    found = RetentionChange.objects.select_for_update().get(pk=change.pk)
    if not found.is_open:
        if (found.outcome, found.decided_by_id) != (outcome, by.user.pk):
            raise MovedOn(_("This proposal has been decided already."))
        return found
    _insist_on_who(found, by, outcome)
    if outcome == Change.Outcome.REFUSED and not comment.strip():
        raise Refused(fields={"comment": [_("Say why.")]})
    if outcome == Change.Outcome.GRANTED:
        _insist_on_sense(found)
    found.outcome, found.comment = outcome, comment.strip()
    found.decided_by, found.decided_for, found.decided_at = by.user, by.agency, now()
    found.save()
    if outcome == Change.Outcome.GRANTED:
        found.apply()
    return found


def _insist_on_who(change, by, outcome):
    own, withdraws = change.proposed_by_id == by.user.pk, outcome == Change.Outcome.WITHDRAWN
    if own and not withdraws:
        raise Refused(_("You cannot decide this request: you prepared it."))
    if withdraws and not own:
        raise Refused(_("Only the person who proposed it can withdraw it."))


def _insist_on_leading(by):
    if not leads(by):
        raise Refused(_("Only an administrator of the agency that leads this installation may do this."))


def _insist_on_sense(change):
    before = change.version_before()
    if all(getattr(change, name) == getattr(before, name) for name in change.SAID if name != "valid_from"):
        raise Refused(fields={"value": [_("The version before says the same. Change something.")]})
    if change.valid_from <= today():
        raise Refused(fields={"valid_from": [_("It must begin tomorrow or later: what is due today stays due.")]})
    if before.valid_from and change.valid_from <= before.valid_from:
        said = _("The version before holds from %(day)s. This one must begin later.") % {"day": day(before.valid_from)}
        raise Refused(fields={"valid_from": [said]})
