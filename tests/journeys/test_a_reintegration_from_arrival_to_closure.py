"""A reintegration from the arrival to its end: handed over, planned, supported by four people, looked after for a year, closed."""

import os

import pytest

from cases.packages.samples.specimens import paper_pdf
from tests import a
from tests.journeys import supporting
from tests.journeys.applying import Case, day
from tests.journeys.surveying import survey
from tests.reintegration.funding import cap, funded

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(900)]
FULL = os.environ.get("QAYIDIS_FULL") == "1"
NAME, MLSP, SEA = "Məmmədov, Elçin", "Ministry of Labour and Social Protection", "State Employment Agency"
FUND, ILLNESS = "Reintegration fund", "Serious or chronic illness"
WELD, NEED = "Welders and flame cutters", "Wants to be registered; has worked as a welder for six years."
GOALS = {
    "Economic": "My own workshop in Gəncə.",
    "Social": "My children at the school of the quarter.",
    "Psychosocial": "To sleep at night again.",
}


def test_a_reintegration_from_arrival_to_closure(cast_of_a_reintegration, calendar):
    cast = cast_of_a_reintegration
    a_programme_with_money()
    arrival = somebody_who_arrived()
    case = hand_over(cast.officer, arrival)
    is_unknown_to(case, cast.employment, cast.provider, cast.stranger)
    make_contact(cast.manager, case, calendar)
    agree(cast.manager)
    referral = refer(cast.manager, case)
    accept_the_referral(cast.employment, referral, case)
    assess(cast, case, referral)
    plan(cast, case)
    if FULL:
        supporting.start_a_business(cast, case, calendar)
    supporting.train(cast, case)
    supporting.give_the_service(cast.employment)
    look_after(cast, case, calendar)
    close(cast, case)
    knows_where_it_stands_alone(cast.officer, case)
    is_unknown_to(case, cast.employment, cast.provider, cast.stranger)


def is_unknown_to(case, *desks):
    for desk in desks:
        desk.finds_nothing(*case)


# --- before


def a_programme_with_money():
    fund = a.programme("FUND", name_en=FUND)
    funded(fund, lines={"micro_business": "50000.00", "training": "10000.00"})
    plan = [{"share": 60, "visit": False}, {"share": 40, "visit": True}]
    cap(fund, "3000.00", "micro_business", tranche_plan=plan)


def somebody_who_arrived():
    return a.arrived().reference


def hand_over(desk, arrival):
    """Nothing is typed again: who came back, from where and when stands there."""
    desk.finds(arrival)
    desk.takes("Hand over to reintegration", {"Consent to the hand-over to reintegration": "Given, in writing"})
    desk.follows("Open the reintegration case")
    desk.reads(NAME, "Netherlands", "Kind of return")
    desk.answers({"Agency that manages the case": MLSP})
    desk.presses("Open the reintegration case")
    desk.reads("Reintegration case: RC-AZ-")
    desk.reads_nothing_of("C01234567")
    return Case(desk.reference, desk.page.url)


# --- contact and consent


def make_contact(desk, case, calendar):
    desk.picks(case.reference, from_list="My agency")
    desk.reads("Contact the person by ")
    desk.takes("Take this case", submit="Assign")
    calendar.passes(2)
    said = {"Day of the first contact": day(0), "How": "Telephone", "Telephone": "+994 50 000 00 00", "Region": "Gəncə"}
    desk.takes("Record the first contact", said)
    desk.is_headed("Begin the assessment")
    desk.reads("The person’s written consent to the support must be recorded.")
    desk.cannot_press("Begin the assessment")


def agree(desk):
    desk.turns_to("Consents")
    for purpose in ("Reintegration support", "Surveys after the return"):
        desk.answers(
            {purpose: True, "Which data, and what is done with them": "Name, telephone, needs; to plan support."}
        )
        desk.answers({"When the data are deleted or archived": "Five years after the case is closed."})
        desk.encloses("Signed file (optional)", "consent.pdf", paper_pdf(purpose, ["Signed"]), "application/pdf")
        desk.presses("Record the consent")
        desk.reads("The consent is recorded.", purpose)
    desk.turns_to("Summary")
    desk.takes("Begin the assessment", {"Programme": FUND})
    desk.is_headed("Complete the assessment")


# --- referral


def refer(desk, case):
    desk.follows("Refer to an agency")
    desk.reads("First record that the person agrees: nothing is shared without consent.")
    desk.answers({"Agency with which data are shared": SEA, "Region": True, "Occupations": True})
    desk.answers({"How it was given": "Signed on paper"})
    desk.presses("Record the consent")
    desk.reads("The consent is recorded. Now say what the agency is asked.")
    desk.answers({"What the agency must know to act": NEED})
    desk.presses("Send the referral")
    desk.reads("The referral is sent: RF-AZ-", SEA)
    return desk.page.get_by_role("main").get_by_role("link", name="RF-AZ-").first.inner_text().strip()


def accept_the_referral(desk, referral, case):
    desk.picks(referral, from_list="My agency")
    desk.reads(NAME, NEED, "Gəncə")
    desk.reads_nothing_of("Netherlands", "Readmission", case.reference)
    desk.takes(
        "Accept the referral",
        {"First appointment": f"{day(5)} 10:00", "Whom the person should ask for": "Elnur Sadıqov"},
    )
    desk.reads("Status “Accepted”")


# --- assessment


def assess(cast, case, referral):
    desk = cast.manager
    desk.finds(case.reference)
    desk.turns_to("Referrals")
    desk.reads(referral, "Accepted")
    write_down_the_skills(desk)
    mark_what_is_hard(desk)
    desk.turns_to("Summary")
    desk.reads("The baseline survey must be taken, or recorded as declined.")
    survey(desk, "At the beginning", choice=1)
    desk.turns_to("Summary")
    desk.takes("Complete the assessment", {"Needs, as the person names them": "Tools, a room to work in, rest."})
    desk.is_headed("Propose the plan")


def write_down_the_skills(desk):
    desk.turns_to("Skills and work")
    desk.follows("Add an occupation")
    desk.answers({"Search by a word of the name, or by the code": "weld"})
    desk.presses("Search")
    desk.answers({WELD: True, "Years": "6", "Mostly abroad": True})
    desk.presses("Add")
    desk.reads("The profile is saved.", WELD, "6 years")
    desk.answers({"Level of education": "3 Upper secondary education", "Wishes for work or training": "A workshop."})
    desk.presses("Save")
    desk.reads("The profile is saved.")


def mark_what_is_hard(desk):
    desk.turns_to("Vulnerability")
    desk.answers({"Vulnerability": ILLNESS, "How it is known": "A document", "Found on": day(0)})
    desk.presses("Add the mark")
    desk.reads("The mark is recorded.", ILLNESS)


# --- plan


def plan(cast, case):
    desk = cast.manager
    desk.turns_to("Plan")
    for dimension, goal in GOALS.items():
        desk.page.get_by_text("Add a goal", exact=True).click()
        desk.answers({dimension: True, "Goal": goal})
        desk.presses("Add the goal")
        desk.reads("The goal is added.", goal)
    file_the_signed_plan(desk)
    said = {"Programme": FUND, "Plan from": day(0), "Plan until": day(365), "Plan signed on": day(0)}
    desk.turns_to("Summary")
    desk.proposes(
        "Propose the plan", "Agreed with him at the office.", said | {"Plan signed by the person": "Signed plan"}
    )
    desk.cannot_press("Decide on the proposal")
    cast.chief.is_told("A colleague asks you to approve: Propose the plan.", case.reference)
    cast.chief.approves("Propose the plan")
    desk.is_told("Your proposal “Propose the plan”: Approved.", case.reference)
    desk.reads("Status “Support is running”")


def file_the_signed_plan(desk):
    desk.turns_to("Documents")
    desk.encloses("File", "plan.pdf", paper_pdf("Plan", ["Signed"]), "application/pdf")
    desk.answers({"Title": "Signed plan"})
    desk.presses("Add the file")
    desk.reads("The file is added.")


# --- a year


def look_after(cast, case, calendar):
    """In a short run the person is visited and asked after three months, and met after six and twelve."""
    desk = cast.manager
    for number, days in ((3, 92), (6, 92), (12, 184)):
        calendar.passes(days)
        if FULL or number == 3:
            visit(desk, case)
            survey(desk, f"After {number} months", choice=0)
        else:
            desk.finds(case.reference)
        desk.turns_to("Plan")
        desk.follows(f"Record – After {number} months")
        desk.answers({"Day of the follow-up": day(0), "How it went": "Met or spoken with"})
        desk.presses("Record a follow-up")
        desk.reads("Done: Record a follow-up.")


def visit(desk, case):
    desk.finds(case.reference)
    desk.turns_to("Plan")
    desk.follows("Plan a visit")
    desk.answers({"Day": day(0)})
    desk.presses("Plan the visit")
    desk.reads("The visit is planned.")
    supporting.record_the_visit(desk)


def close(cast, case):
    desk = cast.manager
    desk.finds(case.reference)
    said = {"Outcome": "Completed", "Why": "The workshop earns his living."}
    desk.proposes("Propose to close", "Everything is done.", said)
    cast.chief.approves("Propose to close")
    desk.finds(case.reference)
    desk.is_headed("Closed")
    desk.reads("Completed")


def knows_where_it_stands_alone(desk, case):
    desk.finds(case.reference)
    desk.is_headed("Closed")
    desk.reads_nothing_of(NEED, ILLNESS, WELD, *GOALS.values(), "+994")
