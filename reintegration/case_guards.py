"""What must hold before a reintegration case moves on, and what is wrong with the answers of its steps."""

from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from agencies.roles import CASE_MANAGEMENT
from audit.moment import today
from cases.consents import Purpose
from reintegration.choices import Dimension, FollowUpResult, Outcome, Wave
from reintegration.measures.declaration import Supporting
from reintegration.survey.baseline import baseline_is_settled
from workflows.declare import guard
from workflows.rows import Procedure

ATTEMPTS = 3  # domain §8.9: three attempts, then not reached
BEFORE = {Wave.MONTHS_6: "follow_up_3", Wave.MONTHS_12: "follow_up_6"}  # the deadline of the wave before
OPEN_RESULTS = (FollowUpResult.MET, FollowUpResult.NOT_REACHED)  # who died, left or declined is not asked again


@guard(_("Three attempts to reach the person must have been recorded."))
def tried_three_times(case):
    return case.attempts >= ATTEMPTS


@guard(_("The person’s written consent to the support must be recorded."))
def consent_in_force(case):
    return case.case.consents.in_force(today()).filter(purpose=Purpose.REINTEGRATION).exists()


@guard(_("The baseline survey must be taken, or recorded as declined."))
def baseline_settled(case):
    return baseline_is_settled(case)


@guard(_("The plan needs a goal in each of the three dimensions."))
def goals_in_every_dimension(case):
    found = set(case.goals.filter(revision=case.plan_revision, dropped_on=None).values_list("dimension", flat=True))
    return found == set(Dimension.values)


@guard(_("The follow-ups after 3, 6 and 12 months must be recorded, whatever their result."))
def followed_up(case):
    return case.follow_ups.count() == 3


@guard(_("A referral is still open: wait for its outcome, or withdraw it."))
def no_open_referral(case):
    return not any(child.kind == "referral" and not child.closed_at for child in case.child_procedures)


def no_running_measure(case):
    """A check, asked when it is proposed and not on every page: what is committed for somebody is not left in a closed case."""
    running = [state.name for state in Supporting.approved | Supporting.running | Supporting.disputed]
    if Procedure.objects.filter(parent=case.pk, kind="measure", state__in=running).exists():
        yield "outcome", _("A measure is still being carried out: finish it, settle it or cancel it first.")


def not_in_the_future(*names):
    """A check that days which have been are told of, not days to come."""

    def check(case):
        for name in names:
            if (day := getattr(case, name)) and day > today():
                yield name, _("This day has not come yet.")

    return check


def plan_of_this_file(case):
    """Its own agency's programme, and a signed file of its own."""
    if case.signed_plan and case.signed_plan.case_id != case.case_id:
        yield "signed_plan", _("Choose a file of this case.")
    if case.programme and case.programme.agency_id != case.agency_that_is(CASE_MANAGEMENT).pk:
        yield "programme", _("Choose a programme of your own agency.")


def once_a_wave(case):
    if case.follow_ups.filter(wave=case.wave).exists():
        yield "wave", _("This follow-up has been recorded already.")


def in_its_time(case):
    """Who was met or could not be reached for a follow-up is told of from the time when the one before was due."""
    before = BEFORE.get(case.wave)
    due = before and case.clocks.filter(deadline=before).order_by("-pk").values_list("due_on", flat=True).first()
    if due and case.follow_up_result in OPEN_RESULTS and case.followed_up_on and case.followed_up_on < due:
        yield "followed_up_on", _("This follow-up cannot be earlier than the one before it was due.")
    if case.followed_up_on and case.followed_up_on < localtime(case.arrived_at).date():
        yield "followed_up_on", _("This is before the arrival.")


def met_with_consent(case):
    """Whoever withdrew their consent is not questioned; that they declined is recorded."""
    if case.follow_up_result == FollowUpResult.MET and not consent_in_force(case):
        yield "follow_up_result", consent_in_force.says


def plan_in_order(case):
    if case.plan_until <= case.plan_from:
        yield "plan_until", _("The plan must end after it begins.")


def completed_with_follow_ups(case):
    """Whoever completes the programme has been looked after for twelve months; an end before that has another name."""
    if case.outcome == Outcome.COMPLETED and not followed_up(case):
        yield "outcome", followed_up.says
