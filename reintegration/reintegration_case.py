"""Reintegration: after the return a plan is agreed with the person, supported in measures, and looked after for a year (domain §8.9).

"Plan approved" and "closing proposed" of the domain are Approvals. Lost contact is an outcome that is counted, never a silence.
"""

from django.utils.translation import gettext_lazy as _

from agencies.roles import CASE_MANAGEMENT, CASEWORKER, SUPERVISOR
from reintegration import case_effects as effects
from reintegration import case_guards as guards
from reintegration.case_fields import ReintegrationFields
from reintegration.choices import Wave
from workflows.declare import BACK, Children, Deadline, State, Workflow

CONTACT, ASSESSMENT, PLAN, SUPPORT, END = _("Contact"), _("Assessment"), _("Plan"), _("Support"), _("Closed")
PLAN_CHECKS = (guards.plan_in_order, guards.plan_of_this_file, guards.not_in_the_future("signed_on"))
FOLLOW_UP_CHECKS = (
    guards.once_a_wave, guards.not_in_the_future("followed_up_on"), guards.in_its_time, guards.met_with_consent,
)  # fmt: skip
MANAGER, CHIEF = CASEWORKER.at(CASE_MANAGEMENT), SUPERVISOR.at(CASE_MANAGEMENT)


def is_due(wave):
    """Whether a follow-up has not been recorded yet."""
    return lambda case: not case.follow_ups.filter(wave=wave).exists()


class Reintegrating(Workflow):
    label = _("Reintegration")
    prefix = "RC"
    led_by = CASE_MANAGEMENT
    stages = (CONTACT, ASSESSMENT, PLAN, SUPPORT, END)
    moments = {"referral": "referred_at", "arrival": "arrived_at"}

    referred = State(_("Referred"), initial=True, next_step=_("Contact the person"), stage=CONTACT)
    unreachable = State(_("Not reached"), next_step=_("Try again, or close"), tone="waiting", stage=CONTACT)
    contacted = State(_("Contacted"), next_step=_("Begin the assessment"), stage=CONTACT)
    assessing = State(_("Assessment"), next_step=_("Complete the assessment"), stage=ASSESSMENT)
    planning = State(_("Plan being drafted"), next_step=_("Propose the plan"), stage=PLAN)
    active = State(_("Support is running"), next_step=_("Carry out the plan"), tone="good", stage=SUPPORT)
    reviewing = State(_("Plan under revision"), next_step=_("Propose the revised plan"), stage=SUPPORT)
    suspended = State(_("Suspended"), next_step=_("Take up again, or close"), tone="waiting", stage=SUPPORT)
    closed = State(_("Closed"), final=True, stage=END)
    not_contacted = referred | unreachable
    before_plan = contacted | assessing | planning
    supported = active | reviewing
    followed = active | reviewing | suspended

    record_attempt = not_contacted.stay(
        label=_("Record an attempt to reach the person"), by=MANAGER, asks=("attempted_on", "attempt_means"),
        may_ask=("attempt_note",), checks=(guards.not_in_the_future("attempted_on"),), then=effects.count_attempt,
    )  # fmt: skip
    give_up = referred.to(
        unreachable, label=_("Record that the person was not reached"), by=MANAGER, needs=(guards.tried_three_times,)
    )
    contact = not_contacted.to(
        contacted, label=_("Record the first contact"), by=MANAGER, asks=("contacted_on", "contact_means"),
        may_ask=("phone", "address", "region", "first_appointment_at"), checks=(guards.not_in_the_future("contacted_on"),), tone="good",
    )  # fmt: skip
    assess = contacted.to(
        assessing, label=_("Begin the assessment"), by=MANAGER, needs=(guards.consent_in_force,), may_ask=("programme",)
    )
    complete_assessment = assessing.to(
        planning, label=_("Complete the assessment"), by=MANAGER, needs=(guards.consent_in_force, guards.baseline_settled),
        asks=("needs",), may_ask=("skills_note",),
    )  # fmt: skip
    approve_plan = planning.to(
        active, label=_("Propose the plan"), by=MANAGER, approval=CHIEF,
        needs=(guards.consent_in_force, guards.goals_in_every_dimension),
        asks=("programme", "plan_from", "plan_until", "signed_plan", "signed_on"), checks=PLAN_CHECKS, tone="good",
    )  # fmt: skip
    review = active.to(
        reviewing, label=_("Revise the plan"), by=MANAGER, needs=(guards.consent_in_force,), asks=("review_reason",),
        then=effects.begin_revision, afterwards=effects.carry_goals_over,
    )  # fmt: skip
    approve_revision = reviewing.to(
        active, label=_("Propose the revised plan"), by=MANAGER, approval=CHIEF,
        needs=(guards.consent_in_force, guards.goals_in_every_dimension),
        asks=("plan_until", "signed_plan", "signed_on"), checks=PLAN_CHECKS, tone="good",
    )  # fmt: skip
    follow_up = followed.stay(
        label=_("Record a follow-up"), by=MANAGER, asks=("wave", "followed_up_on", "follow_up_result"), may_ask=("follow_up_note",),
        checks=FOLLOW_UP_CHECKS, then=effects.keep_follow_up,
    )  # fmt: skip
    suspend = supported.to(suspended, label=_("Suspend"), by=CHIEF, asks=("suspension_reason",))
    take_up_again = suspended.to(BACK, label=_("Take up again"), by=CHIEF)
    close = (not_contacted | before_plan | followed).to(
        closed, label=_("Propose to close"), by=MANAGER, approval=CHIEF, asks=("outcome", "outcome_note"),
        needs=(guards.no_open_referral,), checks=(guards.completed_with_follow_ups, guards.no_running_measure),
    )  # fmt: skip

    first_contact = Deadline("first_contact", label=_("First contact"), runs_in=not_contacted)
    follow_up_3 = Deadline(
        "follow_up_3",
        label=_("Follow-up after 3 months"),
        runs_in=followed,
        when=is_due(Wave.MONTHS_3),
        presses_in=active,
    )
    follow_up_6 = Deadline(
        "follow_up_6",
        label=_("Follow-up after 6 months"),
        runs_in=followed,
        when=is_due(Wave.MONTHS_6),
        presses_in=active,
    )
    follow_up_12 = Deadline(
        "follow_up_12",
        label=_("Follow-up after 12 months"),
        runs_in=followed,
        when=is_due(Wave.MONTHS_12),
        presses_in=active,
    )
    referrals = Children("referral", label=_("Referrals"))


class ReintegrationCase(ReintegrationFields):
    workflow = Reintegrating
