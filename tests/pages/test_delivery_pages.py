"""Deliveries in a browser, on a phone first: twelve people ticked with a script and without, by keyboard, nothing for axe to find."""

import re
from time import monotonic

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from audit.moment import today
from reintegration.models import Delivery, Session
from tests.agencies.test_look import FULL, look, look_here
from tests.browser import PHONE
from tests.pages.square import Person, signed_in
from tests.pages.test_look import fits_in_azerbaijani, visit_as
from tests.pages.test_query_counts import asked
from tests.reintegration.delivering import Provider
from tests.tasks.hands import Hands

TAPS, SECONDS = 16, 60  # T19
READ = 1  # that a case was read is written down
LIST, ONE, FORM, MANAGED = 3, 10, 4 + READ, 20
DRAFT = 1  # what was being typed is looked up
TICKS = "/deliveries/sessions/new/"


@pytest.fixture
def provider(transactional_db):
    return Provider()


def visiting(new_page, live_server, actor, **how):
    page = new_page(size=PHONE, **how)
    visit_as(page, live_server, Person(signed_in(actor), actor.agency.code))
    return page


@pytest.mark.parametrize("javascript", [True, False] if FULL else [False])
def test_twelve_people_are_ticked_on_a_phone(live_server, new_page, provider, javascript):
    """T19: also without a script, one tap a person; and nothing of a case stands there."""
    group, began = provider.group(12), monotonic()
    page = visiting(new_page, live_server, provider.deliverer, javascript=javascript)
    page.goto(live_server.url + "/deliveries/")
    at = Hands(page)
    at.clicks_on(page.get_by_role("link", name="Record a group session"))
    page.get_by_label("Topic of the session").fill("Sewing")
    assert not re.search(r"R[ACV]-[A-Z]{2}-|Readmission|Nationality|Address", page.content())
    if javascript:
        at.clicks_on(page.get_by_role("button", name="Tick everybody"), goes=False)
        at.clicks_on(page.get_by_label("Mark Rauf C. as attended"), goes=False)
    else:
        assert page.get_by_role("button", name="Tick everybody").count() == 0
        for measure in group:
            if measure.short_name != "Rauf C.":
                at.clicks_on(page.get_by_label(f"Mark {measure.short_name} as attended"), goes=False)
    at.clicks_on(page.get_by_label("Aytən C. came in part"), goes=False)
    at.clicks_on(page.get_by_label("was absent: record it"), goes=False)
    at.clicks_on(page.get_by_role("button", name="Record the session"))
    expect(page.get_by_role("main")).to_contain_text("The session is recorded.")
    assert at.clicks <= TAPS and monotonic() - began <= SECONDS
    assert Session.objects.get().deliveries.count() == 12
    assert sorted(Delivery.objects.values_list("attendance", flat=True)) == ["no", "part"] + ["yes"] * 10


def test_the_tick_list_says_at_the_row_what_cannot_be_recorded(live_server, new_page, provider):
    group = provider.group(2)
    provider.records(group[0], today())
    page = visiting(new_page, live_server, provider.deliverer)
    page.goto(live_server.url + TICKS)
    page.get_by_role("button", name="Tick everybody").click()
    page.get_by_role("button", name="Record the session").click()
    expect(page.locator(".ticks li.is-wrong")).to_contain_text("Add another?")
    assert page.locator(".tick-there input:checked").count() == 2
    look_here(page)
    page.get_by_label(f"Add another record of this day for {group[0].short_name}").check()
    page.get_by_role("button", name="Record the session").click()
    assert Delivery.objects.count() == 3


def test_a_delivery_is_recorded_by_keyboard_alone(live_server, new_page, provider):
    measure = provider.ordered()
    page = visiting(new_page, live_server, provider.deliverer, javascript=False)
    page.goto(live_server.url + reverse("record_delivery", args=[measure.reference]))
    page.get_by_label("Date", exact=True).focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_text("The delivery is recorded.")).to_be_visible()


def test_the_pages_of_a_provider_pass_axe_and_fit_a_phone_in_both_languages(live_server, new_page, provider):
    measure = provider.ordered()
    provider.records(measure, today(), comment="Came late, stayed long.")
    page = visiting(new_page, live_server, provider.deliverer)
    made = Session.objects.create(
        agency=provider.deliverer.agency, on=today(), recorded_by=provider.deliverer.user, token="t"
    )
    one = [measure.reference]
    urls = [
        "/deliveries/", TICKS, reverse("delivery", args=one), reverse("record_delivery", args=one), reverse("make_invoice", args=one),
        reverse("delivery_step", args=[*one, "deliver"]), reverse("session", args=[made.pk]),
    ]  # fmt: skip
    for url in urls:
        look(page, live_server.url + url)
        fits_in_azerbaijani(page, live_server)


@pytest.mark.django_db
def test_the_pages_of_a_provider_keep_to_their_queries():
    provider, counts = Provider(), []
    first = provider.ordered()
    client = signed_in(provider.deliverer)
    one, record = (reverse(name, args=[first.reference]) for name in ("delivery", "record_delivery"))
    for more in (1, 5):
        for n in range(more):
            provider.records(provider.ordered(name=f"Name{more}{n} C."), today())
            provider.records(first, today(), another=True)
        counts.append([asked(client, url) for url in ("/deliveries/", TICKS, one, record)])
    assert counts[0] == counts[1], counts
    assert all(count <= most for count, most in zip(counts[0], (LIST, FORM + 1, ONE, FORM + DRAFT), strict=True)), (
        counts
    )


@pytest.mark.django_db
def test_the_managers_pages_keep_to_their_queries():
    provider, counts = Provider(), []
    measure = provider.ordered()
    client = signed_in(provider.manager)
    for more in (1, 5):
        for _n in range(more):
            provider.records(measure, today(), another=True)
        counts.append(
            [asked(client, reverse(name, args=[measure.reference])) for name in ("measure_deliveries", "procedure")]
        )
    assert counts[0] == counts[1], counts
    assert max(counts[0]) <= MANAGED, counts
