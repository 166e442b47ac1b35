"""The pages of surveys and feedback in a browser: nothing for axe to find, nothing stands out sideways; and answered without a script."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from agencies.roles import ADMINISTRATOR, CASEWORKER, SUPERVISOR
from reintegration.feedback.receiving import receive
from tests import a
from tests.agencies.test_look import look, look_here, looked_at
from tests.pages.square import Person, signed_in
from tests.pages.test_look import fits_in_azerbaijani, visit_as
from tests.reintegration.test_survey import BEST

pytestmark = pytest.mark.django_db(transaction=True)


def somebody(role, at="AZ-MLSP"):
    actor = a.person(role, at=at)
    return Person(signed_in(actor), at, role, actor)


def looks(page, live_server, who, *urls):
    visit_as(page, live_server, who)
    for url in looked_at(urls):
        look(page, live_server.url + url)
        fits_in_azerbaijani(page, live_server)


def test_axe_finds_nothing_on_a_survey_and_its_scores(live_server, page):
    who = somebody(CASEWORKER)
    case = a.reintegration(who.actor)
    response = a.baseline(case, who.actor, **BEST | {"E1": "ok"})
    a.survey(case, who.actor, "6", {code: option for code, option in BEST.items() if code[0] != "S"})
    for name, more in (("survey", ()), ("begin_survey", ()), ("survey_score", (response.pk,))):
        looks(page, live_server, who, reverse(name, args=[case.reference, *more]))
    page.goto(live_server.url + reverse("survey", args=[case.reference]))
    page.get_by_role("img", name="Scores by dimension").first.wait_for()


def test_a_survey_is_answered_by_keyboard_and_mouse_on_its_pages(live_server, page):
    who = somebody(CASEWORKER)
    case = a.reintegration(who.actor)
    a.consent(case, "survey", who.actor)
    visit_as(page, live_server, who)
    page.goto(live_server.url + reverse("begin_survey", args=[case.reference]))
    page.get_by_role("button", name="Go on").click()
    look_here(page)
    page.get_by_label("Answers the survey").check()
    page.get_by_role("button", name="Go on").click()
    look_here(page)
    fits_in_azerbaijani(page, live_server)
    page.reload()
    page.get_by_role("group", name="E7.").get_by_label("Yes").check()
    for button in ("Save and go on", "Save and go on", "Save and look over"):
        page.get_by_role("button", name=button).click()
    look_here(page)
    fits_in_azerbaijani(page, live_server)
    page.reload()
    page.get_by_role("button", name="Finish the survey").click()
    expect(page.get_by_text("The survey is finished.")).to_be_visible()
    assert case.surveys.get().is_finished


def test_axe_finds_nothing_on_the_pages_of_feedback(live_server, page):
    for url in (reverse("feedback"), reverse("feedback_answer")):
        look(page, live_server.url + url)
        fits_in_azerbaijani(page, live_server)
    page.goto(live_server.url + reverse("feedback"))
    page.get_by_role("button", name="Send").click()
    look_here(page)
    chief = somebody(SUPERVISOR)
    said = {"agency": chief.actor.agency, "about": "assistance", "words": "Nobody came.", "overall": "dissatisfied"}
    kept = receive(said | {"kind": "complaint"}, "one")
    receive(said | {"kind": "opinion"}, "two")
    looks(
        page,
        live_server,
        chief,
        reverse("complaints"),
        reverse("complaint", args=[kept.pk]),
        reverse("record_feedback"),
    )


def test_axe_finds_nothing_on_the_questionnaires(live_server, page):
    looks(page, live_server, somebody(ADMINISTRATOR, "AZ-SMS"), reverse("survey_instruments"))
