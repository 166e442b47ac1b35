"""What people wish to be mailed, when mail waits, and one mail a day; and the page on which they say so."""

from datetime import time

import pytest
from django.core import mail

from agencies.roles import CASEWORKER, SUPERVISOR
from audit.moment import walking_at
from tests import a
from tests.pages.square import signed_in
from workflows.mailing import send_waiting
from workflows.models import MailWishes, Notice
from workflows.notice_words import SAID
from workflows.notifying.kinds import Group, kinds
from workflows.notifying.wishes import wish

pytestmark = pytest.mark.django_db
NOON, EVENING, MORNING = a.at(2026, 3, 16, 12), a.at(2026, 3, 16, 22), a.at(2026, 3, 17, 8, 30)


@pytest.fixture
def reader():
    return a.person(CASEWORKER)


def export_ready(reader, number):
    return Notice.objects.create(
        person=reader.user, agency=reader.agency, kind="export", key=f"export:{number}", about={"state": "ready"}
    )


def sent_at(moment):
    with walking_at(moment):
        send_waiting()
    return len(mail.outbox)


def test_every_kind_of_news_is_declared_with_its_group_and_reason():
    assert kinds().keys() >= SAID.keys() | {"export", "export_asked", "proof", "subject_access", "emergency_opened"}
    assert all(kind.group in Group.values and str(kind.label) and str(kind.why) for kind in kinds().values())


def test_never_is_never_and_the_notice_is_still_in_the_app(reader):
    wish(reader.user, {"export": "never"}, None)
    export_ready(reader, 1)
    assert sent_at(NOON) == 0 and "Your export is ready" in signed_in(reader).get("/notices/").content.decode()


def test_what_is_wished_once_a_day_comes_in_one_mail_at_half_past_eight(reader):
    wish(reader.user, {"export": "daily"}, None)
    first = export_ready(reader, 1)
    assert sent_at(NOON) == 0
    second = export_ready(reader, 2)
    assert sent_at(EVENING) == 0 and sent_at(MORNING) == 1 and sent_at(MORNING) == 1
    (one,) = mail.outbox
    assert one.subject == "2 notices of today" and one.body.count("/exports/") == 2 and "/account/mail/" in one.body
    assert len(set(Notice.objects.filter(pk__in=[first.pk, second.pk]).values_list("mail", flat=True))) == 1


@pytest.mark.parametrize(("begin", "end"), [(time(20), time(7)), (time(21, 30), time(23))])
def test_mail_waits_until_the_quiet_hours_end(reader, begin, end):
    wish(reader.user, {}, (begin, end))
    export_ready(reader, 1)
    assert sent_at(EVENING) == 0
    ends = a.at(2026, 3, 17 if end < begin else 16, end.hour)
    assert Notice.objects.get().mail_at == ends and sent_at(ends) == 1
    export_ready(reader, 2)
    assert sent_at(NOON) == 2


def test_quiet_hours_and_wishes_hold_back_no_last_day_of_a_law(reader):
    wish(reader.user, {"clock": "never", "escalation": "never"}, (time(20), time(7)))
    with walking_at(NOON):
        request = a.readmission()
    about = {"deadline": "reply", "due_on": "2026-03-16", "left": 0, "why": "holder"}
    for kind in ("clock", "escalation"):
        Notice.objects.create(
            person=reader.user, agency=reader.agency, procedure_id=request.pk, kind=kind, key=kind, about=about
        )
    Notice.objects.exclude(key__in=("clock", "escalation")).update(channel="never")
    assert sent_at(EVENING) == 1
    assert mail.outbox[0].subject == f"Due today: {request.reference}"
    assert "You get this because you hold the next step." in mail.outbox[0].body


def test_who_changes_their_mind_changes_it_for_what_waits(reader):
    wish(reader.user, {"export": "daily"}, None)
    export_ready(reader, 1)
    assert sent_at(NOON) == 0
    wish(reader.user, {"export": "now"}, None)
    assert sent_at(NOON) == 1 and MailWishes.objects.get().channels == {}


def test_the_page_keeps_what_was_chosen_and_says_what_cannot_be_chosen(reader):
    client = signed_in(reader)
    page = client.get("/account/mail/").content.decode()
    assert (
        "This cannot be switched off" in page
        and 'name="escalation"' not in page
        and "/account/mail/" in client.get("/account/").content.decode()
    )
    chosen = {name: "now" for name, kind in kinds().items() if not kind.is_fixed}
    wrong = client.post("/account/mail/", chosen | {"quiet_from": "20:00"})
    assert wrong.status_code == 422 and "when they end" in wrong.content.decode()
    said = chosen | {"turn": "daily", "quiet_from": "20:00", "quiet_until": "07:00"}
    assert client.post("/account/mail/", said).status_code == 302
    wishes = MailWishes.objects.get()
    assert (wishes.channels, wishes.quiet_from, wishes.quiet_until) == ({"turn": "daily"}, time(20), time(7))
    assert '<option value="daily" selected>' in client.get("/account/mail/").content.decode()


def test_the_centre_says_today_and_earlier_filters_and_goes_on_where_the_page_ends(reader):
    for number, day in enumerate([16] * 3 + [15] * 60):
        with walking_at(a.at(2026, 3, day, 12)):
            export_ready(reader, number)
    with walking_at(a.at(2026, 3, 16, 13)):
        client = signed_in(reader)
        page = client.get("/notices/").content.decode()
        assert page.index("Today") < page.index("Earlier") and page.count("● New") == 50
        more = page.split("Show earlier ones")[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
        assert client.get(f"/notices/{more}").content.decode().count("● New") == 13
        assert "No notices of this sort." in client.get("/notices/?group=deadline").content.decode()
        assert client.get("/notices/?group=export").content.decode().count("● New") == 50
        client.post("/notices/")
        assert "● New" not in client.get("/notices/").content.decode()


def test_nobody_but_an_administrator_who_leads_sees_to_mail():
    assert signed_in(a.person(SUPERVISOR)).get("/mail/").status_code in (403, 404)
