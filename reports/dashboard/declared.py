"""What stands on the dashboard: numbers and pictures, each declared once over tables of figures, for the agencies whose work it is."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from agencies.roles import CASE_MANAGEMENT, LEAD
from reports.dashboard import bars, dots, findings, lines, scores
from reports.declared import INWARDS, Table

STRIP = 5  # numbers in the strip


@dataclass(frozen=True)
class Total:
    """A number of the strip. `part`: the case role whose work it is."""

    figure: str
    part: str
    where: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Chart:
    """A picture. Its first table is what is drawn; the others stand below it. `every`: rows that stand there also where they are 0.

    `name`: the plain title; `span`: columns of twelve; `is_open`: whether its table is shown from the beginning.
    """

    code: str
    name: Promise
    about: Promise
    part: str
    tables: tuple[Table, ...]
    draw: Callable
    finding: Callable
    span: int = 6
    every: str = ""
    is_open: bool = False


def _table(code, name, rows, figures, **how):
    return Table(code, name, rows, figures, has_total=False, **how)


TOTALS = (
    Total("received", LEAD, INWARDS),
    Total("in_time_share", LEAD, INWARDS),
    Total("days_to_reply", LEAD, INWARDS),
    Total("transfers", LEAD, INWARDS),
    Total("open", LEAD, INWARDS),
    Total("referred", CASE_MANAGEMENT),
    Total("supported", CASE_MANAGEMENT),
    Total("measures", CASE_MANAGEMENT),
    Total("delivered", CASE_MANAGEMENT),
    Total("reached_share", CASE_MANAGEMENT),
)
CHARTS = {
    chart.code: chart
    for chart in (
        Chart(
            "flow", _("Applications and replies"), _("Applications to Azerbaijan received, and replies given, per month"), LEAD,
            (Table("flow", _("Applications and replies"), "month", ("received", "replies"), where=INWARDS),),
            lines.draw, findings.flow, span=7, every="time",
        ),
        Chart(
            "in_time", _("Replies in time, by State"), _("Of the replies for which a time ran, those that came before it was over"), LEAD,
            (Table("in_time", _("Replies in time, by State"), "state", ("in_time_share", "replies"), where=INWARDS),),
            dots.draw, findings.in_time, span=5,
        ),
        Chart(
            "open", _("Open applications, by State"), _("Received by the end of the period and not closed by then"), LEAD,
            (Table("open", _("Open applications, by State"), "state", ("open",), where=INWARDS),), bars.ranked, findings.still_open,
        ),
        Chart(
            "refusals", _("Refusals, by ground"), _("Refusals given in the period"), LEAD,
            (Table("refusals", _("Refusals, by ground"), "ground", ("refused",), where=INWARDS),), bars.ranked, findings.refusals,
        ),
        Chart(
            "steps", _("From the referral to the follow-up after a year"),
            _("Cases referred in the period, by the steps that they have reached, and where and why they ended"), CASE_MANAGEMENT,
            (
                _table("steps", _("Steps of reintegration"), "outcome", ("steps", "stopped", "under_way")),
                _table("reasons", _("Why cases ended, by the last step that they reached"), "outcome", ("stopped",), columns="ground"),
            ),
            bars.funnel, findings.lost, span=7, every="steps",
        ),
        Chart(
            "scores", _("Scores of the survey"), _("Mean of the scores from 0 to 100, by dimension"), CASE_MANAGEMENT,
            (
                _table("scores", _("Mean score"), "dimension", ("survey_score",), columns="wave", has_last=False),
                _table(
                    "changes", _("Change since the baseline, mean, of the same persons"), "dimension", ("survey_change",), columns="wave",
                    has_last=False,
                ),
                _table("scored", _("How many are scored"), "dimension", ("surveys_scored",), columns="wave", has_last=False),
                _table("unscored", _("Without a score, and why"), "outcome", ("surveys_unscored",), columns="wave", has_last=False),
            ),
            scores.draw, findings.scores, span=5,
        ),
        Chart(
            "businesses", _("Businesses after 6 and 12 months"), _("Businesses due to be looked at in the period; silence is counted"),
            CASE_MANAGEMENT,
            (_table("businesses", _("Businesses after 6 and 12 months"), "outcome", ("businesses",), columns="wave", has_last=False),),
            bars.draw, findings.businesses,
        ),
        Chart(
            "follow_ups", _("How follow-ups went"), _("Follow-ups that fell due in the period; whoever was not reached is among them"),
            CASE_MANAGEMENT,
            (Table("follow_ups", _("How follow-ups went"), "outcome", ("follow_ups",)),), bars.draw, findings.followed,
        ),
    )
}  # fmt: skip


def charts_for(agency):
    """Those of the work that an agency leads."""
    return [chart for chart in CHARTS.values() if chart.part in agency.case_roles]


def totals_for(agency):
    return [one for one in TOTALS if one.part in agency.case_roles][:STRIP]


def by_time(table, unit):
    """The same table by months or by quarters."""
    return replace(table, rows=unit)
