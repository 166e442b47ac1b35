"""How a release comes about: one draws and proposes it, another looks at it and gives it out; and whether it is still what it was."""

from hashlib import sha256

from django.db import connection
from django.db import transaction as db
from django.utils.translation import gettext as _

from agencies.policy import may
from audit.moment import now
from reports.protecting.published import Rule
from reports.protecting.room import TooMuch
from reports.releases.drawing import Asked, draw
from reports.releases.parts import makes
from reports.releases.rows import Outcome, Release, ReleaseDecision
from reports.releases.rules import insist_on_eyes, rule_now
from workflows.refusing import MovedOn, Refused


@db.atomic
def propose(asked, by, reason, token=None):
    """Draws the release and keeps it as it is. The same token gives the same one. Raises Refused."""
    insist_on_part(by, asked.report)
    _one_after_another()
    if token and (done := Release.objects.of(by).filter(token=token).first()):
        return done
    drawn = _drawn(asked, by, rule_now())
    if not drawn.tells:
        raise Refused(
            _(
                "Nothing of this can be told without showing small groups, also by what was released before. Choose a longer period."
            )
        )
    return Release.objects.create(
        report=asked.report, agency=by.agency, first=asked.first, last=asked.last, as_of=asked.as_of,
        narrowing=[list(pair) for pair in asked.narrowing], definitions=drawn.definitions, rule=_as_said(drawn.rule),
        cells=drawn.cells, content=drawn.content, sha256=drawn.sha256, reason=reason, proposed_by=by.user,
        proposed_at=now(), token=token,
    )  # fmt: skip


@db.atomic
def decide(release, outcome, by, comment=""):
    """Gives it out, refuses it or withdraws it. It is drawn anew before: it must still be safe, and say the same. Raises Refused."""
    insist_on_part(by, release.report)
    _one_after_another()
    if ReleaseDecision.objects.filter(release=release).exists():
        raise MovedOn(_("This release has been decided already."))
    insist_on_eyes(outcome, release.proposed_by_id == by.user.pk, comment)
    if outcome == Outcome.GRANTED:
        _insist_still_safe(release, by)
    return ReleaseDecision.objects.create(
        release=release, outcome=outcome, decided_by=by.user, decided_at=now(), comment=comment.strip()
    )


def _drawn(asked, by, rule):
    """Raises Refused where nobody can wait for the proof: each release that overlaps with earlier ones makes it longer."""
    try:
        return draw(asked, by, rule)
    except TooMuch as too_much:
        raise Refused(
            _(
                "Too many overlapping periods were released: that nobody is given away would take too long to prove. Choose another period."
            )
        ) from too_much


def _insist_still_safe(release, by):
    """Another release may have come out since: with it, this one could tell too much."""
    if _drawn(asked_of(release), by, Rule(**release.rule)).sha256 != release.sha256:
        raise Refused(
            _(
                "Since this was proposed, something else was released, and the two together would tell too much. Propose it anew."
            )
        )
    if _as_said(rule_now()) != release.rule:
        raise Refused(_("The rule of what is small has changed since this was proposed. Propose it anew."))


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


def _as_said(rule):
    return {"threshold": rule.threshold, "sensitive": rule.sensitive, "least_base": rule.least_base}


def _one_after_another():
    """Two releases at once would not know of each other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('releases are made', 0))")
