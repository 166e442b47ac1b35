"""The scoreboard of referrals: per agency what was asked, what came of it, and of how many that is said. Pure but for one query.

Nothing silent becomes zero: what is still open is a column of its own, and a share or a median is told with its number.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from statistics import median

from django.db.models import Exists, F, OuterRef
from django.utils.timezone import localdate

from agencies.roles import CASE_MANAGEMENT
from audit.moment import now
from reintegration.referral import Referral
from workflows.rows import Clock, Grant, permissions

ANSWERED = ("accepted", "service_given", "not_given", "declined")
OPEN = ("sent", "accepted")


@dataclass
class Score:
    """Of the referrals that one agency received."""

    sent: int = 0
    states: Counter = field(default_factory=Counter)
    accepted: int = 0
    accepted_in_time: int = 0
    declined: Counter = field(default_factory=Counter)  # by reason
    not_given: Counter = field(default_factory=Counter)
    overdue: int = 0
    undeleted: int = 0
    days_to_answer: list = field(default_factory=list)
    days_to_service: list = field(default_factory=list)

    @property
    def open(self):
        return sum(self.states[state] for state in OPEN)

    @property
    def median_days_to_answer(self):
        return median(self.days_to_answer) if self.days_to_answer else None

    @property
    def median_days_to_service(self):
        return median(self.days_to_service) if self.days_to_service else None

    def count(self, row):
        """Adds one referral, a row of `rows_of`."""
        self.sent += 1
        self.states[row["state"]] += 1
        self.overdue += row["overdue"]
        self.undeleted += row["state"] in ("stopped", "withdrawn") and row["deleted_on"] is None
        if row["accepted_at"]:
            self.accepted += 1
            self.accepted_in_time += not row["late"]
        if row["state"] == "declined":
            self.declined[row["decline_reason"]] += 1
        if row["state"] == "not_given":
            self.not_given[row["not_given_reason"]] += 1
        self._time(row)

    def _time(self, row):
        answered = row["accepted_at"] or (row["closed_at"] if row["state"] == "declined" else None)
        if answered:
            self.days_to_answer.append((localdate(answered) - localdate(row["sent_at"])).days)
        if row["state"] == "service_given":
            self.days_to_service.append((row["service_on"] - localdate(row["sent_at"])).days)


def scores(rows):
    """{agency: Score}"""
    found = defaultdict(Score)
    for row in rows:
        found[row["agency"]].count(row)
    return dict(found)


def sent_by(agency):
    """The referrals that an agency sent: those in cases that it manages."""
    grants = Grant.objects.filter(group=agency.as_group(), permission=permissions()[CASE_MANAGEMENT])
    return Referral.objects.filter(pk__in=grants.values("content_object"))


def received_by(agency):
    return Referral.objects.filter(agency=agency)


def between(referrals, first=None, last=None):
    """Those sent from a day until a day, both included."""
    if first:
        referrals = referrals.filter(sent_at__date__gte=first)
    return referrals.filter(sent_at__date__lte=last) if last else referrals


def rows_of(referrals):
    """What is counted of each: one query."""
    clocks = Clock.objects.filter(procedure=OuterRef("pk"))
    return referrals.exclude(sent_at=None).annotate(
        late=Exists(clocks.filter(deadline="answer", stopped_at__gte=F("due_at"))),
        overdue=Exists(clocks.filter(stopped_at=None, due_at__lte=now())),
    ).values(
        "agency", "state", "sent_at", "accepted_at", "closed_at", "service_on", "decline_reason", "not_given_reason", "deleted_on",
        "late", "overdue",
    )  # fmt: skip
