"""Voluntary return: somebody decides, counselled and in writing, to go back; until boarding they may change their mind (domain §8.8).

"Enquiry" is a count and no case. "Protection hold" is an open protection gate: from the approval on it shuts every step nearer to
the journey. Whoever withdraws owes no reason and loses nothing: they come back to where they were.
"""

from django.utils.translation import gettext_lazy as _

from agencies.roles import BORDER, CASE_MANAGEMENT, CASEWORKER, PROTECTION_OFFICER, SUPERVISOR
from cases.programmes import ReturnType
from cases.vulnerability import VulnerabilityCode
from workflows.declare import BACK, Children, State, Workflow
from workflows.nearness import Nearness
from workflows.procedures import voluntary_return_checks as checks
from workflows.procedures import voluntary_return_effects as effects
from workflows.procedures import voluntary_return_guards as guards
from workflows.procedures.voluntary_return_fields import VoluntaryReturnFields

ENQUIRY, COUNSELLED, APPLICATION, BOOKED = _("Enquiry"), _("Counselled"), _("Application"), _("Travel booked")
DEPARTED, ARRIVED, REINTEGRATION = _("Departed"), _("Arrived"), _("Reintegration")
MANAGER, CHIEF = CASEWORKER.at(CASE_MANAGEMENT), SUPERVISOR.at(CASE_MANAGEMENT)
EITHER = (MANAGER, CHIEF)
JOURNEY = ("departure_place", "departure_at", "arrival_at", "transport", "carrier", "crossing_point")
AROUND_IT = ("escorts", "transfer_needs")
BOOKING_CHECKS = (checks.journey_ahead, checks.document_lasts, checks.accepted_in_time)
READY_TO_TRAVEL = (
    guards.consents_in_force, guards.document_at_hand, guards.reception_arranged, guards.provider_accepted,
    guards.children_have_guardians, guards.children_are_awaited, guards.nobody_unfit,
)  # fmt: skip


def approvers(case):
    """A supervisor; where there are signs of trafficking, a protection officer too."""
    guarded = guards.marked(case, VulnerabilityCode.TRAFFICKING)
    return (CHIEF, PROTECTION_OFFICER.at(CASE_MANAGEMENT)) if guarded else (CHIEF,)


class VoluntaryReturning(Workflow):
    label = _("Voluntary return")
    prefix = "VR"
    led_by = CASE_MANAGEMENT
    stages = (ENQUIRY, COUNSELLED, APPLICATION, BOOKED, DEPARTED, ARRIVED, REINTEGRATION)

    counselling = State(_("Counselling"), initial=True, next_step=_("Counsel the person"), stage=COUNSELLED)
    applied = State(_("Applied"), next_step=_("Check the eligibility"), stage=APPLICATION)
    eligible = State(_("Eligible"), next_step=_("Screen for vulnerability"), stage=APPLICATION)
    screened = State(_("Screened"), next_step=_("Propose the approval"), stage=APPLICATION)
    approved = State(
        _("Approved"), next_step=_("Begin the preparation"), tone="good", stage=APPLICATION, nearness=Nearness.PAPERS
    )
    preparing = State(
        _("Being prepared"), next_step=_("Book the journey"), tone="good", stage=APPLICATION, nearness=Nearness.READY
    )
    travel_booked = State(
        _("Travel booked"), next_step=_("Record the departure"), tone="good", stage=BOOKED, nearness=Nearness.APPOINTED
    )
    departed = State(
        _("Departed"), next_step=_("Record the arrival"), tone="good", stage=DEPARTED, nearness=Nearness.TRANSFERRED
    )
    arrived = State(
        _("Arrived"), next_step=_("Hand over to reintegration, or close"), tone="good", stage=ARRIVED,
        nearness=Nearness.TRANSFERRED,
    )  # fmt: skip
    postponed = State(
        _("Postponed"), next_step=_("Agree on a new date"), tone="waiting", stage=BOOKED, nearness=Nearness.READY
    )
    no_show = State(
        _("Did not come to the departure"), next_step=_("Speak with the person"), tone="waiting", stage=BOOKED,
        nearness=Nearness.READY,
    )  # fmt: skip
    rejected = State(_("Not approved"), next_step=_("Tell the person, then close"), stage=APPLICATION)
    withdrawn = State(
        _("Withdrawn by the person"), next_step=_("Close, or go on when the person wishes"), stage=APPLICATION
    )
    closed = State(_("Closed"), final=True, stage=REINTEGRATION)
    ended = State(_("Closed without a return"), final=True, stage=APPLICATION)

    undecided = applied | eligible | screened
    booking = travel_booked | postponed | no_show
    on_the_way_to_it = preparing | booking
    before_boarding = counselling | undecided | approved | on_the_way_to_it

    apply = counselling.to(
        applied, label=_("Record the application"), by=MANAGER, needs=(guards.counselled, guards.consents_in_force),
        asks=("applied_on",), may_ask=("interests",), checks=(checks.not_in_the_future("applied_on"),),
    )  # fmt: skip
    find_eligible = applied.to(
        eligible, label=_("Record the eligibility"), by=MANAGER, asks=("programme",), checks=(checks.programme_fits,),
        then=effects.keep_eligibility,
    )  # fmt: skip
    screen = eligible.to(
        screened, label=_("Record the screening"), by=MANAGER, asks=("screened_on", "rights_told"),
        checks=(checks.not_in_the_future("screened_on"), checks.asked_alone),
    )  # fmt: skip
    approve = screened.to(
        approved, label=_("Propose the approval"), by=MANAGER, approval=approvers,
        needs=(guards.consents_in_force, guards.still_eligible, guards.children_have_guardians),
        then=effects.keep_eligibility, makes="return_approved", tone="good",
    )  # fmt: skip
    record_facts = undecided.stay(
        label=_("Record the circumstances"), by=MANAGER, asks=("has_means", "stay", "entry_ban_conflict"),
        may_ask=("in_host_state_since", "assisted_before", "last_assisted_on"),
        checks=(checks.not_in_the_future("in_host_state_since", "last_assisted_on"), checks.in_order),
    )  # fmt: skip
    reject = undecided.to(
        rejected, label=_("Propose not to approve"), by=MANAGER, approval=CHIEF,
        asks=("rejection_ground", "rejection_reason", "complaint"), makes="return_rejected",
    )  # fmt: skip
    prepare = approved.to(preparing, label=_("Begin the preparation"), by=MANAGER)
    book_travel = (preparing | postponed | no_show).to(
        travel_booked, label=_("Book the journey"), by=MANAGER, needs=READY_TO_TRAVEL, asks=JOURNEY, may_ask=AROUND_IT,
        checks=BOOKING_CHECKS, then=effects.bring_in_border, makes="travel_confirmation", tone="good",
    )  # fmt: skip
    record_departure = travel_booked.to(
        departed, label=_("Record the departure"), by=MANAGER,
        needs=(guards.children_are_awaited, guards.nobody_unfit, guards.assessed_for_departure), asks=("departed_at",),
        checks=(checks.not_in_the_future("departed_at"), checks.consented_when_departed, checks.fit_when_departed), tone="good",
    )  # fmt: skip
    request_document = on_the_way_to_it.stay(
        label=_("Ask for a certificate of return"), by=MANAGER, needs=(guards.consents_in_force, guards.no_document_asked),
        afterwards=effects.ask_for_document,
    )  # fmt: skip
    record_document = on_the_way_to_it.stay(
        label=_("Record the person’s own document"), by=MANAGER, asks=("document_number", "document_expires_on")
    )
    arrange_reception = on_the_way_to_it.stay(
        label=_("Arrange the reception"), by=MANAGER, asks=("received_by", "reception_place"),
        may_ask=("reception_phone", "onward_place", "onward_transport"),
    )  # fmt: skip
    record_acceptance = on_the_way_to_it.stay(
        label=_("Record that the provider accepts"), by=MANAGER, asks=("accepted_by", "accepted_on"),
        checks=(checks.not_in_the_future("accepted_on"),),
    )  # fmt: skip
    change_journey = travel_booked.stay(
        label=_("Change the journey"), by=MANAGER, needs=READY_TO_TRAVEL, asks=JOURNEY, may_ask=AROUND_IT,
        checks=BOOKING_CHECKS, makes="travel_confirmation",
    )  # fmt: skip
    record_grant = (travel_booked | departed | arrived).stay(
        label=_("Record the cash grant"), by=MANAGER,
        asks=("grant_amount", "grant_currency", "grant_paid_by", "grant_paid_on"), may_ask=("grant_receipt",),
        checks=(checks.not_in_the_future("grant_paid_on"),),
    )  # fmt: skip
    postpone = (travel_booked | no_show).to(
        postponed, label=_("Postpone the journey"), by=MANAGER, may_ask=("postponement_reason",)
    )
    record_no_show = travel_booked.to(
        no_show, label=_("Record that the person did not come"), by=MANAGER, may_ask=("no_show_note",)
    )
    record_arrival = departed.to(
        arrived, label=_("Record the arrival"), by=(MANAGER, CASEWORKER.at(BORDER)), asks=("arrived_at",),
        may_ask=("arrival_note",), checks=(checks.not_in_the_future("arrived_at"), checks.departed_in_order),
        afterwards=effects.use_document, tone="good",
    )  # fmt: skip
    hand_over = arrived.to(
        closed, label=_("Hand over to reintegration"), by=MANAGER, then=effects.hand_over, tone="good"
    )
    close = arrived.to(closed, label=_("Close: no further assistance wanted"), by=MANAGER, then=effects.nothing_wanted)
    withdraw = before_boarding.to(
        withdrawn, label=_("The person no longer wishes to return"), by=EITHER, afterwards=effects.withdraw_consents
    )
    return_to_process = withdrawn.to(BACK, label=_("Go on: the person wishes to return after all"), by=EITHER)
    look_again = rejected.to(BACK, label=_("Look at it again after a complaint"), by=CHIEF, asks=("review_reason",))
    end = (counselling | postponed | no_show | rejected | withdrawn).to(
        ended, label=_("Close without a return"), by=EITHER, afterwards=effects.end_what_was_asked
    )

    papers = Children("traveldocument", label=_("Travel document"), settles_in=("issued", "handed_over"))


class VoluntaryReturn(VoluntaryReturnFields):
    workflow = VoluntaryReturning

    def appointed_on(self):
        """The departure while it is booked, then the arrival."""
        return {"travel_booked": self.departure_at, "departed": self.arrival_at}.get(self.state)

    def came_from(self):
        """Whoever withdrew a journey that had been booked goes on with the preparation: the seats are given back."""
        found = super().came_from()
        return "preparing" if found in {state.name for state in self.workflow.booking} else found

    def came_home(self):
        """(kind of return, moment of the arrival) once the person is here, else None."""
        return (ReturnType.ASSISTED, self.arrived_at) if self.arrived_at else None
