"""The pages of a voluntary return: opening it, and what is recorded beside its steps. Bad input is told at the field."""

from datetime import timedelta

import pytest

from agencies.roles import CASEWORKER, PROTECTION_OFFICER, SUPERVISOR
from audit.moment import now, today
from cases.counselling import CounsellingSession, EnquiryCount
from cases.files import Case
from cases.fitness import FitnessAssessment
from cases.partial_dates import PartialDate
from cases.people import Person
from cases.programmes import ProgrammeRule
from cases.vulnerability import Vulnerability
from tests import a
from tests.pages.square import signed_in
from tests.pages.test_query_counts import asked
from tests.workflows.coming_home import FACTS, Return
from workflows.models import VoluntaryReturn

pytestmark = pytest.mark.django_db
NEW = "/new/voluntary-return/"
TYPED = {
    "surname": "Əliyeva", "given_names": "Sevda", "born": "21.03.1994", "sex": "F", "nationality": "Azerbaijan",
    "host_state": "Türkiye", "contact": "+90", "languages": "Azerbaijani", "token": "t1", "action": "open",
    "family-TOTAL_FORMS": "0", "family-INITIAL_FORMS": "0",
}  # fmt: skip
SON = {
    "surname": "Əliyev", "given_names": "Tural", "born": "00.05.2021", "sex": "M", "nationality": "AZ", "relation": "child",
    "travels": "on",
}  # fmt: skip
WITH_SON = TYPED | {f"family-0-{name}": value for name, value in SON.items()} | {"family-TOTAL_FORMS": "1"}
SESSION = {
    "on": "", "mode": "office", "language": "Azerbaijani", "topics": ["options", "rights"], "outcome": "applies", "token": "s1",
}  # fmt: skip


@pytest.fixture
def officer():
    return a.person(CASEWORKER, at="IOM-AZ")


@pytest.fixture
def client(officer):
    return signed_in(officer)


def text(answer):
    return answer.content.decode()


def day(moved=0):
    return (today() + timedelta(days=moved)).strftime("%d.%m.%Y")


def url(case, page=""):
    return f"/procedures/{case.reference}/{page}"


# --- opening


def test_a_mother_and_her_son_are_typed_once_and_found_by_the_search(client):
    answer = client.post(NEW, WITH_SON, follow=True)
    case = VoluntaryReturn.objects.get()
    assert "The case is open" in text(answer) and case.reference in text(answer)
    assert (case.title, case.case.requesting_state, case.agency_that_is("case_management").code) == (
        "Əliyeva, Sevda",
        "TR",
        "IOM-AZ",
    )
    assert [m.relation for m in case.case.members.order_by("pk")] == ["subject", "child"]
    assert case.reference in text(client.get("/search/", {"q": "Aliyeva Sevda"}))


def test_sent_twice_it_is_opened_once(client):
    first, second = client.post(NEW, TYPED), client.post(NEW, TYPED)
    assert first.url == second.url
    assert (VoluntaryReturn.objects.count(), Case.objects.count(), Person.objects.count()) == (1, 1, 1)


def test_a_relative_is_added_without_a_script_and_everything_typed_stays(client):
    answer = client.post(NEW, TYPED | {"action": "add"})
    assert answer.status_code == 200
    assert 'value="Əliyeva"' in text(answer) and "family-0-surname" in text(answer) and "is-wrong" not in text(answer)
    assert not VoluntaryReturn.objects.exists()


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("host_state", "Azerbaijan", "Write the country in which the person is now."),
        ("host_state", "Atlantis", "Write the country in which the person is now."),
        ("born", "31.02.1994", "real date"),
        ("nationality", "Atlantis", "No State is called"),
        ("languages", "Klingonish", "No language is called"),
        ("surname", "", "This field is required"),
        ("document_number", "C1", "Say what document it is."),
        ("family-0-born", "2199-01-01", "before today"),
        ("family-0-relation", "", "This field is required"),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_nothing_is_lost(client, field, typed, said):
    answer = client.post(NEW, WITH_SON | {field: typed})
    assert answer.status_code == 422 and said in text(answer)
    assert 'value="Tural"' in text(answer) and not VoluntaryReturn.objects.exists()


def test_somebody_who_looks_alike_is_asked_about_and_can_be_the_one(client, officer):
    known = Return().case  # of another colleague of the same agency
    again = TYPED | {"token": "t2"}
    answer = client.post(NEW, again)
    assert answer.status_code == 422 and known.reference in text(answer) and "Is it one of those" in text(answer)
    person = known.case.members.get().person
    assert client.post(NEW, again | {"who": str(person.pk)}).status_code == 302
    assert VoluntaryReturn.objects.latest("pk").case.members.get().person == person
    assert client.post(NEW, again | {"token": "t3", "who": "new"}).status_code == 302
    assert Person.objects.count() == 2


def test_of_a_case_that_is_not_seen_only_the_agency_to_ask_is_told_and_nobody_of_it_can_be_chosen(client):
    case = a.voluntary_return(a.person(CASEWORKER, at="AZ-MLSP"))
    answer = client.post(NEW, TYPED)
    assert "Ask there: Ministry of Labour" in text(answer) and case.reference not in text(answer)
    assert client.post(NEW, TYPED | {"who": str(case.case.members.get().person_id)}).status_code == 422


def test_whom_the_migration_service_knows_is_not_told(client):
    name = {
        "kind": "main",
        "script": "latin",
        "surname": "Əliyeva",
        "given_names": "Sevda",
        "patronymic": "",
        "source": "document",
    }
    a.readmission(
        person=a.application()["person"]
        | {"names": [name], "birth": {"date": "1994-03-21", "place": "", "country": "AZ"}}
    )
    assert client.post(NEW, TYPED).status_code == 302


@pytest.mark.parametrize("code", ["AZ-SMS", "NL-CA", "NGO-1"])
def test_only_agencies_that_manage_cases_open_one(code):
    assert signed_in(a.person(CASEWORKER, at=code)).get(NEW).status_code == 403


def test_the_navigation_leads_there(client):
    page = text(client.get("/", follow=True))
    assert "New voluntary return" in page and "Enquiries" in page
    assert "New voluntary return" not in text(signed_in(a.person(CASEWORKER)).get("/", follow=True))


# --- enquiries


def test_an_enquiry_is_a_number_and_counts_once_however_often_it_is_sent(client):
    sent = {"host_state": "Türkiye", "language": "az", "token": "e1"}
    client.post("/enquiries/", sent)
    client.post("/enquiries/", sent)
    client.post("/enquiries/", sent | {"token": "e2"})
    row = EnquiryCount.objects.get()
    assert (row.number, row.host_state, row.language, row.agency.code) == (2, "TR", "az", "IOM-AZ")
    page = text(client.get("/enquiries/"))
    assert "Count one" in page and ">2<" in page


def test_an_enquiry_from_nowhere_is_not_counted(client):
    assert client.post("/enquiries/", {"host_state": "", "token": "e"}).status_code == 422
    assert not EnquiryCount.objects.exists()


# --- counselling


def test_a_session_is_recorded_once_and_opens_the_way_to_the_application(client, officer):
    case = a.voluntary_return(officer)
    for _time in range(2):
        client.post(url(case, "counselling/"), SESSION | {"on": day()})
    session = CounsellingSession.objects.get()
    assert (session.topics, session.language, session.counselled_by) == (["options", "rights"], "az", officer.user)
    page = text(client.get(url(case, "counselling/")))
    assert "Options, staying among them" in page and f"Record counselling on {day()}" in page


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"on": day(1)}, "has not come yet"), ({"topics": []}, "required"), ({"language": "Klingonish"}, "No language")],
)
def test_a_session_that_is_wrong_is_sent_back_as_it_was(client, officer, wrong, said):
    case = a.voluntary_return(officer)
    answer = client.post(url(case, "counselling/"), SESSION | {"on": day(), "leaflets": "Rights, 3"} | wrong)
    assert answer.status_code == 422 and said in text(answer) and "Rights, 3" in text(answer)


def test_what_is_not_possible_yet_is_listed_with_its_reason(client, officer):
    page = text(client.get(url(a.voluntary_return(officer))))
    assert "A counselling session must have been recorded." in page
    assert "The person no longer wishes to return" in page


def test_the_button_of_a_withdrawal_is_there_wherever_one_can_withdraw_and_asks_nothing():
    home = Return().booked()
    page = text(signed_in(home.officer).get(url(home.case)))
    assert "The person no longer wishes to return" in page
    form = text(signed_in(home.officer).get(url(home.case, "steps/withdraw/")))
    assert "<textarea" not in form and "button stop" not in form


# --- eligibility


def test_each_rule_stands_with_what_it_comes_to_and_why(client):
    programme = a.programme("RULED", at="IOM-AZ")
    for code, fact, value in (
        ("means", "has_means", ["no"]),
        ("stay", "stay", ["none"]),
        ("ban", "entry_ban_conflict", ["no"]),
    ):
        ProgrammeRule.objects.create(
            programme=programme,
            code=code,
            fact=fact,
            operator="in",
            value=value,
            says_en=f"Rule of {code}.",
            source="Call 2026",
        )
    home = Return(programme=programme).applied()
    page = text(client.get(url(home.case, "eligibility/")))
    assert page.count("Not known yet") == 3 and "Something is not known yet" in page and "Call 2026" in page
    home.step("record_facts", **FACTS)
    page = text(client.get(url(home.case, "eligibility/")))
    assert page.count(">Met<") == 2 and page.count(">Not met<") == 1 and "A rule is not met" in page


def test_before_the_application_there_is_nothing_to_judge(client, officer):
    assert "Record the application first" in text(client.get(url(a.voluntary_return(officer), "eligibility/")))


# --- vulnerability, fitness, children


def test_a_mark_is_added_once_and_ended_with_its_day(client, officer):
    case = a.voluntary_return(officer)
    person = case.case.members.get().person_id
    for _time in range(2):
        client.post(
            url(case, "vulnerability/"),
            {"person": person, "code": "pregnant", "source": "told", "found_on": day(), "token": "m"},
        )
    found = Vulnerability.objects.get()
    assert client.post(url(case, f"vulnerability/{found.pk}/end/"), {"ended_on": day(1)}).status_code == 422
    client.post(url(case, f"vulnerability/{found.pk}/end/"), {"ended_on": day()})
    found.refresh_from_db()
    assert found.ended_on == today()


def test_a_stranger_of_another_case_is_not_marked(client, officer):
    case, other = a.voluntary_return(officer), a.voluntary_return(officer, surname="Quliyeva")
    person = other.case.members.get().person_id
    sent = {"person": person, "code": "pregnant", "source": "told", "found_on": day(), "token": "m"}
    assert client.post(url(case, "vulnerability/"), sent).status_code == 422
    assert not Vulnerability.objects.exists()


def test_an_assessment_says_what_care_is_needed(client, officer):
    case = a.voluntary_return(officer)
    at = (now() - timedelta(hours=1)).astimezone(a.BAKU).strftime("%d.%m.%Y %H:%M")
    sent = {
        "person": case.case.members.get().person_id,
        "assessed_at": at,
        "assessed_by": "Dr. Kaya",
        "result": "with_needs",
        "token": "f",
    }
    assert "Say what care is needed." in text(client.post(url(case, "fitness/"), sent))
    for _time in range(2):
        client.post(url(case, "fitness/"), sent | {"needs": "Oxygen"})
    assert FitnessAssessment.objects.get().needs == "Oxygen"
    assert "Oxygen" in text(client.get(url(case, "fitness/")))


def test_of_a_guardian_the_day_is_asked_too(client, officer):
    case = a.voluntary_return(officer, born=PartialDate(2012, 1, 1))
    page = url(case, f"children/{case.case.members.get().person_id}/")
    answer = client.post(page, {"guardian": "Ayşe Yılmaz"})
    assert answer.status_code == 422 and "Answer this." in text(answer) and "Ayşe Yılmaz" in text(answer)
    client.post(page, {"guardian": "Ayşe Yılmaz", "appointed_on": day()})
    assert "Ayşe Yılmaz" in text(client.get(url(case, "vulnerability/")))
    assert "A protection gate is open" in text(client.get(url(case)))


# --- who else


@pytest.mark.parametrize("page", ["counselling/", "eligibility/", "vulnerability/", "fitness/"])
def test_strangers_find_nothing_and_the_border_service_reads_none_of_it(page):
    home = Return().booked()
    assert signed_in(a.person(CASEWORKER, at="AZ-SMS")).get(url(home.case, page)).status_code == 404
    assert signed_in(home.border).get(url(home.case, page)).status_code == 403
    assert signed_in(home.guard).get(url(home.case, page)).status_code == 200


def test_who_protects_reads_and_does_not_record(officer):
    case = a.voluntary_return(officer)
    guard = signed_in(a.person(PROTECTION_OFFICER, at="IOM-AZ"))
    assert "Record counselling" not in text(guard.get(url(case, "counselling/")))
    assert guard.post(url(case, "counselling/"), SESSION | {"on": day()}).status_code == 403


def test_the_border_service_sees_who_arrives_and_records_it_with_a_tap():
    home = Return().booked()
    week = home.case.arrival_at.astimezone(a.BAKU).strftime("%Y-%m-%d")
    border = signed_in(home.border)
    page = text(border.get(f"/journeys/?week={week}"))
    assert home.case.reference in page and "J2 8072" in page and "No travel document" not in page
    home.depart()
    version = home.case.case.version
    home.case.case.refresh_from_db()
    sent = {"token": "x", "version": home.case.case.version or version}
    assert border.post(f"/journeys/{home.case.reference}/record_arrival/?week={week}", sent).status_code == 302
    assert a.again(home.case).state == "arrived"
    assert "Əliyeva" in page and "has_means" not in page


def test_the_history_tells_of_sessions_and_marks_to_those_who_manage_the_case():
    home = Return().counsel()
    home.mark("pregnant")
    assert "Pregnant" in text(signed_in(home.officer).get(url(home.case, "history/"))) or "pregnant" in text(
        signed_in(home.officer).get(url(home.case, "history/"))
    )


LIMITS = {
    "": 20,
    "counselling/": 15,
    "eligibility/": 17,
    "vulnerability/": 16,
    "fitness/": 15,
    "persons/": 15,
    "history/": 34,
}


@pytest.mark.parametrize("page", LIMITS)
def test_a_page_keeps_to_its_queries(page):
    counts, programme = [], a.programme("MANY", at="IOM-AZ")
    for much in (1, 4):
        home = Return(
            programme=programme, surname=f"Quliyeva{'abcd'[much - 1]}", born=PartialDate(1960 + much, much, 1)
        )
        for number in range(much):
            home.counsel()
            home.assess()
            ProgrammeRule.objects.create(
                programme=programme,
                code=f"r{much}{number}",
                fact="age",
                operator="at_least",
                value=18,
                says_en="Of age.",
            )
        home.consent().step("apply", applied_on=today())
        for code in ("pregnant", "illness", "disability", "homeless")[:much]:
            home.mark(code)
        counts.append(asked(signed_in(home.officer), url(home.case, page)))
    assert counts[0] == counts[1] <= LIMITS[page], counts


def test_the_pages_without_a_case_keep_to_their_queries(client):
    assert asked(client, NEW) <= 4
    for number in range(5):
        client.post("/enquiries/", {"host_state": ("TR", "RU", "GE", "DE", "UA")[number], "token": str(number)})
    assert asked(client, "/enquiries/") <= 4


def test_a_supervisor_may_open_one_too():
    assert signed_in(a.person(SUPERVISOR, at="AZ-MLSP")).post(NEW, TYPED).status_code == 302
