"""Acts on several rows of a list: each row by itself, in its own record; what cannot be done is left out and said."""

from dataclasses import dataclass
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from agencies.exclusions import not_excluded
from agencies.models import Membership
from agencies.policy import capacities_of, may
from audit.moment import now
from cases.filing import write_note
from workflows.absence.assigning import assign
from workflows.listing.reminding import may_remind, remind
from workflows.rows import ActOnSeveral, Grant, Procedure
from workflows.worklist import SIZE, grants_of

DONE, HELD, REFUSED, SAME, CONFLICT, REMINDED, OWN, AWAY = (
    "",
    "held",
    "refused",
    "same",
    "conflict",
    "reminded",
    "own",
    "away",
)
WHY = {
    HELD: _("held by others"),
    REFUSED: _("not yours to do"),
    SAME: _("assigned already"),
    CONFLICT: _("a conflict of interest"),
    REMINDED: _("reminded today already"),
    OWN: _("nobody else holds the next step"),
    AWAY: _("away, or closed to their deputy"),
}


class Act(NamedTuple):
    """What is done to one row: its policy, and `do(procedure, actor, said)`, which gives DONE or why not."""

    policy: str
    do: object


def ticked(actor, references):
    """The procedures of one's own work list among these references, at most one page of them, in the order of their references."""
    readable = [reference for reference in references[:SIZE] if "\0" not in reference]
    listed = Procedure.objects.filter(reference__in=readable, pk__in=grants_of(actor).values("content_object"))
    return list(listed.select_related("case", "held_by").order_by("pk"))


def _assign(procedure, actor, officer):
    """Gives what nobody works on; what somebody works on stays theirs, also where a supervisor asks."""
    grants = Grant.objects.filter(content_object=procedure.pk, group_id=actor.group_id)
    held = set(grants.select_for_update().order_by("pk").values_list("assigned_to", flat=True))
    if held - {None, officer.pk}:
        return HELD
    working = Membership.objects.in_force().filter(agency=actor.agency, user=officer)
    if not not_excluded(working, procedure.case_id).exists():
        return CONFLICT
    if held == {officer.pk}:
        return SAME
    return AWAY if assign(procedure, officer, actor) else DONE


def _note(procedure, actor, text):
    write_note(procedure.case, actor, text)
    return DONE


def _remind(procedure, actor, _said):
    if not may_remind(actor, procedure, capacities_of(actor, procedure)):
        return OWN
    return DONE if remind(procedure, actor) else REMINDED


ACTS = {
    "assign": Act("procedure.take", _assign),
    "note": Act("note.add", _note),
    "remind": Act("procedure.remind", _remind),
}


@dataclass(frozen=True)
class Came:
    """What came of an act on several rows, and whether it had been sent before."""

    row: ActOnSeveral
    is_again: bool = False


def do(name, procedures, actor, said, token):
    """Does it to each, and writes down what came of each. The same token of somebody does it once, whichever comes first."""
    token = f"{actor.user.pk}:{token}"[:64]
    if done := _done(token, actor):
        return Came(done, is_again=True)
    try:
        with transaction.atomic():
            outcomes = {str(procedure.pk): _one(ACTS[name], procedure, actor, said) for procedure in procedures}
            return Came(_written(name, outcomes, actor, token))
    except IntegrityError:  # the same came twice at once: all of this was taken back
        return Came(ActOnSeveral.objects.get(token=token, person=actor.user), is_again=True)


def _done(token, actor):
    return ActOnSeveral.objects.filter(token=token, person=actor.user).first()


def _one(act, procedure, actor, said):
    if not may(capacities_of(actor, procedure), act.policy):
        return REFUSED
    with transaction.atomic():
        return act.do(procedure, actor, said)


def _written(name, outcomes, actor, token):
    who = {"person": actor.user, "agency": actor.agency, "at": now()}
    return ActOnSeveral.objects.create(act_name=name, outcomes=outcomes, token=token, **who)
