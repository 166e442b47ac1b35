"""Whatever becomes of a worker, and wherever the talk with the mail server ends: each notice is mailed once, or a person is asked."""

import os
import re
import signal
from datetime import timedelta
from threading import Event
from time import sleep

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from agencies.roles import ADMINISTRATOR, CASEWORKER
from audit.moment import now, walking_at
from tests import a
from tests.notifying.mail_server import STEPS, MailServer
from tests.pages.square import signed_in
from workflows.mailing import send_waiting
from workflows.models import Mail, Notice
from workflows.notifying.outbox import LOST, MOST_ATTEMPTS, claim, find_lost, mark, send_again, send_next
from workflows.notifying.postman import Fate

LATER = LOST + timedelta(minutes=1)
KEPT = []  # connections of the parent that a child must neither use nor close


@pytest.fixture
def server(settings):
    server = MailServer()
    settings.EMAIL_BACKEND = "workflows.notifying.postman.Postman"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", server.port, False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    yield server
    server.close()


@pytest.fixture
def reader():
    return a.person(CASEWORKER)


def news(reader, number=1):
    """A notice of its own, found again in what the mail server has by the day it was made."""
    about = {"state": "ready", "export": number}
    return Notice.objects.create(
        person=reader.user, agency=reader.agency, kind="export", key=f"export:{number}", about=about
    )


def mail_of(notice):
    return Notice.objects.select_related("mail").get(pk=notice.pk).mail


def times_received(server, notice):
    mail = mail_of(notice)
    return sum(f"qayidis-mail-{mail.pk}@" in text for text in server.received) if mail else 0


def work_later():
    with walking_at(now() + LATER):
        send_waiting()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("step", "state"),
    [
        *[(step, "waiting") for step in ("greeting", "ehlo", "mail", "rcpt", "data")],
        ("content", "uncertain"),
        ("dot", "uncertain"),
        ("taken", "sent"),
    ],
)
def test_where_the_mail_server_hangs_up_decides_whether_it_is_tried_again(server, reader, step, state):
    notice = news(reader)
    server.breaks_at = step
    send_waiting()
    assert mail_of(notice).state == state
    server.breaks_at = None
    work_later()
    work_later()
    assert mail_of(notice).state == ("sent" if state != "uncertain" else "uncertain")
    assert times_received(server, notice) == (0 if step == "content" else 1)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("step", "answer", "state"),
    [
        ("rcpt", "450 later", "waiting"),
        ("rcpt", "550 nobody here", "failed"),
        ("data", "451 later", "waiting"),
        ("dot", "452 full", "waiting"),
        ("dot", "554 no", "failed"),
    ],
)
def test_what_the_mail_server_refuses_has_not_left(server, reader, step, answer, state):
    notice = news(reader)
    server.answers = {step: answer}
    send_waiting()
    mail = mail_of(notice)
    assert mail.state == state and mail.said and reader.user.email not in mail.said
    assert Notice.objects.get().mailed_at is None


@pytest.mark.django_db
def test_pauses_grow_and_end_with_a_person(server, reader):
    notice = news(reader)
    server.breaks_at = "greeting"
    moment, pauses = now(), []
    for _n in range(MOST_ATTEMPTS):
        with walking_at(moment):
            send_waiting()
        mail = mail_of(notice)
        if mail.state == "waiting":
            pauses.append(mail.retry_at - moment)
            moment = mail.retry_at
    assert mail.state == "failed" and pauses == sorted(pauses) and pauses[-1] == timedelta(hours=6)
    server.breaks_at = None
    work_later()
    assert not server.received


@pytest.mark.django_db
def test_what_was_decided_is_done_and_nothing_else(server, reader, client):
    first, second = news(reader, 1), news(reader, 2)
    server.breaks_at = "dot"
    send_waiting()
    assert {mail_of(one).state for one in (first, second)} == {"uncertain"}
    server.breaks_at, chief = None, a.person(ADMINISTRATOR)
    page = signed_in(chief).get("/mail/").content.decode()
    assert page.count("It was sent") == 2 and reader.user.name in page and "qayidis-mail-" in page
    again = signed_in(chief).post(f"/mail/{mail_of(first).pk}/", {"act": "again"})
    signed_in(chief).post(f"/mail/{mail_of(second).pk}/", {"act": "leave"})
    work_later()
    assert again.status_code == 302 and [times_received(server, one) for one in (first, second)] == [2, 1]
    assert {mail_of(one).state for one in (first, second)} == {"sent"} and not send_again(mail_of(first), chief.user)
    assert mail_of(first).decided_by == chief.user and Notice.objects.filter(mailed_at=None).count() == 0


@pytest.mark.django_db
def test_an_operator_lists_and_decides_by_command(server, reader, capsys):
    notice = news(reader)
    server.breaks_at = "content"
    send_waiting()
    mail = mail_of(notice)
    call_command("mail")
    assert f"{mail.pk}\tuncertain" in capsys.readouterr().out
    with pytest.raises(CommandError):
        call_command("mail", sent=mail.pk, by=reader.user.email)
    call_command("mail", sent=mail.pk, by=a.person(ADMINISTRATOR).user.email)
    assert mail_of(notice).state == "sent"


@pytest.mark.django_db
def test_a_worker_that_was_only_slow_says_so_and_one_that_was_overtaken_does_not(server, reader):
    news(reader)
    Notice.objects.update(channel="now", mail_at=now())
    mail = claim()
    with walking_at(now() + LATER):
        assert find_lost() == 1
    mark(mail, Fate.SENT)
    assert Mail.objects.get().state == "sent"
    Mail.objects.update(state="sending", sent_at=None, claimed_by="another")
    mark(mail, Fate.SENT)
    assert Mail.objects.get().state == "sending"


def work_until_settled(notice):
    """The server of the database takes a moment to see that a worker is gone: until then its rows are locked."""
    for _n in range(100):
        work_later()
        if (mail := mail_of(notice)) and mail.state in ("sent", "uncertain"):
            break
        sleep(0.02)
    work_later()


def forked(server=None, dies_at_statement=None, dies_at_step=None):
    """Lets a process of its own send what waits, and kills it there: whether it came to its end, and how many statements it made."""
    begun, counted = Event(), os.pipe()
    child = os.fork()
    if child == 0:
        _be_a_worker(dies_at_statement, counted[1])
    os.close(counted[1])
    if dies_at_step:
        server.reached = lambda step: (begun.wait(10), os.kill(child, signal.SIGKILL)) if step == dies_at_step else None
    begun.set()
    _pid, how = os.waitpid(child, 0)
    server.reached = lambda step: None
    with os.fdopen(counted[0], "rb") as told:
        return os.WIFEXITED(how), len(told.read())


def _be_a_worker(dies_at, tell):
    KEPT.append(connection.connection)
    connection.connection = None

    def count(execute, sql, params, many, context):
        count.number += 1
        if count.number == dies_at:
            os.kill(os.getpid(), signal.SIGKILL)
        os.write(tell, b".")
        return execute(sql, params, many, context)

    count.number = 0
    try:
        with connection.execute_wrapper(count):
            send_waiting()
    finally:
        os._exit(0)


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_at_every_statement_and_every_step_mails_each_notice_once_or_asks(server, reader):
    news(reader, 0)
    ended, statements = forked(server)
    assert ended and len(server.received) == 1 and statements > 8
    kills = [{"dies_at_statement": n} for n in range(1, statements + 1)] + [{"dies_at_step": step} for step in STEPS]
    states = []
    for number, kill in enumerate(kills, start=1):
        notice = news(reader, number)
        assert forked(server, **kill)[0] is False, kill
        work_until_settled(notice)
        states.append(mail_of(notice).state)
        times = times_received(server, notice)
        assert (states[-1], times) in {("sent", 1), ("uncertain", 0), ("uncertain", 1)}, kill
    assert states.count("uncertain") >= len(STEPS) and states.count("sent") >= 5
    assert Mail.objects.filter(state="sending").count() == 0
    assert not [pk for pk in re.findall(r"qayidis-mail-(\d+)@", "".join(server.received)) if _twice(pk, server)]
    assert not send_next()


def _twice(pk, server):
    return sum(f"qayidis-mail-{pk}@" in text for text in server.received) > 1
