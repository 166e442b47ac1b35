"""The log of the asylum door: who reads whose rows, what it shows of them, and that it shows no word that was refused."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from agencies.roles import (
    ADMINISTRATOR,
    AUDITOR,
    CASEWORKER,
    DATA_PROTECTION_OFFICER,
    PROTECTION_OFFICER,
    SUPERVISOR,
)
from audit.models import Overruled, TurnedAway
from audit.moment import now, walking_at
from cases.asylum_door.finding import found
from cases.asylum_door.looking_back import SIZE, rules_by_key
from cases.asylum_door.overruling import REASON
from tests import a
from tests.pages.square import signed_in
from tests.pages.test_query_counts import counting

pytestmark = pytest.mark.django_db
HINT = "prosil za azil v Ljubljani"
WHY = "The name of a street."
CHECKERS = (AUDITOR, DATA_PROTECTION_OFFICER)
PAGES = ("door", "door_overruled")
KEYS = {name: key for key, name in rules_by_key().items()}


def kept(code="AZ-SMS", log=TurnedAway, **said):
    """A row as the door writes it."""
    by = a.person(CASEWORKER, at=code)
    row = {"agency": by.agency, "person": by.user, "field": "text", "rule": "sl.asylum", "salt": "s" * 32}
    return log.objects.create(**row | {"hashed": "0123456789abcdef" * 4} | said)


def read(who, name="door", **asked):
    return signed_in(who).get(reverse(name), asked)


def text(*args, **asked):
    answer = read(*args, **asked)
    assert answer.status_code == 200
    page = answer.content.decode()
    return re.sub("(?s)<select.*?</select>", "", page[page.index("<main") :])


def rows(page):
    return page.count('role="row"') - 1 if "<table" in page else 0


# --- who


@pytest.mark.parametrize("role", CHECKERS)
@pytest.mark.parametrize("name", PAGES)
def test_whoever_checks_reads_it_and_finds_it_in_the_navigation(role, name):
    page = read(a.person(role), name).content.decode()
    assert "Words not taken" in page and reverse("door") in page[: page.index("<main")]


@pytest.mark.parametrize("role", [CASEWORKER, SUPERVISOR, PROTECTION_OFFICER, ADMINISTRATOR])
@pytest.mark.parametrize("name", PAGES)
def test_nobody_else_reads_it_nor_is_led_there(role, name):
    who = a.person(role)
    assert read(who, name).status_code == 403
    assert reverse("door") not in signed_in(who).get(reverse("account")).content.decode()


def test_of_another_state_nobody_reads_anything():
    """Who learns here when an officer over there was stopped could find the case, and so the claim."""
    kept("NL-CA", field="theirs"), kept("AZ-SMS", field="ours"), kept("AZ-MIA", field="police")
    page = text(a.person(AUDITOR))
    assert rows(page) == 2 and "theirs" not in page and ">ours<" in page and ">police<" in page
    page = text(a.person(AUDITOR, at="NL-CA"))
    assert rows(page) == 1 and ">theirs<" in page
    page = text(a.person(AUDITOR, at="AZ-MIA"))
    assert rows(page) == 1 and ">police<" in page


@pytest.mark.parametrize(
    ("at", "asked"), [("AZ-SMS", "NL-CA"), ("NL-CA", "AZ-SMS"), ("AZ-MIA", "AZ-SMS"), ("AZ-SMS", "XX")]
)
@pytest.mark.parametrize("name", PAGES)
def test_an_agency_beyond_ones_own_reach_is_not_there(name, at, asked):
    assert read(a.person(AUDITOR, at=at), name, agency=asked).status_code == 404


def test_a_row_of_no_agency_is_shown_to_nobody():
    kept(agency=None, person=None)
    assert rows(text(a.person(AUDITOR))) == rows(text(a.person(AUDITOR, at="NL-CA"))) == 0


# --- what


def test_a_row_says_when_who_where_and_by_which_rule_and_nothing_of_the_words():
    request = a.step(a.readmission(), "acknowledge", a.person())
    with walking_at(a.at(2026, 3, 18, 9, 30)):
        typist = a.person(CASEWORKER, name="A Typist")
        signed_in(typist).post(reverse("notes", args=[request.reference]), {"text": HINT})
        page = text(a.person(AUDITOR))
    row = TurnedAway.objects.get()
    assert row.at == a.at(2026, 3, 18, 0, 0) and "09:30" not in page, (
        "the hour would lead to what they were reading then"
    )
    for said in ("18.03.2026", "A Typist", "State Migration Service", ">text<", ">sl.asylum<", row.hashed[:12]):
        assert said in page
    for hidden in ("azil", "Ljubljan", row.hashed, row.salt, request.reference):
        assert hidden not in page.replace("sl.asylum", "")


def test_what_was_sent_all_the_same_stands_with_its_reason_and_without_its_words():
    officer, theirs = a.person(), a.person(CASEWORKER, at="NL-CA")
    request = a.step(a.step(a.readmission(), "acknowledge", officer), "take_up", officer)
    request = a.step(request, "ask", officer, question="Where does he live?")
    said = {"answer_given": "Vluchtelingenweg 4", "token": "11111111-1111-4111-8111-111111111111", REASON: WHY}
    assert signed_in(theirs).post(reverse("take", args=[request.reference, "answer"]), said).status_code == 302
    page = text(a.person(AUDITOR, at="NL-CA"), "door_overruled")
    assert rows(page) == 1 and WHY in page and "answer_given" in page and "luchteling" not in page
    assert rows(text(a.person(AUDITOR), "door_overruled")) == 0


def test_of_a_package_that_another_authority_wrote_the_rule_is_told_to_that_authority_alone():
    kept("AZ-SMS", field="/observations"), kept("NL-CA", field="/observations")
    page = text(a.person(AUDITOR))
    assert rows(page) == 1 and "written by another authority" in page and ">sl.asylum<" not in page
    assert ">sl.asylum<" in text(a.person(AUDITOR, at="NL-CA"))


def test_a_filter_tells_no_more_than_the_row():
    kept("AZ-SMS", field="/observations")
    for rule in ("sl.asylum", "de.asylum"):
        assert rows(text(a.person(AUDITOR), rule=KEYS[rule])) == 0


# --- filters and pages


def test_it_is_narrowed_by_period_rule_and_agency():
    who = a.person(AUDITOR)
    for day, rule, code in ((1, "en.asylum", "AZ-SMS"), (15, "sl.asylum", "AZ-SMS"), (31, "en.asylum", "AZ-MIA")):
        kept(code, at=a.at(2026, 3, day, 0, 0), rule=rule, field=f"field{day}")
    for asked, days in (
        ({"first": "15.03.2026"}, {15, 31}),
        ({"last": "14.03.2026"}, {1}),
        ({"last": "30.03.2026"}, {1, 15}),
        ({"rule": KEYS["en.asylum"]}, {1, 31}),
        ({"agency": "AZ-MIA"}, {31}),
    ):
        page = text(who, **asked)
        assert {day for day in (1, 15, 31) if f">field{day}<" in page} == days, asked
        assert "Clear filters" in page
    assert "Nothing matches these filters." in text(who, first="01.04.2026")
    said = read(who, first="02.04.2026", last="01.04.2026")
    assert said.status_code == 422 and "The last day lies before the first." in said.content.decode()


def test_no_key_of_a_rule_is_stopped_by_the_door_and_each_is_its_own():
    assert not [key for key in KEYS.values() if found(key)]
    assert len(set(KEYS.values())) == len(KEYS) and "number.eurodac" in KEYS
    who = a.person(AUDITOR)
    assert read(who, rule=KEYS["number.eurodac"]).status_code == 200
    assert read(who, rule="en.asylum").status_code == 422


@pytest.mark.parametrize(("name", "log"), [("door", TurnedAway), ("door_overruled", Overruled)])
def test_each_row_stands_on_one_page_the_latest_first(name, log):
    who, moment = a.person(AUDITOR), now()
    own = {"agency": who.agency, "person": who.user, "rule": "sl.asylum", "salt": "s", "hashed": "h" * 64}
    log.objects.bulk_create(
        log(**own, field=f"field{n:03}x", at=moment - timedelta(minutes=n // 7)) for n in range(2 * SIZE + 5)
    )
    found_there, url = [], reverse(name)
    for _page in range(3):
        page = signed_in(who).get(url).content.decode()
        found_there += [part[:3] for part in page.split(">field")[1:]]
        link = [part for part in page.split('href="') if part.startswith(f"{reverse(name)}?after")]
        url = link[0].split('"')[0] if link else ""
    assert len(found_there) == len(set(found_there)) == 2 * SIZE + 5 and not url
    minutes = [int(number) // 7 for number in found_there]
    assert minutes == sorted(minutes)


@pytest.mark.parametrize("at", ["AZ-SMS", "NL-CA"])
@pytest.mark.parametrize("name", PAGES)
def test_more_rows_need_no_more_queries(name, at):
    who = a.person(AUDITOR, at=at)
    client, needed = signed_in(who), []
    for _more in range(2):
        for _row in range(3):
            kept(at), kept(at, Overruled, reason=WHY)
        with counting() as counted:
            assert client.get(reverse(name)).status_code == 200
        needed.append(len(counted()))
    assert (
        needed[0] == needed[1] <= (4 if at == "AZ-SMS" else 3)
    )  # who acts, what waits, the agencies of the State, the rows


def test_it_is_read_only():
    kept()
    who = a.person(AUDITOR)
    assert signed_in(who).post(reverse("door"), {"rule": "x"}).status_code == 405
    assert TurnedAway.objects.count() == 1
