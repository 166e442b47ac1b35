"""The pages of what is kept in a browser: nothing for axe to find on a desk and on a phone, nothing stands out sideways."""

import os
from datetime import timedelta

import pytest
from django.urls import reverse

from agencies.roles import ADMINISTRATOR, DATA_PROTECTION_OFFICER
from audit.moment import now
from tests import a
from tests.agencies.test_look import look, looked_at
from tests.pages.square import Person, signed_in
from tests.pages.square_retention import kept_things
from tests.pages.test_look import fits_in_azerbaijani, visit_as
from tests.retaining.erasing import erase
from workflows.models import Procedure

pytestmark = pytest.mark.django_db(transaction=True)
SHOTS = os.environ.get("QAYIDIS_SHOTS")  # a folder for pictures of the pages, for whoever looks at them


@pytest.fixture
def kept():
    """Two cases whose time is over, one that is nearly over, one that was erased; an erasure, a hold and a change that wait."""
    for days in (800, 500, 340):
        request = a.readmission()
        Procedure.objects.filter(pk=request.pk).update(closed_at=now() - timedelta(days=days))
    gone = a.readmission()
    Procedure.objects.filter(pk=gone.pk).update(closed_at=now() - timedelta(days=900))
    done = erase(case=gone.case_id)
    return kept_things() | {"due": a.again(request), "done": done}


def person(*roles):
    actor = a.person(*roles)
    return Person(signed_in(actor), actor.agency.code, roles[0], actor)


def test_axe_finds_nothing_on_the_pages_of_what_is_kept(live_server, page, kept):
    officer, administrator = person(DATA_PROTECTION_OFFICER), person(ADMINISTRATOR)
    own = [
        reverse("retention"),
        reverse("retention_case", args=[kept["due"].reference]),
        reverse("set_hold", args=[kept["due"].reference]),
        *(
            reverse(name, args=[kept[of].pk])
            for name, of in (("hold", "hold"), ("erasure", "erasure"), ("erasure", "done"))
        ),
    ]
    of_rules = [
        reverse("change_retention", args=["support"]),
        reverse("retention_change", args=[kept["retention_change"].pk]),
    ]
    for who, urls in ((officer, own), (administrator, of_rules)):
        visit_as(page, live_server, who)
        for url in looked_at(urls):
            look(page, live_server.url + url)
            taken(page, url)
            fits_in_azerbaijani(page, live_server)


def taken(page, url):
    if SHOTS:
        for width in (1400, 400):
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=f"{SHOTS}/erasure{url.replace('/', '_')}{width}.png", full_page=True)
