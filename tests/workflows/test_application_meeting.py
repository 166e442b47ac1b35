"""Two people in one part of an application: different fields are both kept, of the same one somebody says whose holds (T9, T10)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agencies.roles import CASEWORKER
from tests import a
from tests.workflows.paper_form import Writer, begin
from workflows.application.meeting import Merged
from workflows.models import ReadmissionRequest

SURNAME, GIVEN = "person-names-0-surname", "person-names-0-given_names"
BORN, PLACE = "person-birth-date", "person-birth-place"
LEAVES = st.none() | st.booleans() | st.integers(2, 5) | st.sampled_from(["", "a", "b"])
TEXTS = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("xyz"), inner, max_size=3),
    max_leaves=8,
)


@pytest.fixture
def officer():
    return Writer(a.person(CASEWORKER, at="NL-CA", name="Sanne van Voorbeeld"))


@pytest.fixture
def draft(officer):
    begin(officer)
    return ReadmissionRequest.objects.get()


@pytest.fixture
def colleague(draft):
    """With the same part open since the beginning."""
    return Writer(a.person(CASEWORKER, at="NL-CA", name="Daan Bedacht")).task(draft, "person")


def person(draft):
    return a.again(draft).application["person"]


def names(draft):
    main = person(draft)["names"][0]
    return main["surname"], main["given_names"]


@pytest.mark.django_db
def test_two_people_who_change_different_fields_both_save_and_the_second_is_told(officer, draft, colleague):
    officer.task(draft, "person").press("draft", **{SURNAME: "Əliyev"})
    colleague.press("draft", **{GIVEN: "Orxan", PLACE: "Şəki"})
    assert colleague.answer.status_code == 200 and names(draft) == ("Əliyev", "Orxan")
    assert "Somebody else changed meanwhile, and it stays: Surname." in colleague.text
    assert person(draft)["birth"]["place"] == "Şəki"


@pytest.mark.django_db
@pytest.mark.parametrize(("holds", "surname"), [("mine", "Quliyev"), ("theirs", "Əliyev")])
def test_of_the_same_field_both_values_are_shown_and_somebody_says_whose_holds(
    officer, draft, colleague, holds, surname
):
    officer.task(draft, "person").press("draft", **{SURNAME: "Əliyev", PLACE: "Gəncə"})
    colleague.press("draft", **{SURNAME: "Quliyev", GIVEN: "Orxan"})
    assert colleague.answer.status_code == 409
    assert "Keep mine: Quliyev" in colleague.text and "Take theirs: Əliyev" in colleague.text
    assert "Changed by Sanne van Voorbeeld" in colleague.text
    assert names(draft)[0] == "Əliyev" and not names(draft)[1]
    colleague.press("draft")
    assert colleague.answer.status_code == 422, "nobody said whose"
    colleague.press("draft", **{f"whose-{SURNAME}": holds})
    assert colleague.answer.status_code == 200 and names(draft) == (surname, "Orxan")
    assert person(draft)["birth"]["place"] == "Gəncə", "what the first alone changed stays"


@pytest.mark.django_db
def test_what_comes_meanwhile_once_more_is_asked_once_more(officer, draft, colleague):
    officer.task(draft, "person").press("draft", **{SURNAME: "Əliyev"})
    colleague.press("draft", **{SURNAME: "Quliyev"})
    officer.task(draft, "person").press("draft", **{SURNAME: "Həsənov"})
    colleague.press("draft", **{f"whose-{SURNAME}": "mine"})
    assert colleague.answer.status_code == 409 and "Take theirs: Həsənov" in colleague.text
    assert names(draft)[0] == "Həsənov"
    colleague.press("draft", **{f"whose-{SURNAME}": "theirs"})
    assert names(draft)[0] == "Həsənov"


@pytest.mark.django_db
def test_a_row_that_one_adds_and_a_field_that_another_changes_are_both_kept(officer, draft, colleague):
    officer.task(draft, "person").press("add:person-names")
    officer.press("draft", **{"person-names-1-surname": "Алиев"})
    colleague.press("draft", **{BORN: "03.04.1990"})
    assert [name["surname"] for name in person(draft)["names"]][-1] == "Алиев"
    assert person(draft)["birth"]["date"] == "1990-04-03"


@pytest.mark.django_db
def test_the_draft_of_what_was_being_typed_undoes_nothing_that_was_kept_since(officer, draft, colleague):
    url = f"/procedures/{draft.reference}/application/person/draft/"
    typed = colleague.fields.values | {GIVEN: "Orxan"}
    assert colleague.client.post(url, typed, headers={"X-Draft": "yes"}).status_code == 204
    officer.task(draft, "person").press("draft", **{SURNAME: "Əliyev"})
    colleague.task(draft, "person").press("draft")
    assert names(draft) == ("Əliyev", "Orxan")


@pytest.mark.django_db
def test_a_page_that_nobody_can_tell_the_age_of_has_every_difference_decided(officer, draft, colleague):
    officer.task(draft, "person").press("draft", **{SURNAME: "Əliyev"})
    colleague.press("draft", opened="nonsense", **{SURNAME: "Quliyev"})
    assert colleague.answer.status_code == 409 and names(draft)[0] == "Əliyev"


@pytest.mark.django_db
def test_two_who_add_a_piece_of_evidence_each_lose_none(officer, draft):
    colleague = Writer(a.person(CASEWORKER, at="NL-CA")).task(draft, "evidence")
    officer.task(draft, "evidence").press("draft", **{"evidence-0-kind": "passport", "evidence-0-number": "C0123"})
    colleague.press("draft", **{"evidence-0-kind": "identity_card", "evidence-0-number": "AA77"})
    assert colleague.answer.status_code == 200
    assert [one["number"] for one in a.again(draft).application["evidence"]] == ["C0123", "AA77"]


@given(TEXTS, TEXTS)
def test_who_changed_nothing_takes_over_all_and_who_is_alone_keeps_all(base, new):
    for mine, theirs in ((base, new), (new, base), (new, new)):
        merged = Merged()
        assert filled(merged.of(base, mine, theirs, "")) == filled(new) and not merged.both


@given(TEXTS, TEXTS, TEXTS)
def test_nothing_comes_from_nowhere_and_who_was_first_matters_only_where_it_is_asked(base, mine, theirs):
    one, other = Merged(), Merged()
    first, second = leaves(one.of(base, mine, theirs, "")), leaves(other.of(base, theirs, mine, ""))
    assert set(one.both) == set(other.both)
    assert first <= leaves(mine) | leaves(theirs)
    assert one.both or first == second


def filled(value):
    """Without what says nothing."""
    if isinstance(value, dict):
        return {name: kept for name, one in value.items() if (kept := filled(one)) is not None} or None
    if isinstance(value, list):
        return list(map(filled, value)) or None
    return None if value == "" else value


def leaves(value):
    if isinstance(value, dict):
        return set().union(*map(leaves, value.values()))
    if isinstance(value, list):
        return set().union(*map(leaves, value))
    return set() if value in (None, "") else {repr(value)}
