"""The dashboard with its pictures in a browser: apart from the other tests of it, whose eight applications stand in one transaction."""

import pytest

from tests.agencies.test_look import FULL
from tests.browser import DESK, PHONE, no_axe_violations
from tests.pages.square import Person, signed_in
from tests.pages.test_look import visit_as
from tests.reports.test_reports import eight_applications

PAGE = "/statistics/"
LOOKS = [("en", DESK, "light"), ("az", PHONE, "dark"), ("az", DESK, "dark"), ("en", PHONE, "light")]


@pytest.mark.django_db(transaction=True)
def test_axe_finds_nothing_and_nothing_stands_out_sideways_on_a_dashboard_with_pictures(live_server, page):
    with eight_applications() as over:
        visit_as(page, live_server, Person(signed_in(over)))
        query = "?first=01.03.2026&last=15.04.2026&figure=received&rows=state&columns=outcome"
        for language, size, scheme in LOOKS if FULL else LOOKS[:2]:
            page.context.add_cookies([{"name": "language", "value": language, "url": live_server.url}])
            page.set_viewport_size({"width": size[0], "height": size[1]})
            page.emulate_media(color_scheme=scheme)
            page.goto(f"{live_server.url}{PAGE}{query}")
            assert page.locator("html").get_attribute("lang") == language and page.locator("svg.chart").count() == 4
            for summary in page.locator(".figure-links summary").all():
                summary.click()
            assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
            no_axe_violations(page)
