"""Whoever decides whether two are one reads both side by side, what differs first; and nothing of a case that is none of theirs (S21)."""

import re

import pytest
from django.urls import reverse

from agencies.roles import CASEWORKER, OBSERVER
from tests import a
from tests.pages.square import signed_in
from tests.pages.test_query_counts import counting
from tests.tasks.test_finding import somebody
from workflows.conflicts import close_to
from workflows.rows import Grant, permissions

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return a.person(CASEWORKER, name="Leyla Quliyeva")


@pytest.fixture
def two(officer):
    """Two requests about people who look alike."""
    found = (("Məmmədov", "Elçin", "Gəncə"), ("Mammadov", "Elchin", "Bakı"))
    return [
        a.step(a.readmission(person=_born_in(somebody(surname, given, "1988-02-18"), place)), "acknowledge", officer)
        for surname, given, place in found
    ]


def _born_in(person, place):
    return person | {"birth": person["birth"] | {"place": place}}


def compared(officer, two):
    return signed_in(officer).get(page_of(two))


def page_of(two):
    return reverse("compare", args=[two[0].reference, two[1].case.members.get(relation="subject").person_id])


def told(answer):
    """[(label, own, other, whether it differs)]"""
    table = answer.content.decode().partition('<table class="compare side-by-side"')[2].partition("</table>")[0]
    rows = re.findall(
        r'<th role="rowheader" scope="row">(.*?)</th>\s*<td[^>]*>(.*?)</td><td[^>]*>(.*?)</td>', table, re.DOTALL
    )
    plain = [tuple(re.sub(r"<[^>]+>", "", cell).strip() for cell in row) for row in rows]
    return [
        (label.removesuffix("differs").strip(), own, other, label.endswith("differs")) for label, own, other in plain
    ]


def test_what_differs_comes_first_and_what_is_the_same_below(officer, two):
    answer = compared(officer, two)
    rows = told(answer)
    assert rows[0] == ("Surname", "Məmmədov", "Mammadov", True)
    assert ("Born", "18.02.1988, Gəncə", "18.02.1988, Bakı", True) in rows
    differs = [row[3] for row in rows]
    assert differs == sorted(differs, reverse=True) and {True, False} == set(differs)
    assert f'href="/procedures/{two[1].reference}/"' in answer.content.decode()


def test_of_a_person_whose_cases_are_not_ones_own_to_see_nothing_is_told(officer, two):
    close_to(two[1], officer.user, "kin", officer)
    answer = compared(officer, two)
    page = answer.content.decode()
    assert not told(answer) and "Mammadov" not in page and two[1].reference not in page
    assert "Ask there" in page


def test_of_a_person_in_whose_case_one_only_has_a_small_part_nothing_is_told(officer, two):
    """Whoever observes a case sees that it is there, and not who it is about."""
    observed = a.readmission(other="DE", person=_born_in(somebody("Mamedov", "Elcin", "1988-02-18"), "Sumqayıt"))
    Grant.objects.filter(content_object=observed, group=officer.group_id).update(permission=permissions()[OBSERVER])
    theirs = observed.case.members.get(relation="subject").person_id
    page = signed_in(officer).get(reverse("compare", args=[two[0].reference, theirs])).content.decode()
    assert "Mamedov" not in page and "Sumqayıt" not in page and observed.reference not in page


def test_its_queries_do_not_grow_with_the_cases_of_the_other(officer, two):
    numbers, client = [], signed_in(officer)
    for _time in range(3):
        with counting() as queries:
            assert told(client.get(page_of(two)))
        numbers.append(len(queries()))
        a.step(a.readmission(person=somebody("Mammadov", "Elchin", "1988-02-18")), "acknowledge", officer)
    assert numbers[1] == numbers[2] <= 48, numbers
