"""The ten scenarios that matter most, their last step taken in a real browser: by who may, and signed there by who must."""

import os
from datetime import date, datetime, timedelta

import pytest
from playwright.sync_api import expect

from audit.moment import now
from tests import a
from tests.pages.square import signed_in
from tests.scenarios.playing import Play
from tests.scenarios.telling import scenarios
from tests.scenarios.test_scenarios import what_opened, what_was_made, which_clocks, who_took_it

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
FULL = os.environ.get("QAYIDIS_FULL") == "1"
TEN = [one for one in scenarios() if one.browser]


def test_there_are_ten_and_one_of_what_we_ask_of_others():
    assert len(TEN) == 11


@pytest.mark.parametrize("scenario", TEN if FULL else TEN[1::5], ids=str)
def test_it_goes_so_in_the_browser(scenario, live_server, new_page):
    play = Play(scenario.kind, scenario.begins, now() - timedelta(days=scenario.lasts, minutes=5))
    for beat in (f"@{scenario.source}", *scenario.given):
        play.beat(beat)
    play.said = dict(scenario.answers)
    told = Seats(live_server.url, new_page)
    kind, does = scenario.part
    procedure = play.newest(kind)
    way = procedure.workflow.transitions[does]
    if scenario.refused:
        told.finds_no_way(play.able(procedure, way), procedure, way, scenario.refused)
    else:
        told.takes(play, procedure, way)
    found = play.procedure
    assert found.state == scenario.becomes
    step = found.steps.select_related("approval").latest("pk")
    for holds in (who_took_it, what_was_made, which_clocks, what_opened):
        holds(scenario, found, step)


class Seats:
    """Each person at a browser of their own, already signed in."""

    def __init__(self, address, new_page):
        self.address, self.new_page = address, new_page

    def at(self, who, path):
        page = self.new_page()
        sid = signed_in(who).cookies["sid"].value
        page.context.add_cookies([{"name": "sid", "value": sid, "url": self.address}])
        page.goto(self.address + path, wait_until="domcontentloaded")
        return page

    def takes(self, play, procedure, way):
        by = play.able(procedure, way)
        page = self.at(by, f"/procedures/{procedure.reference}/steps/{way.name}/")
        self.fills(page, play.answers(procedure, way))
        self.sends(page.locator(".next form.form .buttons button").first, page)
        for signer in play.signers(procedure, procedure.approvals.latest("pk")) if way.approval else ():
            approval = procedure.approvals.latest("pk")
            seat = self.at(signer, f"/approvals/{approval.pk}/")
            self.sends(seat.locator("button[value=approve]"), seat)

    def fills(self, page, answers):
        for name, value in answers.items():
            for field in page.locator(f"form.form [name='{name}']").all():
                self.fill(field, value)
        if (comment := page.locator("form.form textarea[name=comment]")).count():
            comment.fill("So it is.")

    def fill(self, field, value):
        kind = field.evaluate("field => field.tagName == 'SELECT' ? 'select' : field.type")
        if kind in ("radio", "checkbox"):
            if field.get_attribute("value") in (value if isinstance(value, list) else [str(value)]):
                field.check()
        elif kind == "select":
            field.select_option(value)
        else:
            field.fill(as_typed(value))

    def sends(self, button, page):
        with page.expect_navigation(wait_until="domcontentloaded"):
            button.click()

    def finds_no_way(self, who, procedure, way, reason):
        """Neither a button on the page of the case nor a form at its address; the reason stands there."""
        page = self.at(who, f"/procedures/{procedure.reference}/")
        assert not page.get_by_role("link", name=str(way.label), exact=True).count()
        expect(page.get_by_role("main")).to_contain_text(reason, ignore_case=True)


def as_typed(value):
    if isinstance(value, datetime):
        return value.astimezone(a.BAKU).strftime("%d.%m.%Y %H:%M")
    return value.strftime("%d.%m.%Y") if isinstance(value, date) else str(value)
