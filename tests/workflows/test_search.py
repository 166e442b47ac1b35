"""Search: whoever is written in whatever way is found, with the reason, and only by those who may see the case."""

from itertools import permutations

import pytest

from agencies.roles import AUDITOR, CASEWORKER
from audit.models import TurnedAway
from cases.comparisons import Comparison
from cases.typed import understood
from tests import a
from tests.cases.test_alike import filed, subject
from tests.cases.test_matching import GOLDEN
from tests.pages.square import signed_in
from workflows.rows import Procedure
from workflows.searching import results

pytestmark = pytest.mark.django_db
FROM_ONE_TO_ANOTHER = [pair for names in GOLDEN for pair in permutations(names, 2)]


def found(text, actor=None):
    """The cases that are found, with the reasons."""
    said = results(actor or a.person(CASEWORKER), understood(text))
    return {result.procedure.case_id: result.reasons for result in said}


def page(text, actor=None, **headers):
    return signed_in(actor or a.person(CASEWORKER)).get("/search/", {"q": text}, headers=headers)


def test_every_spelling_of_the_golden_set_finds_every_other():
    officer, cases = a.person(CASEWORKER), {}
    for name in {name for names in GOLDEN for name in names}:
        cases[name] = filed(name, "Anar", script="").pk
    missed = [(typed, name) for typed, name in FROM_ONE_TO_ANOTHER if cases[name] not in found(typed, officer)]
    assert missed == []


@pytest.mark.parametrize("typed", [
    "Məmmədov Rəşad", "rəşad məmmədov", "Мамедов Рашад", "Mamedov R", "Məmm", "Mamedov Raş", "Məmmədov 1988", "born:1988 Mammadov",
    "18.02.1988", "C 01-234", "c01234",
])  # fmt: skip
def test_a_person_is_found_by_what_is_known(typed):
    case = filed("Məmmədov", "Rəşad", number="C01234")
    filed("Quliyev", "Vaqif", born="1990-05-05", number="C99999")
    assert list(found(typed)) == [case.pk]


@pytest.mark.parametrize(
    "typed", ["Quliyev", "Məmmədov Vaqif", "Məmmədov 1990", "19.02.1988", "C01235", "Məmmədov Rəşad Tofiq"]
)
def test_what_contradicts_finds_nobody(typed):
    filed("Məmmədov", "Rəşad", number="C01234")
    assert found(typed) == {}


def test_the_lines_of_a_passport_find_its_bearer():
    case = filed("Eriksson", "Anna Maria", born="1974-08-12", number="L898902C3")
    lines = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
    assert list(found(lines)) == [case.pk]


def test_it_says_why():
    case = filed("Məmmədov", "Rəşad")
    assert found("Мамедов")[case.pk] == ("Two spellings of one name: Məmmədov / Мамедов.",)
    answer = page("Мамедов").content.decode()
    assert "Same sound or spelling" in answer and "Two spellings of one name: Məmmədov / Мамедов." in answer


def test_a_reference_is_found_with_or_without_dashes_and_zeros():
    case = filed("Məmmədov", "Rəşad")
    reference = Procedure.objects.get(case=case).reference
    series, number = reference.rpartition("-")[::2]
    for typed in (
        reference,
        reference.lower().replace("-", " "),
        f"{series}-{int(number)}",
        series,
        case.their_reference,
    ):
        assert case.pk in found(typed), typed


def test_nobody_finds_what_is_not_theirs_to_see():
    filed("Məmmədov", "Rəşad", number="C01234")
    stranger = a.person(CASEWORKER, at="CH-CA")
    assert [found(typed, stranger) for typed in ("Məmmədov", "C01234", "18.02.1988")] == [{}, {}, {}]


def test_who_reads_no_names_finds_nobody_by_name():
    filed("Məmmədov", "Rəşad")
    assert "Məmmədov" not in page("Məmm", a.person(AUDITOR)).content.decode().replace('value="Məmm"', "")


def test_while_somebody_types_the_results_come_alone():
    reference = Procedure.objects.get(case=filed("Məmmədov", "Rəşad")).reference
    part, whole = (page("Məmm", **headers).content.decode() for headers in ({"X-Part": "found"}, {}))
    assert reference in part and reference in whole
    assert "<html" not in part and "<html" in whole


def test_a_hint_at_asylum_is_no_search_and_is_not_given_back():
    answer = page("asylum seeker Məmmədov")
    assert answer.status_code == 422
    assert 'value=""' in answer.content.decode() and TurnedAway.objects.get().field == "q"
    assert page("asylum seeker", **{"X-Part": "found"}).status_code == 422


def led_elsewhere(case, code="AZ-MIA"):
    """The case as it would be were another agency of ours its lead."""
    Procedure.objects.get(case=case).grants.update(group=a.agency(code).as_group())
    return case


def test_a_likeness_in_a_case_that_is_not_seen_says_only_where_to_ask():
    hidden, ours = led_elsewhere(filed("Məmmədov", "Rəşad", number="C777")), filed("Mamedov", "Rashad")
    reference = Procedure.objects.get(case=ours).reference
    officer = signed_in(a.person(CASEWORKER))
    for url in (f"/procedures/{reference}/persons/", f"/procedures/{reference}/persons/{subject(hidden).pk}/"):
        shown = officer.get(url).content.decode()
        assert a.agency("AZ-MIA").name in shown, url
        assert "Məmmədov" not in shown and Procedure.objects.get(case=hidden).reference not in shown, url


def test_a_link_is_recorded_told_in_both_cases_and_undone():
    one, other = filed("Məmmədov", "Rəşad"), filed("Mamedov", "Rashad")
    first, second = (f"/procedures/{Procedure.objects.get(case=case).reference}/persons/" for case in (one, other))
    officer = signed_in(a.person(CASEWORKER))
    said = {"same": "yes", "reason": "Photographs agree."}
    assert officer.post(f"{first}{subject(other).pk}/", said).status_code == 302
    for url in (first, second):
        shown = officer.get(url).content.decode()
        assert "Same person" in shown and "looks similar" not in shown and "Photographs agree." in shown
    undo = first.replace("persons/", f"comparisons/{Comparison.objects.get().pk}/undo/")
    assert officer.post(undo, {"reason": ""}).status_code == 422
    assert officer.post(undo, {"reason": "Wrong photograph."}).status_code == 302
    assert "looks similar" in officer.get(second).content.decode()
    assert Comparison.history.filter(undone_because="Wrong photograph.").exists()
