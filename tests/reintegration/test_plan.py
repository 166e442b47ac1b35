"""The plan: goals in the person's words while it is a draft, visits by other eyes, follow-ups in their time, one page."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from agencies.roles import CASE_MANAGEMENT, CASEWORKER, PROGRAMME_MANAGER, SUPERVISOR
from audit.actor import acting
from audit.moment import today, walking_at
from cases.packages.samples.specimens import paper_pdf
from reintegration.models import Visit
from reintegration.plan.goals import add_goal, drop_goal, reach_goal
from reintegration.plan.visiting import plan_visit, record_visit
from reintegration.visit_choices import QUESTIONS
from tests import a
from tests.pages.square import signed_in
from tests.pages.test_query_counts import asked
from tests.reintegration.funding import funded
from tests.reintegration.measuring import measure_of
from workflows.perform import MovedOn, Refused, perform

pytestmark = pytest.mark.django_db
MONDAY = a.at(2026, 3, 2, 10)
MADE = {
    "result": "made", "place": "Gəncə", "met": ["person", "family"], "risk": "low", "note": "All well.", "next_on": None,
    **dict.fromkeys(QUESTIONS, "yes"),
}  # fmt: skip


@pytest.fixture(autouse=True)
def on_a_monday():
    with walking_at(MONDAY):
        yield


@pytest.fixture
def manager():
    return a.person(CASEWORKER, at="AZ-MLSP")


@pytest.fixture
def chief():
    return a.person(SUPERVISOR, at="AZ-MLSP")


@pytest.fixture
def active(manager, chief):
    return a.active_reintegration(manager, chief)


def url(case, more="plan/"):
    return f"/procedures/{case.reference}/{more}"


def as_(who, act, *args, **kwargs):
    with acting(who):
        return act(*args, **kwargs)


def contacted(manager):
    return a.step(a.reintegration(manager), "contact", manager, contacted_on=today(), contact_means="phone")


# --- Goals


def test_a_goal_is_added_on_the_page_once_and_taken_out_of_a_draft(manager):
    case, client = contacted(manager), signed_in(manager)
    typed = {"dimension": "economic", "text": "A welding shop of my own.", "token": "t"}
    assert [client.post(url(case), typed).status_code for _time in range(2)] == [302, 302]
    goal = case.goals.get()
    assert "A welding shop of my own." in client.get(url(case)).content.decode()
    assert client.post(url(case, f"plan/goals/{goal.pk}/out/"), {"token": "t"}).status_code == 302
    goal.refresh_from_db()
    assert goal.dropped_on == today() and "welding" not in client.get(url(case)).content.decode().split("revisions")[0]


def test_what_is_agreed_is_revised_and_not_written_on(active, manager):
    with pytest.raises(Refused, match="revise"):
        as_(manager, add_goal, active, manager, "social", "A seat at the table.")
    case = a.step(active, "review", manager, review_reason="Found work.")
    as_(manager, add_goal, case, manager, "social", "A seat at the table.")
    assert case.goals.filter(revision=2).count() == 4


def test_nothing_is_changed_under_the_eyes_of_who_decides(manager):
    case = a.ready_reintegration(manager)
    case = a.step(case, "contact", manager, contacted_on=today(), contact_means="phone")
    case = a.step(a.step(case, "assess", manager), "complete_assessment", manager, needs="Work.")
    said = {"plan_from": today(), "plan_until": today() + timedelta(days=300), "signed_on": today()}
    said |= {"programme": a.programme("TWO"), "signed_plan": case.case.documents.get()}
    with acting(manager):
        perform(case, "approve_plan", manager, said)
    with pytest.raises(Refused, match="waits for approval"):
        as_(manager, add_goal, case, manager, "social", "Another.")
    with pytest.raises(Refused, match="waits for approval"):
        as_(manager, drop_goal, case, case.goals.first(), manager)


def test_a_goal_is_reached_on_a_day_and_is_not_carried_into_the_revision(active, manager):
    goal, client = active.goals.get(dimension="economic"), signed_in(manager)
    address = url(active, f"plan/goals/{goal.pk}/reached/")
    wrong = client.post(address, {"reached_on": "01.01.2999", "token": "t"})
    assert wrong.status_code == 422 and "reached_on" in wrong.context["form"].errors
    assert client.post(address, {"reached_on": "02.03.2026", "token": "t"}).status_code == 302
    assert "1 of 3 goals reached" in client.get(url(active)).content.decode()
    case = a.step(active, "review", manager, review_reason="One is done.")
    assert case.goals.filter(revision=2).count() == 2
    with pytest.raises(MovedOn):
        as_(manager, reach_goal, case, goal, manager, today())


# --- Visits


def test_a_visit_is_planned_recorded_once_and_brings_the_next(active, manager, chief):
    visit = as_(manager, plan_visit, active, manager, {"planned_on": today(), "visitor": chief.user}, "token")
    assert as_(manager, plan_visit, active, manager, {"planned_on": today(), "visitor": chief.user}, "token") == visit
    told = MADE | {"done_on": today(), "next_on": today() + timedelta(days=30)}
    files = [("Photograph", paper_pdf("Shop", ["Open"]))]
    as_(chief, record_visit, active, visit, chief, told, files)
    with pytest.raises(MovedOn):
        as_(chief, record_visit, active, visit, chief, told)
    planned = active.visits.open().get()
    assert planned.planned_on == today() + timedelta(days=30) and active.visits.count() == 2
    assert visit.files.get().document.group == "support"


def test_every_question_of_a_visit_is_answered_and_where_nobody_was_met_none(active, manager):
    visit = as_(manager, plan_visit, active, manager, {"planned_on": today(), "visitor": manager.user})
    typed = {
        "result": "made",
        "done_on": "02.03.2026",
        "place": "Gəncə",
        "met": ["person"],
        "risk": "low",
        "token": "t",
    }
    answer = signed_in(manager).post(url(active, f"visits/{visit.pk}/"), typed)
    assert answer.status_code == 422 and set(answer.context["form"].errors) == set(QUESTIONS)
    answer = signed_in(manager).post(
        url(active, f"visits/{visit.pk}/"), {"result": "nobody", "done_on": "02.03.2026", "token": "t"}
    )
    visit.refresh_from_db()
    assert (answer.status_code, visit.result) == (302, "nobody")


def test_whoever_manages_the_case_does_not_verify_a_delivery_there(active, manager, chief):
    """Said at the field, and insisted on by the database."""
    assert next(g.assigned_to for g in active.granted if g.case_role == CASE_MANAGEMENT) == manager.user
    typed = {"planned_on": "05.03.2026", "visitor": manager.user.pk, "is_independent": "on", "token": "t"}
    answer = signed_in(manager).post(url(active, "visits/new/"), typed)
    assert answer.status_code == 422 and set(answer.context["form"].errors) == {"visitor", "measure"}
    typed["measure"] = measure_of(active, manager, programme=funded(active.programme)).pk
    assert signed_in(manager).post(url(active, "visits/new/"), typed | {"visitor": chief.user.pk}).status_code == 302
    with pytest.raises(IntegrityError), transaction.atomic():
        Visit.objects.filter(is_independent=True).update(visitor=manager.user)


def test_a_visit_that_nobody_made_is_shown_as_missed(active, manager):
    as_(manager, plan_visit, active, manager, {"planned_on": today(), "visitor": manager.user})
    assert "Missed" not in signed_in(manager).get(url(active)).content.decode()
    with walking_at(MONDAY + timedelta(days=3)):
        assert "Missed: 3 days overdue" in signed_in(manager).get(url(active)).content.decode()


# --- Follow-ups


def test_a_follow_up_is_recorded_in_its_time(active, manager):
    told = {"wave": "12", "followed_up_on": today(), "follow_up_result": "met"}
    with pytest.raises(Refused, match="earlier"):
        a.step(active, "follow_up", manager, **told)
    gone = told | {"follow_up_result": "deceased", "follow_up_note": "The family told us."}
    assert a.step(active, "follow_up", manager, **gone).follow_ups.count() == 1


def test_the_page_says_which_follow_up_is_due_and_which_is_overdue(active, manager):
    page = signed_in(manager).get(url(active)).content.decode()
    assert "due 01.06.2026" in page and "Not yet due" in page
    with walking_at(a.at(2026, 6, 10, 10)):
        page = signed_in(manager).get(url(active)).content.decode()
        assert "9 days overdue" in page and "Overdue, nothing recorded" in page


# --- The page


def test_the_plan_says_where_it_stands_and_how_it_came_to_be(active, manager, chief):
    case = a.step(active, "review", manager, review_reason="Found work in Gəncə.")
    page = signed_in(manager).get(url(case)).content.decode()
    for words in (
        "Start with the person’s own goal", "Case manager", manager.user.name, "Readmission, Germany", "Revision 2", "Revision 1",
        "Found work in Gəncə.", f"by {chief.user.name}", "No survey has been answered yet.",
    ):  # fmt: skip
        assert words in page, words


def test_the_plan_shows_the_scores_of_a_survey(active, manager):
    a.survey(active, manager, "3", {"E1": "satisfied", "E2": "never", "E4": "rarely"})
    page = signed_in(manager).get(url(active)).content.decode()
    assert "How to read these scores" in page and "No survey has been answered yet." not in page
    assert asked(signed_in(manager), url(active)) <= QUERIES


def test_a_programme_manager_reads_the_plan_and_an_observer_does_not(active):
    active.bring_in({"observer": a.agency("AZ-SMS")})
    assert signed_in(a.person(PROGRAMME_MANAGER, at="AZ-MLSP")).get(url(active)).status_code == 200
    observer = signed_in(a.person(CASEWORKER))
    assert observer.get(url(active)).status_code == 403
    page = observer.get(url(active, "")).content.decode()
    assert "Support is running" in page and "Work, a room" not in page and ">Plan<" not in page


@pytest.mark.parametrize("many", [1, 6])
def test_the_page_keeps_to_its_queries(active, manager, chief, many):
    for number in range(many):
        visit = as_(manager, plan_visit, active, manager, {"planned_on": today(), "visitor": chief.user})
        files = [("Photograph", paper_pdf("Shop", [str(number)]))]
        as_(chief, record_visit, active, visit, chief, MADE | {"done_on": today()}, files)
    assert asked(signed_in(manager), url(active)) <= QUERIES


QUERIES = 40
