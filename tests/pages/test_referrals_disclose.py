"""What a partner reads of a referral, and what it does not: words of every group stand in the case, and each is looked for everywhere."""

import os
from itertools import product
from zlib import crc32

import pytest
from django.db import transaction
from django.urls import reverse

from agencies.disclosure import READS, FieldGroup
from agencies.roles import AUDITOR, CASEWORKER, OBSERVER, PARTNER, PROTECTION_OFFICER, SUPERVISOR
from tests.kept import settled
from tests.pages.canaries import without
from tests.pages.planting_referrals import AT, PlantedReferrals
from tests.pages.square import person
from tests.pages.test_disclosure import LISTS, SECTIONS, leaks, sections, shown

pytestmark = pytest.mark.django_db
FULL = os.environ.get("QAYIDIS_FULL") == "1"
READERS = (*AT, "AZ-MIA", "NGO-1", "IOM-AZ")
MORE_LISTS = ("/referrals/scoreboard/", "/offers/", "/offers/?all=1")
MORE_SECTIONS = ("skills", "referrals", "refer", "consent_to_share")


def some():
    """In a short run an eighth of the caseworkers, and of the others fewer, by their names."""
    pairs = product([CASEWORKER, SUPERVISOR, PROTECTION_OFFICER, AUDITOR], READERS)
    return [pair for pair in pairs if FULL or crc32(str(pair).encode()) % (8 if pair[0] == CASEWORKER else 24) == 0]


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield settled(PlantedReferrals())
        transaction.set_rollback(True)


def pages(procedure):
    more = [reverse(name, args=[procedure.reference]) for name in MORE_SECTIONS]
    return [*sections(procedure), *more, reverse("add_to_profile", args=[procedure.reference, "worked"])]


def others_words(text, world, code):
    """Notes and comments of other agencies than the reader's."""
    return [word for other in AT if other != code and (word := world.words.internal(other)) in text]


@pytest.mark.parametrize(("role", "code"), some())
def test_each_reader_reads_what_the_table_allows(world, code, role):
    reader, found = person(role, code), {}
    by_case = world.parts(code)
    for procedure in world.procedures:
        for url in pages(procedure):
            text = shown(reader, url)
            found[url] = leaks(text, world.words, role, code, by_case[procedure.reference]) + others_words(
                text, world, code
            )
    everywhere = set().union(*by_case.values())
    for url in (*LISTS, *MORE_LISTS, *(f"/search/?q={word}" for word in world.words.of.values())):
        word = url.partition("?q=")[2]
        text = without(word, shown(reader, url)) if word else shown(reader, url)
        found[url] = leaks(text, world.words, role, code, everywhere)
    assert not any(found.values()), "\n".join(f"{url}: {words}" for url, words in found.items() if words)


def test_a_partner_reads_what_was_shared_with_it(world):
    """Else the test above would hold of empty pages too."""
    text = "".join(shown(person(CASEWORKER, "AZ-SEA"), url) for url in sections(world.sent["AZ-SEA"]))
    assert world.words.of[FieldGroup.REFERRED] in text and world.words.internal("AZ-SEA") in text
    for told in (
        "Welders and flame cutters",
        "35 to 44",
        "German",
        "3 Upper secondary education",
        "Registration as a job seeker",
    ):
        assert told in text


@pytest.mark.parametrize("section", SECTIONS)
def test_of_the_file_nothing_is_told_on_any_section_of_a_referral(world, section):
    """Neither the case, nor from which State, nor that there are others, nor a gate, nor a file."""
    text = shown(person(CASEWORKER, "AZ-SEA"), reverse(section, args=[world.sent["AZ-SEA"].reference]))
    for hidden in (
        world.root.reference,
        "Germany",
        "A protection gate is open",
        "Aysu",
        *(r.reference for r in references(world)),
    ):
        assert hidden not in text, hidden


def references(world):
    return [world.sent["AZ-MOH"], world.sent["AZ-MSE"]]


def test_where_the_sharing_has_ended_nothing_of_it_is_read_and_what_is_asked_is_said(world):
    stopped = world.further[2]
    assert world.parts("AZ-SEA")[stopped.reference] == {OBSERVER}
    reader = person(CASEWORKER, "AZ-SEA")
    text = "".join(shown(reader, url) for url in sections(stopped))
    assert world.words.of[FieldGroup.REFERRED] not in text and "Nothing is shared with your agency any more" in text
    assert "Welders and flame cutters" not in text and "job seeker" not in text


def test_the_record_of_what_was_shared_stays_with_the_sender(world):
    text = shown(person(CASEWORKER, world.home), reverse("procedure", args=[world.further[2].reference]))
    assert world.words.of[FieldGroup.REFERRED] in text and "Welders and flame cutters" in text


def test_the_migration_service_learns_of_no_referral(world):
    text = "".join(
        shown(person(SUPERVISOR, "AZ-SMS"), url) for url in (*sections(world.root), "/queue/agency/", "/queue/waiting/")
    )
    assert not any(procedure.reference in text for procedure in world.procedures[1:])


def test_only_who_manages_the_case_and_the_partner_read_the_group():
    assert {str(part) for part in READS[FieldGroup.REFERRED]} == {"case_management", PARTNER.value}
