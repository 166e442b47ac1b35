"""The register of initiatives: what the annex lists, kept by whoever is responsible; a report that is the same whenever it is made again."""

import io
import json
from datetime import date, timedelta
from random import Random

import pytest
from django.core.management import CommandError, call_command
from django.db import Error, transaction
from django.test import override_settings
from django.urls import reverse
from openpyxl import load_workbook

from agencies.models import Agency
from agencies.roles import CASEWORKER, PROGRAMME_MANAGER, SUPERVISOR
from audit.actor import acting
from audit.moment import now, walking_at
from reports.counting import asked
from reports.facts.rows import THE_HOUSE, Fact
from reports.figure import AMOUNT
from reports.figures import FIGURES
from reports.initiatives.annex import annex
from reports.initiatives.forms import EvidenceForm
from reports.initiatives.keeping import name, record, take_back
from reports.initiatives.reporting import Half, halves, number_of, report
from reports.initiatives.rows import Entry, Initiative, State
from tests import a
from tests.pages.square import signed_in

pytestmark = pytest.mark.django_db
HALF = Half(2026, 1)
BEGUN, NOW = a.at(2026, 1, 10, 9, 0), a.at(2026, 11, 20, 9, 0)
FORMULAS = ("=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x","y")')


@pytest.fixture(autouse=True)
def _in_november():
    with walking_at(NOW):
        yield


@pytest.fixture
def manager():
    """Of the ministry, which is responsible for what chapter IV lists."""
    found = a.person(PROGRAMME_MANAGER, at="AZ-MLSP")
    with walking_at(BEGUN), acting(found):
        name(Initiative.objects.get(chapter=4), {"agency": found.agency, "partners": "IOM; Poland"})
    return found


@pytest.fixture
def programmes():
    return Initiative.objects.get(chapter=4)


def told_of(initiative, half=HALF, as_of=None):
    return next(one for one in report(half, as_of or now()) if one.initiative.pk == initiative.pk)


def kept(initiative, by, at, kind="progress", **told):
    with walking_at(at), acting(by):
        return record(initiative, kind, {"on": at.date()} | told, by)


def test_the_register_holds_what_the_annex_lists_with_its_source():
    rows = list(Initiative.objects.all())
    assert [sum(row.chapter == chapter for row in rows) for chapter in range(1, 6)] == [6, 7, 7, 1, 4]
    assert all("5 December 2013, annex" in row.source and row.title_en and row.title_az for row in rows)
    assert {row.translation for row in rows} == {"memory_medium"} and len(annex()) == 25
    assert (
        str(Initiative.objects.get(chapter=3, number=2))
        == "III.2 Promoting of best practices on management of return and readmission"
    )


def test_a_half_year_has_its_days():
    assert (HALF.first, HALF.last) == (date(2026, 1, 1), date(2026, 6, 30))
    assert (Half(2025, 2).first, Half(2025, 2).last) == (date(2025, 7, 1), date(2025, 12, 31))
    assert Half.of(date(2026, 6, 30)) == HALF and Half.of(date(2026, 7, 1)) == Half(2026, 2)
    assert [one.code for one in halves(date(2015, 1, 1))] == ["2015-1", "2014-2", "2014-1", "2013-2"]


def test_the_state_is_the_one_at_the_end_and_what_happened_lies_within(manager, programmes):
    for month, state in ((2, "planned"), (5, "running"), (8, "completed")):
        kept(programmes, manager, a.at(2026, month, 3, 9, 0), "state", state=state)
    kept(programmes, manager, a.at(2026, 8, 4, 9, 0), on=date(2026, 6, 30), text="Written later.")
    first, second = told_of(programmes), told_of(programmes, Half(2026, 2))
    assert (first.standing.state, second.standing.state) == ("running", "completed")
    assert [entry.on.month for entry in first.happened] == [2, 5, 6] and [e.on.month for e in second.happened] == [8]
    assert told_of(programmes, Half(2025, 2)).standing is None


def test_the_report_as_of_a_moment_is_the_same_whatever_is_recorded_changed_and_taken_back_since(manager):
    chance, begun = Random(3), a.at(2026, 2, 1, 9, 0)
    rows, moments, seen = list(Initiative.objects.all()), [], {}
    for number in range(60):
        moment = begun + timedelta(days=number)
        with walking_at(moment), acting(manager):
            _anything(chance, rows, manager, moment)
            moments.append(moment)
            seen[moment] = _whole(moment)
    assert all(_whole(moment) == seen[moment] for moment in moments)
    assert len({str(one) for one in seen.values()}) > 50


def _anything(chance, rows, by, moment):
    entries = list(Entry.objects.filter(taken_back_at=None))
    what = chance.choice(("state", "progress", "evidence", "name", "back"))
    if what == "back" and entries:
        take_back(chance.choice(entries))
    elif what == "name":
        name(
            chance.choice(rows),
            {"agency": chance.choice(list(Agency.objects.all())), "partners": f"Partner {moment:%d}"},
        )
    else:
        told = {"state": chance.choice(State.values)} if what == "state" else {"text": f"On {moment:%d.%m}"}
        kind = "progress" if what == "back" else what
        record(chance.choice(rows), kind, told | {"on": moment.date() - timedelta(days=chance.randint(0, 30))}, by)


def _whole(as_of):
    return [
        (one.initiative.code, one.agency and one.agency.code, one.partners, one.standing and one.standing.pk,
         [e.pk for e in one.happened], [e.pk for e in one.evidence])
        for one in report(HALF, as_of)
    ]  # fmt: skip


def test_an_entry_is_never_changed_and_taken_back_once(manager, programmes):
    entry = kept(programmes, manager, a.at(2026, 2, 2, 9, 0), text="Begun.")
    for change in ({"text": "Other."}, {"on": date(2025, 1, 1)}, {"recorded_at": a.at(2020, 1, 1, 0, 0)}):
        with pytest.raises(Error), transaction.atomic():
            Entry.objects.filter(pk=entry.pk).update(**change)
    take_back(entry)
    with pytest.raises(Error), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).update(taken_back_at=None)
    with pytest.raises(Error), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).delete()
    before = Entry.objects.get(pk=entry.pk).taken_back_at
    assert take_back(entry).taken_back_at == before


def test_a_figure_is_evidence_with_its_number_as_of_the_report_for_the_agency_that_recorded_it(manager, programmes):
    said = {"kind": "reintegration", "groups": [manager.group_id], "recorded_at": a.at(2026, 2, 1, 0, 0), "state": "DE"}
    for at in range(3):
        Fact.objects.create(source=f"{at}", procedure=at, on=date(2026, 1, 20), **said)
    figure = {"figure": "referred", "first": HALF.first, "last": HALF.last, "other_state": "DE"}
    entry = kept(programmes, manager, a.at(2026, 2, 2, 9, 0), "evidence", text="Cases.", **figure)
    then = asked("referred", HALF.first, HALF.last).as_of
    Fact.objects.create(
        source="3", procedure=3, on=date(2026, 1, 21), **said | {"recorded_at": NOW + timedelta(hours=1)}
    )
    with walking_at(NOW + timedelta(hours=2)):
        later = asked("referred", HALF.first, HALF.last).as_of
    assert [number_of(entry, moment, manager).value for moment in (then, later)] == [3, 4]
    assert number_of(entry, later, a.person(SUPERVISOR)) is None and number_of(entry, later, THE_HOUSE).value == 4
    page = signed_in(manager).get(reverse("initiative", args=[programmes.pk])).content.decode()
    assert (
        "Referred to reintegration, 01.01.2026 – 30.06.2026, DE" in page
        and "/statistics/cases/?figure=referred" in page
    )
    listed = signed_in(manager).get(reverse("initiatives"), {"half": "2026-1"}).content.decode()
    assert "02.02.2026: Cases. – Referred to reintegration, 01.01.2026 – 30.06.2026, DE: 3" in listed
    other = signed_in(a.person(SUPERVISOR)).get(reverse("initiative", args=[programmes.pk])).content.decode()
    assert "counted by Ministry of Labour and Social Protection" in other and "/statistics/cases/" not in other


def test_a_figure_that_is_no_more_is_still_named(manager, programmes):
    figure = {"figure": "gone", "first": HALF.first, "last": HALF.last}
    entry = kept(programmes, manager, a.at(2026, 2, 2, 9, 0), "evidence", text="Old.", **figure)
    assert number_of(entry, now(), manager) is None
    assert "gone, 01.01.2026" in signed_in(manager).get(reverse("initiative", args=[programmes.pk])).content.decode()


def test_the_manager_of_the_responsible_agency_records_and_the_leading_agency_says_who_that_is(manager, programmes):
    client, url = signed_in(manager), reverse("initiative", args=[programmes.pk])
    sent = client.post(
        reverse("add_entry", args=[programmes.pk, "state"]), {"state": "running", "on": "01.02.2026", "text": "Begun."}
    )
    assert (sent.status_code, sent.url) == (302, url)
    page = client.get(url).content.decode()
    assert "Running, 01.02.2026" in page and "Begun." in page and manager.user.name in page
    entry = programmes.entries.get()
    assert client.post(reverse("take_back_entry", args=[programmes.pk, entry.pk])).status_code == 302
    assert "taken back" in client.get(url).content.decode() and told_of(programmes).standing is None
    assert client.post(reverse("edit_initiative", args=[programmes.pk]), {"agency": ""}).status_code == 403
    lead = a.person(PROGRAMME_MANAGER)
    to = {"agency": a.agency("AZ-SEA").pk, "partners": "Poland"}
    assert signed_in(lead).post(reverse("edit_initiative", args=[programmes.pk]), to).status_code == 302
    refused = client.post(reverse("add_entry", args=[programmes.pk, "progress"]), {"on": "01.02.2026", "text": "More."})
    assert refused.status_code == 403 and "agency that is responsible" in refused.content.decode()
    page = client.get(url).content.decode()
    assert lead.user.name in page and "State Employment Agency" in page and "IOM; Poland" in page


def test_whoever_only_counts_reads_and_whoever_works_on_cases_does_not(manager, programmes):
    reader = signed_in(a.person(SUPERVISOR, at="AZ-MLSP"))
    page = reader.get(reverse("initiative", args=[programmes.pk]))
    assert page.status_code == 200 and "/add/" not in page.content.decode()
    assert reader.get(reverse("add_entry", args=[programmes.pk, "progress"])).status_code == 403
    assert signed_in(a.person(CASEWORKER)).get(reverse("initiatives")).status_code == 403
    for outside in ("NL-CA", "NGO-1"):
        refused = signed_in(a.person(SUPERVISOR, at=outside)).get(reverse("initiatives"))
        assert refused.status_code == 403 and "authorities of Azerbaijan" in refused.content.decode()


@pytest.mark.parametrize(
    ("kind", "typed", "field"),
    [
        ("state", {"on": "01.02.2026"}, "state"), ("state", {"state": "running", "on": "01.02.2099"}, "on"),
        ("progress", {"on": "01.02.2026"}, "text"), ("progress", {"on": "01.02.2012", "text": "x"}, "on"),
        ("progress", {"on": "soon", "text": "x"}, "on"), ("evidence", {"on": "01.02.2026", "text": "x"}, "reference"),
        ("evidence", {"on": "01.02.2026", "figure": "received"}, "first"),
        ("evidence", {"on": "01.02.2026", "figure": "received", "first": "02.02.2026", "last": "01.02.2026"}, "last"),
        ("evidence", {"on": "01.02.2026", "figure": "spent", "first": "01.02.2026", "last": "01.02.2026"}, "figure"),
        ("evidence", {
            "on": "01.02.2026", "figure": "referrals", "first": "01.02.2026", "last": "01.02.2026", "other_state": "DE",
        }, "other_state"),
    ],
)  # fmt: skip
def test_what_cannot_be_recorded_is_said_at_its_field(manager, programmes, kind, typed, field):
    answered = signed_in(manager).post(reverse("add_entry", args=[programmes.pk, kind]), typed)
    assert answered.status_code == 422 and field in answered.context["form"].errors and not programmes.entries.exists()


def test_no_figure_of_money_is_offered_as_evidence():
    assert not {code for code, _name in EvidenceForm().fields["figure"].choices} & {
        code for code, one in FIGURES.items() if one.counts == AMOUNT
    }


def test_the_page_and_the_files_tell_the_same_and_no_words_become_a_formula(manager, programmes):
    for number, words in enumerate(FORMULAS):
        kept(programmes, manager, a.at(2026, 2, number + 1, 9, 0), text=words)
    kept(programmes, manager, a.at(2026, 3, 1, 9, 0), "state", state="running", text="=2")
    kept(programmes, manager, a.at(2026, 3, 2, 9, 0), "evidence", text="Report", reference="@SUM(1)")
    client, half = signed_in(manager), {"half": "2026-1"}
    page = client.get(reverse("initiatives"), half).content.decode()
    assert "First half of 2026" in page and "Running" in page and "Nothing recorded" in page
    book = load_workbook(io.BytesIO(client.get(reverse("initiatives_file", args=["xlsx"]), half).content))
    assert not [cell for sheet in book for row in sheet for cell in row if cell.data_type == "f"]
    assert book["Initiatives"].max_row == 26 and book["What happened"]["B2"].is_date
    told = json.loads(client.get(reverse("initiatives_file", args=["json"]), half).content)
    mine = next(one for one in told["initiatives"] if one["code"] == "IV.1")
    assert mine["state"] == "running" and [one["text"] for one in mine["happened"]] == [*FORMULAS, "=2"]
    rows = [[cell.value for cell in row] for row in book["What happened"].iter_rows(min_row=2)]
    assert [row[3] for row in rows] == [*FORMULAS, "Running – =2", "Report"] and rows[-1][4] == "@SUM(1)"


@pytest.mark.parametrize("wrong", [{"half": "2012-1"}, {"half": "x"}, {"half": "2026-1", "as_of": "soon"}])
def test_a_half_year_that_there_is_not_is_said_at_its_field(wrong):
    client = signed_in(a.person(SUPERVISOR))
    for url in (reverse("initiatives"), reverse("initiatives_file", args=["xlsx"])):
        assert client.get(url, wrong).status_code == 422


@override_settings(LANGUAGE_CODE="az")
def test_the_register_speaks_azerbaijani(manager, programmes):
    client = signed_in(manager)
    client.cookies["django_language"] = "az"
    assert (
        "Qayıdan miqrantların reinteqrasiyasına"
        in client.get(reverse("initiative", args=[programmes.pk])).content.decode()
    )


def test_the_command_makes_the_report_of_the_half_year_in_which_the_last_day_lies(manager, programmes, tmp_path):
    kept(programmes, manager, a.at(2026, 5, 1, 9, 0), "state", state="running")
    out = tmp_path / "half.json"
    call_command("report", "initiatives", first="2026-01-01", last="2026-06-30", format="json", out=out)
    said = json.loads(out.read_bytes())
    assert said["half"] == "2026-1" and [one["state"] for one in said["initiatives"]].count("running") == 1
    with pytest.raises(CommandError, match="made as json or xlsx"):
        call_command("report", "initiatives", format="csv", out=out)
