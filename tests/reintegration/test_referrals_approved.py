"""A referral that tells of health or protection is sent only when a supervisor has approved it; until then nobody outside reads of it."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from agencies.disclosure import FieldGroup
from agencies.roles import AUDITOR, CASEWORKER, PARTNER, SUPERVISOR
from audit.actor import acting
from audit.moment import today, walking_at
from reintegration.consenting import withdraw_consent
from reintegration.models import Referral
from reintegration.referral_choices import APPROVED_FIRST, Need
from reintegration.referring import Asked, refer
from reintegration.scoreboard import rows_of
from tests import a
from tests.pages.square import signed_in
from workflows.expiry import run_clocks
from workflows.models import Communication, Notice
from workflows.perform import Refused, decide, perform

pytestmark = pytest.mark.django_db
MONDAY = a.at(2026, 3, 2, 10)
NEED = "Insulin twice a day."


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
def doctor():
    return a.person(CASEWORKER, at="AZ-MOH")


def prepared(manager, need="health", **consent):
    clerk = a.person(CASEWORKER, at="AZ-MLSP")
    case = a.step(a.reintegration(clerk), "contact", clerk, contacted_on=today(), contact_means="phone", region="Gəncə")
    given = a.consent_to_share(case, "AZ-MOH", ("region",), **consent)
    with acting(manager):
        return refer(case, manager, given, Asked(need, need_note=NEED, items=("region",)))


def sign(referral, by, decision="granted", comment=""):
    with acting(by):
        decide(referral.approvals.get(outcome="open"), by, decision, comment)
    return a.again(referral)


def pages_of(referral, reader):
    """What a desk answers to the page of a referral."""
    return signed_in(reader).get(f"/procedures/{referral.reference}/")


@pytest.mark.parametrize("need", Need.values)
def test_what_tells_of_health_or_protection_waits_and_anything_else_goes_at_once(manager, doctor, need):
    referral = prepared(manager, need)
    waits = need in APPROVED_FIRST
    assert (referral.state, referral.sent_at is None) == (("prepared", True) if waits else ("sent", False))
    assert pages_of(referral, doctor).status_code == (404 if waits else 200)
    assert Communication.objects.filter(procedure=referral.pk).count() == (0 if waits else 1)


def test_a_supervisor_signs_and_from_then_on_the_agency_reads_and_the_time_for_its_answer_runs(manager, chief, doctor):
    referral = prepared(manager)
    assert not referral.clocks.exists()
    with walking_at(MONDAY + timedelta(days=2)):
        sent = sign(referral, chief)
        assert (sent.state, sent.sent_at, sent.held_by.code) == ("sent", MONDAY + timedelta(days=2), "AZ-MOH")
        assert sent.clocks.get().started_at == sent.sent_at
        assert NEED in pages_of(sent, doctor).content.decode()
    row = Communication.objects.get(procedure=sent.pk)
    assert (row.sender.code, row.recipient.code) == ("AZ-MLSP", "AZ-MOH") and "need_note" in row.told


def test_nobody_signs_what_they_prepared_and_no_colleague_without_the_role(manager, chief):
    referral = prepared(manager)
    own = prepared(chief)
    for waiting, by in ((referral, manager), (own, chief), (referral, a.person(CASEWORKER, at="AZ-MLSP"))):
        with pytest.raises(Refused), transaction.atomic():
            sign(waiting, by)
        assert a.again(waiting).state == "prepared"


def test_what_is_refused_is_told_to_nobody_and_is_proposed_anew_or_given_up(manager, chief, doctor):
    referral = sign(prepared(manager), chief, "refused", "Ask the doctor first.")
    assert (referral.state, pages_of(referral, doctor).status_code) == ("prepared", 404)
    with acting(manager):
        perform(referral, "send", manager)
    given_up = a.step(referral, "give_up", manager, withdrawal_reason="The person changed their mind.")
    assert (given_up.state, given_up.approvals.latest("pk").outcome) == ("not_sent", "lapsed")
    assert not Communication.objects.filter(procedure=referral.pk).exists() and not given_up.clocks.exists()


def test_it_is_not_sent_on_a_consent_that_ended_while_it_waited(manager, chief):
    withdrawn, run_out = prepared(manager), prepared(manager, valid_until=today())
    with acting(manager):
        withdraw_consent(withdrawn.parent.as_kind(), withdrawn.consent, manager)
    assert (a.again(withdrawn).state, withdrawn.approvals.get().outcome) == ("not_sent", "lapsed")
    with walking_at(MONDAY + timedelta(days=1)):
        with pytest.raises(Refused, match="must be in force"), transaction.atomic():
            sign(run_out, chief)
        run_clocks()
        assert a.again(run_out).state == "not_sent"
    told = Notice.objects.filter(person=manager.user, about__transition="lapse")
    assert told.count() == 2


def test_what_was_not_sent_is_counted_by_no_scoreboard(manager, chief):
    waiting, sent = prepared(manager), sign(prepared(manager), chief)
    assert [row["sent_at"] for row in rows_of(Referral.objects.filter(pk__in=(waiting.pk, sent.pk)))] == [sent.sent_at]


@pytest.mark.parametrize("need", Need.values)
def test_the_database_makes_no_reader_of_what_nobody_approved(manager, need):
    """The list of needs stands in the database too; here each of the code's is tried."""
    referral = prepared(manager, need)
    if need in APPROVED_FIRST:
        with pytest.raises(DatabaseError, match="nobody approved"), transaction.atomic():
            referral.bring_in({PARTNER: a.agency("AZ-MOH")})
    else:
        assert referral.agency_that_is(PARTNER) == a.agency("AZ-MOH")


def test_the_database_lets_nothing_be_sent_when_the_consent_has_run_out_and_no_day_of_sending_be_changed(
    manager, chief
):
    waiting, sent = prepared(manager, valid_until=today()), sign(prepared(manager), chief)
    for row, wrong, words in (
        (waiting, MONDAY + timedelta(days=1), "rests on no consent"),
        (sent, MONDAY + timedelta(days=1), "never changed"),
        (sent, None, "never changed"),
    ):
        with pytest.raises(DatabaseError, match=words), transaction.atomic():
            Referral.objects.filter(pk=row.pk).update(sent_at=wrong)


def test_the_preview_says_what_the_agency_will_read_and_not_a_word_more(manager, chief, doctor):
    referral = prepared(manager)
    before = previewed(referral, manager)
    sent = sign(referral, chief)
    theirs = pages_of(sent, doctor).context
    read = (theirs["case"]["person_name"], [fact for part in theirs["summary"] for fact in part["facts"]])
    assert previewed(sent, manager) == read
    new = [fact["label"] for fact in read[1] if fact not in before[1]]
    assert (before[0], new) == (read[0], ["Sent at"]) and NEED in str(before)
    assert Referral.field_groups["consent"] == FieldGroup.SUPPORT and "onsent" not in str(before)


def previewed(referral, by):
    """The name and the facts on the page that previews."""
    shown = signed_in(by).get(f"/procedures/{referral.reference}/preview/").context["preview"]
    return shown["name"], [fact for part in shown["parts"] for fact in part["facts"]]


def test_only_who_may_refer_previews(manager, doctor):
    referral = prepared(manager)
    other = a.reintegration(manager)
    answers = {
        who: signed_in(reader).get(f"/procedures/{referral.reference}/preview/").status_code
        for who, reader in {"auditor": a.person(AUDITOR, at="AZ-MLSP"), "doctor": doctor, "own": manager}.items()
    }
    assert answers == {"auditor": 403, "doctor": 404, "own": 200}
    assert signed_in(manager).get(f"/procedures/{other.reference}/preview/").status_code == 404


def test_the_inbox_says_who_will_read_what_and_leads_to_the_preview(manager, chief):
    referral = prepared(manager)
    shown = signed_in(chief).get("/approvals/").content.decode()
    assert "Ministry of Health reads: name, what is asked for, what the agency must know to act, region" in shown
    assert f"/procedures/{referral.reference}/preview/" in shown and "Preview as Ministry of Health" in shown
