"""What must hold before a measure moves on, and what is wrong with the answers of its steps."""

from django.utils.translation import gettext_lazy as _

from agencies.roles import CASE_MANAGEMENT
from audit.moment import today
from cases.consents import Purpose
from reintegration.measures.choices import VerifiedBy
from reintegration.visit_choices import VisitResult
from reintegration.visit_rows import Visit
from workflows.declare import guard
from workflows.rows import Step

PLAN_APPROVED = ("active", "reviewing", "suspended")  # states of the reintegration case it belongs to


@guard(_("The person’s written consent to the support must be recorded."))
def consent_in_force(measure):
    return measure.case.consents.in_force(today()).filter(purpose=Purpose.REINTEGRATION).exists()


@guard(_("The plan must be approved first; only what is needed on arrival can be given before."))
def plan_is_approved(measure):
    return measure.measure_kind.before_plan or measure.parent.state in PLAN_APPROVED


@guard(_("The programme does not run today."))
def programme_runs(measure):
    return measure.programme.is_in_force(today())


@guard(_("A proposal is waiting for approval: withdraw it before you change the measure."))
def nothing_proposed(measure):
    return not measure.is_proposed


@guard(_("A further payment remains: pay this one as a part."))
def is_last_tranche(measure):
    return measure.tranches_paid + 1 >= len(measure.tranches)


@guard(_("This is the last payment: pay it as such."))
def further_tranches(measure):
    return measure.tranches_paid + 1 < len(measure.tranches)


@guard(_("Nothing has been paid yet."))
def something_paid(measure):
    return measure.tranches_paid > 0


def needs_visit(measure):
    """Whether the payment to come must rest on a visit: the kind asks for one, or the plan of payments does."""
    due = measure.tranches[measure.tranches_paid : measure.tranches_paid + 1]
    return measure.measure_kind.needs_visit or any(tranche["visit"] for tranche in due)


def visited_where_needed(measure):
    if measure.verified_by_means == VerifiedBy.VISIT:
        if not was_visited(measure):
            yield (
                "verified_by_means",
                _("No visit by somebody else to this delivery is recorded. It is planned under “Plan”."),
            )
    elif needs_visit(measure):
        yield "verified_by_means", _("This payment needs a visit.")


def was_visited(measure):
    """Whether somebody who did not propose the measure has been there since it was handed over, and met somebody."""
    proposed = [name for name, way in measure.declared.transitions.items() if way.duty == "propose"]
    proposers = Step.objects.filter(procedure=measure.pk, transition__in=proposed, taken_by__isnull=False)
    visits = Visit.objects.filter(
        measure=measure.pk, is_independent=True, result=VisitResult.MADE,
        done_on__gte=measure.handed_over_on, recorded_at__gte=measure.delivered_at,
    )  # fmt: skip
    return visits.exclude(visitor__in=proposers.values("taken_by")).exists()


def not_in_the_future(*names):
    """A check that days which have been are told of, not days to come."""

    def check(measure):
        for name in names:
            if (day := getattr(measure, name)) and day > today():
                yield name, _("This day has not come yet.")

    return check


def in_order(measure):
    if measure.ends_on < measure.starts_on:
        yield "ends_on", _("The measure must end after it begins.")
    if measure.in_cash and not measure.measure_kind.cash_possible:
        yield "in_cash", _("This kind of measure is not given in cash.")


def not_before_delivery(measure):
    if measure.handed_over_on and measure.verified_on < measure.handed_over_on:
        yield "verified_on", _("It cannot be verified before it was handed over.")


def provider_can_deliver(measure):
    if measure.provider and "provider" not in measure.provider.case_roles:
        yield "provider", _("This agency is no provider.")


def managed_by(measure):
    return measure.agency_that_is(CASE_MANAGEMENT)
