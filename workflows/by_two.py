"""What one person proposes and another signs: kept once, decided once, carried out as it is signed. One mechanism for every `Change`."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import IntegrityError
from django.db import transaction as db
from django.utils.translation import gettext as _

from agencies.managing import leads
from audit.moment import now
from cases.changes import Change
from workflows.refusing import MovedOn, Refused

Outcome = Change.Outcome


def nothing():
    """Where nothing has to wait."""


def at_once(change, close):
    """It is granted, and then what follows from it is done."""
    close()
    change.apply()


def insist_on_leading(_change, by):
    if not leads(by):
        raise Refused(_("Only an administrator of the agency that leads this installation may do this."))


@dataclass(frozen=True)
class ByTwo:
    """How one kind of change is made. Every method raises Refused or MovedOn, and gives the change.

    `insist_on_sense(change)`: raises Refused, field by field; asked when it is proposed, and again when it is signed.
    `insist_on_who(change, by)`: raises Refused for who may neither propose nor decide it.
    `carry_out(change, close)`: makes it so, and calls `close()` where it is to stand as granted.
    `wait()` comes before everything, `hold()` before the signing: what must not happen meanwhile.
    """

    insist_on_sense: Callable
    insist_on_who: Callable = insist_on_leading
    carry_out: Callable = at_once
    wait: Callable = nothing
    hold: Callable = nothing

    @db.atomic
    def propose(self, change, by, token=None):
        """Keeps a proposal; the same token gives the same one."""
        self.insist_on_who(change, by)
        self.wait()
        if done := _made_with(change, token):
            return done
        self.insist_on_sense(change)
        change.proposed_by, change.proposed_for, change.proposed_at = by.user, by.agency, now()
        change.token = token or None
        try:
            with db.atomic():
                change.save()
        except IntegrityError as twice:
            if done := _made_with(change, token):
                return done
            raise Refused(_("A proposal is already waiting for approval. Withdraw it first.")) from twice
        return change

    def sign(self, change, by, comment=""):
        """Somebody else agrees: it is so."""
        return self.decide(change, by, Outcome.GRANTED, comment)

    def refuse(self, change, by, comment):
        return self.decide(change, by, Outcome.REFUSED, comment)

    def withdraw(self, change, by):
        return self.decide(change, by, Outcome.WITHDRAWN)

    @db.atomic
    def decide(self, change, by, outcome, comment=""):
        """The change as it stands then. A second click finds it decided."""
        self.insist_on_who(change, by)
        self.wait()
        found = _locked(change)
        if not found.is_open:
            if (found.outcome, found.decided_by_id) != (outcome, by.user.pk):
                raise MovedOn(_("This proposal has been decided already."))
            return found
        insist_on_eyes(outcome, found.proposed_by_id == by.user.pk, comment)
        if outcome == Outcome.GRANTED:
            self.hold()
            self.insist_on_sense(found)
            self.carry_out(found, lambda: _close(found, by, outcome, comment))
        else:
            _close(found, by, outcome, comment)
        return found


def insist_on_eyes(outcome, is_own, comment):
    """Who prepared it withdraws it, and decides nothing else; who refuses it says why."""
    if is_own and outcome != Outcome.WITHDRAWN:
        raise Refused(_("You cannot decide this request: you prepared it."))
    if not is_own and outcome == Outcome.WITHDRAWN:
        raise Refused(_("Only the person who proposed it can withdraw it."))
    if outcome == Outcome.REFUSED and not comment.strip():
        raise Refused(fields={"comment": [_("Say why.")]})


def _made_with(change, token):
    return type(change).objects.filter(token=token).first() if token else None


def _locked(change):
    rows = type(change).objects.select_for_update(of=("self",))
    return rows.select_related("proposed_by", "proposed_for").get(pk=change.pk)


def _close(change, by, outcome, comment):
    change.outcome, change.comment = outcome, comment.strip()
    change.decided_by, change.decided_for, change.decided_at = by.user, by.agency, now()
    change.save()
