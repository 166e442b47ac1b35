"""The dashboard on its page: numbers that lead to their cases, pictures with their tables, filters, an empty period, and few queries."""

import io
import itertools
import re
from datetime import timedelta
from html import unescape
from xml.etree import ElementTree as ET

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from agencies.roles import CASEWORKER, PROGRAMME_MANAGER, SUPERVISOR
from audit.moment import now, walking_at
from reintegration.opening import Homecoming, open_reintegration
from reports.counting import counted_at
from reports.dashboard.asking import Asking, tables
from reports.dashboard.declared import CHARTS, charts_for
from tests import a
from tests.kept import settled, taken_back
from tests.pages.square import signed_in
from tests.pages.test_query_counts import counting
from tests.reintegration.funding import funded
from tests.reintegration.measuring import People, measure_of, walked
from tests.reports.asking_board import dashboard_agrees
from tests.reports.test_reports import (
    BEGUN,
    ENDED,
    FIRST,
    LAST,
    PERIOD,
    client_of,
    eight_applications,
    somebody,
    taken_up,
)

pytestmark = pytest.mark.django_db
PAGE = "/statistics/"
LINK = re.compile(r'<a href="(/statistics/cases/[^"]+)">([^<]+)')


@pytest.fixture(scope="module")
def chief(django_db_setup, django_db_blocker):
    """Who may count the eight applications, made once for the whole file."""
    with django_db_blocker.unblock(), taken_back(), eight_applications() as chief:
        yield settled(chief)


def opened(client, **asked):
    answered = client.get(PAGE, PERIOD | asked)
    assert answered.status_code == 200
    return answered


def test_every_number_agrees_with_the_table_the_list_the_file_and_the_recount(chief):
    assert dashboard_agrees(chief, ENDED, 4) > 60


def test_every_number_on_the_page_opens_as_many_cases_as_it_says(chief):
    client = client_of(chief)
    found = LINK.findall(opened(client).content.decode())
    assert len(found) > 15
    for url, said in dict.fromkeys(found):
        page = client.get(unescape(url))
        assert page.status_code == 200
        if said.strip().isdigit():
            assert page.context["page"].paginator.count == int(said), url


def test_each_picture_is_well_formed_and_has_a_name_words_and_a_table(chief):
    page = opened(client_of(chief))
    text = page.content.decode()
    pictures = re.findall(r'<svg class="chart[^>]*>.*?</svg>', text, re.DOTALL)
    assert len(pictures) == len(page.context["charts"]) == 4
    for picture in pictures:
        tree = ET.fromstring(picture)
        assert tree.get("role") == "img" and "style" not in picture
        named = {one.get("id"): one.text for one in tree if one.get("id")}
        assert all(named[name] for name in tree.get("aria-labelledby").split())
    for chart in page.context["charts"]:
        for row in chart["tables"][0]["rows"]:
            assert all(cell["text"] in chart["desc"] for cell in row["cells"])
    assert text.count("Show as table") == 4


def test_the_sentence_stands_where_it_is_true_and_the_plain_title_elsewhere(chief):
    titles = {chart["code"]: chart["title"] for chart in opened(client_of(chief)).context["charts"]}
    assert titles["flow"] == "2 more applications came in than replies went out"
    assert titles["in_time"] == "Replies in time, by State"  # too few replies to say more


def test_a_target_is_shown_only_where_the_house_has_set_one(chief, settings):
    client = client_of(chief)
    assert "target" not in opened(client).content.decode()
    settings.REPLIES_IN_TIME_TARGET = "95"
    text = opened(client).content.decode()
    assert (
        "target 95 %" in text
        and "20.0 points under the target" in text
        and "1 State is below the target of 95 %" in text
    )


def test_only_what_the_facts_have_can_be_chosen_and_it_narrows_every_number(chief):
    client = client_of(chief)
    page = opened(client)
    assert {value for value, _label in page.context["board"].fields["state"].choices} == {"", "NL", "DE", "CH"}
    assert "programme" not in page.context["board"].fields
    narrowed = opened(client, state="NL")
    assert next(one["value"] for one in narrowed.context["numbers"]) == "3"
    assert {
        row["cells"][0]["text"]
        for chart in narrowed.context["charts"]
        if chart["code"] == "open"
        for row in chart["tables"][0]["rows"]
    } == {"Netherlands"}


def test_a_host_country_without_an_agreement_can_be_chosen_too():
    a.voluntary_return(host_state="TR")
    client = client_of(a.person(SUPERVISOR, at="IOM-AZ"))
    day = {"first": now().strftime("%d.%m.%Y"), "last": now().strftime("%d.%m.%Y"), "state": "TR"}
    assert ("TR", "Türkiye") in client.get(PAGE, day).context["board"].fields["state"].choices
    assert client.get(reverse("board_file", args=["all", "xlsx"]), day).status_code == 200


def test_an_empty_period_says_so_and_offers_the_last_year_with_anything_in_it(chief):
    client = client_of(chief)
    empty = client.get(PAGE, {"first": "01.01.2028", "last": "31.12.2028"})
    assert empty.context["charts"] == [] or all(one["code"] == "open" for one in empty.context["charts"])
    before = client.get(PAGE, {"first": "01.01.2020", "last": "31.12.2020"})
    assert "Nothing was recorded in this period." in before.content.decode() and "earlier" in before.context
    there = client.get(before.context["earlier"]["url"])
    assert there.context["charts"] and before.context["earlier"]["year"] == 2026


def test_nothing_at_all_offers_nothing():
    page = client_of(a.person(PROGRAMME_MANAGER, at="AZ-MLSP")).get(PAGE)
    assert page.status_code == 200 and "Nothing was recorded in this period." in page.content.decode()
    assert "earlier" not in page.context


def test_the_filters_and_the_table_below_keep_each_other(chief):
    page = opened(client_of(chief), state="NL", figure="received", rows="about", columns="outcome", sex="M")
    assert dict(page.context["carried_to_board"]) == {
        "figure": "received",
        "rows": "about",
        "columns": "outcome",
        "sex": "M",
    }
    assert dict(page.context["carried_to_table"]) == {"first": "01.03.2026", "last": "15.04.2026", "state": "NL"}
    assert (
        page.context["counted"].title == "Applications received"
        and "rows=outcome&amp;columns=about" in page.content.decode()
    )


@pytest.mark.parametrize(
    "wrong", [{"first": "x"}, {"state": "ZZ"}, {"as_of": "soon"}, {"first": "01.05.2026", "last": "01.04.2026"}]
)
def test_what_cannot_be_asked_is_said_at_the_field_and_gives_no_file(wrong):
    client = client_of(a.person(SUPERVISOR))
    answered = client.get(PAGE, wrong)
    assert answered.status_code == 422 and b"aria-invalid" in answered.content and "charts" not in answered.context
    assert client.get(reverse("board_file", args=["flow", "xlsx"]), wrong).status_code == 404


def test_files_of_one_picture_and_of_all(chief):
    client = client_of(chief)
    one = client.get(reverse("board_file", args=["flow", "xlsx"]), PERIOD)
    assert load_workbook(io.BytesIO(one.content)).sheetnames == ["Cover", "1 Applications and replies"]
    every = client.get(reverse("board_file", args=["all", "xlsx"]), PERIOD)
    assert len(load_workbook(io.BytesIO(every.content)).sheetnames) == 2 + 4
    assert client.get(reverse("board_file", args=["flow", "csv"]), PERIOD).content.startswith(b"\xef\xbb\xbf")
    for code, form in (("nothing", "xlsx"), ("steps", "xlsx"), ("flow", "exe")):
        assert client.get(reverse("board_file", args=[code, form]), PERIOD).status_code == 404


def test_each_agency_sees_the_pictures_of_its_own_work():
    assert {chart.part for chart in charts_for(a.agency("AZ-SMS"))} == {"lead"}
    assert {chart.part for chart in charts_for(a.agency("AZ-MLSP"))} == {"case_management"}
    assert len(CHARTS) == 8


def test_the_steps_of_reintegration_add_up(supported):
    asking = Asking(supported.chief, FIRST, LAST, counted_at())
    steps, reasons = tables(CHARTS["steps"], asking)
    counts = [[number.value for number in row.numbers] for row in steps.rows]
    assert len(counts) == 8 and counts[0][0] == 3
    for (reached, ended, waits), (after, *_more) in itertools.pairwise(counts):
        assert reached - after == ended + waits
    assert sum(row[1] for row in counts) == sum(row.numbers[-1].value for row in reasons.rows)


def test_pictures_of_reintegration(supported):
    page = opened(client_of(supported.chief))
    assert next(chart["code"] for chart in page.context["charts"]) == "steps"
    assert "Nothing to draw in this period" in page.content.decode()


@pytest.fixture
def supported():
    """Three cases: one with a measure, one that only begins, one that has been ended."""
    with walking_at(BEGUN + timedelta(days=12)):
        people = People().all_here()
        funded()
        cases = [_case(people, number) for number in range(3)]
        walked(measure_of(cases[0], people.manager), people, "accept")
    with walking_at(ENDED):
        yield people


def _case(people, number):
    case = open_reintegration(
        a.person(CASEWORKER), people.manager.agency, {a.returnee(): "subject"}, Homecoming("DE", "readmitted", now())
    )
    case.give_to(people.manager.user, people.manager.group_id)
    a.consent(case, by=people.manager)
    return case


def test_the_dashboard_keeps_to_its_queries_however_much_there_is():
    officer, over, counts = a.person(CASEWORKER), a.person(SUPERVISOR), []
    for numbers in (range(2), range(2, 6)):
        with walking_at(BEGUN + timedelta(days=10)):
            for number in numbers:
                taken_up(a.readmission("EUAZ", ("NL", "DE")[number % 2], person=stranger(number)), officer)
        with walking_at(ENDED):
            client = signed_in(over)
            client.get(PAGE, PERIOD)
            with counting() as counted:
                opened(client)
            counts.append(len(counted()))
    assert counts[0] == counts[1] <= 36, counts


def stranger(number):
    """Nobody who looks like one of the eight."""
    surname = ("Bağırov", "Əfəndi", "Nuriyev", "Tahirli", "Kərimli", "Ustalı")[number]
    said = somebody(number)
    name = said["names"][0] | {"surname": surname, "given_names": surname[::-1].capitalize()}
    return said | {"names": [name], "birth": said["birth"] | {"date": f"{1950 + 3 * number}-11-2{number}"}}


def test_a_programme_manager_may_look_and_a_caseworker_may_not():
    assert client_of(a.person(PROGRAMME_MANAGER, at="AZ-MLSP")).get(PAGE).status_code == 200
    assert client_of(a.person(CASEWORKER)).get(PAGE).status_code == 403
