"""What people make of their lists: views, columns, reminders, acts on several rows, news, a calendar."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from agencies.models import Absence, Membership, Unit
from agencies.policy import actor_of
from agencies.roles import AUDITOR, CASEWORKER, SUPERVISOR
from audit.models import Viewing
from audit.moment import now, today, walking_at
from cases.files import Note
from tests import a
from tests.pages.square import Person, person, signed_in
from tests.pages.test_query_counts import counting as a_count
from workflows.conflicts import close_to
from workflows.listing.columns import columns, columns_for
from workflows.listing.saving import keep_columns
from workflows.rows import ActOnSeveral, CalendarFeed, Grant, Notice, Pin, Reminder, SavedView

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return person(CASEWORKER, "AZ-SMS")


@pytest.fixture
def colleague():
    return Person(signed_in(actor := a.person(CASEWORKER, name="Rauf Colleague")), "AZ-SMS", CASEWORKER, actor)


def received(officer, number=1):
    """Requests that nobody works on yet."""
    found = [a.step(a.readmission(), "acknowledge", officer.actor) for _time in range(number)]
    Grant.objects.filter(content_object__in=found).update(assigned_to=None)
    return found


def references(requests):
    return [request.reference for request in requests]


def sends(who, do, requests, **more):
    data = {"do": do, "case": references(requests), "back": "/queue/agency/", **more}
    return who.client.post("/several/", data, follow=True)


def assigned(request):
    return {grant.assigned_to for grant in Grant.objects.filter(content_object=request.pk) if grant.case_role == "lead"}


# Saved views


def save(who, name="Due", shared="nobody", asked="queue=agency&sort=waiting&kind=readmissionrequest"):
    who.client.post(f"/views/new/?{asked}", {"name": name, "shared": shared})
    return SavedView.objects.get(name=name, person=who.actor.user)


def in_navigation(answer):
    items = [item for group in answer.context["navigation"] for item in group["items"]]
    return {str(item["label"]): item["count"] for item in items}


def test_a_view_is_saved_pinned_and_counted_in_the_side_navigation(officer):
    received(officer, 3)
    keep_columns(officer.actor, ["their_reference"])
    view = save(officer)
    assert (view.queue, view.order, view.filters, view.columns) == (
        "agency", "waiting", {"kind": "readmissionrequest"}, ["their_reference"],
    )  # fmt: skip
    answer = officer.client.get(f"/views/{view.pk}/")
    assert in_navigation(answer)["Due"] == answer.context["number"] == 3
    assert [str(column.label) for column in answer.context["columns"]] == ["Their reference"]
    officer.client.post(f"/views/{view.pk}/keep/", {"do": "unpin"})
    assert "Due" not in in_navigation(officer.client.get("/account/"))


def test_pinned_views_cost_one_query_more_on_a_page_however_many_they_are(officer):
    numbers = [queries(officer, "/notices/")]
    for name in ("One", "Two", "Three"):
        save(officer, name)
        numbers.append(queries(officer, "/notices/"))
    assert numbers[1] == numbers[2] == numbers[3] == numbers[0] + 1
    assert {"One", "Two", "Three"} <= set(in_navigation(officer.client.get("/notices/")))


def queries(who, url):
    who.client.get(url)
    with a_count() as counted:
        who.client.get(url)
    return len(counted())


def test_a_shared_view_is_read_and_copied_by_the_agency_and_deleted_by_whoever_made_it(officer, colleague):
    view, stranger = save(officer, shared="agency"), person(CASEWORKER, "NL-CA")
    assert "Due" in colleague.client.get("/views/").content.decode()
    assert (
        colleague.client.get(f"/views/{view.pk}/").status_code,
        stranger.client.get(f"/views/{view.pk}/").status_code,
    ) == (200, 404)
    colleague.client.post(f"/views/{view.pk}/keep/", {"do": "delete"})
    assert SavedView.objects.filter(pk=view.pk).exists(), "others only read it"
    colleague.client.post(f"/views/{view.pk}/keep/", {"do": "copy"})
    own = SavedView.objects.get(person=colleague.actor.user)
    assert (own.name, own.queue, own.filters, own.shared) == ("Due", view.queue, view.filters, "nobody")
    colleague.client.post(f"/views/{view.pk}/keep/", {"do": "pin"})
    officer.client.post(f"/views/{view.pk}/keep/", {"do": "delete"})
    assert (
        not SavedView.objects.filter(pk=view.pk).exists()
        and not Pin.objects.filter(person=colleague.actor.user).exists()
    )


def test_a_view_of_a_unit_is_seen_in_that_unit_alone(officer, colleague):
    units = [Unit.objects.create(agency=officer.actor.agency, name_en=name, name_az=name) for name in ("One", "Two")]
    for who, unit in ((officer, units[0]), (colleague, units[1])):
        Membership.objects.filter(user=who.actor.user).update(unit=unit)
    view = save(officer, shared="unit")
    assert view.unit == units[0] and colleague.client.get(f"/views/{view.pk}/").status_code == 404
    Membership.objects.filter(user=colleague.actor.user).update(unit=units[0])
    assert colleague.client.get(f"/views/{view.pk}/").status_code == 200


def test_a_view_never_widens_what_its_reader_sees(officer, colleague):
    """Neither by a case that is closed to them, nor by an order or a filter that is not theirs."""
    one, other = received(officer, 2)
    view = save(officer, shared="agency", asked="queue=agency&sort=name&flag=health")
    plain = save(officer, "All", shared="agency", asked="queue=agency")
    close_to(one, colleague.actor.user, "kin", person(SUPERVISOR, "AZ-SMS").actor)
    page = signed_in(colleague.actor).get(f"/views/{plain.pk}/").content.decode()
    assert one.reference not in page and other.reference in page
    checker = person(AUDITOR, "AZ-SMS").client.get(f"/views/{view.pk}/")
    assert checker.context["filters"].order.name == "due" and checker.context["number"] == 0


def test_a_view_is_named_once_and_by_somebody_who_says_how(officer):
    save(officer)
    again = officer.client.post("/views/new/?queue=mine", {"name": "Due", "shared": "nobody"})
    assert again.status_code == 422 and "You have a view of this name." in again.content.decode()


# Columns


def test_each_column_says_what_stands_in_the_file(officer):
    (request,) = received(officer)
    keep_columns(officer.actor, list(columns()))
    [group] = officer.client.get("/queue/agency/").context["groups"]
    told = {str(cell["label"]): str(cell["text"]) for cell in group["rows"][0]["extra"]}
    assert told["Nationality"] == "Azerbaijan" and re.fullmatch(r"\d\d\.\d\d\.\d{4}", told["Date of birth"])
    assert told["Responsible"] == "Nobody yet" and told["Days waiting"] == "0"
    assert "Acknowledge" in told["Last event"] and told["Their reference"] == request.case.their_reference


def test_a_column_is_offered_to_those_alone_who_may_see_what_is_in_it(officer):
    offered = {code: set(columns_for(person(role, code).actor)) for role, code in (
        (CASEWORKER, "AZ-SMS"), (CASEWORKER, "NL-CA"), (CASEWORKER, "AZ-MLSP"),
    )}  # fmt: skip
    assert {"born", "nationality", "last_event"} <= offered["AZ-SMS"]
    assert "last_event" not in offered["NL-CA"], "they are told steps, not our deliberation"
    assert "programme" in offered["AZ-MLSP"] and "programme" not in offered["NL-CA"]
    assert not {"born", "nationality"} & set(columns_for(person(AUDITOR, "AZ-SMS").actor))
    page = person(AUDITOR, "AZ-SMS").client.get("/views/columns/").content.decode()
    assert "Date of birth" not in page and "Their reference" in page


def test_columns_cost_a_query_each_and_no_more_for_more_rows(officer):
    keep_columns(officer.actor, list(columns_for(officer.actor)))
    counts = []
    for number in (2, 6):
        received(officer, number)
        counts.append(queries(officer, "/queue/agency/"))
    assert counts[0] == counts[1], counts


# Reminders


def waiting_for_the_other_side(officer):
    request = a.step(a.step(a.readmission(), "acknowledge", officer.actor), "take_up", officer.actor)
    return a.step(request, "ask", officer.actor, question="Where was the stamp seen?")


def test_whoever_holds_the_next_step_is_reminded_once_a_day(officer):
    request = waiting_for_the_other_side(officer)
    page = officer.client.get("/queue/waiting/").content.decode()
    assert f'name="remind_one" value="{request.reference}"' in page and "Days waiting" in page
    for _time in range(2):
        said = officer.client.post("/several/", {"remind_one": request.reference}, follow=True).content.decode()
    assert "0 reminders sent, 1 skipped: reminded today already" in said
    assert Reminder.objects.get().sent_for == officer.actor.agency
    notice = Notice.objects.get(kind="reminder")
    assert notice.agency.code == "NL-CA"
    told = signed_in(actor_of(notice.person)).get("/notices/").content.decode()
    assert notice.procedure_id == request.pk and "You are reminded of the next step" in told
    assert today().strftime("%d.%m.%Y") in officer.client.get("/queue/waiting/").content.decode()
    with walking_at(now() + timedelta(days=1)):
        officer.client.post("/several/", {"remind_one": request.reference})
    assert Reminder.objects.count() == 2


def test_nobody_is_reminded_of_what_is_our_own_step(officer):
    (request,) = received(officer)
    said = sends(officer, "remind", [request]).content.decode()
    assert "1 skipped: nobody else holds the next step" in said and not Reminder.objects.exists()


# Several rows


def test_several_are_assigned_and_what_a_colleague_holds_is_left_and_listed(officer, colleague):
    free, held = received(officer, 11), received(officer, 2)
    for request in held:
        request.give_to(colleague.actor.user, officer.actor.group_id)
    chief = person(SUPERVISOR, "AZ-SMS")
    asked = sends(chief, "assign", [*free, *held])
    assert asked.status_code == 200 and "13 cases." in asked.content.decode()
    token = asked.context["token"]
    answer = sends(chief, "assign", [*free, *held], officer=officer.actor.user.pk, token=token)
    assert "11 assigned, 2 skipped: held by others" in answer.content.decode()
    assert all(assigned(request) == {officer.actor.user} for request in free)
    assert all(assigned(request) == {colleague.actor.user} for request in held)
    histories = Grant.history.filter(content_object__in=free, assigned_to=officer.actor.user)
    assert histories.values("content_object").distinct().count() == 11, "one record in each case"


def test_what_is_sent_twice_is_done_once(officer):
    requests, token = received(officer, 2), str(uuid4())
    for _time in range(2):
        answer = sends(officer, "note", requests, text="Called the consulate.", token=token)
    assert "This had been sent before." in answer.content.decode() and "2 notes added" in answer.content.decode()
    assert Note.objects.count() == 2 and ActOnSeveral.objects.count() == 1


def test_the_token_of_a_colleague_is_another(officer, colleague):
    requests, token = received(officer, 1), str(uuid4())
    for who in (officer, colleague):
        said = sends(who, "note", requests, text="Called the consulate.", token=token)
        assert said.status_code == 200 and "1 note added" in said.content.decode()
    assert Note.objects.count() == 2


def test_nothing_ticked_is_an_error_and_a_strange_reference_is_nobodys(officer):
    (request,) = received(officer)
    stranger = person(CASEWORKER, "NO-CA")
    for who, ticked in ((officer, []), (stranger, [request])):
        said = sends(who, "note", ticked, text="Mine.", token=str(uuid4()))
        assert "Nothing is ticked." in said.content.decode()
    assert not Note.objects.exists()


def test_at_most_one_page_is_taken(officer):
    said = sends(officer, "assign", received(officer, 1) * 30)
    assert "only the first 25 were taken" in said.content.decode()


def test_whoever_is_away_is_given_nothing(officer, colleague):
    request, chief = *received(officer), person(SUPERVISOR, "AZ-SMS")
    days = {"from_on": today(), "until_on": today()}
    Absence.objects.create(
        user=colleague.actor.user, agency=colleague.actor.agency, entered_by=chief.actor.user, **days
    )
    said = sends(chief, "assign", [request], officer=colleague.actor.user.pk, token=str(uuid4()))
    assert said.status_code == 422 and assigned(request) == {None}


def test_nobody_is_given_a_case_that_is_closed_to_them(officer, colleague):
    one, other = received(officer, 2)
    close_to(one, colleague.actor.user, "kin", person(SUPERVISOR, "AZ-SMS").actor)
    chief, token = person(SUPERVISOR, "AZ-SMS"), str(uuid4())
    said = sends(chief, "assign", [one, other], officer=colleague.actor.user.pk, token=token).content.decode()
    assert "1 assigned, 1 skipped: a conflict of interest" in said and assigned(one) == {None}


def test_a_printed_list_is_written_down_as_printed(officer):
    requests = received(officer, 2)
    page = sends(officer, "print", requests).content.decode()
    assert all(reference in page for reference in references(requests))
    assert set(Viewing.objects.filter(how="print").latest("pk").cases) == {request.case_id for request in requests}


# News, and the calendar


def test_a_list_says_how_many_are_new_and_shows_none_of_them(officer):
    with walking_at(now() - timedelta(minutes=5)):
        news = officer.client.get("/queue/agency/").context["news_url"]
    assert officer.client.get(news).content.decode().strip() == ""
    (request,) = received(officer)
    said = officer.client.get(news).content.decode()
    assert "1 procedure is new here" in said and request.reference not in said
    assert not Viewing.objects.filter(address="new_in_queue").exists(), "a count is not a reading"


def test_the_calendar_shows_what_is_due_in_its_month_by_day(officer):
    request = a.step(a.readmission(), "acknowledge", officer.actor)
    request.give_to(officer.actor.user, officer.actor.group_id)
    due_on = request.clocks.filter(stopped_at=None, presses=True).order_by("due_at").first().due_on
    page = officer.client.get(f"/due/?month={due_on:%Y-%m}")
    assert [(day, [row["reference"] for row in rows]) for day, rows in page.context["days"]] == [
        (due_on, [request.reference])
    ]
    following = due_on.replace(day=1) + timedelta(days=40)
    assert officer.client.get(f"/due/?month={following:%Y-%m}").context["days"] == []


def test_a_feed_tells_days_and_references_and_no_names_until_it_is_revoked(officer):
    request = a.step(a.readmission(), "acknowledge", officer.actor)
    request.give_to(officer.actor.user, officer.actor.group_id)
    address = officer.client.post("/due/address/", {"do": "make"}).context["secret_url"]
    assert address.rpartition("/")[2].removesuffix(".ics") not in str(CalendarFeed.objects.values().get())
    told = Client().get(address).content.decode()
    assert f"SUMMARY:Due: {request.reference}" in told and request.title.split(",")[0] not in told
    assert all(len(line.encode()) <= 75 for line in told.split("\r\n")) and told.endswith("END:VCALENDAR\r\n")
    read = Viewing.objects.count()
    Client().get(address)
    assert Viewing.objects.count() == read, "it shows nothing of anybody"
    again = officer.client.post("/due/address/", {"do": "make"}).context["secret_url"]
    assert (Client().get(address).status_code, Client().get(again).status_code) == (404, 200)
    officer.client.post("/due/address/", {"do": "revoke"})
    assert Client().get(again).status_code == 404


def test_the_feed_of_somebody_who_left_is_closed(officer):
    address = officer.client.post("/due/address/", {"do": "make"}).context["secret_url"]
    Membership.objects.filter(user=officer.actor.user).update(suspended_at=now())
    assert Client().get(address).status_code == 404


def test_asking_for_news_keeps_nobody_signed_in(officer):
    """Who has left their desk is signed out, though their page still asks."""
    officer.client.get("/queue/agency/")
    before = officer.client.session.model.objects.get(user=officer.actor.user).expire_date
    with walking_at(now() + timedelta(minutes=5)):
        officer.client.get("/queue/agency/new/?since=2026-01-01T00:00:00%2B00:00")
    assert officer.client.session.model.objects.get(user=officer.actor.user).expire_date == before


# Beside what a search finds


def test_an_empty_search_shows_the_eight_cases_that_somebody_opened_last_and_may_still_see(officer):
    requests = received(officer, 10)
    for request in requests:
        officer.client.get(f"/procedures/{request.reference}/")
    close_to(requests[9], officer.actor.user, "kin", person(SUPERVISOR, "AZ-SMS").actor)
    rows = signed_in(officer.actor).get("/search/").context["recent"]
    assert [row["procedure"].pk for row in rows] == [request.pk for request in reversed(requests[1:9])]
    assert person(CASEWORKER, "NL-CA").client.get("/search/").context["recent"] == []


def test_what_is_found_stands_in_groups_the_exact_reference_first(officer):
    one, _other = received(officer, 2)
    series = one.reference.rpartition("-")[0]
    assert groups(officer, one.reference.replace("-", "").lower()) == {"Exact reference": 1}
    assert groups(officer, series) == {"Cases": 2}
    assert groups(officer, one.title.split(",")[0]) == {"People": 2}


def groups(who, query):
    found = {}
    for row in who.client.get("/search/", {"q": query}).context["rows"]:
        found[str(row["group"])] = found.get(str(row["group"]), 0) + 1
    return found


def test_a_search_leads_to_pages_and_says_what_was_tried_in_vain(officer):
    answer = officer.client.get("/search/", {"q": "over"})
    assert [str(place["label"]) for place in answer.context["places"]] == ["Overdue"]
    said = officer.client.get("/search/", {"q": "Нигдеев"}).content.decode()
    assert "Tried: names written Нигдеев, nigdeev, or that sound so; references, ours and theirs." in said
    assert "add a part of the name" in officer.client.get("/search/", {"q": "born:1988"}).content.decode()
