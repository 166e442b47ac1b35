"""The pages of the wording of letters in a browser: nothing for axe to find on a desk and on a phone, nothing stands out sideways."""

import os

import pytest
from django.urls import reverse

from agencies.roles import ADMINISTRATOR
from tests import a
from tests.agencies.test_look import look, look_here
from tests.pages.square import Person, signed_in
from tests.pages.test_look import fits_in_azerbaijani, visit_as
from tests.workflows.rewording import carried_out, other, proposed

pytestmark = pytest.mark.django_db(transaction=True)
SHOTS = os.environ.get("QAYIDIS_SHOTS")  # a folder for pictures of the pages, for whoever looks at them


def test_axe_finds_nothing_on_the_pages_of_letters(live_server, page):
    chief, colleague = (a.person(ADMINISTRATOR, name=name) for name in ("Nigar Abbasova", "Rauf Səfərli"))
    carried_out(other("acknowledgement"), chief, colleague)
    waiting = proposed(other("acknowledgement", "Thank you very much.", "Çox sağ olun."), colleague)
    visit_as(page, live_server, Person(signed_in(chief), chief.agency.code, ADMINISTRATOR, chief))
    for url in (
        reverse("wordings"),
        reverse("wording", args=["acknowledgement"]),
        reverse("wording_change", args=[waiting.pk]),
        reverse("propose_wording", args=["reply_agreed"]),
    ):
        look(page, live_server.url + url)
        taken(page, url)
        fits_in_azerbaijani(page, live_server)
    page.reload()  # in English again
    page.get_by_label("Heading, in English").fill("We agree to {nothing}")
    page.get_by_role("textbox", name="Reason").fill("Clearer.")
    page.get_by_role("button", name="Look at it").click()
    assert page.get_by_text("There is no placeholder {nothing} here.").first.is_visible()
    page.get_by_label("Heading, in English").fill("We agree to the readmission")
    page.get_by_role("button", name="Look at it").click()
    look_here(page)
    taken(page, "/looked/")
    with page.expect_download() as paper:
        page.get_by_role("button", name="Specimen in English (PDF)").click()
    assert paper.value.suggested_filename.endswith(".pdf")
    page.get_by_role("button", name="Propose this wording").click()
    assert page.get_by_text("Proposed. Another administrator must sign it.").is_visible()


def taken(page, url):
    if SHOTS:
        for width in (1400, 400):
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=f"{SHOTS}/wording{url.replace('/', '_')}{width}.png", full_page=True)
