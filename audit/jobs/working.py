"""One job after another, whatever is made: what a worker does where it is stopped, where a job is cancelled, and after a fault."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction as db
from django.utils.translation import gettext as _
from django.utils.translation import override

from audit.actor import acting
from audit.jobs import claiming
from audit.jobs.rows import Job, State

log = logging.getLogger(__name__)


def always():
    return True


@dataclass(frozen=True)
class Trade:
    """A sort of jobs. `make(job, is_going)`: makes it, up to its end; `clear(job)`: takes away what was half made;
    `refusals`: what says in words for whoever asked why it cannot be made.
    """

    model: type[Job]
    make: Callable
    clear: Callable
    refusals: tuple


def run_next(trade, is_going) -> bool:
    """Makes the next job; False where none waits."""
    with acting(None):
        job = claiming.claim(trade.model)
        if job is None:
            return False
        with override(job.asked_by.language):
            run(trade, job, is_going)
    return True


def run(trade, job, is_going):
    try:
        trade.make(job, is_going)
    except claiming.Stopped:
        trade.clear(job)
    except claiming.Interrupted:
        _unless_lost(claiming.give_back, job)
    except trade.refusals as refused:
        _unless_lost(_fail, job, str(refused))
    except Exception:  # whatever it is, the worker goes on, and whoever asked learns of it
        log.exception("%s %s could not be made", trade.model.__name__, job.pk)
        trade.clear(job)
        why = _("A fault stopped it. Tell your administrator its number: %(number)s.") % {"number": job.pk}
        _unless_lost(claiming.give_back, job, why)


def _unless_lost(deed, *about):
    try:
        deed(*about)
    except claiming.Stopped:
        log.info("%s was cancelled, or is made by another worker", about[0])


@db.atomic
def _fail(job, why):
    claiming.end(claiming.mine(job), State.FAILED, why)
