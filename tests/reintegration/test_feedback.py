"""What people say of the support: without a name from the open page, or to somebody; answered by a day, never by whom it is about."""

import re

import pytest
from django.core.cache import cache
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from agencies.roles import (
    AUDITOR,
    CASEWORKER,
    DATA_PROTECTION_OFFICER,
    FINANCE_OFFICER,
    PROGRAMME_MANAGER,
    PROTECTION_OFFICER,
    SUPERVISOR,
)
from audit.models import TurnedAway
from audit.moment import now, walking_at
from reintegration.feedback import receiving
from reintegration.feedback.answering import answer
from reintegration.feedback.counting import counted
from reintegration.feedback.receiving import TooMany, receive
from reintegration.feedback.rows import Feedback
from tests import a
from tests.pages.square import signed_in
from tests.pages.test_query_counts import asked
from workflows.refusing import MovedOn, Refused

pytestmark = pytest.mark.django_db
HOME, OTHER = "AZ-MLSP", "IOM-AZ"


@pytest.fixture(autouse=True)
def on_a_monday():
    cache.clear()
    with walking_at(a.at(2026, 3, 2, 10)):
        yield
    cache.clear()


@pytest.fixture
def chief():
    return a.person(SUPERVISOR, at=HOME)


def form(**more):
    return {
        "kind": "complaint",
        "about": "assistance",
        "agency": a.agency(HOME).pk,
        "words": "Nobody came.",
        "token": "t",
    } | more


def complaint(token="t", **more):
    said = {"agency": a.agency(HOME), "kind": "complaint", "about": "assistance", "words": "Nobody came."}
    return receive(said | more, token)


def text_of(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


def test_anybody_complains_without_a_name_and_reads_the_answer_by_the_number(chief):
    visitor = Client()
    page = visitor.post(reverse("feedback"), form())
    kept = Feedback.objects.get()
    assert (
        kept.recorded_by is None
        and kept.receipt in text_of(page)
        and "23.03.2026" not in text_of(visitor.get("/feedback/"))
    )
    told = {"receipt": f"{kept.receipt[:5].lower()} {kept.receipt[5:]}"}
    assert "not yet" in text_of(visitor.post(reverse("feedback_answer"), told))
    answer(kept, chief, "We are sorry. Somebody comes on Friday.")
    assert "Somebody comes on Friday." in text_of(visitor.post(reverse("feedback_answer"), told))
    assert visitor.post(reverse("feedback_answer"), {"receipt": "2222222222"}).status_code == 422


def test_the_open_page_sets_no_cookie_but_that_of_the_form_and_asks_for_no_person():
    visitor = Client()
    page = visitor.get(reverse("feedback"))
    assert set(visitor.cookies) <= {"csrf"}
    names = set(re.findall(r'name="(\w+)"', page.content.decode()))
    assert not names & {"name", "surname", "email", "phone", "reference"}


def test_the_code_of_the_leaflet_names_the_agency_and_never_the_person():
    page = Client().get(reverse("feedback", args=[OTHER])).content.decode()
    assert re.search(rf'value="{a.agency(OTHER).pk}" selected', page)
    assert Client().get(reverse("feedback", args=["NL-CA"])).status_code == 404


def test_nothing_said_and_a_complaint_without_words_are_told_at_the_field():
    visitor = Client()
    page = visitor.post(reverse("feedback"), form(words="", about="travel"))
    assert page.status_code == 422 and 'href="#id_words"' in page.content.decode()
    assert re.search(r'value="travel"[^>]* checked', page.content.decode())
    page = visitor.post(reverse("feedback"), form(kind="opinion", words=""))
    assert page.status_code == 422 and 'href="#id_overall"' in page.content.decode()
    assert not Feedback.objects.exists()


def test_a_double_click_is_one_complaint():
    visitor = Client()
    first, second = (text_of(visitor.post(reverse("feedback"), form())) for _click in range(2))
    assert (
        Feedback.objects.count() == 1
        and Feedback.objects.get().receipt in first
        and Feedback.objects.get().receipt in second
    )


def test_what_cannot_be_taken_is_turned_away_from_the_open_page_too():
    page = Client().post(reverse("feedback"), form(words="My Eurodac number is AZ 1 0012345."))
    assert page.status_code == 422 and TurnedAway.objects.exists() and not Feedback.objects.exists()


def test_one_address_cannot_flood_the_open_page():
    visitor = Client()
    answers = [
        visitor.post(reverse("feedback"), form(token=str(n))).status_code for n in range(receiving.MOST_AN_HOUR + 1)
    ]
    assert answers == [200] * receiving.MOST_AN_HOUR + [429]
    assert Client(REMOTE_ADDR="203.0.113.9").post(reverse("feedback"), form(token="other")).status_code == 200


def test_everybody_unnamed_together_cannot_either(monkeypatch, chief):
    monkeypatch.setattr(receiving, "MOST_A_DAY", 1)
    complaint()
    with pytest.raises(TooMany):
        complaint("two")
    assert receive(
        {"agency": chief.agency, "kind": "opinion", "about": "travel", "overall": "satisfied"}, "three", chief
    ).pk


def test_it_is_to_be_answered_by_the_day_of_a_house_rule(chief):
    kept = complaint()
    assert (kept.limit.name, kept.limit.is_house_rule, kept.due_on > kept.received_at.date()) == (
        "complaint_answer",
        True,
        True,
    )


SEEN = [
    (SUPERVISOR, HOME, 200),
    (PROTECTION_OFFICER, HOME, 200),
    (DATA_PROTECTION_OFFICER, HOME, 200),
    (CASEWORKER, HOME, 403),
    (PROGRAMME_MANAGER, HOME, 403),
    (FINANCE_OFFICER, HOME, 403),
    (AUDITOR, HOME, 403),
    (SUPERVISOR, OTHER, 404),
    (SUPERVISOR, "AZ-SMS", 403),
]


@pytest.mark.parametrize(("role", "at", "status"), SEEN)
def test_who_reads_a_complaint(role, at, status):
    kept, reader = complaint(), signed_in(a.person(role, at=at))
    page = reader.get(reverse("complaint", args=[kept.pk]))
    assert page.status_code == status
    listed = reader.get(reverse("complaints")).content.decode()
    assert (kept.receipt in listed) == (status == 200)


def test_whom_it_is_about_does_not_see_it_whatever_else_they_are(chief):
    kept = complaint(about_role="supervisor")
    both = a.person(SUPERVISOR, PROTECTION_OFFICER, at=HOME)
    for who in (chief, both):
        assert signed_in(who).get(reverse("complaint", args=[kept.pk])).status_code == 404
        with pytest.raises(Refused):
            answer(kept, who, "It was nothing.")
    officer = a.person(PROTECTION_OFFICER, at=HOME)
    assert signed_in(officer).get(reverse("complaint", args=[kept.pk])).status_code == 200
    assert answer(kept, officer, "Looked into.").answered_by == officer.user


def test_a_complaint_is_answered_once_on_its_page(chief):
    kept, reader = complaint(), signed_in(chief)
    at = reverse("complaint", args=[kept.pk])
    assert reader.post(at, {"answer": ""}).status_code == 422
    assert [reader.post(at, {"answer": "Somebody comes."}).status_code for _click in range(2)] == [302, 302]
    with pytest.raises(MovedOn):
        answer(kept, a.person(SUPERVISOR, at=HOME), "Another.")
    assert Feedback.objects.get().history.count() == 2


def test_somebody_of_the_agency_records_what_they_were_told_and_does_not_read_it_again(chief):
    worker = a.person(CASEWORKER, at=HOME)
    case = a.reintegration(worker)
    client = signed_in(worker)
    wrong = client.post(reverse("record_feedback"), form(reference="RC-AZ-2020-00001"))
    assert wrong.status_code == 422 and "Nobody came." in wrong.content.decode()
    assert client.post(reverse("record_feedback"), form(reference=case.reference)).status_code == 302
    kept = Feedback.objects.get()
    assert (kept.recorded_by, kept.procedure_id) == (worker.user, case.pk)
    assert client.get(reverse("complaint", args=[kept.pk])).status_code == 403
    assert case.reference in text_of(signed_in(chief).get(reverse("complaint", args=[kept.pk])))


def test_who_left_a_question_out_is_counted_and_is_no_zero(chief):
    for number, overall in enumerate(("satisfied", "satisfied", "dissatisfied", "")):
        complaint(str(number), kind="opinion", overall=overall, words="So it was.")
    line = next(one for one in counted(Feedback.objects.visible_to(chief)) if one.rating == "overall")
    assert (line.given["satisfied"], line.given["dissatisfied"], line.silent, line.asked) == (2, 1, 1, 4)
    assert "left out" in text_of(signed_in(chief).get(reverse("complaints")))


def refuses(**change):
    with pytest.raises(DatabaseError), transaction.atomic():
        Feedback.objects.update(**change)


def test_the_database_keeps_what_was_said_and_its_answer(chief):
    kept = complaint(about_role="protection_officer")
    refuses(words="All was well.")
    guard = a.person(PROTECTION_OFFICER, at=HOME)
    refuses(answer="Nothing.", answered_by=guard.user, answered_at=now())
    answer(kept, chief, "Looked into.")
    refuses(answer="Nothing.")


def test_the_list_needs_the_same_queries_however_much_came_in(chief):
    reader, counts = signed_in(chief), []
    for some in (range(1, 3), range(3, 9)):
        for number in some:
            complaint(str(number), provider=a.agency("NGO-1"))
        counts.append(asked(reader, reverse("complaints")))
    assert counts[0] == counts[1] <= 8, counts


def test_the_open_page_speaks_azerbaijani():
    visitor = Client()
    visitor.cookies["language"] = "az"
    assert "Tell us" not in visitor.get(reverse("feedback")).content.decode()
