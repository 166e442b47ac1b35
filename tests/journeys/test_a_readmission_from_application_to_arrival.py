"""A readmission from the application to the arrival: each step by its own person in their own browser, and nobody sees more than theirs."""

import pytest

from tests.journeys.applying import apply, day, here, working_day

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(900)]
SMS, SBS = "State Migration Service", "State Border Service"
MIA, MFA = "Ministry of Internal Affairs", "Ministry of Foreign Affairs"
BECAUSE, REGISTER, CERTIFICATE, FLIGHT = "Passport and register agree.", "Population register", "QŞ 001234", "J2 9002"


def test_a_readmission_from_application_to_arrival(cast):
    case = apply(cast.requesting)
    waits_for_the_receipt(cast.requesting)
    is_unknown_to(case, cast.consul, cast.stranger)
    register(cast, case)
    ask_for_an_identity_check(cast, case)
    is_unknown_to(case, cast.registrar)
    check = confirm_the_identity(cast)
    propose(cast, case)
    cannot_approve_what_she_prepared(cast.caseworker)
    knows_nothing_of_the_proposal(cast.requesting, case)
    decide(cast, case)
    issue_the_document(cast, case)
    is_unknown_to(case, cast.border)
    moment = notify_the_transfer(cast, case)
    sees_the_transfer_and_no_evidence(cast.border, case, moment)
    record_the_arrival(cast, case)
    knows_nothing_of_the_transfer(cast.registrar, check)
    is_unknown_to(case, cast.stranger)


def is_unknown_to(case, *desks):
    for desk in desks:
        desk.finds_nothing(*case)


# --- received


def waits_for_the_receipt(desk):
    desk.is_headed("Acknowledge receipt: with Azerbaijan")
    desk.reads("Status “Submitted”")
    desk.cannot_press("Acknowledge receipt")


def register(cast, case):
    desk = cast.caseworker
    desk.picks(case.reference, from_list="My agency")
    desk.takes("Acknowledge receipt")
    desk.reads("Done: Acknowledge receipt.")
    desk.takes("Take up the examination")
    desk.reads("Done: Take up the examination.", "Nationality is neither proved nor validly assumed")
    desk.turns_to("Documents")
    desk.follows("Examine Passport C01234567")
    desk.answers({"Finding": "Accepted"})
    desk.presses("Record the finding")
    desk.reads("The finding is recorded.")


# --- identity checked


def ask_for_an_identity_check(cast, case):
    cast.caseworker.takes("Ask for an identity check", {MIA: True})
    cast.caseworker.is_headed(f"Answer the identity check: with {MIA}")
    cast.requesting.finds(case.reference)
    cast.requesting.reads("Status “Under examination”")
    cast.requesting.reads_nothing_of("IV-NL-", "Asked of others")


def confirm_the_identity(cast):
    cast.registrar.picks("IV-NL-", from_list="My agency")
    cast.registrar.reads("Məmmədov", "Status “Asked”")
    check = cast.registrar.reference
    cast.registrar.takes("Accept the request")
    cast.registrar.proposes("Answer", BECAUSE, {"Finding": "Confirmed", "Source register": REGISTER})
    cast.chief_registrar.approves("Answer")
    cast.caseworker.finds(check)
    cast.caseworker.reads("Answered", "Confirmed", REGISTER)
    cast.caseworker.reads_nothing_of(BECAUSE)
    return check


# --- reply


def propose(cast, case):
    cast.caseworker.is_told("The next step is yours: Prepare the reply.", case.reference)
    cast.caseworker.proposes("Propose acceptance", BECAUSE)


def cannot_approve_what_she_prepared(desk):
    desk.reads("Somebody else must decide.")
    desk.cannot_press("Decide on the proposal")
    desk.opens_list("Awaiting my approval")
    desk.reads("You can decide 0 of them.", "You cannot decide this request: you prepared it.", "Prepared by you")
    desk.cannot_press("Approve", "Refuse", "Send back")


def knows_nothing_of_the_proposal(desk, case):
    desk.finds(case.reference)
    desk.is_headed("Prepare the reply: with Azerbaijan")
    desk.reads("Status “Under examination”")
    desk.reads_nowhere("IV-NL-", "Asked of others", "acceptance", BECAUSE, REGISTER, "Accepted")


def decide(cast, case):
    cast.supervisor.is_told("A colleague asks you to approve: Propose acceptance.", case.reference)
    cast.supervisor.is_headed("Waiting for approval: Propose acceptance")
    cast.supervisor.approves("Propose acceptance")
    cast.caseworker.is_told("Your proposal “Propose acceptance”: Approved.", case.reference)
    cast.requesting.finds(case.reference)
    cast.requesting.is_headed("Ask for the travel document: with Azerbaijan")
    cast.requesting.reads("Status “Agreed”")
    cast.requesting.reads_nothing_of(BECAUSE, REGISTER)
    cast.requesting.turns_to("Documents")
    cast.requesting.reads("Reply: agreed")


# --- travel document


def issue_the_document(cast, case):
    cast.caseworker.takes("Ask for the travel document")
    cast.caseworker.is_headed(f"Issue the travel document: with {MFA}")
    cast.consul.picks("TD-NL-", from_list="My agency")
    cast.consul.reads_nothing_of("passport.pdf", BECAUSE, REGISTER)
    cast.consul.takes("Take up the request")
    dates = {"Date of issue": day(0), "Valid until": day(150)}
    cast.consul.proposes(
        "Issue the document", "Drawn up.", {"Number of the certificate of return": CERTIFICATE, **dates}
    )
    cast.requesting.finds(case.reference)
    cast.requesting.is_headed("Issue the travel document: with Azerbaijan")
    cast.chief_consul.approves("Issue the document")


# --- transfer and arrival


def notify_the_transfer(cast, case):
    cast.requesting.picks(case.reference, from_list="My agency")
    cast.requesting.reads("Status “Ready for transfer”")
    moment = f"{working_day(20)} 10:00"
    notice = {
        "Date and time of transfer": moment,
        "Border crossing point": "Heydər Əliyev",
        "Means of transport": "Air",
    }
    cast.requesting.takes("Notify the transfer", {**notice, "Flight, registration number or ship": FLIGHT})
    cast.requesting.is_headed("Receive the person: with Azerbaijan")
    return moment


def sees_the_transfer_and_no_evidence(desk, case, moment):
    desk.picks(case.reference, from_list="My agency")
    desk.reads("Status “Transfer notified”", moment, FLIGHT)
    desk.reads_nowhere("Means of evidence", "passport.pdf", "IV-NL-", BECAUSE, REGISTER)


def record_the_arrival(cast, case):
    arrived = here().strftime("%d.%m.%Y %H:%M")
    cast.border.takes("Record the arrival", {"Arrived at": arrived, "Identity confirmed on arrival": "Yes"})
    cast.border.reads("Done: Record the arrival.", "Status “Arrived”", arrived)
    for desk in (cast.requesting, cast.caseworker):
        desk.finds(case.reference)
        desk.reads("Status “Arrived”", arrived)


def knows_nothing_of_the_transfer(desk, check):
    desk.finds(check)
    desk.reads("Answered", REGISTER)
    desk.reads_nowhere("ransfer", "ravel document", CERTIFICATE, FLIGHT, "Agreed")
