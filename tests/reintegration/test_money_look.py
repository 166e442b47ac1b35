"""The pages of measures and money in a browser: nothing for axe to find on a desk and on a phone, nothing stands out sideways."""

import pytest
from django.urls import reverse

from agencies.roles import PROGRAMME_MANAGER
from audit.moment import today
from reintegration.models import MoneyChange
from tests import a
from tests.agencies.test_look import look, look_here, looked_at
from tests.pages.square import Person, signed_in
from tests.pages.test_look import fits_in_azerbaijani, visit_as
from tests.reintegration import funding
from tests.reintegration.measuring import People, measure_of, walked

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def town():
    """A case with measures at every stage, and a programme with everything a programme can have."""
    people, programme = People(), funding.funded(lines={"arrival_cash": "5000.00", "micro_business": "5000.00"})
    funding.cap(
        programme, "900.00", "arrival_cash", tranche_plan=[{"share": 60, "visit": False}, {"share": 40, "visit": True}]
    )
    funding.rate(programme, "AZN", "0.54213")
    case = a.reintegration(people.manager)
    a.consent(case)
    case = a.step(case, "contact", people.manager, contacted_on=today(), contact_means="phone")
    case = a.step(case, "assess", people.manager, programme=programme)
    paid, waiting = (walked(measure_of(case, people.manager), people, until) for until in ("pay", "verify"))
    return people, programme, case, paid, waiting, measure_of(case, people.manager, "micro_business")


def person(actor):
    return Person(signed_in(actor), actor.agency.code, next(iter(actor.roles)), actor)


def test_axe_finds_nothing_on_the_pages_of_measures(live_server, page, town):
    people, _programme, case, paid, waiting, business = town
    visit_as(page, live_server, person(people.manager))
    pages = (
        ("measures", case), ("propose_measure", case), ("procedure", business), ("measure_papers", business),
        ("measure_business", business), ("measure_money", business), ("measure_money", paid), ("procedure", waiting),
    )  # fmt: skip
    for name, of in looked_at(pages):
        look(page, live_server.url + reverse(name, args=[of.reference]))
        fits_in_azerbaijani(page, live_server)


def test_axe_finds_nothing_on_the_pages_of_programmes(live_server, page, town):
    people, programme, *_rest = town
    visit_as(page, live_server, person(people.director))
    own = [reverse(name, args=[programme.code]) for name in ("programme", "programme_account")]
    asked = [
        reverse("propose_money_change", args=[programme.code, subject]) for subject in MoneyChange.Subject.values[:-1]
    ]
    some = [
        reverse(name) for name in ("programmes", "measure_kinds", "new_measure_kind", "new_programme", "money_changes")
    ]
    change = reverse("money_change", args=[MoneyChange.objects.latest("pk").pk])
    for url in looked_at([*own, *asked, *some, change]):
        look(page, live_server.url + url)
        fits_in_azerbaijani(page, live_server)


def test_axe_finds_nothing_on_what_was_sent_back_or_waits(live_server, page, town):
    people, programme, *_rest = town
    visit_as(page, live_server, person(people.director))
    page.goto(live_server.url + reverse("propose_money_change", args=[programme.code, "bands"]))
    page.get_by_role("button", name="Propose this change").click()
    assert page.locator("[aria-invalid=true]").count() >= 1
    look_here(page)
    change = MoneyChange(
        subject="budget", programme=programme, said={"amount": "20000.00"}, about="look", reason="More."
    )
    waiting = funding.propose(change, a.person(PROGRAMME_MANAGER, at="AZ-MLSP"))
    look(page, live_server.url + reverse("money_change", args=[waiting.pk]))
    visit_as(page, live_server, person(people.payer))
    look(page, live_server.url + reverse("payments"))
    fits_in_azerbaijani(page, live_server)
