"""Referrals: what is told, on which consent, until when; and that the database refuses what the door would."""

from datetime import timedelta
from itertools import chain

import pytest
from django.db import DatabaseError, transaction

from agencies.roles import CASEWORKER, OBSERVER, PARTNER, SUPERVISOR
from audit.actor import acting
from audit.moment import now, today, walking_at
from cases.consents import Consent
from cases.filing import touch
from reintegration.models import Offer, Profile, Referral, Scheme
from reintegration.referring import Asked, consent_to_share, data_of, refer, stop_run_out, stop_sharing
from reintegration.shared_items import age_band
from tests import a
from workflows.expiry import run_clocks
from workflows.models import Communication, Notice
from workflows.perform import Refused
from workflows.rows import Grant
from workflows.taking import lock

pytestmark = pytest.mark.django_db
MONDAY = a.at(2026, 3, 2, 10)


@pytest.fixture(autouse=True)
def on_a_monday():
    with walking_at(MONDAY):
        yield


@pytest.fixture
def manager():
    return a.person(CASEWORKER, at="AZ-MLSP")


@pytest.fixture
def officer():
    return a.person(CASEWORKER, at="AZ-SEA")


def withdraw(consent, by):
    """As whoever records it does: in one transaction with what ends with it."""
    procedure = Referral.objects.filter(consent=consent).first()
    with transaction.atomic(), acting(by):
        procedure and lock(procedure)
        found = Consent.objects.select_for_update().get(pk=consent.pk)
        found.withdrawn_at, found.withdrawn_recorded_by = now(), by.user
        found.save()
        stop_sharing(found, by)


def parts(referral, code="AZ-SEA"):
    return set(a.again(referral).case_roles_of(a.agency(code).group_id))


def told(kind="step"):
    return {(notice.person_id, notice.about.get("transition")) for notice in Notice.objects.filter(kind=kind)}


def reasons(refused):
    return " ".join(map(str, [*refused.value.reasons, *chain(*refused.value.fields.values())]))


def test_it_is_answered_in_five_working_days_and_served_in_thirty_days_by_rules_of_the_house(manager, officer):
    referral = a.referral(manager)
    clock = referral.clocks.get()
    assert (clock.deadline, clock.limit.name, clock.limit.is_house_rule) == ("answer", "referral_answer", True)
    accepted = a.step(referral, "accept", officer)
    clock = accepted.clocks.get(stopped_at=None)
    assert (clock.deadline, clock.limit.name, clock.started_at) == (
        "service_due",
        "referral_service",
        accepted.accepted_at,
    )


def test_what_is_told_is_a_copy_that_stays_as_it_was(manager):
    case = a.reintegration(manager)
    person = case.case.members.get().person
    case = a.step(case, "contact", manager, contacted_on=today(), contact_means="phone", region="Gəncə")
    Profile.objects.create(case=case.case, person=person, education="3")
    referral = a.referral(manager, case=case, items=("age_band", "region", "education"))
    assert (referral.title, referral.age_band, referral.region, referral.education) == (
        str(person),
        "35-44",
        "Gəncə",
        "3",
    )
    Profile.objects.update(education="8")
    assert a.again(referral).education == "3"
    assert referral.sex == "" and referral.languages == []
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Referral.objects.filter(pk=referral.pk).update(region="Bakı")


def test_that_it_was_told_is_written_down_with_its_ground_and_no_values(manager):
    referral = a.referral(manager)
    row = Communication.objects.get(procedure=referral.pk)
    assert (row.sender.code, row.recipient.code, row.ground) == ("AZ-MLSP", "AZ-SEA", "Consent of 02.03.2026")
    assert set(row.told) >= {"title", "phone", "need", "need_note", "age_band"}
    assert "Wants to weld" not in str(row.told)


def test_nothing_is_shared_without_a_consent_to_share_with_that_very_agency(manager):
    case = a.reintegration(manager)
    others = (
        a.consent(case),
        a.consent_to_share(a.reintegration(manager)),
        a.consent_to_share(case, valid_until=today()),
    )
    for consent in others[:2]:
        with pytest.raises(Refused) as refused:
            refer(case, manager, consent, Asked("employment"))
        assert "must be in force" in reasons(refused)
    with walking_at(MONDAY + timedelta(days=1)), pytest.raises(Refused):
        refer(case, manager, others[2], Asked("employment"))


def test_nothing_is_shared_that_the_consent_does_not_name(manager):
    case = a.reintegration(manager)
    consent = a.consent_to_share(case, items=("region",))
    with pytest.raises(Refused) as refused:
        refer(case, manager, consent, Asked("employment", items=("region", "education", "sex")))
    assert "does not name: Sex, Level of education" in reasons(refused)


def test_the_database_knows_of_no_referral_without_consent_and_of_none_that_tells_more(manager):
    referral = a.referral(manager, items=("region",))
    case = referral.parent.as_kind()
    given = a.consent_to_share(case, "AZ-MOH", ())
    fields = {
        "agency": a.agency("AZ-MOH"),
        "person": referral.person,
        "sent_at": now(),
        "need": "health",
        "parent": referral.parent,
    }
    for wrong in ({"consent": referral.consent}, {"consent": given, "items": ["sex"]}, {"consent": given, "sex": "F"}):
        with pytest.raises(DatabaseError, match="consent"), transaction.atomic():
            Referral(case=case.case, reference=f"RF-X-{len(wrong)}", **fields | wrong).save()


def test_one_click_is_one_referral_and_the_same_need_waits_once(manager):
    case = a.reintegration(manager)
    consent = a.consent_to_share(case)
    sent = [refer(case, manager, consent, Asked("employment"), token="one click").pk for _time in range(2)]
    assert sent[0] == sent[1] and Communication.objects.filter(procedure=sent[0]).count() == 1
    with pytest.raises(Refused) as refused:
        refer(case, manager, consent, Asked("employment"))
    assert "waits at this agency already" in reasons(refused)
    refer(case, manager, consent, Asked("training"))


def test_others_send_no_referral(manager, officer):
    case = a.reintegration(manager)
    consent = a.consent_to_share(case)
    for by in (officer, a.person(CASEWORKER), a.person(CASEWORKER, at="IOM-AZ")):
        with pytest.raises(Refused):
            refer(case, by, consent, Asked("employment"))


def test_the_consent_names_each_item_in_words_and_the_same_is_recorded_once(manager):
    case = a.reintegration(manager)
    said = {
        "person": case.case.members.get().person, "recipient": a.agency("AZ-SEA"), "given_on": today(), "language": "az",
        "how": "signed", "how_to_withdraw": "By telephone.", "kept_until": "Until it is closed.",
    }  # fmt: skip
    consents = [consent_to_share(case, manager, ["region", "sex"], **said) for _time in range(2)]
    assert consents[0] == consents[1] and "Also: Sex, Region." in consents[0].data
    assert data_of(()) == "Name, telephone and what is needed, told to the agency so that it can help and answer."


def test_an_offer_and_a_scheme_are_those_of_the_agency_that_is_asked(manager):
    case = a.reintegration(manager)
    consent = a.consent_to_share(case, "AZ-MOH")
    scheme = Scheme.objects.get(code="dma-registration")
    with pytest.raises(Refused) as refused:
        refer(case, manager, consent, Asked("employment", scheme=scheme))
    assert set(refused.value.fields) == {"scheme"}


def test_the_age_is_told_as_a_band_and_an_unknown_age_as_nothing():
    day = today()
    known = {
        "2008-03-02": "18-24",
        "2008-03-03": "15-17",
        "1961-01-01": "65+",
        "1990-00-00": "35-44",
        "": "",
        "0000-00-00": "",
    }
    assert {born: age_band(born, day) for born in known} == known


def test_supervisors_of_both_sides_are_told_once_when_no_answer_comes_and_it_can_still_be_given(manager, officer):
    chiefs = [a.person(SUPERVISOR, at=code) for code in ("AZ-SEA", "AZ-MLSP")]
    referral = a.referral(manager)
    over = referral.clocks.get().due_at
    with walking_at(over - timedelta(minutes=1)):
        run_clocks()
        assert a.again(referral).answer_escalated_at is None
    with walking_at(over):
        assert not any(transition == "escalate_answer" for _who, transition in told())
        first, again = run_clocks()[0], run_clocks()[0]
        assert (first, again) == (1, 0)
        assert {who for who, transition in told() if transition == "escalate_answer"} >= {
            chief.user.pk for chief in chiefs
        }
        assert a.again(referral).answer_escalated_at == over
    with walking_at(over + timedelta(days=1)):
        late = a.step(referral, "accept", officer)
    assert late.state == "accepted"


def test_an_answer_a_minute_late_is_taken_although_the_job_that_escalates_is_later_still(manager, officer):
    referral = a.referral(manager)
    with walking_at(referral.clocks.get().due_at + timedelta(minutes=1)):
        assert a.step(referral, "decline", officer, decline_reason="no_places").state == "declined"


def test_whoever_declined_reads_no_longer_what_was_shared(manager, officer):
    referral = a.step(a.referral(manager), "decline", officer, decline_reason="not_competent")
    assert parts(referral) == {OBSERVER}


def test_another_reason_is_told_in_words(manager, officer):
    referral = a.referral(manager)
    with pytest.raises(Refused) as refused:
        a.step(referral, "decline", officer, decline_reason="other")
    assert set(refused.value.fields) == {"decline_note"}


def test_a_case_is_not_closed_over_an_open_referral(manager, officer):
    referral = a.referral(manager)
    case = type(a.reintegration(manager)).objects.get(pk=referral.parent_id)
    with pytest.raises(Refused, match="still open"):
        a.step(case, "close", manager, outcome="declined", outcome_note="So.")
    a.step(referral, "withdraw", manager, withdrawal_reason="The person found work.")
    a.step(a.again(case), "close", manager, outcome="declined", outcome_note="So.")


# --- The consent ends


@pytest.mark.parametrize("road", [(), ("accept",)])
def test_when_the_consent_is_withdrawn_the_sharing_stops_at_once(manager, officer, road):
    """Must show 6: it stops, what was shared stays in the record, the receiver is told."""
    referral = a.referral(manager)
    for name in road:
        referral = a.step(referral, name, officer)
    chief = a.person(SUPERVISOR, at="AZ-SEA")
    withdraw(referral.consent, manager)
    stopped = a.again(referral)
    assert (stopped.state, parts(referral)) == ("stopped", {OBSERVER})
    assert stopped.title == referral.title and stopped.need_note == "Wants to weld."
    assert (chief.user.pk, "stop") in told()
    assert stopped.steps.latest("pk").taken_by is None
    for name, by in (("accept", officer), ("give_service", officer), ("withdraw", manager)):
        with pytest.raises(Refused):
            a.step(referral, name, by)


def test_what_was_served_on_a_consent_is_no_longer_read_when_it_is_withdrawn(manager, officer):
    referral = a.step(
        a.step(a.referral(manager), "accept", officer),
        "give_service",
        officer,
        service_on=today(),
        service="registered",
    )
    assert parts(referral) == {PARTNER}
    chief = a.person(SUPERVISOR, at="AZ-SEA")
    withdraw(referral.consent, manager)
    assert (a.again(referral).state, parts(referral)) == ("service_given", {OBSERVER})
    assert (chief.user.pk, "stop") in told()


def test_another_consent_is_not_touched(manager):
    first = a.referral(manager)
    second = a.referral(manager, "AZ-MOH", case=first.parent.as_kind(), need="health")
    withdraw(first.consent, manager)
    assert (a.again(second).state, parts(second, "AZ-MOH")) == ("sent", {PARTNER})


def test_the_receiver_records_once_that_it_was_deleted(manager, officer):
    referral = a.referral(manager)
    with pytest.raises(Refused):
        a.step(referral, "confirm_deletion", officer, deleted_on=today())
    withdraw(referral.consent, manager)
    done = a.step(referral, "confirm_deletion", officer, deleted_on=today())
    assert (done.state, done.deleted_on) == ("stopped", today())
    with pytest.raises(Refused, match="confirmed already"):
        a.step(referral, "confirm_deletion", officer, deleted_on=today())


def test_a_consent_that_runs_out_ends_the_sharing_as_time_passes(manager):
    case = a.reintegration(manager)
    consent = a.consent_to_share(case, valid_until=today())
    referral = refer(case, manager, consent, Asked("employment"))
    run_clocks()
    assert a.again(referral).state == "sent"
    with walking_at(MONDAY + timedelta(days=1)):
        assert run_clocks()[0] == 1
        assert (a.again(referral).state, stop_run_out()) == ("stopped", 0)


def test_the_database_lets_no_consent_end_over_what_is_still_shared(manager, officer):
    referral = a.step(a.referral(manager), "accept", officer)
    over = {"withdrawn_at": now(), "withdrawn_recorded_by": manager.user}
    with pytest.raises(DatabaseError, match="still shared"), transaction.atomic():
        then_checked(Consent.objects.filter(pk=referral.consent_id), **over)


def then_checked(rows, **changed):
    """As at the end of a transaction."""
    rows.update(**changed)
    transaction.get_connection().check_constraints()


def test_the_database_makes_nobody_a_partner_again(manager):
    referral = a.referral(manager)
    own = Grant.objects.filter(content_object=referral.pk, group=a.agency("AZ-SEA").group_id)
    permission = own.get().permission_id
    withdraw(referral.consent, manager)
    with pytest.raises(DatabaseError, match="nobody is a partner"), transaction.atomic():
        then_checked(own, permission=permission)


def test_the_last_place_of_an_offer_is_given_away_once(manager, officer):
    offer = Offer.objects.create(
        agency=a.agency("AZ-SEA"),
        kind="vacancy",
        title_en="Welder",
        region="Bakı",
        starts_on=today(),
        recorded_by=officer.user,
    )
    sent = [a.step(a.referral(manager, offer=offer), "accept", officer) for _time in range(2)]
    a.step(sent[0], "give_service", officer, service_on=today(), service="placed")
    with pytest.raises(Refused) as refused:
        a.step(sent[1], "give_service", officer, service_on=today(), service="placed")
    assert "places of this offer are filled" in reasons(refused)
    a.step(sent[1], "give_service", officer, service_on=today(), service="advised")
    touch(sent[0].case)
