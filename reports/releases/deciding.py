"""How a release comes about: one asks for it, the worker draws and proves it, another looks at it and gives it out; and whether it is still
what it was."""

from hashlib import sha256

from django.db import connection
from django.db import transaction as db
from django.utils.translation import gettext as _

from agencies.policy import may
from audit.jobs.rows import OPEN, State
from audit.moment import now
from reports.exporting.asking import wait_for_the_other_click
from reports.protecting.effort import Effort, TooMuch
from reports.protecting.published import Rule
from reports.releases.drawing import Asked, draw
from reports.releases.parts import makes
from reports.releases.rows import Outcome, Proof, Release, ReleaseDecision
from reports.releases.rules import rule_now
from workflows.by_two import insist_on_eyes
from workflows.refusing import MovedOn, Refused

MOST_EFFORT = 20_000_000  # terms that a proof may write while somebody waits for the page: some ten seconds
MOST_OPEN = 5  # of one agency at a time


@db.atomic
def propose(asked, by, reason, token=None) -> Proof:
    """Asks for the release; the worker makes it. The same token, or the same again while it waits, gives the same one. Raises Refused."""
    insist_on_part(by, asked.report)
    wait_for_the_other_click(by)
    if there := _asked_already(asked, by, reason, token):
        return there
    if Proof.objects.filter(asked_for=by.agency, state__in=OPEN).count() >= MOST_OPEN:
        raise Refused(_("Several releases of your agency are being drawn. Wait until some are ready, or cancel some."))
    return Proof.objects.create(
        report=asked.report, first=asked.first, last=asked.last, as_of=asked.as_of, purpose=reason, token=token,
        narrowing=[list(pair) for pair in asked.narrowing], asked_by=by.user, asked_for=by.agency,
    )  # fmt: skip


def _asked_already(asked, by, reason, token):
    mine = Proof.objects.filter(asked_by=by.user, asked_for=by.agency)
    if token and (done := mine.filter(token=token).first()):
        return done
    said = {"report": asked.report, "first": asked.first, "last": asked.last, "as_of": asked.as_of, "purpose": reason}
    return mine.filter(**said, narrowing=[list(pair) for pair in asked.narrowing], state__in=OPEN).first()


@db.atomic
def cancel(proof):
    """Whoever draws it at this moment finds that, and keeps no release. Raises Refused."""
    proof = Proof.objects.select_for_update().get(pk=proof.pk)
    if proof.state not in OPEN:
        raise Refused(_("It is not waiting or running any more."))
    proof.state = State.CANCELLED
    proof.save()


def repeat(proof, by):
    """The same again, as of the same moment."""
    return propose(asked_of(proof), by, proof.purpose)


@db.atomic
def decide(release, outcome, by, comment=""):
    """Gives it out, refuses it or withdraws it. What came out since it was proved must not tell too much with it. Raises Refused."""
    insist_on_part(by, release.report)
    one_after_another()
    if ReleaseDecision.objects.filter(release=release).exists():
        raise MovedOn(_("This release has been decided already."))
    insist_on_eyes(outcome, release.proposed_by_id == by.user.pk, comment)
    if outcome == Outcome.GRANTED:
        _insist_still_safe(release, by)
    return ReleaseDecision.objects.create(
        release=release, outcome=outcome, decided_by=by.user, decided_at=now(), comment=comment.strip()
    )


def _insist_still_safe(release, by):
    """Where nothing else came out since, the proof stands: the same records and rule give the same. Else it is drawn anew."""
    if as_said(rule_now()) != release.rule:
        raise Refused(_("The rule of what is small has changed since this was proposed. Propose it anew."))
    before = given_out(by)
    if not Proof.objects.filter(release=release, over=[one.pk for one in before]).exists() and not _says_the_same(
        release, by, before
    ):
        raise Refused(
            _(
                "Since this was proposed, something else was released, and the two together could tell too much. Propose it anew."
            )
        )


def _says_the_same(release, by, before):
    """False also where it would take too long to prove: the worker has the time for it."""
    try:
        return draw(asked_of(release), by, Rule(**release.rule), before, Effort(MOST_EFFORT)).sha256 == release.sha256
    except TooMuch:
        return False


def given_out(actor):
    """What the agency has told so far, in the order in which it came out."""
    return list(Release.objects.of(actor).given_out().order_by("decision__decided_at", "pk"))


def asked_of(release):
    return Asked(release.report, release.first, release.last, release.as_of, tuple(map(tuple, release.narrowing)))


def insist_on_part(by, report):
    """Raises Refused where the report is not made by this agency, or this person may not release."""
    verdict = may(by.capacities, "release.make")
    if not verdict:
        raise Refused(*verdict.reasons)
    if not makes(by, report):
        raise Refused(_("This report is made by other agencies: it counts what yours has no part in."))


def is_as_it_was(release):
    """Whether its text still has the hash that was kept with it."""
    return sha256(release.content.encode()).hexdigest() == release.sha256


def as_said(rule):
    return {"threshold": rule.threshold, "sensitive": rule.sensitive, "least_base": rule.least_base}


def one_after_another():
    """Two releases at once would not know of each other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('releases are made', 0))")
