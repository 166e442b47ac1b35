"""The ready reports: on their pages, as files and by command; each number opens its cases; a new one is one declaration."""

import csv
import io
import json
import os
import re
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from agencies.models import Agency
from agencies.roles import CASEWORKER, PROGRAMME_MANAGER, SUPERVISOR
from audit.actor import acting
from audit.moment import walking_at
from cases.people import Person
from cases.person_keys import keep_keys
from reports.addresses import said_of
from reports.changes import changes
from reports.counting import MixedCurrencies, answer, asked, facts
from reports.declared import REPORTS, Report, Table
from reports.dimensions import DIMENSIONS
from reports.facts.rows import THE_HOUSE
from reports.figures import FIGURES
from reports.files import Asked, file_of
from reports.formulas import no_formula
from reports.tables import table_of
from tests import a
from tests.kept import settled, taken_back
from tests.pages.square import signed_in
from tests.reports.asking import agree, files_agree
from tests.reports.happening import happened
from workflows.expiry import run_clocks
from workflows.rows import Procedure

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 3, 1), date(2026, 4, 15)
FULL = os.environ.get("QAYIDIS_FULL") == "1"
BEGUN, ENDED = a.at(2026, 2, 20, 9, 0), a.at(2026, 4, 16, 9, 0)
WHOLE = (date(2026, 1, 1), date(2026, 12, 31))
PERIOD = {"first": "01.03.2026", "last": "15.04.2026"}


@pytest.fixture(scope="module")
def chief(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), taken_back(), eight_applications() as chief:
        yield settled(chief)


@contextmanager
def eight_applications():
    """Who may count eight applications of three States, each gone another way; some before the period, some after."""
    officer, chief = a.person(CASEWORKER), a.person(SUPERVISOR)
    for number, (state, agreement, way) in enumerate(WAYS):
        with walking_at(BEGUN + timedelta(days=6 * number)):
            way(taken_up(a.readmission(agreement, state, person=somebody(number)), officer), officer, chief)
    with walking_at(a.at(2026, 4, 14, 9, 0)):
        run_clocks()
    with walking_at(ENDED):
        yield chief


def somebody(number):
    """Nobody who looks like another of them."""
    surname, given = PEOPLE[number].split()
    said = a.application()["person"]
    name = said["names"][0] | {"surname": surname, "given_names": given, "patronymic": ""}
    born = f"{1960 + 5 * number}-0{number + 1}-1{number}"
    return said | {"names": [name], "birth": {"date": born, "place": "Bakı", "country": "AZ"}}


def taken_up(request, officer):
    request.case.evidence.update(finding="accepted")
    return a.step(a.step(request, "acknowledge", officer), "take_up", officer)


def waits(request, officer, chief):
    pass


def agrees(request, officer, chief):
    a.agreed_step(request, "agree", officer, chief)


def refuses_for(ground):
    def refuses(request, officer, chief):
        request.case.evidence.update(finding="contradicted")
        a.agreed_step(request, "refuse", officer, chief, refusal_ground=ground, refusal_reason="So it is.")

    return refuses


def closes(request, officer, chief):
    a.step(a.step(request, "withdraw", officer, withdrawal_reason="Gone."), "close", chief)


PEOPLE = (
    "Zeynalov Tofiq", "Qocayev Murad", "Şıxlı Banu", "Həsənli Pərviz", "Vəkilova Xatirə", "Ələkbərov Daşqın", "Dadaşov Ceyhun", "Lətifov Nurlan",
)  # fmt: skip
WAYS = [
    ("NL", "EUAZ", agrees), ("DE", "EUAZ", waits), ("NL", "EUAZ", refuses_for("not_a_national")), ("CH", "CHAZ", waits),
    ("NL", "EUAZ", agrees), ("DE", "EUAZ", refuses_for("other")), ("DE", "EUAZ", closes), ("NL", "EUAZ", waits),
]  # fmt: skip


def client_of(actor):
    return signed_in(actor)


def tables(code, actor, first=FIRST, last=LAST, more=()):
    as_of = asked("received", first, last).as_of
    return [table_of(one, actor, (first, last, as_of), more) for one in REPORTS[code].tables]


def column(table, head):
    at = table.heads.index(head)
    return {row.label: row.numbers[at - 1].value for row in table.lines}


def test_the_pack_of_the_committee_says_what_became_of_each_application(chief):
    figures, refusals, _speed = tables("committee", chief)
    assert column(figures, "Applications received") == {"Germany": 2, "Netherlands": 3, "Switzerland": 1, "Together": 6}
    assert column(figures, "Deemed agreed") == {"Germany": 1, "Netherlands": 0, "Switzerland": 0, "Together": 1}
    assert column(figures, "Replied in time")["Together"] == 3 and column(figures, "Withdrawn")["Germany"] == 1
    assert column(refusals, "Another ground, stated in the reasons") == {"Germany": 1, "Netherlands": 0, "Together": 1}


def test_every_figure_by_every_dimension_is_what_a_recount_gives(chief):
    everything = list(happened(chief.group_id))
    as_of = asked("received", FIRST, LAST).as_of
    for code in (
        "received",
        "persons",
        "open",
        "replies",
        "in_time",
        "late",
        "in_time_share",
        "refused",
        "days_to_reply",
        "withdrawn",
    ):
        for rows in ("", "month", "state", "sex", "age", "citizenship"):
            if not rows or rows in FIGURES[code].dimensions:
                agree(asked(code, FIRST, LAST, as_of, rows=rows, columns="agreement"), chief, everything)
    files_agree(asked("received", FIRST, LAST, as_of, rows="state", columns="age"), chief)


def test_the_days_of_a_month_add_up_to_the_month(chief):
    days = [FIRST + timedelta(days=at) for at in range((LAST - FIRST).days + 1)]
    for code in ("received", "replies", "withdrawn", "deemed"):
        as_of = asked(code, FIRST, LAST).as_of
        daily = sum(answer(asked(code, day, day, as_of), chief).total.value for day in days)
        assert daily == answer(asked(code, FIRST, LAST, as_of), chief).total.value


def test_one_state_is_the_row_that_it_has_among_all(chief):
    whole, german = tables("committee", chief)[0], tables("committee", chief, more=(("state", "DE"),))[0]
    assert [row.label for row in german.rows] == ["Germany"]
    assert [[n.value for n in row.numbers] for row in german.rows] == [
        [n.value for n in row.numbers] for row in whole.rows if row.label == "Germany"
    ]


def test_whoever_may_see_no_case_may_still_count(chief):
    manager = a.person(PROGRAMME_MANAGER)
    assert not Procedure.objects.visible_to(manager).exists()
    assert column(tables("committee", manager)[0], "Applications received")["Together"] == 6


@pytest.mark.parametrize("code", DIMENSIONS)
def test_what_is_not_known_has_a_row_that_says_so(code):
    dimension, figure = DIMENSIONS[code], FIGURES["referrals"]
    assert dimension.label(dimension.words(figure, [""]), "") == "Not known"


def test_nothing_of_another_agency_is_counted(chief):
    other = Agency.objects.create(code="AZ-XXX", name_en="Other", name_az="Başqa", state="AZ", case_roles=["lead"])
    for actor in (a.person(SUPERVISOR, at=other), a.person(CASEWORKER)):
        assert [row for table in tables("committee", actor) for row in table.rows] == []
    assert column(tables("committee", THE_HOUSE)[0], "Applications received")["Together"] == 6


def test_every_number_opens_as_many_cases_as_it_says(chief):
    client = client_of(chief)
    page = client.get(reverse("report", args=["committee"]), PERIOD).content.decode()
    links = re.findall(r'href="(/statistics/cases/[^"]+)">([^<]+)</a>', page)
    assert len(links) > 8
    for url, number in links:
        opened = client.get(url.replace("&amp;", "&"))
        assert opened.status_code == 200 and f'<span class="number">{number}</span>' in opened.content.decode()
        if number.isdigit():
            assert opened.context["page"].paginator.count == int(number)


def test_what_is_not_open_to_the_reader_says_only_that_it_was_counted(chief):
    client = client_of(a.person(PROGRAMME_MANAGER))
    url = re.search(
        r"/statistics/cases/[^\"]+", client.get(reverse("report", args=["committee"]), PERIOD).content.decode()
    )[0]
    said = client.get(url.replace("&amp;", "&")).content.decode()
    assert "Not open to you" in said and "not open to you." in said and "RA-NL" not in said and "RA-DE" not in said


def test_why_a_number_changed_names_exactly_the_cases_that_came_went_or_were_recorded_otherwise(chief):
    chance, then = Random(3), asked("received", *WHOLE, where=(("sex", "M"),)).as_of
    people = list(Person.objects.filter(memberships__relation="subject").order_by("pk"))
    for number in range(1000 if FULL else 30):
        with walking_at(ENDED + timedelta(hours=1, minutes=number)), acting(chief):
            person = chance.choice(people)
            person.sex, person.born = chance.choice("FM"), f"{chance.randint(1950, 2000)}-05-05"
            person.save()
            keep_keys([person])
    with walking_at(ENDED + timedelta(days=1)):
        question = asked("received", *WHOLE, where=(("sex", "M"),))
        found = changes(question, then, chief)
        was, now_is = (
            {fact.source: fact.pk for fact in facts(replace(question, as_of=at), chief)}
            for at in (then, question.as_of)
        )
        assert {fact.source for fact in found.entered} == now_is.keys() - was.keys()
        assert {fact.source for fact in found.left} == was.keys() - now_is.keys()
        assert {fact.source for fact in found.altered} == {
            one for one in was.keys() & now_is.keys() if was[one] != now_is[one]
        }
        assert found.later.value == found.earlier.value + found.entered.count() - found.left.count()
        page = client_of(chief).get(
            reverse("counted_changes"),
            dict(said_of(question)) | {"before": f"{then.astimezone(a.BAKU):%d.%m.%Y %H:%M}"},
        )
        assert page.status_code == 200 and f"Counted then, and not now: {found.left.count()}" in page.content.decode()


@pytest.mark.parametrize("before", ["", "soon", "01.01.2099", "17.04.2026 09:00"])
def test_a_moment_that_is_not_earlier_is_refused_at_the_field(chief, before):
    question = asked("received", *WHOLE)
    page = client_of(chief).get(reverse("counted_changes"), dict(said_of(question)) | {"before": before})
    assert page.status_code == 422 and page.context["earlier_form"].errors.keys() == {"before"}


def test_the_workbook_has_a_cover_typed_cells_and_a_picture(chief):
    client = client_of(chief)
    answered = client.get(reverse("report_file", args=["committee", "xlsx"]), PERIOD)
    book = load_workbook(io.BytesIO(answered.content))
    cover = {row[0].value: row[1].value for row in book.worksheets[0].iter_rows()}
    assert (
        cover["First day"].date() == FIRST
        and cover["Made by"].startswith(chief.user.name)
        and "None" in cover["Personal data"]
    )
    assert "not closed by then" in cover["Applications open"]
    assert all(sheet.sheet_state == "visible" and sheet.freeze_panes for sheet in book.worksheets)
    assert {cell.data_type for row in book.worksheets[1].iter_rows(min_row=2, min_col=2) for cell in row} == {"n"}
    charts = [sheet.title for sheet in load_again(answered.content) if sheet._charts]
    assert charts


def load_again(data):
    return load_workbook(io.BytesIO(data), keep_links=False).worksheets


def test_a_name_that_looks_like_a_formula_stays_a_name():
    chief = a.person(SUPERVISOR, name="=1+1")
    span = (FIRST, LAST, asked("received", FIRST, LAST).as_of)
    made = file_of(
        "xlsx", "=2+2", [table_of(one, chief, span) for one in REPORTS["committee"].tables], Asked(chief, *span)
    )
    book = load_workbook(io.BytesIO(made))
    assert not [cell for sheet in book for row in sheet for cell in row if cell.data_type == "f"]


def test_csv_and_json_hold_the_same(chief):
    client = client_of(chief)
    said = client.get(reverse("report_file", args=["committee", "json"]), PERIOD).json()
    rows = list(
        csv.DictReader(
            io.StringIO(
                client.get(reverse("report_file", args=["committee", "csv"]), PERIOD).content.decode("utf-8-sig")
            )
        )
    )
    first = said["tables"][0]
    assert [row["label"] for row in first["rows"]][-1] == "Together"
    of_table = [row["Value"] for row in rows if row["Table"] == first["title"]]
    assert of_table == ["" if value is None else str(value) for row in first["rows"] for value in row["values"]]


@pytest.mark.parametrize(
    "wrong",
    [
        {"first": "x"},
        {"first": "01.05.2026", "last": "01.04.2026"},
        {"first": "01.01.1990"},
        {"state": "ZZ"},
        {"as_of": "soon"},
        {"as_of": "01.01.2099"},
    ],
)
def test_what_cannot_be_asked_is_said_at_the_field(wrong):
    client = client_of(a.person(SUPERVISOR))
    for url in (reverse("report", args=["committee"]), reverse("report_file", args=["committee", "xlsx"])):
        answered = client.get(url, wrong)
        assert answered.status_code == 422 and b"aria-invalid" in answered.content


@pytest.mark.parametrize(
    ("asks", "field"),
    [
        ({"figure": "received", "rows": "wave"}, "rows"), ({"figure": "received", "rows": "state", "columns": "state"}, "columns"),
        ({"figure": "spent", "rows": "month"}, "currency"), ({"figure": "nothing"}, "figure"),
        ({"figure": "received", "programme": "nowhere"}, "programme"),
    ],
)  # fmt: skip
def test_a_table_that_cannot_be_says_so_at_its_field(asks, field):
    answered = client_of(a.person(SUPERVISOR)).get(reverse("statistics"), asks)
    assert answered.status_code == 422 and answered.context["form"].errors.keys() == {field}


def test_amounts_of_several_currencies_are_never_added_up():
    with pytest.raises(MixedCurrencies):
        asked("spent", FIRST, LAST)


def test_another_agencys_report_is_refused_with_the_reason_and_an_unknown_one_is_not_there():
    client = client_of(a.person(SUPERVISOR, at="AZ-MLSP"))
    refused = client.get(reverse("report", args=["committee"]))
    assert refused.status_code == 403 and "made by other agencies" in refused.content.decode()
    assert client.get(reverse("report", args=["nothing"])).status_code == 404
    assert client.get(reverse("report", args=["programme"])).status_code == 200


def test_a_new_report_is_one_declaration(chief, monkeypatch):
    declared = Report("own", "Our own", "By sex.", (Table("sex", "By sex", "sex", ("received",), "state"),))
    monkeypatch.setitem(REPORTS, "own", declared)
    client = client_of(chief)
    assert "Our own" in client.get(reverse("statistics")).content.decode()
    page = client.get(reverse("report", args=["own"]), PERIOD)
    assert page.status_code == 200 and "Netherlands" in page.content.decode()
    assert load_workbook(
        io.BytesIO(client.get(reverse("report_file", args=["own", "xlsx"]), PERIOD).content)
    ).sheetnames[1:] == ["1 By sex"]
    link = re.search(r"/statistics/cases/[^\"]+", page.content.decode())[0].replace("&amp;", "&")
    assert client.get(link).status_code == 200


def test_the_command_makes_the_same_cells_as_the_page(chief, tmp_path):
    out = tmp_path / "pack.json"
    period = {"first": "2026-03-01", "last": "2026-04-15"}
    call_command("report", "committee", by=chief.user.email, at="AZ-SMS", format="json", out=out, **period)
    page = client_of(chief).get(reverse("report_file", args=["committee", "json"]), PERIOD).json()
    assert json.loads(out.read_bytes())["tables"] == page["tables"]
    whole = tmp_path / "whole.csv"
    call_command("report", "committee", format="csv", out=whole, as_of="2026-03-20T12:00", **period)
    assert whole.read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    "wrong",
    [
        {"first": "1.1.2026"},
        {"first": "2026-02-30"},
        {"as_of": "yesterday"},
        {"by": "nobody@example.org"},
        {"first": "2026-05-01", "last": "2026-04-01"},
    ],
)
def test_the_command_says_what_it_does_not_understand(wrong, tmp_path):
    with pytest.raises(CommandError):
        call_command("report", "committee", out=tmp_path / "x", **wrong)
    assert not list(tmp_path.iterdir())


def test_the_list_of_reports_names_each(capsys):
    call_command("reports")
    said = capsys.readouterr().out
    assert all(code in said for code in REPORTS)


def test_a_visitor_is_sent_to_sign_in():
    assert Client().get(reverse("statistics")).status_code == 302


@pytest.mark.parametrize(
    ("text", "written"), [("", ""), ("Gəncə", "Gəncə"), ("=1+1", "'=1+1"), ("＋1", "'＋1"), ("\n@x", "'\n@x")]
)
def test_text_of_a_csv_is_no_formula_and_nothing_stays_nothing(text, written):
    assert no_formula(text) == written
