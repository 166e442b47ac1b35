"""The pages of requests for one's own data in a browser: nothing for axe to find on a desk and on a phone, nothing stands out sideways."""

import pytest
from django.urls import reverse

from tests import a
from tests.agencies.test_look import look
from tests.pages.square import Person, signed_in
from tests.pages.test_look import fits_in_azerbaijani, visit_as
from tests.subject_access.asking_for import SPOUSE, Office, subject_of

pytestmark = pytest.mark.django_db(transaction=True)


def person(actor):
    return Person(signed_in(actor), actor.agency.code, next(iter(actor.roles)), actor)


def test_axe_finds_nothing_on_the_pages_of_requests(live_server, page):
    office, request = Office(), a.readmission(spouse=SPOUSE)
    made = office.made(subject_of(request.case))
    given = office.approved(subject_of(request.case), token="second")
    for actor, addresses in (
        (office.officer, [
            reverse("subject_accesses"), f"{reverse('new_subject_access')}?reference={request.reference}", reverse("new_subject_access"),
            reverse("subject_access", args=[given.pk]),
        ]),
        (office.chief, [reverse("subject_access", args=[made.pk])]),
    ):  # fmt: skip
        visit_as(page, live_server, person(actor))
        for address in addresses:
            look(page, live_server.url + address)
            fits_in_azerbaijani(page, live_server)
