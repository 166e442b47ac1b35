"""Official tables: the same numbers as a recount, rounded as declared; layouts, code lists and files as data that says how sure it is."""

import csv
import io
import json
import os
import re
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Max
from django.urls import reverse
from openpyxl import load_workbook

from agencies.roles import SUPERVISOR
from audit.moment import now, today
from cases.terms import Confidence
from reports.counting import answer, asked, counted_at, facts
from reports.declared import REPORTS
from reports.dimensions import AGE_BANDS, DIMENSIONS
from reports.facts.rows import THE_HOUSE, Fact
from reports.figures import FIGURES
from reports.official.counting import FIGURE, official, periods
from reports.official.files import TYPES
from reports.official.lists import ANY, codes, kinds_of_agreement, layouts, rounding
from reports.tables import table_of
from tests import a
from tests.pages.square import signed_in
from tests.reports.official_recounting import COLUMNS, official_recount, said_by, to_five
from tests.workflows.coming_home import Return

pytestmark = pytest.mark.django_db
FULL = os.environ.get("QAYIDIS_FULL") == "1"
FIRST, LAST = date(2025, 1, 1), date(2026, 12, 31)
PERIOD = {"first": "01.01.2025", "last": "31.12.2026"}


def some_returns(chance, number, groups=()):
    """So many returns of fewer people, anyhow, as facts; (person, day and dimensions as text) of each."""
    made = [_some_return(chance, number) for _n in range(number)]
    Fact.objects.bulk_create(
        Fact(source=f"{at}", recorded_at=a.at(2025, 1, 1, 0, 0), procedure=at, groups=list(groups), **said)
        for at, said in enumerate(made)
    )
    return [_as_text(said) for said in made if said["kind"] in ("transfer", "departure")]


def _some_return(chance, number):
    readmitted = chance.random() < 0.6
    return {
        "kind": chance.choice(("transfer", "transfer", "document") if readmitted else ("departure",)), "is_main": chance.random() < 0.8,
        "on": date(2024, 11, 1) + timedelta(days=chance.randint(0, 850)), "person": chance.randint(1, max(number // 2, 1)),
        "direction": chance.choice(("in", "in", "in", "out")), "state": chance.choice(("DE", "DE", "NL", "GR", "CH", "MD", "")),
        "agreement": chance.choice(("EUAZ", "CHAZ", "NOAZ", "HOUSE", "", "EUXX")), "sex": chance.choice(("F", "M", "M", "X", "")),
        "citizenship": chance.choice(("AZ", "AZ", "AZ", "GE", "XXA", "XXX", "UNK", "LT", "GR")),
        "age": chance.choice((None, 0, 13, 14, 17, 18, 34, 35, 80)),
        "return_type": "readmitted" if readmitted else chance.choice(("assisted", "assisted", "own")),
    }  # fmt: skip


def _as_text(said):
    day, age = said["on"], said["age"]
    band = next((code for code, least, most in AGE_BANDS if age is not None and least <= age <= most), "")
    times = {"day": day, "year": f"{day:%Y}", "quarter": f"{day:%Y}-Q{(day.month + 2) // 3}"}
    return said | times | {"age": band}


def table(code, actor=THE_HOUSE, first=FIRST, last=LAST, more=()):
    return official(layouts()[code], actor, (first, last, counted_at()), more)


@pytest.mark.parametrize("seed", range(20 if FULL else 3))
@pytest.mark.parametrize("code", COLUMNS)
def test_every_number_is_what_a_recount_gives_rounded_as_declared(code, seed):
    returns = some_returns(Random(seed), 400)
    counted = table(code)
    assert said_by(counted) == official_recount(code, returns, FIRST, LAST)
    assert all(one.value == to_five(one.exact) for one in counted.observations)
    assert max(one.exact for one in counted.observations) > 5


def test_every_number_is_the_whole_answer_of_its_question():
    chance = Random(7)
    some_returns(chance, 300)
    for code in layouts():
        asked = [one for one in table(code).observations if one.question]
        for one in chance.sample(asked, 12):
            assert answer(one.question, THE_HOUSE).total.value == one.exact
            people = facts(one.question, THE_HOUSE).values_list("person", flat=True)
            assert len(set(people)) == one.exact


def test_only_what_stands_for_several_values_of_ours_has_no_question():
    some_returns(Random(8), 300)
    found = {code for one in table("migr_eirtn").observations if one.question is None for code in one.key}
    assert "UNK" in found and all("UNK" in one.key for one in table("migr_eirtn").observations if one.question is None)


def test_somebody_who_returns_twice_in_a_year_is_one_person_and_in_two_quarters_two():
    said = _some_return(Random(1), 2) | {
        "kind": "transfer", "person": 1, "direction": "in", "state": "DE", "citizenship": "AZ", "sex": "F", "age": 40
    }  # fmt: skip
    for at, (kind, day) in enumerate((("transfer", date(2025, 1, 5)), ("departure", date(2025, 11, 5)))):
        told = said | {"kind": kind, "on": day}
        Fact.objects.create(source=f"{at}", recorded_at=a.at(2025, 12, 1, 0, 0), procedure=at, groups=[], **told)
    key = ("TOTAL", "TOTAL", "T", "THRD", "DE")
    assert said_by(table("migr_eirtn"))[key, "2025"] == 1
    assert {period: number for (codes, period), number in said_by(table("migr_eirtn1")).items() if codes == key} == {
        "2025-Q1": 1, "2025-Q4": 1
    }  # fmt: skip


def test_a_period_is_whole_and_provisional_until_it_is_over():
    annual, quarterly = layouts()["migr_eirtn"], layouts()["migr_eirtn1"]
    as_of = a.at(2026, 4, 1, 0, 0)
    assert [(one.name, one.is_over) for one in periods(annual, date(2025, 6, 3), date(2026, 1, 1), as_of)] == [
        ("2025", True), ("2026", False),
    ]  # fmt: skip
    found = periods(quarterly, date(2025, 12, 31), date(2026, 4, 1), as_of)
    assert [(one.name, one.first, one.last, one.is_over) for one in found] == [
        ("2025-Q4", date(2025, 10, 1), date(2025, 12, 31), True), ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31), True),
        ("2026-Q2", date(2026, 4, 1), date(2026, 6, 30), False),
    ]  # fmt: skip


def test_nothing_of_what_an_agency_does_not_lead_is_counted():
    chief = a.person(SUPERVISOR)
    some_returns(Random(2), 100)
    assert table("migr_eirtn", chief).observations == ()
    some = [_some_return(Random(3), 30) | {"kind": "transfer", "direction": "in", "on": date(2025, 3, 3)}]
    for at, said in enumerate(some):
        Fact.objects.create(
            source=f"own{at}", recorded_at=a.at(2025, 4, 1, 0, 0), procedure=at, groups=[chief.group_id], **said
        )
    assert max(one.exact for one in table("migr_eirtn", chief).observations) == 1


def test_the_same_moment_gives_the_same_table_whatever_was_recorded_since():
    some_returns(Random(4), 200)
    then = counted_at()
    before = official(layouts()["migr_eirtn"], THE_HOUSE, (FIRST, LAST, then))
    Fact.objects.filter(pk__lte=Fact.objects.aggregate(last=Max("pk"))["last"] - 100).update(replaced_at=now())
    assert official(layouts()["migr_eirtn"], THE_HOUSE, (FIRST, LAST, then)).observations == before.observations
    assert table("migr_eirtn").observations != before.observations


def test_every_line_of_the_lists_can_be_counted_and_says_where_it_is_from():
    figure = FIGURES[FIGURE]
    for name, lines in codes().items():
        for line in lines:
            assert line.source and isinstance(line.confidence, Confidence), line
            assert not line.dimension or (line.dimension in DIMENSIONS and line.dimension in figure.dimensions), line
            assert line.code == ANY or line.dimension in ("state", "citizenship") or (line.name_en and line.name_az), (
                line
            )
        bare = [line.code for line in lines if not line.dimension]
        assert len(set(bare)) == len(bare) and name in {dim for one in layouts().values() for dim in one.dimensions} | {
            "flag"
        }
    for layout in layouts().values():
        assert layout.source and re.fullmatch(r"[A-Z]+:[A-Z0-9_]+\(\d+\.\d+\)", layout.dataflow)
        assert set(layout.dimensions) <= codes().keys() and {"freq", "unit", "geo"} < set(layout.dimensions)
    assert set(kinds_of_agreement().values()) <= {"union", "other", "none"} and rounding().base == 5


def page_of(code, form=None, **more):
    chief = a.person(SUPERVISOR)
    some_returns(Random(5), 200, [chief.group_id])
    name, args = ("official_file", [code, form]) if form else ("official_table", [code])
    return signed_in(chief).get(reverse(name, args=args), PERIOD | more)


def test_the_page_marks_what_is_not_verified_and_every_number_opens_its_cases():
    chief = a.person(SUPERVISOR)
    some_returns(Random(5), 200, [chief.group_id])
    client = signed_in(chief)
    page = client.get(reverse("official_table", args=["migr_eirt_vol"]), PERIOD).content.decode()
    assert "Unverified" in page and "ESTAT:MIGR_EIRT_VOL(1.0)" in page and "Our own code" in page
    links = re.findall(r'href="(/statistics/cases/[^"]+)">([^<]+)</a>', page)
    assert len(links) > 10
    for url, number in Random(6).sample(links, 4):
        opened = client.get(url.replace("&amp;", "&"))
        exact = int(re.search(r'<span class="number">(\d+)</span>', opened.content.decode())[1])
        assert opened.status_code == 200 and to_five(exact) == int(number)


def test_sdmx_csv_has_the_header_of_its_version_and_one_line_for_each_observation():
    answered = page_of("migr_eirtn", "sdmx")
    assert answered["Content-Type"].startswith("application/vnd.sdmx.data+csv; version=1.0.0")
    assert answered["Content-Disposition"].endswith('migr_eirtn-2025-2026.sdmx.csv"')
    text = answered.content.decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert text.splitlines()[0] == "DATAFLOW,freq,citizen,age,sex,c_dest,unit,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG"
    assert {row["DATAFLOW"] for row in rows} == {"ESTAT:MIGR_EIRTN(1.0)"} and {row["unit"] for row in rows} == {"PER"}
    assert all(int(row["OBS_VALUE"]) % 5 == 0 for row in rows)
    keys = [tuple(value for name, value in row.items() if name not in ("OBS_VALUE", "OBS_FLAG")) for row in rows]
    assert len(set(keys)) == len(keys) > 50


def test_all_files_hold_the_same_observations():
    chief = a.person(SUPERVISOR)
    some_returns(Random(5), 200, [chief.group_id])
    client = signed_in(chief)
    made = {form: client.get(reverse("official_file", args=["migr_eirt_agr", form]), PERIOD).content for form in TYPES}
    said = json.loads(made["json"])
    sheet = load_workbook(io.BytesIO(made["xlsx"]))["Data"]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert [[value if value != "" else None for value in row] for row in said["observations"]] == cells
    assert {cell.data_type for cell in sheet["G"][1:]} == {"n"}
    plain = list(csv.reader(io.StringIO(made["csv"].decode("utf-8-sig"))))
    assert plain[0] == said["columns"] and plain[1:] == [[str(value) for value in row] for row in said["observations"]]
    assert [row[1:] for row in csv.reader(io.StringIO(made["sdmx"].decode()))] == plain
    assert not said["is_verified"] and said["rounding"]["base"] == 5
    used = {value for row in said["observations"] for value in row[:5]}
    assert used <= {one["code"] for one in said["codes"]} and all(one["name"] for one in said["codes"])


def test_the_workbook_says_on_its_cover_and_beside_each_code_how_sure_it_is():
    book = load_workbook(io.BytesIO(page_of("migr_eirt_ass", "xlsx").content))
    cover = {row[0].value: row[1].value for row in book["Cover"].iter_rows()}
    assert cover["Layout"] == "Unverified, uncertain" and "rounded by itself" in cover["Rounding"]
    assert "order to leave was given is not recorded" in cover["What it is not"]
    lines = [[cell.value for cell in row] for row in book["Codes"].iter_rows(min_row=2)]
    assert ["assist", "ASSISTED", "Assisted", "Unverified, uncertain"] in [line[:4] for line in lines]


def test_the_command_makes_sdmx_of_official_tables_alone(tmp_path, capsys):
    some_returns(Random(9), 50)
    out = tmp_path / "x.sdmx.csv"
    call_command("report", "migr_eirtn", first="2025-01-01", last="2026-12-31", format="sdmx", out=out)
    assert out.read_text().startswith("DATAFLOW,freq,")
    with pytest.raises(CommandError, match="SDMX-CSV is for official tables alone: migr_eirt_agr"):
        call_command("report", "committee", format="sdmx", out=tmp_path / "y")
    assert not (tmp_path / "y").exists()
    call_command("reports")
    said = capsys.readouterr().out
    assert all(code in said for code in (*layouts(), "committee"))


def test_other_agencies_are_told_who_makes_official_tables():
    client = signed_in(a.person(SUPERVISOR, at="AZ-SEA"))
    for name, args in (
        ("official_tables", []),
        ("official_table", ["migr_eirtn"]),
        ("official_file", ["migr_eirtn", "csv"]),
    ):
        refused = client.get(reverse(name, args=args))
        assert refused.status_code == 403 and "made by agencies that lead" in refused.content.decode()
    assert signed_in(a.person(SUPERVISOR)).get(reverse("official_table", args=["nothing"])).status_code == 404


def test_a_code_that_is_corrected_is_a_line_of_data(monkeypatch):
    some_returns(Random(10), 100)
    before = codes()["ret_type"]
    renamed = [replace(line, code="RET_V") if line.code == "VOLUNTARY" else line for line in before]
    monkeypatch.setitem(codes(), "ret_type", renamed)
    found = {key[1] for key, _period in said_by(table("migr_eirt_vol"))}
    assert "RET_V" in found and "VOLUNTARY" not in found


@pytest.mark.parametrize("code", ["highlights", "migration_profile"])
def test_the_chapters_are_declared_over_figures_that_have_their_dimensions(code):
    returns = some_returns(Random(11), 200)
    span = (FIRST, LAST, counted_at())
    tables = {one.code: table_of(one, THE_HOUSE, span) for one in REPORTS[code].tables}
    inwards = [told for told in returns if told["direction"] == "in" and FIRST <= told["day"] <= LAST]
    came = inwards if code == "migration_profile" else [told for told in inwards if told["kind"] == "departure"]
    hosts, people = tables["hosts"].total.numbers[-1], len({told["person"] for told in came})
    assert hosts.value == people > 20 and all(one.title and one.heads for one in tables.values())


def test_who_was_counselled_is_counted_whether_they_apply_or_not():
    walk = Return().counsel()
    assert answer(counselled(), THE_HOUSE).total.value == 1
    walk.counsel(outcome="stays")
    found = answer(counselled(rows="outcome"), THE_HOUSE)
    assert (found.total.value, found.cell("applies").value, found.cell("stays").value) == (1, 1, 1)


def counselled(**how):
    return asked("counselled", today() - timedelta(days=1), today(), **how)
