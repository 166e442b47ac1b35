"""What one administrator of the leading agency proposes and another signs, where signing moves no clock: kept once, decided once."""

from django.db import IntegrityError
from django.db import transaction as db
from django.utils.translation import gettext as _

from audit.moment import now
from cases.changes import Change
from workflows.refusing import MovedOn, Refused
from workflows.rule_changes.asking import insist_on_leading


@db.atomic
def propose(change, by, token, insist_on_sense):
    """Keeps a proposal; the same token gives the same one. `insist_on_sense(change)` and this raise Refused, field by field."""
    insist_on_leading(by)
    if token and (done := type(change).objects.filter(token=token).first()):
        return done
    insist_on_sense(change)
    change.proposed_by, change.proposed_for, change.proposed_at, change.token = by.user, by.agency, now(), token
    try:
        with db.atomic():
            change.save()
    except IntegrityError as twice:
        raise Refused(_("A proposal is already waiting for approval. Withdraw it first.")) from twice
    return change


@db.atomic
def decide(change, by, outcome, comment, insist_on_sense):
    """Signs, refuses or withdraws: what is signed is carried out by `change.apply()`. Raises Refused. Gives the change, decided."""
    insist_on_leading(by)
    found = type(change).objects.select_for_update().get(pk=change.pk)
    if not found.is_open:
        if (found.outcome, found.decided_by_id) != (outcome, by.user.pk):
            raise MovedOn(_("This proposal has been decided already."))
        return found
    _insist_on_who(found, by, outcome)
    if outcome == Change.Outcome.REFUSED and not comment.strip():
        raise Refused(fields={"comment": [_("Say why.")]})
    if outcome == Change.Outcome.GRANTED:
        insist_on_sense(found)
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
