"""Exports as jobs: made once whatever is killed, by one worker at a time; names by two people alone; for whoever asked, as far as they may."""

import csv
import io
import json
import signal
from datetime import date, timedelta
from threading import Thread

import pytest
from django.db import DatabaseError, connection, transaction
from openpyxl import load_workbook

from agencies.models import Membership
from agencies.roles import AUDITOR, CASEWORKER, DATA_PROTECTION_OFFICER, SUPERVISOR
from audit.jobs import claiming, working
from audit.jobs.rows import State
from audit.models import Viewing
from audit.moment import now, walking_at
from reports.addresses import said_of
from reports.counting import answer, asked
from reports.exporting import asking, keeping, running
from reports.exporting.rows import Download, Export, Schedule
from reports.exporting.scheduling import run_schedules
from reports.exporting.wanted import wanted
from reports.files import Asked, file_of
from tests import a, pg
from tests.pages.square import signed_in
from tests.reports.many_facts import FIRST, LAST, many_facts
from tests.reports.working import files, worker_that_stands_still
from tests.workflows.test_threads import at_once
from workflows.expiry import run_clocks
from workflows.mailing import send_waiting
from workflows.refusing import Refused
from workflows.rows import Grant, Notice

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 1200


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.EXPORTS_ROOT = tmp_path / "exports"


@pytest.fixture
def chief():
    return a.person(SUPERVISOR, name="Leyla Quliyeva")


def question(**how):
    return asked("persons", FIRST, LAST, **how)


def ask(by, form="csv", level="none", **more):
    purpose = "" if level == "none" else "To write to them"
    return asking.ask(asking.Request("rows", said_of(question()), form, level, purpose, **more), by)


def again(export):
    return Export.objects.get(pk=export.pk)


def held(export):
    return keeping.path(again(export).run).read_bytes()


def told(export):
    return Notice.objects.filter(kind="export", about__export=export.pk)


def count_of(data):
    return len(list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")))))


def do(actor, url, **said):
    return signed_in(actor).post(url, said)


def test_what_a_killed_worker_began_another_finishes_once(chief, monkeypatch):
    many_facts(chief, MANY)
    export = ask(chief)
    worker = worker_that_stands_still(after=700)
    assert worker.stdout.readline() == "middle\n", worker.stderr.read()
    assert again(export).state == State.RUNNING and len(files()) == 1
    worker.send_signal(signal.SIGKILL)
    worker.communicate()
    assert not running.run_one()  # it may still be alive: nobody takes it from it yet
    monkeypatch.setattr(claiming, "STALE", timedelta(0))
    assert running.run_one() and not running.run_one()
    running.expire()  # sweeps what the killed one left
    done = again(export)
    assert (done.state, done.attempts, done.total) == (State.READY, 2, MANY)
    assert [file.name for file in files()] == [done.run.hex] and told(export).count() == 1
    assert count_of(held(export)) == MANY


def test_a_worker_that_comes_back_late_writes_nothing(chief, monkeypatch):
    many_facts(chief, 10)
    export = ask(chief)
    slow = claiming.claim(Export)
    monkeypatch.setattr(claiming, "STALE", timedelta(0))
    assert running.run_one()
    working.run(running.EXPORTING, slow, lambda: True)
    assert [file.name for file in files()] == [again(export).run.hex] and told(export).count() == 1


def test_cancelling_leaves_no_file_and_no_notice(chief, monkeypatch):
    many_facts(chief, MANY)
    export = ask(chief)
    monkeypatch.setattr(claiming, "EVERY", 0)
    seen = []

    def cancelled_in_the_middle():
        if len(seen) == 1:
            assert len(files()) == 1 and again_elsewhere(export) == State.RUNNING
            elsewhere(lambda: asking.cancel(export))
        seen.append(1)
        return True

    assert running.run_one(cancelled_in_the_middle)
    assert again(export).state == State.CANCELLED and files() == [] and not told(export).exists()
    assert len(seen) == 2


def elsewhere(deed):
    """In a thread and a connection of its own."""
    found = []

    def run():
        found.append(deed())
        connection.close()

    thread = Thread(target=run)
    thread.start()
    thread.join(30)
    return found[0]


def again_elsewhere(export):
    return elsewhere(lambda: again(export).state)


def test_progress_is_seen_while_it_runs(chief, monkeypatch):
    many_facts(chief, MANY)
    export = ask(chief)
    monkeypatch.setattr(claiming, "EVERY", 0)
    seen = []

    def looks():
        seen.append(elsewhere(lambda: (again(export).done, again(export).total)))
        return True

    running.run_one(looks)
    assert (500, MANY) in seen and (again(export).done, again(export).total) == (MANY, MANY)


def test_workers_at_once_never_make_the_same(chief):
    many_facts(chief, 20)
    for _n in range(6):
        ask(chief)
    claimed = at_once(*[lambda: claiming.claim(Export)] * 8)
    assert sorted(one.pk for one in claimed if one) == sorted(Export.objects.values_list("pk", flat=True))


def test_workers_at_once_make_each_once(chief):
    many_facts(chief, 20)
    exports = [ask(chief) for _n in range(6)]

    def work():
        while running.run_one():
            pass

    at_once(*[work] * 3)
    assert {(again(one).state, again(one).attempts, told(one).count()) for one in exports} == {(State.READY, 1, 1)}
    assert len(files()) == 6


def test_a_worker_that_is_stopped_gives_back_what_it_had_begun(chief):
    many_facts(chief, 20)
    export = ask(chief)
    assert running.run_one(lambda: False)
    assert (again(export).state, again(export).attempts, files()) == (State.WAITING, 0, [])
    assert running.run_one() and again(export).state == State.READY


def test_a_fault_is_tried_again_and_not_for_ever(chief, monkeypatch, caplog):
    export = ask(chief)
    monkeypatch.setattr(running, "write_list", lambda *_about: 1 / 0)
    for attempt in range(1, claiming.MOST_ATTEMPTS + 1):
        with walking_at(now() + timedelta(hours=attempt)):
            assert running.run_one()
        assert not running.run_one()
    assert again(export).state == State.FAILED and "administrator" in again(export).reason
    assert files() == [] and told(export).count() == 1 and "ZeroDivisionError" in caplog.text


# Names


def test_names_wait_for_a_second_person(chief):
    colleague, officer = a.person(SUPERVISOR), a.person(CASEWORKER)
    export = ask(chief, level="named")
    assert again(export).state == State.ASKED and not running.run_one()
    page = f"/exports/{export.pk}/decide/"
    assert do(chief, page, decision="agree").status_code == 403
    assert do(officer, page, decision="agree").status_code == 403
    assert do(a.person(SUPERVISOR, at="AZ-MIA"), page, decision="agree").status_code == 404
    assert Notice.objects.filter(kind="export_asked", person=colleague.user).count() == 1
    assert not Notice.objects.filter(kind="export_asked", person=chief.user).exists()
    assert "To write to them" in signed_in(colleague).get("/exports/").content.decode()
    assert do(colleague, page, decision="agree").status_code == 302
    assert running.run_one() and again(export).state == State.READY and again(export).decided_by == colleague.user


@pytest.mark.parametrize(
    "change",
    [
        "state = 'waiting'",
        "state = 'waiting', decided_by_id = asked_by_id, decided_at = now()",
        "state = 'waiting', decided_by_id = {officer}, decided_at = now()",
        "state = 'running', run = gen_random_uuid()",
        "state = 'ready'",
        "level = 'none'",
        "purpose = 'Another'",
        "asked_by_id = {officer}",
    ],
)
def test_the_database_gives_no_names_to_one_person_alone(chief, change):
    officer, export = a.person(CASEWORKER), ask(chief, level="named")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE reports_export SET {change.format(officer=officer.user.pk)} WHERE id = {export.pk}")
    with pytest.raises(DatabaseError), transaction.atomic():
        Export.objects.create(
            content="rows", form="csv", level="named", purpose="x", asked_by=chief.user, asked_for=chief.agency, state=State.WAITING
        )  # fmt: skip


def test_personal_data_needs_a_purpose(chief):
    for level in ("pseudonymous", "named"):
        with pytest.raises(Refused):
            asking.ask(asking.Request("rows", said_of(question()), "csv", level, "  "), chief)
        with pytest.raises(DatabaseError), transaction.atomic():
            Export.objects.create(content="rows", form="csv", level=level, asked_by=chief.user, asked_for=chief.agency)


def test_a_refusal_says_why_and_ends_it(chief):
    colleague, export = a.person(DATA_PROTECTION_OFFICER), ask(chief, level="named")
    assert do(colleague, f"/exports/{export.pk}/decide/", decision="refuse").status_code == 422
    assert do(colleague, f"/exports/{export.pk}/decide/", decision="refuse", reason="Too many.").status_code == 302
    assert again(export).state == State.REFUSED and told(export).count() == 1 and not running.run_one()
    with pytest.raises(Refused):
        asking.decide(export, colleague, True)


def with_names(chief):
    """A list of one person, agreed to and made."""
    request = a.readmission()
    said = said_of(asked("received", date(2026, 1, 1), date(2026, 12, 31)))
    export = asking.ask(asking.Request("rows", said, "csv", "named", "To write to them"), chief)
    asking.decide(export, a.person(SUPERVISOR), True)
    running.run_one()
    return request, again(export)


def test_who_takes_names_is_written_down_at_each_case(chief):
    request, export = with_names(chief)
    answer_ = signed_in(chief).get(f"/exports/{export.pk}/file/")
    assert "Məmmədov" in b"".join(answer_.streaming_content).decode()
    assert Download.objects.get(export=export).by == chief.user
    seen = Viewing.objects.get(subject="export", subject_id=export.pk)
    assert (seen.user, seen.cases, seen.how) == (chief.user, [request.case_id], "export")


def test_names_of_a_case_that_was_closed_to_the_reader_since_are_not_handed_out(chief):
    request, export = with_names(chief)
    with pg._cursor(pg.NAME) as cursor:
        cursor.execute("DELETE FROM workflows_grant WHERE content_object_id = %s", [request.pk])
    assert not Grant.objects.filter(content_object=request.pk).exists()
    assert signed_in(chief).get(f"/exports/{export.pk}/file/").status_code == 403
    assert not Download.objects.exists()


# Whose it is


def test_whoever_is_suspended_gets_nothing(chief):
    ready, later = ask(chief), ask(chief)
    many_facts(chief, 5)
    running.run_one()
    client = signed_in(chief)
    Membership.objects.filter(user=chief.user).update(suspended_at=now())
    assert running.run_one()
    assert again(later).state == State.FAILED and "may no longer" in again(later).reason
    assert client.get(f"/exports/{ready.pk}/file/").status_code in (302, 403) and not Download.objects.exists()


def test_whoever_lost_the_role_gets_nothing(chief):
    export = ask(chief)
    running.run_one()
    Membership.objects.filter(user=chief.user).update(role=CASEWORKER)
    assert signed_in(chief).get(f"/exports/{export.pk}/file/").status_code == 403


def test_nobody_else_takes_the_file_and_those_who_check_see_why_it_was_made(chief):
    export, auditor = ask(chief, level="pseudonymous"), a.person(AUDITOR)
    running.run_one()
    url = f"/exports/{export.pk}/file/"
    assert [signed_in(one).get(url).status_code for one in (a.person(SUPERVISOR), auditor)] == [404, 403]
    page = signed_in(auditor).get("/exports/").content.decode()
    assert "To write to them" in page and "Leyla Quliyeva" in page and url not in page
    assert "To write to them" not in signed_in(a.person(AUDITOR, at="AZ-MIA")).get("/exports/").content.decode()
    assert signed_in(a.person(CASEWORKER)).get("/exports/").status_code == 403


def test_after_seven_days_the_file_is_gone_and_the_row_says_so(chief):
    export = ask(chief)
    running.run_one()
    with walking_at(now() + timedelta(days=6)):
        assert running.expire() == 0 and len(files()) == 1
    with walking_at(now() + timedelta(days=7, minutes=1)):
        assert signed_in(chief).get(f"/exports/{export.pk}/file/").status_code == 404
        run_clocks()
    assert again(export).state == State.EXPIRED and files() == []
    assert "Expired" in signed_in(chief).get("/exports/").content.decode()


def test_deleting_takes_the_file_away_and_keeps_the_row(chief):
    export = ask(chief)
    running.run_one()
    assert do(chief, f"/exports/{export.pk}/delete/").status_code == 302
    assert files() == [] and again(export).state == State.DELETED
    assert "Persons applied for" in signed_in(a.person(AUDITOR)).get("/exports/").content.decode()


def test_the_row_of_an_export_is_not_deleted(chief):
    export = ask(chief)
    with pytest.raises(DatabaseError), transaction.atomic():
        Export.objects.filter(pk=export.pk)._raw_delete("default")


# What is in it


def test_a_table_and_a_report_as_jobs_are_what_the_page_gives(chief):
    many_facts(chief, 60)
    at = question().as_of.isoformat()
    period = [("first", "01.01.2026"), ("last", "31.12.2026"), ("at", at)]
    for content, said in (
        ("table", [*said_of(question(rows="state", columns="sex")), ("show", "row")]),
        ("report", [("code", "committee"), *period, ("state", "NL")]),
    ):
        export = asking.ask(asking.Request(content, said, "json"), chief)
        many_facts(chief, 70, begun=60)  # what comes later is not in it
        running.run_one()
        read = wanted(content, again(export).parameters)
        expected = file_of("json", read.title, read.tables(chief), Asked(chief, read.first, read.last, read.as_of))
        assert json.loads(held(export))["tables"] == json.loads(expected)["tables"]
        with pg._cursor(pg.NAME) as cursor:
            cursor.execute("ALTER TABLE reports_fact DISABLE TRIGGER USER")
            cursor.execute("DELETE FROM reports_fact WHERE substr(source, 6)::int > 60")
            cursor.execute("ALTER TABLE reports_fact ENABLE TRIGGER USER")


def test_what_is_no_longer_understood_fails_with_a_reason(chief):
    export = ask(chief)
    with pg._cursor(pg.NAME) as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("ALTER TABLE reports_export DISABLE TRIGGER USER")
        cursor.execute('UPDATE reports_export SET parameters = \'[["figure", "gone"]]\'')
        cursor.execute("ALTER TABLE reports_export ENABLE TRIGGER USER")
    assert running.run_one() and again(export).state == State.FAILED and "no longer understood" in again(export).reason
    assert signed_in(chief).get("/exports/").status_code == 200


def test_from_a_table_to_its_rows_in_four_clicks(chief):
    many_facts(chief, 30)
    client = signed_in(chief)
    table = client.get(
        "/statistics/", {"figure": "persons", "rows": "state", "first": "01.01.2026", "last": "31.12.2026"}
    )  # 1
    cell = next(cell for cell in table.context["table"]["rows"][0]["cells"] if cell.get("url"))
    cases = client.get(cell["url"])  # 2
    offered = cases.context["export"]
    said = {}
    for name, value in offered["parameters"]:
        said.setdefault(name, []).append(value)
    asked_ = client.post(
        "/exports/ask/", said | {"contents": offered["contents"], "content": "rows", "form": "xlsx", "level": "none"}
    )  # 3
    assert asked_.url == "/exports/"
    assert "data-progress" in client.get("/exports/").content.decode()
    assert running.run_one()
    page = client.get("/exports/").content.decode()
    export = Export.objects.get()
    assert f"/exports/{export.pk}/file/" in page and "data-progress" not in page and "Ready until" in page
    file = b"".join(client.get(f"/exports/{export.pk}/file/").streaming_content)  # 4
    sheet = load_workbook(io.BytesIO(file)).worksheets[1]
    read = wanted("rows", export.parameters).question
    assert sheet.max_row - 1 == answer(read, chief).total.base > 0


def test_an_export_without_a_purpose_comes_back_with_what_was_chosen(chief):
    said = dict(said_of(question())) | {"contents": "rows", "content": "rows", "form": "csv", "level": "named"}
    page = do(chief, "/exports/ask/", **said)
    assert (
        page.status_code == 422
        and "Say what it is for" in page.content.decode()
        and 'value="named" selected' in page.content.decode()
    )
    assert not Export.objects.exists()


def test_the_bell_and_the_mail_lead_to_the_page_and_tell_nothing(chief, mailoutbox):
    export = ask(chief)
    running.run_one()
    send_waiting()
    page = signed_in(chief).get("/notices/").content.decode()
    assert "Your export is ready" in page and '/exports/"' in page
    assert [mail.subject for mail in mailoutbox] == ["Exports"] and "/exports/" in mailoutbox[0].body
    assert "Persons applied for" not in mailoutbox[0].body and not mailoutbox[0].attachments and export.pk


def test_repeating_gives_the_same_rows_as_of_the_same_moment(chief):
    many_facts(chief, 20)
    export = ask(chief)
    running.run_one()
    many_facts(chief, 25, begun=20)
    do(chief, f"/exports/{export.pk}/repeat/")
    assert running.run_one()
    assert held(Export.objects.latest("pk")) == held(export)


# Each month


def test_a_report_comes_each_month_once(chief):
    with walking_at(a.at(2026, 3, 10, 9, 0)):
        assert do(chief, "/reports/committee/monthly/", form="xlsx", state="NL").status_code == 302
        assert do(chief, "/reports/committee/monthly/", form="xlsx", state="NL").status_code == 302
        assert run_schedules() == 0
    assert Schedule.objects.get().next_on == date(2026, 4, 1)
    with walking_at(a.at(2026, 4, 1, 0, 5)):
        at_once(*[lambda: walking(a.at(2026, 4, 1, 0, 5), run_schedules)] * 3)
        assert run_schedules() == 0
    export = Export.objects.get()
    assert dict(export.parameters)["first"] == "01.03.2026" and dict(export.parameters)["last"] == "31.03.2026"
    with walking_at(a.at(2026, 6, 2, 9, 0)):
        assert run_schedules() == 2  # two months were missed
        do(chief, f"/schedules/{Schedule.objects.get().pk}/stop/")
    with walking_at(a.at(2026, 8, 2, 9, 0)):
        assert run_schedules() == 0
    with pytest.raises(DatabaseError), transaction.atomic():
        Export.objects.create(
            content="report", form="xlsx", asked_by=chief.user, asked_for=chief.agency, schedule=Schedule.objects.get(), month=export.month
        )  # fmt: skip


def walking(moment, deed):
    with walking_at(moment):
        return deed()


def test_a_schedule_of_somebody_who_is_gone_ends(chief):
    do(chief, "/reports/committee/monthly/", form="xlsx")
    Membership.objects.filter(user=chief.user).update(suspended_at=now())
    with walking_at(now() + timedelta(days=40)):
        run_schedules()
    assert Schedule.objects.get().stopped_at and not Export.objects.exists()


def test_a_second_click_finds_the_first(chief):
    said = said_of(question())
    wishes = [asking.Request("rows", said, form) for form in ("csv", "csv", "xlsx")]
    first, second, other = (asking.ask(wish, chief) for wish in wishes)
    assert first == second != other
    asking.cancel(first)
    assert asking.ask(wishes[0], chief) != first, "what was cancelled can be asked for anew"
