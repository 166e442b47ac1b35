"""Builds the two halves of the demo town side by side, a process each: both are kept, or neither."""

import signal
import sys
from multiprocessing import connection, get_context
from threading import BrokenBarrierError

from django.db import connections
from django.db import transaction as db

from audit.moment import now
from config import children
from config.town import building

EVERY = 500  # steps between two lines of progress


class Unbuilt(Exception):
    """A half of the town could not be built, so that none was kept."""


def build(count, moment=None, say=lambda sentence: None):
    """Makes the people, who stay, and `count` cases as of a moment (now). `say` is told of the progress, a sentence at a time.

    Raises Unbuilt. A run that is killed leaves no case.
    """
    moment = moment or now()
    with db.atomic():
        cast = building.people(moment)
    halves = building.halves(building.planned(count, moment))
    connections.close_all()  # a process that begins now must not share ours
    context = get_context("fork")
    shared = {"both": context.Barrier(len(halves)), "taken": context.Array("i", len(halves))}
    shared["tell"] = _telling(shared["taken"], sum(len(plan.beats) for half in halves for plan in half), say)
    shared["farewell"] = children.dying_with_the_parent(signal.SIGKILL)
    builders = [
        context.Process(target=_build_half, args=(number, half, cast, moment, shared), daemon=True)
        for number, half in enumerate(halves)
    ]
    for builder in builders:
        builder.start()
    _await(builders, shared["both"])


def _await(builders, both):
    """Until both have ended; one that was killed cannot tell the other, so that this process does."""
    waiting = {builder.sentinel: builder for builder in builders}
    while waiting:
        for sentinel in connection.wait(list(waiting)):
            if waiting.pop(sentinel).exitcode:
                both.abort()
    if any(builder.exitcode for builder in builders):
        raise Unbuilt


def _build_half(number, plans, cast, moment, shared):
    """In a process of its own, which commits when the other half is ready to."""
    if shared["farewell"]:
        shared["farewell"]()
    try:
        with db.atomic():
            building.live(plans, cast, moment, lambda day, taken: shared["tell"](number, day, taken))
            shared["both"].wait()
    except (BrokenBarrierError, KeyboardInterrupt):
        shared["both"].abort()
        sys.exit(1)
    except BaseException:
        shared["both"].abort()  # the other half need not wait for this one
        raise
    finally:
        connections.close_all()


def _telling(taken_by_half, of, say):
    told = 0

    def tell(number, day, taken):
        """Counts for both, speaks in the first."""
        nonlocal told
        taken_by_half[number] = taken
        together = sum(taken_by_half)
        if number == 0 and together >= told:
            told = together + EVERY
            say(f"{day:%d.%m.%Y}: {together} of {of} steps")

    return tell
