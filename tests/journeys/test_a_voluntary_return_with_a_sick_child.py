"""A mother with a sick child goes back from Türkiye: counselled, approved, withdrawn and taken up again, booked, and received.

Each step by its own person in their own browser. The written consent is recorded beside the pages.
"""

from datetime import timedelta

import pytest

from cases.programmes import ProgrammeRule
from tests import a
from tests.journeys.applying import Case, day, here
from workflows.models import VoluntaryReturn

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(900)]
CHILD, ILLNESS, DOCTOR, FLIGHT = "Əliyev, Tural", "Serious or chronic illness", "Dr. Kaya", "J2 8072"
CARE, BECAUSE = "A seat beside her mother, medicine at hand.", "Counselled twice; every rule is met."
WITHDRAW, GO_ON = "The person no longer wishes to return", "Go on: the person wishes to return after all"


def test_a_voluntary_return_with_a_sick_child(cast_of_a_return):
    cast = cast_of_a_return
    a_programme_for_those_without_means()
    case = open_the_case(cast.counsellor)
    cast.removal.finds_nothing(*case)
    counsel(cast.counsellor)
    apply(cast.counsellor, case)
    find_eligible(cast.counsellor)
    mark_the_child(cast.counsellor)
    screen_and_approve(cast, case)
    change_her_mind_and_come_back(cast.counsellor, case)
    prepare(cast)
    cast.border.finds_nothing(*case)
    book(cast.counsellor)
    board_only_with_a_fresh_assessment(cast.counsellor)
    arrive(cast.border, case)
    hand_over(cast.counsellor, case)
    cast.removal.finds_nothing(*case)


def a_programme_for_those_without_means():
    programme = a.programme("DIGNITY", at="IOM-AZ", name_en="Return in dignity")
    ProgrammeRule.objects.create(
        programme=programme,
        code="means",
        fact="has_means",
        operator="in",
        value=["no"],
        says_en="Cannot pay the return.",
    )


# --- the first talk


def open_the_case(desk):
    desk.follows("New voluntary return")
    desk.answers({"Surname": "Əliyeva", "Given names": "Sevda", "Date of birth": "21.03.1994", "Sex": "Female"})
    desk.answers({"Nationality": "Azerbaijan", "Host country": "Türkiye", "Languages": "Azerbaijani"})
    desk.presses("Add a family member")
    child = {
        "Surname": "Əliyev",
        "Given names": "Tural",
        "Date of birth": "04.05.2021",
        "Sex": "Male",
        "Nationality": "Azerbaijan",
    }
    desk.answers({**child, "Relation to the person": "Child"}, under="Family member 1")
    desk.presses("Open the case")
    desk.reads("The case is open.")
    desk.is_headed("Counsel the person")
    desk.reads("A counselling session must have been recorded.")
    return Case(desk.reference, desk.page.url)


def counsel(desk):
    desk.follows("Record counselling")
    desk.answers({"How": "At the office", "Language spoken": "Azerbaijani", "How it ended": "Wishes to apply"})
    desk.answers({"Options, staying among them": True, "It is voluntary: withdrawal, data, complaints": True})
    desk.answers({"Leaflets given, with their version": "Your rights, version 3"})
    desk.presses("Record counselling")
    desk.reads("The session is recorded.", f"Counselling on {day(0)}", "Your rights, version 3")


# --- application, eligibility, decision


def consents(case):
    """In writing, to the voluntary return."""
    a.consent(VoluntaryReturn.objects.get(reference=case.reference), "return")


def apply(desk, case):
    desk.turns_to("Summary")
    desk.reads("The written consent of everybody of age who travels must be in force.")
    consents(case)
    desk.turns_to("Summary")
    desk.takes("Record the application", {"Day of the application": day(0)})
    desk.is_headed("Check the eligibility")


def find_eligible(desk):
    desk.turns_to("Eligibility")
    desk.reads("Return in dignity", "Not known yet", "Cannot pay the return.")
    facts = {"Can pay the return without help": "No", "Stay in the host country": "The permit or visa has expired"}
    desk.takes("Record the circumstances", {**facts, "An entry ban or extradition stands against it": "No"})
    desk.turns_to("Eligibility")
    desk.reads("Every rule is met")
    desk.takes("Record the eligibility", {"Programme": "Return in dignity"})
    desk.is_headed("Screen for vulnerability")


def mark_the_child(desk):
    desk.turns_to("Vulnerability")
    desk.answers(
        {"Person": f"{CHILD} (Child)", "Vulnerability": ILLNESS, "How it is known": "A document", "Found on": day(0)}
    )
    desk.presses("Add the mark")
    desk.reads("The mark is recorded.", ILLNESS)


def screen_and_approve(cast, case):
    asked = "The person was asked, alone, whether anything stands against going back"
    cast.counsellor.takes("Record the screening", {"Day of the screening": day(0), asked: "Yes"})
    cast.counsellor.proposes("Propose the approval", BECAUSE)
    cast.counsellor.cannot_press("Decide on the proposal")
    cast.supervisor.is_told("A colleague asks you to approve: Propose the approval.", case.reference)
    cast.supervisor.approves("Propose the approval")
    cast.counsellor.is_told("Your proposal “Propose the approval”: Approved.", case.reference)
    cast.counsellor.is_headed("Begin the preparation")
    cast.counsellor.turns_to("Documents")
    cast.counsellor.reads("Decision: the return is approved")


def change_her_mind_and_come_back(desk, case):
    """Nobody asks why; nothing is lost; a new consent is given."""
    desk.turns_to("Summary")
    desk.takes(WITHDRAW)
    desk.reads("Withdrawn by the person")
    desk.takes(GO_ON)
    desk.is_headed("Begin the preparation")
    desk.takes("Begin the preparation")
    desk.reads("The written consent of everybody of age who travels must be in force.")
    consents(case)


# --- the journey


def prepare(cast):
    cast.counsellor.turns_to("Summary")
    cast.counsellor.takes("Ask for a certificate of return")
    cast.consul.picks("TD-TR-", from_list="My agency")
    cast.consul.reads_nothing_of(ILLNESS, BECAUSE, "Return in dignity")
    cast.consul.takes("Take up the request")
    paper = {"Number of the certificate of return": "QŞ 001234", "Date of issue": day(0), "Valid until": day(90)}
    cast.consul.proposes("Issue the document", "Drawn up.", paper)
    cast.chief_consul.approves("Issue the document")
    met_by = {"Who meets the person": "Şəfiqə Qənbərova", "Place of the reception": "Heydər Əliyev"}
    cast.counsellor.takes("Arrange the reception", met_by)


def book(desk):
    leaves = here() + timedelta(minutes=5)
    written = [moment.strftime("%d.%m.%Y %H:%M") for moment in (leaves, leaves + timedelta(hours=3))]
    journey = {
        "Place of departure": "İstanbul",
        "Departure": written[0],
        "Arrival": written[1],
        "Means of transport": "Air",
    }
    desk.takes(
        "Book the journey",
        {**journey, "Flight, registration number or ship": FLIGHT, "Border crossing point": "Heydər Əliyev"},
    )
    desk.is_headed(f"Record the departure on {written[0][:10]}")


def board_only_with_a_fresh_assessment(desk):
    desk.reads("a medical assessment is needed that is recent enough")
    desk.cannot_press("Record the departure")
    desk.turns_to("Fitness to travel")
    at = (here() - timedelta(hours=2)).strftime("%d.%m.%Y %H:%M")
    found = {"Person": f"{CHILD} (Child)", "Assessed at": at, "Doctor or clinic": DOCTOR}
    desk.answers({**found, "Result": "Fit to travel with care on the way", "Care needed on the way": CARE})
    desk.presses("Record the assessment")
    desk.reads("The assessment is recorded.", DOCTOR)
    desk.turns_to("Summary")
    desk.takes("Record the departure", {"Departed at": here().strftime("%d.%m.%Y %H:%M")})


def arrive(desk, case):
    desk.finds(case.reference)
    desk.reads("Status “Departed”", FLIGHT, "Şəfiqə Qənbərova")
    desk.reads_nothing_of(ILLNESS, DOCTOR, "Return in dignity", BECAUSE)
    desk.takes("Record the arrival", {"Arrived at": here().strftime("%d.%m.%Y %H:%M")})
    desk.reads("Status “Arrived”")


def hand_over(desk, case):
    desk.finds(case.reference)
    desk.is_headed("Hand over to reintegration, or close")
    desk.takes("Hand over to reintegration")
    desk.reads("Handed over to reintegration")
    desk.is_headed("Closed")
