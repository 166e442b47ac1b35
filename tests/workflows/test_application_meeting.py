"""Two people in one part of an application: different fields are both kept, of the same one somebody says whose holds (T9, T10)."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agencies.roles import CASEWORKER
from tests import a
from tests.workflows.paper_form import Writer, a_pdf, a_picture, begin
from workflows.application.merged import Merged
from workflows.application.paths import NOBODY
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
    officer.task(draft, "person").press("draft", **{SURNAME: "Əliyev", PLACE: "Şəki"})
    colleague.press("draft", **{GIVEN: "Orxan", "person-sex": "M"})
    assert colleague.answer.status_code == 200 and names(draft) == ("Əliyev", "Orxan")
    [told] = re.findall(r"Somebody else changed meanwhile, and it stays: ([^<]*)\.<", colleague.text)
    assert {"Personal details: Place of birth", "Personal details: Surname"} == set(told.split(", ")), told
    assert (person(draft)["birth"]["place"], person(draft)["sex"]) == ("Şəki", "M")


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


def rows(draft, name="evidence"):
    return a.again(draft).application[name]


def passport(number, at=0, **more):
    row = {"kind": "passport", "number": number} | more
    return {f"evidence-{at}-{name}": value for name, value in row.items()}


@pytest.fixture
def two_papers(officer, draft):
    """Kept before either of the two opens the page."""
    officer.task(draft, "evidence").press("add:evidence", **passport("C0"))
    officer.press("draft", **passport("C0"), **passport("AA1", 1, kind="identity_card"))
    return draft


def another(draft, task):
    return Writer(a.person(CASEWORKER, at="NL-CA", name="Daan Bedacht")).task(draft, task)


@pytest.mark.django_db
def test_two_who_add_a_piece_of_evidence_each_lose_none(officer, draft):
    colleague = another(draft, "evidence")
    officer.task(draft, "evidence").press("draft", **passport("C0123"))
    colleague.press("draft", **passport("AA77", kind="identity_card"))
    assert colleague.answer.status_code == 200
    assert [one["number"] for one in rows(draft)] == ["C0123", "AA77"]


@pytest.mark.django_db
def test_who_comes_back_to_what_they_wrote_does_not_write_it_twice(officer, draft):
    before = Writer(officer.actor).task(draft, "evidence")
    officer.task(draft, "evidence").press("draft", **passport("C0"))
    before.press("draft", **passport("C01"))
    assert before.answer.status_code == 409 and "Take theirs: Passport, C0" in before.text
    before.press("draft", **{"whose-evidence": "mine"})
    assert [one["number"] for one in rows(draft)] == ["C01"]


@pytest.mark.django_db
@pytest.mark.parametrize(("holds", "numbers"), [("mine", ["AA1"]), ("theirs", ["C0", "AA1-CORRECTED"])])
def test_a_row_that_is_removed_while_a_colleague_wrote_in_another_is_asked_about(two_papers, officer, holds, numbers):
    colleague = another(two_papers, "evidence")
    officer.task(two_papers, "evidence").press("draft", **{"evidence-1-number": "AA1-CORRECTED"})
    colleague.press("remove:evidence-0")
    assert colleague.answer.status_code == 409 and len(rows(two_papers)) == 2
    colleague.press("draft", **{"whose-evidence": holds})
    assert [one["number"] for one in rows(two_papers)] == numbers


@pytest.mark.django_db
def test_what_was_typed_about_one_paper_never_comes_to_stand_at_another(two_papers, officer):
    colleague = another(two_papers, "evidence")
    officer.task(two_papers, "evidence").press("remove:evidence-0")
    officer.task(two_papers, "evidence").press("add:evidence")
    officer.press("draft", **passport("C9", 1))
    colleague.press("draft", **{"evidence-1-issued_by": "ASAN, for the identity card"})
    assert colleague.answer.status_code == 409
    for holds in ("mine", "theirs"):
        assert [one["number"] for one in rows(two_papers)] == ["AA1", "C9"], holds
    colleague.press("draft", **{"whose-evidence": "mine"})
    assert [(one["number"], one["issued_by"]) for one in rows(two_papers)] == [
        ("C0", ""), ("AA1", "ASAN, for the identity card"),
    ]  # fmt: skip


@pytest.mark.django_db
def test_evidence_is_never_given_to_another_child(officer, draft):
    colleague = another(draft, "family")
    child = {"children-0-names-0-given_names": "Aysel", "children-0-names-0-surname": "Məmmədova"}
    officer.task(draft, "family").press("add:children")
    officer.press("draft", **child)
    officer.task(draft, "evidence").press("draft", **passport("C5", of="children/0"))
    colleague.press("draft", **{"spouse-names-0-surname": "Əliyeva"})
    assert colleague.answer.status_code == 200, colleague.text
    assert rows(draft)[0]["of"] == "children/0" and rows(draft, "spouse")["names"][0]["surname"] == "Əliyeva"
    other = another(draft, "evidence")
    officer.task(draft, "family").press("remove:children-0")
    officer.press("add:children")
    officer.press("draft", **child | {"children-0-names-0-given_names": "Ben"})
    other.press("draft", **passport("C5-CORRECTED", of="children/0"))
    assert other.answer.status_code == 409 and "Keep mine: Passport, C5-CORRECTED" in other.text
    other.press("draft", **{"whose-evidence": "mine"})
    assert rows(draft)[0]["number"] == "C5-CORRECTED" and rows(draft)[0]["of"] == NOBODY


@pytest.mark.django_db
def test_a_statement_on_health_and_the_consent_to_it_are_one(officer, draft):
    colleague = another(draft, "circumstances")
    health = "circumstances-health-"
    officer.task(draft, "circumstances").press(
        "draft",
        **{
            f"{health}statement": "Insulin twice a day.",
            f"{health}consent_given": "on",
            f"{health}consent_text": "I agree.",
        },
    )
    colleague.press("draft", **{f"{health}statement": "HIV."})
    assert (
        colleague.answer.status_code == 409
        and "Take theirs: Insulin twice a day., consent given, I agree." in colleague.text
    )
    colleague.press("draft", **{"whose-circumstances-health": "mine"})
    kept = rows(draft, "circumstances")["health"]
    assert kept["statement"] == "HIV." and not kept["consent_given"] and not kept["consent_text"]


@pytest.mark.django_db
def test_a_photograph_that_somebody_else_replaced_is_not_asked_about_and_one_of_both_is_not_lost_in_silence(
    officer, draft
):
    officer.task(draft, "person").press("draft", **{"photo-file": a_picture()})
    colleague, third = another(draft, "person"), another(draft, "person")
    officer.task(draft, "person").press("draft", **{"photo-file": a_picture(words="red")})
    theirs = rows(draft, "photo")
    colleague.press("draft", **{PLACE: "Şəki"})
    assert colleague.answer.status_code == 200 and rows(draft, "photo") == theirs
    third.press("draft", **{"photo-file": a_picture(words="blue")})
    assert third.answer.status_code == 409 and "Choose them again" in third.text and rows(draft, "photo") == theirs


@pytest.mark.django_db
def test_what_is_forged_into_a_decision_breaks_nothing(officer, draft, colleague):
    officer.task(draft, "person").press("draft", **{SURNAME: "Əliyev"})
    colleague.press("draft", **{SURNAME: "Quliyev"})
    forged = {
        "to_decide": "/children/0 /evidence/² /person/foo",
        "whose-children-0": "theirs",
        "whose-person-foo": "theirs",
    }
    for version in (colleague.fields.values["decided_at"], "", "x" * 4000, "²"):
        colleague.press("draft", decided_at=version, **forged, **{f"whose-{SURNAME}": "both"})
        assert colleague.answer.status_code in (409, 422) and names(draft)[0] == "Əliyev"


@pytest.mark.django_db
def test_a_draft_of_the_page_that_asks_is_asked_again(officer, draft, colleague):
    officer.task(draft, "person").press("draft", **{SURNAME: "Əliyev"})
    colleague.press("draft", **{SURNAME: "Quliyev"})
    url = f"/procedures/{draft.reference}/application/person/draft/"
    assert colleague.client.post(url, colleague.fields.values, headers={"X-Draft": "yes"}).status_code == 204
    colleague.task(draft, "person").press("draft")
    assert colleague.answer.status_code == 409 and names(draft)[0] == "Əliyev"


@pytest.mark.django_db
def test_whoever_answers_nothing_reads_at_the_top_what_is_missing(officer, draft, colleague):
    officer.task(draft, "person").press("draft", **{SURNAME: "Əliyev"})
    colleague.press("draft", **{SURNAME: "Quliyev"})
    colleague.press("draft")
    assert 'class="error-summary"' in colleague.text and "<title>Error:" in colleague.text
    assert f'href="#id_whose-{SURNAME}' in colleague.text


@pytest.mark.django_db
def test_values_are_told_in_words(officer, draft):
    colleague = another(draft, "person")
    officer.task(draft, "person").press("draft", **{"person-languages": "Azerbaijani", "person-sex": "M"})
    colleague.press("draft", **{"person-languages": "Russian, English", "person-sex": "F"})
    for words in ("Keep mine: Russian, English", "Take theirs: Azerbaijani", "Keep mine: female", "Take theirs: male"):
        assert words.lower() in colleague.text.lower(), words


@pytest.mark.django_db
def test_two_fields_are_answered_one_after_the_other(officer, draft, colleague):
    officer.task(draft, "person").press("draft", **{SURNAME: "Əliyev", GIVEN: "Orxan"})
    colleague.press("draft", **{SURNAME: "Quliyev", GIVEN: "Tural"})
    colleague.press("draft", **{f"whose-{SURNAME}": "mine"})
    assert colleague.answer.status_code == 422 and "Keep mine: Quliyev" in colleague.text
    assert colleague.fields.values[f"whose-{SURNAME}"] == "mine", "what was answered stays answered"
    colleague.press("draft", **{f"whose-{GIVEN}": "mine"})
    assert names(draft) == ("Quliyev", "Tural")


@pytest.mark.django_db
def test_who_removes_a_child_gives_no_evidence_of_theirs_to_another(officer, draft):
    paper = {
        f"children-{n}-names-0-{part}": said
        for n, said in enumerate(("Aysel", "Ben"))
        for part in ("surname", "given_names")
    }
    officer.task(draft, "family").press("add:children")
    officer.press("add:children", **{k: v for k, v in paper.items() if "children-0" in k})
    officer.press("draft", **paper)
    colleague = another(draft, "paper")
    officer.task(draft, "evidence").press("draft", **passport("C5", of="children/0"))
    colleague.press("remove:children-0")
    assert [child["names"][0]["surname"] for child in rows(draft, "children")] == ["Ben"]
    assert [(one["number"], one["of"]) for one in rows(draft)] == [("C5", NOBODY)]


@pytest.mark.django_db
def test_the_script_of_a_name_is_that_of_the_letters_that_came_of_it(officer, draft, colleague):
    officer.task(draft, "person").press("draft", **{SURNAME: "Алиев"})
    colleague.press("draft", **{SURNAME: "Quliyev"})
    assert "cyrillic" not in colleague.text.partition("<main")[2].lower()
    colleague.press("draft", **{f"whose-{SURNAME}": "mine"})
    assert person(draft)["names"][0]["script"] == "latin"


@pytest.mark.django_db
def test_two_who_add_another_spelling_each_are_asked_and_no_name_is_mixed_of_both(officer, draft):
    officer.task(draft, "person").press("draft", **{SURNAME: "Əliyev", GIVEN: "Orxan"})
    one, two = another(draft, "person"), another(draft, "person")
    for who in (one, two):
        who.press("add:person-names")
    one.press("draft", **{"person-names-1-surname": "Алиев"})
    two.press("draft", **{"person-names-1-surname": "علييف", "person-names-1-given_names": "أورخان"})
    assert two.answer.status_code == 409
    two.press("draft", **{"whose-person-names": "mine"})
    assert [(name["surname"], name["given_names"]) for name in person(draft)["names"]] == [
        ("Əliyev", "Orxan"),
        ("علييف", "أورخان"),
    ]


@pytest.mark.django_db
def test_a_kept_file_that_a_colleague_removed_comes_back_with_what_is_kept_of_mine(officer, draft):
    officer.task(draft, "evidence").press("draft", **passport("C0"), **{"evidence-0-copies": a_pdf()})
    colleague = another(draft, "evidence")
    digest = rows(draft)[0]["attachments"][0]
    officer.task(draft, "evidence").press(f"remove:evidence-0-attachments-{digest}", **passport("C1"))
    assert not rows(draft)[0]["attachments"]
    colleague.press("draft", **passport("C2"))
    colleague.press("draft", **{"whose-evidence": "mine"})
    assert (rows(draft)[0]["number"], rows(draft)[0]["attachments"]) == ("C2", [digest])
    assert [file["sha256"] for file in rows(draft, "attachments")] == [digest]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("of", "words"),
    [("person", "Passport"), ("spouse", "Passport, Spouse"), ("children/0", "Passport, Child 1"), (NOBODY, "Passport")],
)
def test_whose_a_piece_of_evidence_is_is_told_in_words(officer, draft, of, words):
    officer.task(draft, "evidence").press("draft", **passport("C0"))
    before = Writer(officer.actor).task(draft, "evidence")
    officer.task(draft, "evidence").press("draft", **passport("C1"))
    before.press("draft", **passport("C2", of=of))
    assert f"Keep mine: {words}, C2" in before.text


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
