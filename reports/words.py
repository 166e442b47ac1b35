"""The words for what facts bear as codes."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.counselling import SessionOutcome
from reintegration.choices import Outcome
from reintegration.counting import Standing
from reintegration.measures.choices import Survival
from reintegration.measures.declaration import Supporting
from reintegration.referral import Referring
from reintegration.referral_choices import Need
from reintegration.survey.responses import Result
from reports.facts.rows import FactKind
from workflows.procedures.outgoing_third_country import OutgoingGround
from workflows.procedures.readmission_request import InterviewResult, RefusalGround
from workflows.procedures.third_country_fields import ExclusionGround
from workflows.procedures.voluntary_return import VoluntaryReturning

DIRECTIONS = {"in": _("To Azerbaijan"), "out": _("From Azerbaijan")}
ABOUT = {
    "own_national": _("National of the requested State"),
    "third_country": _("Third-country national or stateless person"),
}
PROCEDURES = {"normal": _("Normal procedure"), "accelerated": _("Accelerated procedure")}
MEMBERS = {"main": _("Main person"), "family": _("Member of the family")}
TIMELY = {"in_time": _("In time"), "late": _("Late")}
OPEN = pgettext_lazy("a figure", "Open")
REPLIED = {"agreed": _("Agreed"), "refused": _("Refused"), "deemed": _("Deemed agreed, by silence")}
REFUSED = (
    dict(RefusalGround.choices) | dict(ExclusionGround.choices) | dict(OutgoingGround.choices)
)  # some codes are shared
STEPS = {
    "referred": _("Referred"), "contacted": _("Contacted"), "assessed": _("Assessment complete"), "planned": _("Plan agreed"),
    "supported": _("First measure approved"), "month_3": _("Reached after 3 months"), "month_6": _("Reached after 6 months"),
    "month_12": _("Reached after 12 months"),
}  # fmt: skip
UNSCORED = {
    "scored": _("Scored"), "nothing": _("Nothing was answered that has a score"), "too_few": _("Too few questions answered"),
    "coverage": _("Too little answered"), "declined": Result.DECLINED.label, "unable": Result.UNABLE.label,
}  # fmt: skip
STAGES = {
    "contacted": _("Contacted"), "assessed": _("Assessment complete"), "planned": _("Plan agreed"), "closed": _("Closed"),
}  # fmt: skip


def _states(workflow):
    return {state.name: state.label for state in workflow.states.values()}


def outcomes(kind):
    """{code: words} of the column `outcome` of a kind of fact."""
    said = {
        FactKind.APPLICATION: REPLIED | {"open": OPEN, "withdrawn": _("Withdrawn")},
        FactKind.REPLY: REPLIED,
        FactKind.INTERVIEW: dict(InterviewResult.choices) | {"open": OPEN},
        FactKind.COUNSELLING: dict(SessionOutcome.choices),
        FactKind.RETURN: _states(VoluntaryReturning)
        | {"returned": _("Returned"), "ended": _("Ended without a return")},
        FactKind.REINTEGRATION: dict(Outcome.choices) | {"open": OPEN},
        FactKind.STAGE: STAGES,
        FactKind.FOLLOW_UP: dict(Standing.choices),
        FactKind.SURVEY: dict(Result.choices),
        FactKind.MEASURE: _states(Supporting),
        FactKind.HAND_OVER: _states(Supporting),
        FactKind.MONEY: {"committed": _("Committed"), "spent": _("Spent")},
        FactKind.REFERRAL: _states(Referring) | {"open": OPEN},
        FactKind.STEP: STEPS,
        FactKind.SCORE: UNSCORED,
        FactKind.BUSINESS: dict(Survival.choices) | {"not_recorded": _("Nothing recorded")},
    }
    return said.get(kind, {})


def grounds(kind):
    if kind == FactKind.STEP:
        return dict(Outcome.choices) | {"open": OPEN}
    return dict(Need.choices) if kind == FactKind.REFERRAL else REFUSED
