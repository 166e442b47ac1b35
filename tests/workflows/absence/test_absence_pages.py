"""The pages of absences and of a team, and of roles that end or rest, as people use them."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from agencies.models import Absence, Membership
from agencies.policy import actor_of
from agencies.roles import ADMINISTRATOR, CASEWORKER, IDENTITY, SUPERVISOR
from audit.actor import acting
from tests import a
from tests.pages.square import signed_in
from tests.pages.test_query_counts import counting
from tests.workflows.ticking import asked_for_more_time
from workflows.absence.gaps import gaps
from workflows.absence.workload import team
from workflows.models import Approval
from workflows.worklist import QUEUES, counts, grants_of

pytestmark = pytest.mark.django_db


def day(n=0):
    return (timezone.localdate() + timedelta(days=n)).strftime("%d.%m.%Y")


class Office:
    """A small team of the migration service with cases, and a browser for each of them."""

    def __init__(self):
        self.leyla, self.aynur = (a.person(CASEWORKER, name=name) for name in ("Leyla Quliyeva", "Aynur Kazımova"))
        self.rauf, self.admin = a.person(SUPERVISOR, name="Rauf Səfərli"), a.person(ADMINISTRATOR)
        self.agency = self.rauf.agency
        self.cases = [a.step(a.readmission(), "acknowledge", self.aynur), a.readmission()]
        for case in self.cases:
            case.give_to(self.leyla.user, self.agency.group_id)

    def holders(self):
        return [case.grants.get(group=self.agency.group_id).assigned_to for case in self.cases]

    def role_of(self, actor):
        return Membership.objects.get(user=actor.user)

    def sends(self, who, url, **sent):
        answer = signed_in(who).post(url, sent)
        return answer, answer.content.decode()


@pytest.fixture
def office():
    return Office()


def absence(office, **said):
    return {"person": office.leyla.user.pk, "from_on": day(), "until_on": day(7), "deputy": "", "note": ""} | said


def test_the_form_of_an_absence_asks_where_each_case_goes_and_says_why_to_whom(office):
    answer, page = office.sends(office.leyla, "/absences/enter/", **absence(office))
    assert answer.status_code == 422 and "2 cases would wait for nobody." in page and not Absence.objects.exists()
    assert all(f'name="to_{case.pk}"' in page for case in office.cases) and 'name="all_to"' in page
    own = page[page.index(f'name="to_{office.cases[0].pk}"') :]
    first = re.search(r'<option value="(\d+)">([^<]*)', own)
    assert int(first[1]) == office.aynur.user.pk and "has worked on it" in first[2], (
        "whoever has worked on it comes first"
    )
    assert "Leyla Quliyeva –" not in page
    goes = {f"to_{office.cases[0].pk}": office.aynur.user.pk, f"to_{office.cases[1].pk}": "back", "all_to": ""}
    answer, _page = office.sends(office.leyla, "/absences/enter/", **absence(office, **goes))
    assert answer.status_code == 302 and office.holders() == [office.aynur.user, None]


def test_with_a_deputy_nothing_is_asked_and_the_deputy_finds_it_in_a_queue_of_its_own(office):
    answer, _page = office.sends(office.leyla, "/absences/enter/", **absence(office, deputy=office.aynur.user.pk))
    assert answer.status_code == 302 and office.holders() == [office.leyla.user] * 2
    page = signed_in(office.aynur).get("/queue/deputy/").content.decode()
    assert all(case.reference in page for case in office.cases) and "You, for Leyla Quliyeva" in page
    assert (
        "/queue/deputy/" in page and "/queue/deputy/" not in signed_in(office.rauf).get("/absences/").content.decode()
    )


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"until_on": day(-1), "from_on": day(-3)}, "The last day is today or later."),
        ({"from_on": day(9)}, "The absence would end before it begins."),
        ({"until_on": day(500)}, "At most a year"),
    ],
)
def test_days_that_cannot_be_are_refused(office, wrong, said):
    answer, page = office.sends(office.leyla, "/absences/enter/", **absence(office, **wrong))
    assert answer.status_code == 422 and said in page


def test_a_caseworker_enters_nobody_else_and_a_note_is_read_by_those_who_plan(office):
    answer, _page = office.sends(office.aynur, "/absences/enter/", **absence(office, deputy=office.aynur.user.pk))
    assert answer.status_code == 422 and not Absence.objects.exists()
    office.sends(office.rauf, "/absences/enter/", **absence(office, deputy=office.aynur.user.pk, note="Course in Bakı"))
    pages = [signed_in(who).get("/absences/").content.decode() for who in (office.aynur, office.rauf, office.leyla)]
    assert ["Course in Bakı" in page for page in pages] == [False, True, True]
    assert all("deputy: Aynur Kazımova" in page for page in pages)
    url = f"/absences/{Absence.objects.get().pk}/end/"
    assert [url in page for page in pages] == [False, True, True]
    office.sends(office.aynur, url)
    assert Absence.objects.standing().exists()
    office.sends(office.leyla, url)
    assert not Absence.objects.standing().exists()


def test_people_of_another_agency_are_strangers(office):
    held = Absence.objects.create(
        user=office.leyla.user, agency=office.agency, entered_by=office.rauf.user, from_on=timezone.localdate(),
        until_on=timezone.localdate(),
    )  # fmt: skip
    other = signed_in(a.person(SUPERVISOR, at="AZ-MIA"))
    assert other.get(f"/team/{office.leyla.user.pk}/").status_code == 404
    assert other.post(f"/absences/{held.pk}/end/").status_code == 404
    assert "Leyla Quliyeva" not in other.get("/absences/").content.decode() + other.get("/team/").content.decode()


@pytest.mark.parametrize("act", ["suspend", "end"])
def test_a_role_ends_only_with_what_its_person_holds(office, act):
    url, sent = f"/people/{office.role_of(office.leyla).pk}/{act}/", {"until_on": day()}
    answer, page = office.sends(office.admin, url, **sent)
    held = office.role_of(office.leyla)
    assert answer.status_code == 422 and held.until_on is None and held.suspended_at is None
    assert all(case.reference in page for case in office.cases) and office.cases[0].title not in page
    goes = {"all_to": office.rauf.user.pk} | {f"to_{case.pk}": "" for case in office.cases}
    answer, _page = office.sends(office.admin, url, **sent, **goes)
    held = office.role_of(office.leyla)
    assert answer.status_code == 302 and (held.until_on or held.suspended_at)
    assert office.holders() == [office.rauf.user] * 2


def test_what_is_forged_into_the_form_goes_nowhere(office):
    other = a.person(CASEWORKER, at="AZ-MIA")
    foreign = a.readmission()
    url = f"/people/{office.role_of(office.leyla).pk}/suspend/"
    for goes in (other.user.pk, office.leyla.user.pk):
        sent = {f"to_{case.pk}": goes for case in office.cases} | {f"to_{foreign.pk}": office.rauf.user.pk}
        answer, _page = office.sends(office.admin, url, **sent)
        assert answer.status_code == 422 and office.holders() == [office.leyla.user] * 2
    assert foreign.grants.get(group=office.agency.group_id).assigned_to is None


def test_the_only_one_who_could_sign_is_out_at_once_only_where_somebody_says_so(office):
    asked_for_more_time(office.aynur)
    url = f"/people/{office.role_of(office.rauf).pk}/suspend/"
    answer, page = office.sends(office.admin, url)
    assert answer.status_code == 422 and "nobody could sign" in page and 'name="leave_open"' in page
    answer, _page = office.sends(office.admin, url, leave_open="1")
    assert answer.status_code == 302 and office.role_of(office.rauf).suspended_at and gaps(office.agency)
    chief = a.person(SUPERVISOR)
    assert "Nothing waits for somebody who is not there." in signed_in(chief).get("/team/").content.decode()


def test_who_leaves_takes_back_what_they_proposed(office):
    proposed = asked_for_more_time(office.aynur)
    office.sends(
        office.admin,
        f"/people/{office.role_of(office.aynur).pk}/suspend/",
        all_to="back",
        **{f"to_{proposed.procedure_id}": ""},
    )
    proposed.refresh_from_db()
    assert proposed.outcome == Approval.Outcome.WITHDRAWN


def test_the_workload_is_what_the_queues_of_each_person_say(office):
    office.cases[1].bring_in({IDENTITY: office.agency})  # two parts in one procedure are one case
    office.cases[1].give_to(office.leyla.user, office.agency.group_id)
    for who in (office.leyla, office.aynur):
        asked_for_more_time(who).procedure.give_to(who.user, who.group_id)
    both = a.person(SUPERVISOR)
    Membership.objects.create(user=both.user, agency=both.agency, role=CASEWORKER, from_on=timezone.localdate())
    with acting(both):
        asked_for_more_time(actor_of(both.user))
    for load in team(office.agency):
        own = actor_of(load.user, office.agency.pk)
        mine = grants_of(own).filter(QUEUES["mine"](own)).values("content_object").distinct()
        told = counts(own)
        assert (load.held, load.approvals) == (told["mine"], told["approvals"] if SUPERVISOR in own.roles else 0)
        assert load.soon == mine.filter(QUEUES["soon"](own)).count()
        assert load.overdue == mine.filter(QUEUES["overdue"](own)).count()
    assert (
        sum(load.held for load in team(office.agency)) == 4 and sum(load.approvals for load in team(office.agency)) == 5
    )


def test_the_workload_as_a_workbook_says_what_the_page_says(office):
    asked_for_more_time(office.leyla).procedure.give_to(office.leyla.user, office.leyla.group_id)
    answer = signed_in(office.rauf).get("/team/workbook/")
    sheet = load_workbook(BytesIO(b"".join(answer))).active
    rows = {row[0]: row[2:6] for row in sheet.iter_rows(min_row=6, values_only=True)}
    told = {load.user.name: (load.held, load.soon, load.overdue, load.approvals) for load in team(office.agency)}
    assert rows == told and any(any(numbers) for numbers in rows.values())
    assert sheet["B3"].value.startswith("Rauf") and sheet["B2"].is_date
    assert signed_in(office.leyla).get("/team/workbook/").status_code == 403, "for supervisors alone, as the page"


def test_ticked_cases_go_to_a_colleague_and_what_others_took_meanwhile_stays_theirs(office):
    first, second = office.cases
    url = f"/team/{office.leyla.user.pk}/"
    page = signed_in(office.rauf).get(url).content.decode()
    assert first.reference in page and "Aynur Kazımova – has worked on it" in page
    assert "Tick at least one case" in office.sends(office.rauf, url, to=office.aynur.user.pk)[1]
    sent = {"case": [first.reference, second.reference], "to": office.aynur.user.pk}
    office.sends(office.rauf, url, **sent)
    assert office.holders() == [office.aynur.user] * 2
    answer, _page = office.sends(office.rauf, url, **sent)
    assert answer.status_code == 422, "they are no longer on that page"


@pytest.mark.parametrize("url", ["/absences/", "/team/", "/team/{leyla}/", "/absences/enter/"])
def test_each_page_has_a_fixed_number_of_queries(office, url):
    url, counted = url.format(leyla=office.leyla.user.pk), []
    client = signed_in(office.rauf)
    client.get(url)
    for _n in range(2):
        with counting() as queries:
            assert client.get(url).status_code == 200
        counted.append(len(queries()))
        for _more in range(2):
            colleague = a.person(CASEWORKER)
            Absence.objects.create(
                user=colleague.user, agency=office.agency, deputy=office.aynur.user, entered_by=office.rauf.user,
                from_on=timezone.localdate(), until_on=timezone.localdate() + timedelta(days=9),
            )  # fmt: skip
            a.readmission().give_to(office.leyla.user, office.agency.group_id)
            a.readmission().give_to(colleague.user, office.agency.group_id)
    assert counted[0] == counted[1] <= 16, counted
