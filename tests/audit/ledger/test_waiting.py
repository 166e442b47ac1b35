"""What nobody outside knows of for too long is told, then stops decisions, approvals and payments; reading and preparing go on."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.urls import get_resolver
from django.utils import timezone

from agencies.roles import ADMINISTRATOR, AUDITOR, CASEWORKER, DATA_PROTECTION_OFFICER, SUPERVISOR
from audit.ledger import waiting
from tests import a
from tests.audit.ledger import ledgers
from tests.pages.square import signed_in
from tests.reintegration import funding, measuring
from workflows import mailing, unwitnessed
from workflows.objecting import may_perform
from workflows.perform import decide, perform
from workflows.refusing import Refused
from workflows.rows import Notice

pytestmark = pytest.mark.django_db(transaction=True)
SAID = "Nobody outside knows what was recorded since"


@pytest.fixture
def watched(settings, tmp_path):
    settings.LEDGER_WATCHED, settings.LEDGER_STOP = True, timedelta(hours=24)
    waiting._looked.cache_clear()
    with ledgers.kept_in(tmp_path):
        ledgers.sign()  # what the migrations recorded may be older than half an hour
        yield
    waiting._looked.cache_clear()


def after(**time):
    waiting._looked.cache_clear()
    return time_machine.travel(timezone.now() + timedelta(**time))


def examined(officer):
    request = a.step(a.step(a.readmission(person=ledgers.somebody()), "acknowledge", officer), "take_up", officer)
    request.case.evidence.update(finding="accepted")
    return request


def test_after_a_day_nothing_is_approved_until_it_is_witnessed(watched):
    officer, chief = a.person(CASEWORKER), a.person(SUPERVISOR)
    request = examined(officer)
    with after(hours=25):
        proposal = perform(request, "agree", officer)  # which is no decision yet
        with pytest.raises(Refused, match=SAID):
            decide(proposal, chief, "granted")
        page = signed_in(chief).get(f"/approvals/{proposal.pk}/").content.decode()
        assert SAID in page
        ledgers.sign()
        waiting._looked.cache_clear()
        assert decide(proposal, chief, "granted").target == "agreed"


def test_for_a_day_it_goes_on(watched):
    officer, chief = a.person(CASEWORKER), a.person(SUPERVISOR)
    proposal = perform(examined(officer), "agree", officer)
    with after(hours=23):
        assert decide(proposal, chief, "granted")


def test_nothing_waits_where_nothing_happens(watched):
    a.person(CASEWORKER)
    ledgers.sign()
    with after(days=30):
        assert waiting.waiting_since() is None and waiting.stop() is None


def test_nothing_is_paid(watched):
    people = measuring.People()
    funding.funded()
    measure = measuring.measure_of(a.active_reintegration(people.manager, people.chief), people.manager)
    vars(measure)["state"] = "verified"
    ways = measure.declared.transitions
    with after(hours=25):
        stopped = {name for name, way in ways.items() if SAID in " ".join(may_perform(set(), way, measure).reasons)}
    assert stopped == {name for name, way in ways.items() if way.duty == "pay" and way.leaves("verified")} != set()


PAGES = {
    "/retention/erasures/1/decision/": DATA_PROTECTION_OFFICER,
    "/exports/1/decide/": SUPERVISOR,
    "/releases/1/decide/": SUPERVISOR,
}


@pytest.mark.parametrize("page", PAGES)
def test_second_persons_are_told_why_on_their_pages(watched, page):
    person = a.person(PAGES[page])
    with after(hours=25):
        client = signed_in(person)
        answer = client.post(page, {"decision": "granted"}, headers={"referer": "http://testserver/exports/"})
        assert (answer.status_code, answer.url) == (302, "/exports/")
        assert SAID in str(next(iter(answer.wsgi_request._messages)))


def test_every_page_on_which_somebody_decides_stops_but_those_that_must_not(settings):
    pages = {name for name in get_resolver().reverse_dict if isinstance(name, str) and name.startswith("decide_")}
    # Who travels together; a key that was stolen must end at once; and whether a mail left is found out, not decided.
    going_on = {"decide_family", "decide_key", "decide_mail"}
    assert pages - settings.LEDGER_STOPS == going_on and settings.LEDGER_STOPS - pages == {"release_gate"}


def test_after_half_an_hour_those_who_run_and_check_the_house_are_told_once(watched):
    people = [a.person(ADMINISTRATOR), a.person(AUDITOR), a.person(AUDITOR, at="NL-CA"), a.person(CASEWORKER)]
    unwitnessed.pass_time()
    assert not Notice.objects.exists()
    with after(minutes=31):
        unwitnessed.pass_time()
        unwitnessed.pass_time()
        told = list(Notice.objects.order_by("person_id"))
        assert [one.person_id for one in told] == [person.user.pk for person in people[:2]]
        assert mailing.send_waiting() == 2
        assert SAID in signed_in(people[1]).get("/notices/").content.decode()
        page = signed_in(people[1]).get("/ledger/").content.decode()
        assert SAID in page and "Administrators and auditors are told." in page
        with pytest.raises(CommandError, match="No witness knows"):
            call_command("ledger", "status", stdout=StringIO())


def test_a_house_without_witnesses_says_so_and_goes_on(settings):
    assert (False, timedelta(0)) == (settings.LEDGER_WATCHED, settings.LEDGER_STOP)
    auditor, officer, chief = a.person(AUDITOR), a.person(CASEWORKER), a.person(SUPERVISOR)
    proposal = perform(examined(officer), "agree", officer)
    with after(days=3):
        unwitnessed.pass_time()
        assert not Notice.objects.filter(kind=unwitnessed.KIND).exists()
        assert decide(proposal, chief, "granted")
        assert "No witness outside is named here" in signed_in(auditor).get("/ledger/").content.decode()


def test_the_status_at_the_console_says_what_is_known_outside(watched):
    a.person(CASEWORKER)
    ledgers.sign()
    out = StringIO()
    call_command("ledger", "status", stdout=out)
    said = out.getvalue()
    assert "records, " in said and "witnessed last: " in said and ledgers.ORIGIN in said and "STOPPED" not in said
