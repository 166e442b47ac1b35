"""The committee's pack: counted again here, one case after another; typed cells; nobody counts what is not theirs."""

import io
from collections import Counter
from datetime import date, timedelta

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from agencies.models import Agency
from agencies.roles import CASEWORKER, PROGRAMME_MANAGER, SUPERVISOR
from audit.moment import walking_at
from reports.committee import pack_for, period_of
from reports.figures import FIGURES
from reports.workbook import workbook_of
from tests import a
from tests.pages.square import signed_in
from workflows.expiry import run_clocks
from workflows.models import ReadmissionRequest
from workflows.rows import Procedure

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 3, 1), date(2026, 4, 15)
BEGUN = a.at(2026, 2, 20, 9, 0)
CODES = [figure.code for figure in FIGURES]


@pytest.fixture
def town():
    """Eight applications of three States, each gone another way; some before the period, some after."""
    officer, chief = a.person(CASEWORKER), a.person(SUPERVISOR)
    for number, (state, agreement, way) in enumerate(WAYS):
        with walking_at(BEGUN + timedelta(days=6 * number)):
            way(taken_up(a.readmission(agreement, state, person=somebody(number)), officer), officer, chief)
    with walking_at(a.at(2026, 4, 14, 9, 0)):
        run_clocks()
    return chief


def somebody(number):
    """Nobody who looks like another of them."""
    surname, given = PEOPLE[number].split()
    said = a.application()["person"]
    name = said["names"][0] | {"surname": surname, "given_names": given, "patronymic": ""}
    return said | {
        "names": [name],
        "birth": {"date": f"{1960 + 5 * number}-0{number + 1}-1{number}", "place": "Bakı", "country": "AZ"},
    }


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


def recounted(period):
    """The same by looking at each procedure in turn, from its steps alone."""
    found = Counter()
    for procedure in Procedure.objects.order_by("pk"):
        request, state = procedure.as_kind(), procedure.from_state
        for step in procedure.steps.all():
            if period.begins_at <= step.taken_at < period.ends_at:
                for code in codes_of(request, step):
                    found[code, state] += 1
        if isinstance(request, ReadmissionRequest) and request.received_at:
            found["received", state] += period.begins_at <= request.received_at < period.ends_at
            found["transfers", state] += bool(
                request.arrived_at and period.begins_at <= request.arrived_at < period.ends_at
            )
            ended = [step.taken_at for step in request.steps.all() if step.target == "closed"]
            is_open = request.received_at < period.ends_at and not any(moment < period.ends_at for moment in ended)
            found["open", state] += is_open
    return +found


def codes_of(request, step):
    if step.transition in ("agree", "refuse"):
        due = request.clocks.get(deadline="reply").due_at
        yield "in_time" if step.taken_at < due else "late"
    if step.transition == "refuse":
        yield f"refused_{step.answers['refusal_ground']}"
    if step.transition == "deem_agreed":
        yield "deemed"
    if step.transition == "issue":
        yield "documents"


def as_counter(pack):
    return +Counter(
        {(code, state): number for state, numbers in pack.rows for code, number in zip(CODES, numbers, strict=True)}
    )


def test_every_figure_is_what_counting_case_by_case_gives(town):
    counted = as_counter(pack_for(town, FIRST, LAST))
    assert counted == recounted(period_of(FIRST, LAST))
    assert counted["deemed", "DE"] == 1 and counted["in_time", "NL"] == 2 and not counted["deemed", "CH"]


def test_the_days_of_a_month_add_up_to_the_month(town):
    days = [FIRST + timedelta(days=at) for at in range((LAST - FIRST).days + 1)]
    moving = [at for at, code in enumerate(CODES) if code != "open"]
    daily = [pack_for(town, day, day).totals for day in days]
    whole = pack_for(town, FIRST, LAST).totals
    assert [sum(totals[at] for totals in daily) for at in moving] == [whole[at] for at in moving]


def test_one_state_is_the_row_that_it_has_among_all(town):
    assert pack_for(town, FIRST, LAST, "DE").rows == tuple(
        row for row in pack_for(town, FIRST, LAST).rows if row[0] == "DE"
    )


def test_a_state_without_any_case_has_a_row_of_noughts(town):
    assert pack_for(town, FIRST, LAST, "FR").rows == (("FR", (0,) * len(FIGURES)),)


def test_whoever_may_see_no_case_may_still_count(town):
    manager = a.person(PROGRAMME_MANAGER)
    assert not Procedure.objects.visible_to(manager).exists()
    assert pack_for(manager, FIRST, LAST).rows == pack_for(town, FIRST, LAST).rows


def test_nothing_of_another_agency_is_counted(town):
    other = Agency.objects.create(code="AZ-XXX", name_en="Other", name_az="Başqa", state="AZ", case_roles=["lead"])
    assert pack_for(a.person(SUPERVISOR, at=other), FIRST, LAST).rows == ()
    assert pack_for(a.person(CASEWORKER), FIRST, LAST).rows == ()


def test_the_workbook_has_a_cover_and_typed_cells(town):
    pack = pack_for(town, FIRST, LAST)
    cover, figures = load_workbook(io.BytesIO(workbook_of(pack, town))).worksheets
    said = {row[0].value: row[1].value for row in cover.iter_rows()}
    assert said["First day"].date() == FIRST and said["Made by"].startswith(town.user.name)
    assert all(str(figure.definition) == said[str(figure.name)] for figure in FIGURES)
    rows = [[cell.value for cell in row] for row in figures.iter_rows(min_row=2)]
    assert [(row[0], tuple(row[2:])) for row in rows[:-1]] == list(pack.rows)
    assert tuple(rows[-1][2:]) == pack.totals and figures.freeze_panes == "C2"


def test_a_name_that_looks_like_a_formula_stays_a_name():
    chief = a.person(SUPERVISOR, name="=1+1")
    book = load_workbook(io.BytesIO(workbook_of(pack_for(chief, FIRST, LAST), chief)))
    assert not [cell for sheet in book for row in sheet for cell in row if cell.data_type == "f"]


def test_the_page_shows_what_the_workbook_holds(town):
    client = signed_in(town).__class__()
    client.force_login(town.user)
    asked = {"first": "01.03.2026", "last": "15.04.2026", "state": "NL"}
    page = client.get(reverse("committee_pack"), asked)
    assert page.status_code == 200 and "Netherlands" in page.content.decode()
    book = client.get(reverse("committee_workbook"), asked)
    figures = load_workbook(io.BytesIO(book.content)).worksheets[1]
    assert tuple(cell.value for cell in figures[2])[2:] == pack_for(town, FIRST, LAST, "NL").rows[0][1]


@pytest.mark.parametrize(
    "asked", [{"first": "x"}, {"first": "01.05.2026", "last": "01.04.2026"}, {"first": "01.01.1990"}, {"state": "ZZ"}]
)
def test_a_period_that_cannot_be_is_said_at_the_field(client, asked):
    client.force_login(a.person(SUPERVISOR).user)
    for page in ("committee_pack", "committee_workbook"):
        answer = client.get(reverse(page), asked)
        assert answer.status_code == 422 and b"aria-invalid" in answer.content
