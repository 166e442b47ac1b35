"""What stands against a step, in sentences: before the door opens, and beside each button of a page."""

from django.db.models import Value
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.disclosure import is_inside
from agencies.policy import Verdict, may
from audit.ledger.waiting import why_stopped
from audit.moment import now
from workflows.clocks import why_not_extended
from workflows.declare import STAY
from workflows.nearness import is_gated
from workflows.refusing import Refused
from workflows.rows import Signature, Step


def may_perform(capacities, transition, procedure) -> Verdict:
    """Every reason against, so that a page can say them beside the button."""
    if not transition.leaves(procedure.state):
        state = procedure.state_seen(is_inside(capacities))
        return Verdict((_("Not possible while the status is “%(state)s”.") % {"state": state},))
    unmet = tuple(str(need.says) for need in transition.needs if not need(procedure))
    return Verdict(
        may(capacities, transition.by).reasons
        + unmet
        + why_not_extended(procedure, transition)
        + _why_gated(procedure, transition)
        + (why_stopped() if transition.duty == "pay" else ())
    )


def _why_gated(procedure, transition):
    """The one place in which an open protection gate shuts what leads nearer to the transfer."""
    if is_gated(procedure.declared, transition, procedure.state_declared) and procedure.is_gated:
        return (_("A protection gate is open: nothing leads nearer to the transfer until it is released."),)
    return ()


APPROVE = "approve"  # the duty of whoever signs a step that bears one
HAS_DONE = {
    "propose": gettext_lazy("You have proposed this: somebody else must do it."),
    APPROVE: gettext_lazy("You have approved this: somebody else must do it."),
    "verify": gettext_lazy("You have verified this: somebody else must do it."),
    "pay": gettext_lazy("You have paid this: somebody else must do it."),
}


def apart(by, transition, procedure, duty="") -> Verdict:
    """Against a step, or a signature (`duty`), by somebody who has done another duty in this procedure already."""
    duty = duty or transition.duty
    if not (by and transition.duty):
        return Verdict()
    others = sorted(done for done in _duties(by.user, procedure) if done != duty)
    return Verdict(tuple(str(HAS_DONE[done]) for done in others))


def _duties(user, procedure):
    """The duties that somebody has done in a procedure: by their steps, and by their signatures under such steps."""
    duties = {name: way.duty for name, way in procedure.declared.transitions.items() if way.duty}
    steps = Step.objects.filter(procedure=procedure.pk, taken_by=user, transition__in=duties)
    signed = Signature.objects.filter(
        approval__procedure=procedure.pk,
        approval__transition__in=duties,
        signed_by=user,
        decision=Signature.Decision.GRANTED,
    )
    done = steps.values_list("transition", flat=True).union(
        signed.values_list(Value(""), flat=True)
    )  # one query, of a page
    return {duties.get(name, APPROVE) for name in done}


def not_overtaken(procedure) -> Verdict:
    """Against a step by a person where time has acted already, and the job that records it is only late.

    What time does without changing the status (a reminder, an escalation) takes nothing from anybody.
    """
    for clock in procedure.running_clocks:
        way = procedure.workflow.deadlines[clock.deadline].on_expiry
        is_over = clock.paused_at is None and now() >= clock.due_at and way and way.target is not STAY
        if is_over and way.leaves(procedure.state) and all(need(procedure) for need in way.needs):
            return Verdict((_("The time has run out and takes effect: %(step)s.") % {"step": way},))
    return Verdict()


def answered(transition, answers):
    left_out = [ask for ask in transition.asks if answers.get(ask) in (None, "", [], ())]
    if left_out:
        raise Refused(fields={ask: [_("Answer this.")] for ask in left_out})
    strange = set(answers) - set(transition.fields)
    return Verdict(tuple(_("This step does not ask for “%(field)s”.") % {"field": name} for name in sorted(strange)))
