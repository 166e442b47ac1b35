"""The pages of a reintegration case in a browser: nothing for axe to find, nothing stands out sideways, and the plan by keyboard."""

from datetime import timedelta

import pytest

from agencies.roles import CASEWORKER, SUPERVISOR
from audit.actor import acting
from audit.moment import today
from cases.packages.samples.specimens import paper_pdf
from reintegration.plan.visiting import plan_visit, record_visit
from reintegration.visit_choices import QUESTIONS
from tests import a
from tests.agencies.test_look import look, look_here
from tests.pages.square import Person, signed_in
from tests.pages.test_look import fits_in_azerbaijani, visit_as

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk():
    manager, chief = a.person(CASEWORKER, at="AZ-MLSP", name="Leyla Quliyeva"), a.person(SUPERVISOR, at="AZ-MLSP")
    case = a.active_reintegration(manager, chief)
    a.consent(case, "referral", manager, recipient=a.agency("AZ-SEA"))
    with acting(manager):
        made = plan_visit(case, manager, {"planned_on": today(), "visitor": chief.user})
        told = {
            "result": "made",
            "done_on": today(),
            "place": "Gəncə",
            "met": ["person"],
            "risk": "high",
            "note": "The roof leaks.",
        }
        told |= dict.fromkeys(QUESTIONS, "partly") | {"next_on": today() + timedelta(days=30)}
        record_visit(case, made, chief, told, [("Roof", paper_pdf("Roof", ["A photograph"]))])
    a.step(
        case,
        "follow_up",
        manager,
        wave="3",
        followed_up_on=today(),
        follow_up_result="not_reached",
        follow_up_note="Number off.",
    )
    return case, Person(signed_in(manager), "AZ-MLSP"), Person(signed_in(chief), "AZ-MLSP")


@pytest.mark.some(2)
@pytest.mark.parametrize("more", ["plan/", "consents/", "visits/new/", "visit", "goal", ""])
def test_axe_finds_nothing_on_a_page_of_the_case(live_server, page, desk, more):
    case, manager, _chief = desk
    planned = case.visits.open().get()
    more = {"visit": f"visits/{planned.pk}/", "goal": f"plan/goals/{case.goals.first().pk}/reached/"}.get(more, more)
    visit_as(page, live_server, manager)
    look(page, f"{live_server.url}/procedures/{case.reference}/{more}")
    fits_in_azerbaijani(page, live_server)


@pytest.mark.parametrize("address", ["/caseload/", "/caseload/code/"])
def test_axe_finds_nothing_on_a_page_of_the_team(live_server, page, desk, address):
    visit_as(page, live_server, desk[2])
    look(page, live_server.url + address)
    fits_in_azerbaijani(page, live_server)


def test_axe_finds_nothing_where_a_visit_was_sent_back(live_server, page, desk):
    case, manager, _chief = desk
    visit_as(page, live_server, manager)
    page.goto(f"{live_server.url}/procedures/{case.reference}/visits/{case.visits.open().get().pk}/")
    page.get_by_label("Somebody was met").check()
    page.get_by_role("button", name="Record the visit").click()
    assert page.locator(".field.is-wrong").count() == 6 + 3, "six questions, where, who was met, the risk"
    look_here(page)


def test_axe_finds_nothing_where_a_case_is_opened_from_a_return(live_server, page, db):
    officer = a.person(CASEWORKER)
    request = a.returned(officer)
    visit_as(page, live_server, Person(signed_in(officer), "AZ-SMS"))
    look(page, f"{live_server.url}/procedures/{request.reference}/reintegration/")
    page.get_by_role("button", name="Open the reintegration case").click()
    assert "/procedures/RC-AZ-" in page.url
    look_here(page)
