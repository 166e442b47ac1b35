"""What happens when time runs: transitions that a deadline declares for its end, and warnings on the way there.

May be run late, twice, or by two processes at once without harm: the door locks the case, looks again, and a token
makes each expiry one step.
"""

from audit.actor import acting
from audit.moment import now
from workflows.declare import STAY
from workflows.notifying.limit_news import warn
from workflows.perform import Refused, perform
from workflows.rows import Clock, Step
from workflows.showing.offered import offered


def run_clocks():
    """Acts on every clock whose time is over, then tells of those that are running out: (steps taken, clocks told of)."""
    taken = sum(expire(clock) for clock in _running().filter(due_at__lte=now())) + sum(offered("pass_time"))
    return taken, warn()


def _running():
    return (
        Clock.objects.filter(stopped_at=None, paused_at=None)
        .select_related("procedure__case", "limit")
        .order_by("due_at", "pk")
    )


def expire(clock):
    """Takes the transition that is declared for the end of this clock, once: 1, or 0 where none is or it may not be taken."""
    way = clock.deadline_declared.on_expiry
    if way is None or not way.leaves(clock.procedure.state):
        return 0
    token = f"clock-{clock.pk}-{way.name}"
    if way.target is STAY and Step.objects.filter(token=token).exists():
        return 0  # the clock runs on, overdue; what its end brings about has been done
    with acting(None):
        try:
            perform(clock.procedure, way.name, by=None, token=token)
        except Refused:  # this agreement has no such clause, or a guard still holds it back: the clock stays overdue
            return 0
    return 1
