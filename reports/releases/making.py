"""Draws the releases that are asked for, and proves that they give nobody away: the work of a worker, which may take long."""

from django.db import transaction as db
from django.utils.translation import gettext as _

from agencies.policy import actor_of
from audit.jobs import claiming
from audit.jobs.rows import State
from audit.jobs.working import Trade, always, run_next
from audit.moment import now
from reports.protecting.effort import Effort, TooMuch
from reports.releases.deciding import as_said, asked_of, given_out, insist_on_part, one_after_another
from reports.releases.drawing import draw
from reports.releases.rows import Proof, Release
from reports.releases.rules import rule_now
from workflows.refusing import Refused

MOST_EFFORT = 2_000_000_000  # terms that a proof may write: some twenty minutes
PARTS = 1000  # in which progress is told


def prove_one(is_going=always) -> bool:
    """Makes the next release that is asked for; False where none waits."""
    return run_next(PROVING, is_going)


def _make(proof, is_going):
    """Drawn anew where another came out, or the rule changed, in the meantime. Raises Refused where it cannot be."""
    actor = actor_of(proof.asked_by, proof.asked_for_id)
    if actor is None:
        raise Refused(_("Whoever asked for it may no longer act for this agency."))
    insist_on_part(actor, proof.report)
    with claiming.Beat(proof, is_going) as beat:
        beat.say(0, PARTS)
        while not _kept(proof, actor, _drawn(proof, actor, beat)):
            continue


def _drawn(proof, actor, beat):
    """(drawn, what was given out by then)."""
    effort = Effort(MOST_EFFORT, lambda share: beat.say_now_and_then(int(share * PARTS), PARTS))
    before = given_out(actor)
    try:
        drawn = draw(asked_of(proof), actor, rule_now(), before, effort)
    except TooMuch as too_much:
        raise Refused(
            _(
                "Too many overlapping periods were released: that nobody is given away would take too long to prove. Choose another period."
            )
        ) from too_much
    if not drawn.tells:
        raise Refused(
            _(
                "Nothing of this can be told without showing small groups, also by what was released before. Choose a longer period."
            )
        )
    return drawn, before


@db.atomic
def _kept(proof, actor, made):
    """Keeps the release, once: whether nothing came in between."""
    drawn, before = made
    row = claiming.mine(proof)
    one_after_another()
    if given_out(actor) != before or rule_now() != drawn.rule:
        return False
    release = Release.objects.create(
        report=row.report, agency=actor.agency, first=row.first, last=row.last, as_of=row.as_of, narrowing=row.narrowing,
        definitions=drawn.definitions, rule=as_said(drawn.rule), cells=drawn.cells, content=drawn.content, sha256=drawn.sha256,
        reason=row.purpose, proposed_by=actor.user, proposed_at=now(), token=row.token,
    )  # fmt: skip
    over = [one.pk for one in before]
    claiming.end(row, State.READY, release=release, over=over, done=PARTS, total=PARTS, retry_at=None)
    return True


def _nothing_is_left(_proof):
    """A release is kept whole or not at all."""


PROVING = Trade(Proof, _make, _nothing_is_left, (Refused,))
