"""What must hold before a reintegration case moves on, and what is wrong with the answers of its steps."""

from django.utils.translation import gettext_lazy as _

from agencies.roles import CASE_MANAGEMENT
from audit.moment import today
from cases.consents import Purpose
from reintegration.choices import Dimension, Outcome
from reintegration.survey.baseline import baseline_is_settled
from workflows.declare import guard

ATTEMPTS = 3  # domain §8.9: three attempts, then not reached


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
    found = set(case.goals.filter(revision=case.plan_revision).values_list("dimension", flat=True))
    return found == set(Dimension.values)


@guard(_("The follow-ups after 3, 6 and 12 months must be recorded, whatever their result."))
def followed_up(case):
    return case.follow_ups.count() == 3


@guard(_("A referral is still open: wait for its outcome, or withdraw it."))
def no_open_referral(case):
    return not any(child.kind == "referral" and not child.closed_at for child in case.child_procedures)


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


def plan_in_order(case):
    if case.plan_until <= case.plan_from:
        yield "plan_until", _("The plan must end after it begins.")


def completed_with_follow_ups(case):
    """Whoever completes the programme has been looked after for twelve months; an end before that has another name."""
    if case.outcome == Outcome.COMPLETED and not followed_up(case):
        yield "outcome", followed_up.says
