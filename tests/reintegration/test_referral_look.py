"""The pages of referrals, skills and work in a browser: nothing for axe to find, nothing stands out sideways, in both languages."""

import pytest

from agencies.roles import CASEWORKER, SUPERVISOR
from audit.moment import today
from reintegration.models import Occupation, Offer
from reintegration.skills.profiling import add
from tests import a
from tests.agencies.test_look import look, look_here
from tests.pages.square import Person, signed_in
from tests.pages.test_look import fits_in_azerbaijani, visit_as

pytestmark = pytest.mark.django_db(transaction=True)


def who(role, at):
    actor = a.person(role, at=at)
    return Person(signed_in(actor), at, role, actor)


def test_every_page_of_it_can_be_used_by_everybody(live_server, page):
    manager, officer = who(CASEWORKER, "AZ-MLSP"), who(CASEWORKER, "AZ-SEA")
    case = a.reintegration(manager.actor)
    welder = Occupation.objects.get(code="7212")
    said = {
        "kind": "vacancy",
        "title_en": "Welder",
        "region": "Gəncə",
        "starts_on": today(),
        "occupation": welder,
        "places": 2,
    }
    offer = Offer.objects.create(agency=officer.actor.agency, recorded_by=officer.actor.user, **said)
    person = case.case.members.get().person
    add(case, person, "worked", manager.actor, occupation=welder, years=4)
    add(case, person, "qualifications", manager.actor, title="Welder’s certificate", country="DE")
    sent = a.referral(manager.actor, case=case, offer=offer)
    declined = a.referral(manager.actor, "AZ-MOH", case=case, need="health")
    a.step(declined, "decline", a.person(CASEWORKER, at="AZ-MOH"), decline_reason="no_places")
    at = f"/procedures/{case.reference}"
    walks = (
        (manager, (f"{at}/skills/", f"{at}/skills/worked/?q=weld", f"{at}/skills/qualifications/", f"{at}/referrals/")),
        (manager, (f"{at}/referrals/new/", f"{at}/referrals/consent/", "/offers/?all=1", f"{at}/")),
        (
            officer,
            (
                f"/procedures/{sent.reference}/",
                f"/procedures/{sent.reference}/steps/decline/",
                f"/offers/{offer.pk}/",
                "/offers/new/",
            ),
        ),
        (who(SUPERVISOR, "AZ-MLSP"), ("/referrals/scoreboard/",)),
    )
    for viewer, urls in walks:
        visit_as(page, live_server, viewer)
        for url in urls:
            look(page, live_server.url + url)
            fits_in_azerbaijani(page, live_server)


def test_a_consent_that_was_sent_back_can_be_used_by_everybody(live_server, page):
    manager = who(CASEWORKER, "AZ-MLSP")
    case = a.reintegration(manager.actor)
    visit_as(page, live_server, manager)
    page.goto(f"{live_server.url}/procedures/{case.reference}/referrals/consent/")
    page.get_by_role("button", name="Record the consent").click()
    assert page.locator("[aria-invalid=true]").count() >= 1
    look_here(page)
