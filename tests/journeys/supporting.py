"""Measures as four people at their own desks carry them, and the provider on a telephone."""

import re

from cases.packages.samples.specimens import paper_pdf
from tests.journeys.applying import day

BUSINESS, TRAINING, NGO = (
    "Micro-business in kind",
    "Vocational training, recognition of certificates",
    "NGO service provider",
)
CALLED = "Elçin M."


# --- a business in two payments


def start_a_business(cast, case, calendar):
    said = {"Kind of measure": BUSINESS, "What is given, as the provider must know it": "Welding machine, mask, tools."}
    measure = open_measure(cast.manager, case, said | {"Amount": "1800.00", "Place": "Gəncə"})
    papers_before(cast.manager)
    propose(cast, measure, ("chief", "director"))
    accept(cast.provider, measure)
    for part, step in ((1, "Record the payment of a part"), (2, "Record the payment")):
        calendar.passes(7)
        deliver(cast.provider, measure)
        papers_after(cast.manager, measure, part, "Invoice", "Hand-over certificate signed by the person")
        cannot_verify_what_she_proposed(cast.manager)
        visit_somebody_elses_delivery(cast, case, measure)
        verify(cast.visitor, measure)
        cannot_pay_what_she_proposed(cast.manager, measure)
        pay(cast.payer, measure, part, step)
    finish(cast.manager, measure)


def open_measure(desk, case, said):
    desk.finds(case.reference)
    desk.turns_to("Measures")
    desk.follows("New measure")
    dates = {"Planned from": day(0), "Planned until": day(60)}
    place = {"Where": said.pop("Place")}
    desk.answers({**said, **dates, **place, "Provider": NGO})
    desk.presses("Open the measure")
    desk.reads("The measure is opened. Add its papers, then propose it.")
    return desk.reference


def papers_before(desk):
    desk.reads("The papers that this kind of measure needs before the approval are not all there.")
    desk.turns_to("Papers")
    for number, what in enumerate(("Business plan", "Quotation", "Quotation", "Quotation")):
        add_paper(desk, what, f"{what} {number}")
    desk.turns_to("Summary")


def add_paper(desk, what, title):
    desk.encloses("File", "paper.pdf", paper_pdf(title, [title]), "application/pdf")
    desk.answers({"What it is": what, "Title": title})
    desk.presses("Add the paper")
    desk.reads("The paper is added.")


def propose(cast, measure, signers):
    cast.manager.proposes("Propose the measure", "Three quotations were compared; this is the cheapest.")
    cast.manager.cannot_press("Decide on the proposal")
    for signer in signers:
        desk = getattr(cast, signer)
        desk.is_told("A colleague asks you to approve: Propose the measure.", measure)
        desk.approves("Propose the measure")


# --- the provider, on a telephone


def opens_delivery(desk, measure):
    desk.page.goto(re.sub(r"(https?://[^/]+).*", r"\1/", desk.page.url), wait_until="domcontentloaded")
    desk.reads("My deliveries")
    desk._goes(desk.page.get_by_role("row").filter(has_text=measure).get_by_role("link"))


def accept(desk, measure):
    opens_delivery(desk, measure)
    desk.reads(CALLED, "Accept the order by")
    desk.reads_nothing_of("Məmmədov", "1800", "RC-AZ", "Readmission", "Netherlands")
    desk.takes("Accept the order")
    desk.takes("Begin the delivery")


def deliver(desk, measure):
    opens_delivery(desk, measure)
    desk.follows("Record attendance or a delivery")
    desk.presses("Record it")
    desk.reads("The delivery is recorded.")
    desk.takes("Record the delivery", {"Handed over on": day(0)})
    desk.reads("Done: Record the delivery.")


# --- verified and paid


def papers_after(desk, measure, part, *papers):
    desk.finds(measure)
    desk.turns_to("Papers")
    for what in papers:
        add_paper(desk, what, f"{what}, part {part}")
    desk.turns_to("Summary")


def cannot_verify_what_she_proposed(desk):
    desk.cannot_press("Verify the delivery")
    desk.reads("You have proposed this: somebody else must do it.")


def cannot_pay_what_she_proposed(desk, measure):
    desk.finds(measure)
    desk.cannot_press("Record the payment", "Record the payment of a part")
    desk.reads("You have proposed this: somebody else must do it.")


def visit_somebody_elses_delivery(cast, case, measure):
    desk = cast.manager
    desk.finds(case.reference)
    desk.turns_to("Plan")
    desk.follows("Plan a visit")
    desk.answers({"Day": day(0), "Who visits": "Fuad Qarayev", "It verifies a delivery": True})
    desk.answers({"Measure looked at": measure})
    desk.presses("Plan the visit")
    desk.reads("The visit is planned.")
    cast.visitor.finds(case.reference)
    cast.visitor.turns_to("Plan")
    record_the_visit(cast.visitor)


def record_the_visit(desk):
    desk.follows(re.compile("^Record the visit"))
    desk.answers({"Somebody was met": True, "Where": "At the workshop, Gəncə", "The person": True, "None seen": True})
    for question in desk.page.get_by_role("group", name=re.compile(r"\?")).all():
        question.get_by_label("Yes", exact=True).check()
    desk.encloses(
        "Photograph or paper (optional)", "visit.pdf", paper_pdf("Visit", [day(0), desk.page.url]), "application/pdf"
    )
    desk.presses("Record the visit")
    desk.reads("The visit is recorded.")


def verify(desk, measure, by="Visit"):
    desk.finds(measure)
    said = {"Verified by": by, "Verified on": day(0), "What was found": "All there, and in use."}
    desk.takes("Verify the delivery", said)
    desk.reads("Done: Verify the delivery.")


def pay(desk, measure, part, step):
    desk.picks(measure, from_list="Payments to make")
    desk.takes(step, {"Paid on": day(0), "Reference of the payment": f"P-2026-00{part}"})
    desk.reads(f"Done: {step}.")


def finish(desk, measure):
    desk.finds(measure)
    desk.takes("Close the measure")
    desk.is_headed("Closed")


# --- training


def train(cast, case):
    said = {"Kind of measure": TRAINING, "What is given, as the provider must know it": "Welding course, evenings."}
    measure = open_measure(
        cast.manager, case, said | {"Amount": "300.00", "Place": "Gəncə", "How many are planned": "2"}
    )
    propose(cast, measure, ("chief",))
    accept(cast.provider, measure)
    attend(cast.provider, measure)
    cast.provider.takes("Record the delivery", {"Handed over on": day(0)})
    papers_after(cast.manager, measure, 1, "Report of the provider", "List of attendance", "Invoice")
    verify(cast.visitor, measure, by="Check of the papers")
    pay(cast.payer, measure, 3, "Record the payment")
    finish(cast.manager, measure)


def attend(desk, measure):
    """Twelve people or one: a tick each, one button."""
    desk.page.goto(re.sub(r"(https?://[^/]+).*", r"\1/", desk.page.url), wait_until="domcontentloaded")
    desk.follows("Record a group session")
    desk.page.get_by_label(f"Mark {CALLED} as attended").check()
    desk.answers({"Topic of the session": "Safety at work"})
    desk.presses("Record the session")
    desk.reads("The session is recorded.", CALLED)
    opens_delivery(desk, measure)
    desk.reads("1 of 2 sessions", "Safety at work")


def give_the_service(desk):
    desk.picks("RF-AZ-", from_list="My agency")
    desk.takes("Record the service", {"Day of the service": day(0), "What came of it": "Registered"})
