"""Skills and work: terms that are loaded, a profile that is kept, suggestions that say why."""

import csv
import io
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as some

from agencies.roles import CASEWORKER
from audit.moment import today, walking_at
from reintegration.models import Able, Occupation, Scheme, Skill, Spoken, Worked
from reintegration.shared_items import known
from reintegration.skills.finding import found
from reintegration.skills.loading import Faulty, load
from reintegration.skills.profiling import add, describe, take_back
from reintegration.skills.suggesting import Person, Place, suggest
from tests import a
from workflows.perform import Refused

database = pytest.mark.django_db
HEAD = "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,code"
URI = "http://data.europa.eu/esco/occupation/{}"


def file(*rows, head=HEAD):
    return io.StringIO("\n".join([head, *rows]) + "\n")


def occupation(name, label, code="7212.3"):
    return f"Occupation,{URI.format(name)},7212,{label},,{code}"


@database
def test_what_is_shipped_says_where_it_comes_from_and_bears_no_address_in_esco():
    assert set(Occupation.objects.values_list("source", "uri")) == {("isco-08", None)}
    assert set(Skill.objects.values_list("source", "uri")) == {("house", None)}
    assert Occupation.objects.get(code="7212").label_en == "Welders and flame cutters"
    assert not Scheme.objects.filter(confidence="sourced").exists() and Scheme.objects.count() == 7


@database
def test_a_file_of_esco_is_loaded_once_and_again_changes_what_differs():
    first = load(file(occupation("a", "welder"), occupation("b", "welding inspector")), "occupations")
    again = load(
        file(occupation("a", "welder"), occupation("b", "inspector of welding"), occupation("c", "brazier")),
        "occupations",
    )
    assert (first.made, again.made, again.changed, again.same) == (2, 1, 1, 1)
    term = Occupation.objects.get(uri=URI.format("b"))
    assert (term.label_en, term.code, term.unit_group, term.source) == (
        "inspector of welding",
        "7212.3",
        "7212",
        "esco",
    )
    assert [row.history_type for row in term.history.order_by("history_id")] == ["+", "~"]


@database
def test_a_name_in_azerbaijani_may_stand_in_the_file_and_is_not_taken_away_by_one_without():
    head = HEAD + ",preferredLabelAz"
    load(file(occupation("a", "welder") + ",qaynaqçı", head=head), "occupations")
    load(file(occupation("a", "welder")), "occupations")
    assert [term.label_az for term in found(Occupation, "qaynaqci") if term.uri] == ["qaynaqçı"]


@database
def test_skills_bear_their_kind():
    head = "conceptType,conceptUri,skillType,preferredLabel"
    rows = ("KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/a,knowledge,metallurgy",)
    load(file(*rows, head=head), "skills")
    assert Skill.objects.get(label_en="metallurgy").kind == "knowledge"


@database
def test_a_faulty_file_is_not_loaded_and_each_fault_is_told_by_its_line():
    rows = occupation("a", "welder"), occupation("a", ""), "Occupation,nowhere,7212,x,,7212", occupation("d", "y", "72")
    with pytest.raises(Faulty) as faulty:
        load(file(*rows), "occupations")
    assert [fault.split(":")[0] for fault in faulty.value.faults] == ["line 3", "line 3", "line 4", "line 5"]
    assert not Occupation.objects.filter(source="esco").exists()
    with pytest.raises(Faulty, match="line 1: the column conceptUri is missing"):
        load(file("x", head="preferredLabel"), "occupations")


@database
def test_the_command_tells_what_came_of_it(tmp_path, capsys):
    path = tmp_path / "occupations_en.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([HEAD.split(","), occupation("a", "welder").split(",")])
    call_command("load_esco", str(path), kind="occupations")
    assert "1 new, 0 changed, 0 as before" in capsys.readouterr().out
    with pytest.raises(CommandError, match="No such file"):
        call_command("load_esco", str(tmp_path / "none.csv"), kind="skills")


@database
@pytest.mark.parametrize("typed", ["weld", "flame weld", "qaynaqçı", "7212", "QAYNAQCI"])
def test_an_occupation_is_found_by_a_word_in_either_language_or_by_its_code(typed):
    assert "7212" in [term.code for term in found(Occupation, typed)]


@database
def test_nothing_typed_finds_nothing():
    assert found(Occupation, " ") == [] and found(Occupation, "xyz") == []


# --- The profile


@pytest.fixture
def manager():
    return a.person(CASEWORKER, at="AZ-MLSP")


@pytest.fixture
def case(manager):
    return a.reintegration(manager)


def subject(case):
    return case.case.members.get().person


@database
def test_a_profile_is_written_line_by_line_and_the_same_thing_again_takes_its_place(case, manager):
    welder = Occupation.objects.get(code="7212")
    for years in (3, 5):
        add(case, subject(case), "worked", manager, occupation=welder, years=years, abroad=True)
    assert [line.years for line in Worked.objects.standing()] == [5] and Worked.objects.count() == 2


@database
def test_what_was_a_mistake_is_taken_back_and_stays_in_the_history(case, manager):
    line = add(case, subject(case), "able", manager, skill=Skill.objects.first(), level="good")
    take_back(case, "able", line.pk, manager)
    assert not Able.objects.standing().exists() and Able.objects.get().taken_back_at
    other = a.reintegration(manager)
    line = add(other, subject(other), "spoken", manager, language="de", level="B1")
    assert take_back(case, "spoken", line.pk, manager) is None and Spoken.objects.standing().exists()


@database
@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ({"recognition": "applied"}, "applied_on"),
        ({"recognition": "recognised"}, "decided_on"),
        ({"recognition": "not_asked", "applied_on": date(2026, 1, 1)}, "applied_on"),
        ({"recognition": "refused", "applied_on": date(2026, 2, 1), "decided_on": date(2026, 1, 1)}, "decided_on"),
        ({"recognition": "applied", "applied_on": date(2099, 1, 1)}, "applied_on"),
    ],
)
def test_the_days_of_a_recognition_fit_what_is_said_of_it(case, manager, told, wrong):
    with pytest.raises(Refused) as refused:
        add(case, subject(case), "qualifications", manager, title="Welder’s certificate", country="DE", **told)
    assert set(refused.value.fields) == {wrong}


@database
def test_strangers_write_no_profile(case):
    for by in (a.person(CASEWORKER), a.person(CASEWORKER, at="AZ-SEA")):
        with pytest.raises(Refused):
            describe(case, subject(case), by, education="3")
    with pytest.raises(Refused, match="of this case"):
        describe(case, a.returnee("Other"), a.person(CASEWORKER, at="AZ-MLSP"), education="3")


@database
def test_what_is_known_can_be_shared_item_by_item(case, manager):
    person = subject(case)
    describe(case, person, manager, education="3", wishes="")
    add(case, person, "worked", manager, occupation=Occupation.objects.get(code="7212"), years=4)
    add(case, person, "spoken", manager, language="de", level="B1")
    with walking_at(a.at(2026, 3, 2, 10)):
        found_out = known(case, person)
    assert set(found_out) == {"age_band", "sex", "languages", "education", "occupations"}
    assert found_out["occupations"] == [
        {"code": "7212", "en": "Welders and flame cutters", "az": "Qaynaqçılar və qazla kəsənlər"}
    ]
    assert today() and found_out["languages"] == ["de"]


# --- Suggestions: pure

WELDER = Person(frozenset({"7212.3"}), frozenset({1, 2, 3}), "Gəncə")


def test_a_suggestion_says_why():
    (one,) = suggest(WELDER, [Place(1, "7212", frozenset({1, 2, 3, 4}), "gence")])
    assert one.reasons == ["same occupation", "same region", "3 of 4 skills"]


def test_a_related_occupation_is_one_of_the_same_minor_group():
    (one,) = suggest(WELDER, [Place(1, "7213")])
    assert one.reasons == ["related occupation"]


def test_nothing_is_suggested_without_a_reason_nor_where_no_place_is_left():
    places = [
        Place(1, "5120"),
        Place(2, "7212", left=0),
        Place(3, "", frozenset({9})),
        Place(4, "5120", region="Gəncə"),
    ]
    assert suggest(WELDER, places) == []


def test_training_is_suggested_where_somebody_lives():
    (one,) = suggest(WELDER, [Place(1, "5120", region="Gəncə", is_training=True)])
    assert one.reasons == ["same region"]


def test_the_nearest_come_first():
    places = [
        Place(1, "7213", frozenset({1, 2, 3}), "Gəncə"), Place(2, "7212"), Place(3, "7212", frozenset({1, 9})),
        Place(4, "7212", frozenset({1, 2})), Place(5, "7212", frozenset({1, 2}), "Gəncə"), Place(6, "", frozenset({1})),
        Place(7, "7212", until=date(2026, 3, 9)),
    ]  # fmt: skip
    assert [one.key for one in suggest(WELDER, places)] == [5, 4, 3, 7, 2, 1, 6]


codes = some.sampled_from(["7212", "7213", "5120", ""])
keys = some.frozensets(some.integers(1, 4))
people = some.builds(Person, some.frozensets(codes.filter(bool)), keys, some.sampled_from(["", "Bakı", "Gəncə"]))
offered = some.lists(
    some.builds(
        Place, some.integers(), codes, keys, some.sampled_from(["", "bakı", "Gence"]), some.none() | some.dates(), some.integers(0, 2), some.booleans()
    ),
    max_size=6,
)  # fmt: skip


@given(people, offered)
def test_whatever_is_offered_a_suggestion_has_a_reason_a_free_place_and_an_order_of_its_own(person, places):
    made = suggest(person, places)
    assert all(one.reasons for one in made) and len(made) <= sum(place.left > 0 for place in places)
    assert [one.order for one in made] == sorted(one.order for one in made)
    assert made == sorted(suggest(person, places[::-1]), key=lambda one: one.order) or len(
        {p.key for p in places}
    ) < len(places)
