"""How somebody is erased: one person proposes, another releases, and the worker carries it out."""

from dataclasses import dataclass

from django.db import IntegrityError
from django.db import transaction as db
from django.utils.translation import gettext as _

from agencies.managing import LEADING_AGENCY
from agencies.policy import may
from audit.moment import now
from cases.models import Erasure, RetentionRule
from cases.retention.erasures import Ground, Stage
from cases.retention.scope import of_case, of_person
from workflows.refusing import MovedOn, Refused
from workflows.retaining.standing_against import insist_on_no_other, insist_on_none


@dataclass(frozen=True)
class Why:
    """The ground, the reason in words, and the rule whose time is over, where there is one."""

    ground: str
    reason: str
    rule: RetentionRule | None = None


def may_erase(by, policy="erasure.propose") -> bool:
    """A data-protection officer of the agency that leads this installation."""
    return by is not None and by.agency.code == LEADING_AGENCY and bool(may(by.capacities, policy))


def insist_on_authority(by, policy="erasure.propose"):
    if not may_erase(by, policy):
        raise Refused(_("Only a data-protection officer of the agency that leads this installation may do this."))


def scope_of(person, case):
    return of_person(person) if person else of_case(case)


@db.atomic
def propose(by, why, person=None, case=None) -> Erasure:
    """Of a person with their cases, or of one case. Raises Held or Refused with what stands against it."""
    insist_on_authority(by)
    if not why.reason.strip():
        raise Refused(fields={"reason": [_("Say why.")]})
    scope = scope_of(person, case)
    insist_on_no_other(person, case)
    insist_on_none(scope)
    try:
        with db.atomic():
            return Erasure.objects.create(
                ground=Ground(why.ground), rule=why.rule, person=person, case=case, persons=list(scope.persons), cases=list(scope.cases),
                shared=list(scope.shared), reason=why.reason.strip(), proposed_by=by.user, proposed_for=by.agency, proposed_at=now(),
            )  # fmt: skip
    except IntegrityError as twice:
        raise Refused(_("An erasure is already waiting. Decide it first.")) from twice


@db.atomic
def release(erasure, by, comment="") -> Erasure:
    """Another person agrees: the worker erases. Raises Held or Refused where anything stands against it by now."""
    found = _open_one(erasure, by, Stage.RELEASED)
    if found.is_open:
        _insist_on_other_eyes(found, by)
        scope = scope_of(found.person, found.case)
        if [list(part) for part in (scope.persons, scope.cases, scope.shared)] != [
            found.persons,
            found.cases,
            found.shared,
        ]:
            raise Refused(
                _("Persons or cases have changed since this was proposed. Refuse it, and let it be proposed anew.")
            )
        insist_on_none(scope)
        _close(found, by, Stage.RELEASED, comment)
    return found


@db.atomic
def refuse(erasure, by, comment) -> Erasure:
    found = _open_one(erasure, by, Stage.REFUSED)
    if found.is_open:
        _insist_on_other_eyes(found, by)
        if not comment.strip():
            raise Refused(fields={"comment": [_("Say why.")]})
        _close(found, by, Stage.REFUSED, comment)
    return found


@db.atomic
def withdraw(erasure, by, _comment="") -> Erasure:
    found = _open_one(erasure, by, Stage.WITHDRAWN)
    if found.is_open and found.proposed_by_id != by.user.pk:
        raise Refused(_("Only the person who proposed it can withdraw it."))
    return _close(found, by, Stage.WITHDRAWN) if found.is_open else found


@db.atomic
def try_again(erasure, by, _comment="") -> Erasure:
    """What stopped the worker is out of the way."""
    insist_on_authority(by, "erasure.release")
    Erasure.objects.filter(pk=erasure.pk, stage=Stage.RELEASED).update(stopped="")
    return Erasure.objects.get(pk=erasure.pk)


def _open_one(erasure, by, stage):
    insist_on_authority(by, "erasure.propose" if stage == Stage.WITHDRAWN else "erasure.release")
    found = Erasure.objects.select_for_update().get(pk=erasure.pk)
    if not found.is_open and (found.stage, found.decided_by_id) != (stage, by.user.pk):
        raise MovedOn(_("This proposal has been decided already."))
    return found


def _insist_on_other_eyes(erasure, by):
    if erasure.proposed_by_id == by.user.pk:
        raise Refused(_("You cannot decide this request: you prepared it."))


def _close(erasure, by, stage, comment=""):
    erasure.stage, erasure.comment = stage, comment.strip()
    erasure.decided_by, erasure.decided_for, erasure.decided_at = by.user, by.agency, now()
    erasure.save()
    return erasure
