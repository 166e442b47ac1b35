"""Whoever opened a case in an emergency reads of it what the table of field groups allows, through every page; and some of it."""

import pytest

from agencies.emergency import LASTS
from agencies.models import EmergencyAccess
from agencies.roles import CASEWORKER, EMERGENCY
from audit.moment import now, today
from tests import a
from tests.pages.planting import LONG
from tests.pages.square import person
from tests.pages.test_disclosure import leaks, sections, shown

WITHOUT_A_PART = "AZ-MSE"


@pytest.mark.parametrize("mark", LONG)
def test_through_every_page_the_gravest_groups_stay_closed(worlds, mark):
    world, reader = worlds[mark], person(CASEWORKER, WITHOUT_A_PART)
    assert not set().union(*world.parts(WITHOUT_A_PART).values())
    EmergencyAccess.objects.create(
        user=reader.actor.user, agency=reader.actor.agency, case_id=world.root.case_id, category="life",
        reason="Somebody is in danger of their life.", opened_at=now(), ends_at=now() + LASTS / 2, review_due_on=today(),
    )  # fmt: skip
    pages = {url: shown(reader, url) for procedure in world.procedures for url in sections(procedure)}
    found = {url: leaks(page, world.words, CASEWORKER, WITHOUT_A_PART, {EMERGENCY}) for url, page in pages.items()}
    assert not any(found.values()), "\n".join(f"{url}: {words}" for url, words in found.items() if words)
    assert f"/procedures/{a.again(world.root).reference}/" in "".join(pages), "and the case is there to read"
    assert "Emergency access until" in pages[f"/procedures/{world.root.reference}/"]
