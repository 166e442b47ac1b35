"""Approves several proposals at once, where their declaration allows it: what may be ticked together, each through the door by itself."""

import logging
from dataclasses import dataclass, field

from django.db import DatabaseError
from django.utils.translation import gettext as _

from agencies.policy import Verdict, capacities_of
from agencies.reading import is_being_read
from audit.models import Viewing
from workflows.perform import decide, may_decide
from workflows.refusing import Changed, MovedOn, Refused, insist
from workflows.rows import Approval, Signature

LOG = logging.getLogger(__name__)
MOST = 20
OPENED = "approval"  # what the log of who looked at what calls a proposal
LONGEST = 40  # of a form's token, so that the number of the proposal still fits behind it


@dataclass(frozen=True)
class Objection:
    """What stands against approving the ticked together: of one of them, or of all."""

    sentence: str
    approval: Approval | None = None
    is_unopened: bool = False


@dataclass(frozen=True)
class Ticked:
    """What somebody ticked of the proposals that are, or were, for their eyes; of any other nothing is said."""

    open: list = field(default_factory=list)
    ended: list = field(default_factory=list)
    objections: list = field(default_factory=list)

    @property
    def ids(self):
        return [approval.pk for approval in self.open]


@dataclass(frozen=True)
class Outcome:
    """What became of one of them: approved, or why not."""

    approval: Approval
    reason: str = ""
    is_open: bool = False


def ticked_by(actor, ids):
    """Reads what was ticked, with everything against approving it together."""
    addressed = Approval.objects.addressed_to(actor).filter(pk__in=ids).order_by("pk")
    found = addressed.select_related("procedure__case__agreement", "procedure__held_by", "proposed_by", "proposed_for")
    found = list(found.prefetch_related("signatures"))
    waiting = [approval for approval in found if approval.outcome == Approval.Outcome.OPEN]
    ended = [approval for approval in found if approval not in waiting]
    objections = list(_against(waiting, actor)) if found else [Objection(_("Tick at least one request."))]
    return Ticked(waiting, ended, objections)


def opened_by(actor, approvals):
    """Which of these proposals somebody has opened: their ids, from the log of who looked at what."""
    since = min((approval.proposed_at for approval in approvals), default=None)
    looked = Viewing.objects.filter(user=actor.user, at__gte=since, subject=OPENED) if since else Viewing.objects.none()
    of_these = looked.filter(subject_id__in=[a.pk for a in approvals])
    return {*of_these.values_list("subject_id", flat=True), *is_being_read(OPENED)}


def approve_together(ticked, actor, token, seen):
    """Each through the door, in a transaction of its own: an Outcome each. `seen` maps ids to the version that was shown.

    Raises Refused where something stands against it: then none is approved.
    """
    insist(Verdict(tuple(objection.sentence for objection in ticked.objections)))
    tokens = {a.pk: f"{token[:LONGEST]}-{a.pk}" for a in (*ticked.open, *ticked.ended)}
    done = [_approved(a, actor, token=tokens[a.pk], seen=seen.get(a.pk, 0)) for a in ticked.open]
    return [*done, *(_ended(approval, actor, tokens[approval.pk]) for approval in ticked.ended)]


def _against(approvals, actor):
    if len(approvals) > MOST:
        words = _("%(ticked)s requests are ticked: approve at most %(most)s together.")
        yield Objection(words % {"ticked": len(approvals), "most": MOST})
        return
    opened = opened_by(actor, approvals)
    for approval in approvals:
        if said := _why_alone(approval, actor):
            yield Objection(said, approval)
        elif approval.pk not in opened:
            yield Objection(_("You have not opened this request yet."), approval, is_unopened=True)
    if len({_sort(approval) for approval in approvals if approval.transition_declared.in_bulk}) > 1:
        yield Objection(_("The ticked requests are not all the same step under the same agreement."))


def _why_alone(approval, actor):
    """Why a proposal is not approved with others; "" where it may be."""
    procedure = approval.procedure
    if not approval.transition_declared.in_bulk:
        return _("“%(step)s” is decided one by one.") % {"step": approval.transition_declared}
    if procedure.is_gated:
        return _("A protection gate is open on this case: decide the request by itself.")
    return " ".join(may_decide(approval, procedure, actor, capacities_of(actor, procedure)).reasons)


def _sort(approval):
    """What is the same for all that are approved together: the step, and the agreement that says what it does."""
    return approval.procedure.kind, approval.transition, approval.procedure.case.agreement_id


def _approved(approval, actor, **slip):
    try:
        decide(approval, actor, Signature.Decision.GRANTED, **slip)
    except MovedOn as moved_on:
        return Outcome(approval, str(moved_on))
    except Changed:
        return Outcome(approval, _("This case changed after you opened the request."), is_open=True)
    except Refused as refused:
        return Outcome(approval, str(refused), is_open=True)
    except DatabaseError:
        LOG.exception("approval %s could not be recorded", approval.pk)
        return Outcome(
            approval, _("It could not be recorded, and nothing has changed. Decide it by itself."), is_open=True
        )
    return Outcome(approval)


def _ended(approval, actor, token):
    """A second press finds what the first has done; of what others did it says so."""
    if any((s.signed_by_id, s.token) == (actor.user.pk, token) for s in approval.signatures.all()):
        return Outcome(approval)
    return Outcome(
        approval, _("This request is no longer open: %(outcome)s.") % {"outcome": approval.get_outcome_display()}
    )
