"""How a programme is changed: one programme manager proposes, another signs, and then it is so."""

from django.db import IntegrityError
from django.db import transaction as db
from django.utils.translation import gettext as _

from audit.moment import now
from cases.changes import Change
from reintegration.money.applying import apply
from reintegration.money.asking import insist_on_authority, insist_on_sense
from reintegration.money.changes import MoneyChange
from workflows.refusing import MovedOn, Refused


@db.atomic
def propose(change, by, token=None):
    """Keeps a proposal; the same token gives the same one. Raises Refused with what is wrong, field by field."""
    insist_on_authority(change, by)
    if token and (done := MoneyChange.objects.filter(token=token).first()):
        return done
    insist_on_sense(change)
    change.proposed_by, change.proposed_for, change.proposed_at, change.token = by.user, by.agency, now(), token
    try:
        with db.atomic():
            change.save()
    except IntegrityError as twice:
        if token and (done := MoneyChange.objects.filter(token=token).first()):
            return done
        raise Refused(_("A proposal is already waiting for approval. Withdraw it first.")) from twice
    return change


@db.atomic
def sign(change, by, comment=""):
    """Another programme manager agrees: it is so. Gives the change, decided."""
    change = _open_one(change, by, Change.Outcome.GRANTED)
    if not change.is_open:
        return change
    _insist_on_other_eyes(change, by)
    insist_on_sense(change)
    _close(change, by, Change.Outcome.GRANTED, comment)
    try:
        with db.atomic():
            apply(change)
    except IntegrityError as refused:
        raise Refused(_("It cannot be made so any more: something else was changed meanwhile.")) from refused
    return change


@db.atomic
def refuse(change, by, comment):
    change = _open_one(change, by, Change.Outcome.REFUSED)
    if not change.is_open:
        return change
    _insist_on_other_eyes(change, by)
    if not comment.strip():
        raise Refused(fields={"comment": [_("Say why.")]})
    return _close(change, by, Change.Outcome.REFUSED, comment)


@db.atomic
def withdraw(change, by):
    change = _open_one(change, by, Change.Outcome.WITHDRAWN)
    if change.is_open and change.proposed_by_id != by.user.pk:
        raise Refused(_("Only the person who proposed it can withdraw it."))
    return _close(change, by, Change.Outcome.WITHDRAWN) if change.is_open else change


def _open_one(change, by, outcome):
    """The change as it stands now, locked; decided only where this person has just decided so: a second click."""
    insist_on_authority(change, by)
    found = (
        MoneyChange.objects.select_for_update(of=("self",))
        .select_related("programme", "proposed_for")
        .get(pk=change.pk)
    )
    if not found.is_open and (found.outcome, found.decided_by_id) != (outcome, by.user.pk):
        raise MovedOn(_("This proposal has been decided already."))
    return found


def _insist_on_other_eyes(change, by):
    if change.proposed_by_id == by.user.pk:
        raise Refused(_("You cannot decide this request: you prepared it."))


def _close(change, by, outcome, comment=""):
    change.outcome, change.comment = outcome, comment.strip()
    change.decided_by, change.decided_for, change.decided_at = by.user, by.agency, now()
    change.save()
    return change
