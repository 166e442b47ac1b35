"""What a provider records: once, by whom it may, on what is open; errors are struck out, silence is seen."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from agencies.roles import CASEWORKER, SUPERVISOR
from audit.actor import acting
from audit.moment import today, walking_at
from cases.rules import TimeLimit
from reintegration.consenting import withdraw_consent
from reintegration.delivering import listing
from reintegration.delivering.recording import Said, record_delivery, strike_out
from reintegration.delivering.scope import delivered_by
from reintegration.models import Delivery
from tests import a
from tests.pages.square import signed_in
from tests.reintegration.delivering import Provider, paper
from tests.reintegration.measuring import taken
from workflows.mailing import send_waiting
from workflows.perform import Refused
from workflows.rows import Notice

pytestmark = pytest.mark.django_db
MONDAY = a.at(2026, 3, 2, 10)


@pytest.fixture(autouse=True)
def on_a_monday():
    with walking_at(MONDAY):
        yield


@pytest.fixture
def provider():
    return Provider()


def sent(on=None, **told):
    on = on or today()
    usual = {
        "on": on.strftime("%d.%m.%Y"),
        "attendance": "yes",
        "units": "1",
        "result": "as_planned",
        "token": str(uuid4()),
    }
    return usual | told


def test_a_provider_sees_the_measures_that_it_delivers_and_no_others(provider):
    own, other = provider.ordered(), Provider("IOM-AZ").ordered()
    assert list(delivered_by(provider.deliverer)) == [own]
    assert list(delivered_by(provider.head)) == [own]
    assert list(delivered_by(a.person(at="IOM-AZ"))) == [other]
    assert not delivered_by(provider.manager)
    client = signed_in(provider.deliverer)
    page = client.get("/deliveries/").content.decode()
    assert own.reference in page and other.reference not in page
    assert client.get(reverse("delivery", args=[other.reference])).status_code == 404
    assert client.get(reverse("procedure", args=[own.reference])).status_code == 403


@pytest.mark.parametrize("at", ["AZ-MLSP", "AZ-MOH"])
def test_to_others_the_pages_of_a_provider_are_not_there(provider, at):
    client = signed_in(a.person(CASEWORKER, at=at))
    urls = ["/deliveries/", "/deliveries/sessions/new/", reverse("delivery", args=[provider.ordered().reference])]
    assert {client.get(url).status_code for url in urls} == {404}


def test_an_order_is_accepted_and_declined_on_pages_of_the_provider(provider):
    client = signed_in(provider.deliverer)
    first, second = provider.ordered("submit"), provider.ordered("submit")
    for measure, name, told, state in (
        (first, "accept", {}, "contracted"),
        (second, "decline", {"decline_reason": "No place is free."}, "cancelled"),
    ):
        url = reverse("delivery_step", args=[measure.reference, name])
        assert client.get(url).status_code == 200
        answer = client.post(url, told | {"token": str(uuid4()), "version": ""})
        assert (answer.status_code, a.again(measure).state) == (302, state)
    empty = client.post(
        reverse("delivery_step", args=[provider.ordered("submit").reference, "decline"]), {"token": "t"}
    )
    assert empty.status_code == 422
    assert client.get(reverse("delivery_step", args=[first.reference, "cancel"])).status_code == 404


def test_a_delivery_is_recorded_in_one_form_and_begins_the_delivery(provider):
    measure = provider.ordered()
    url = reverse("record_delivery", args=[measure.reference])
    client = signed_in(provider.deliverer)
    told = sent(comment="All went well.", hours="2.5", next_on="09.03.2026")
    assert [client.post(url, told).status_code for _twice in range(2)] == [302, 302]
    row = Delivery.objects.get()
    assert (row.recorded_for.code, row.units, str(row.hours), row.outside_plan) == ("NGO-1", 1, "2.5", False)
    measure = a.again(measure)
    assert (measure.state, measure.units_delivered) == ("in_delivery", 1)
    page = client.get("/deliveries/").content.decode()
    assert "1 of 20 sessions" in page and "09.03.2026" in page


def test_a_second_record_of_a_day_is_asked_about_first(provider):
    measure = provider.ordered()
    provider.records(measure, today())
    url, client = reverse("record_delivery", args=[measure.reference]), signed_in(provider.head)
    answer = client.post(url, sent(comment="Afternoon"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f"Already recorded by {provider.deliverer.user.name} at 10:00. Add another?" in page and "Afternoon" in page
    assert client.post(url, sent(another="on")).status_code == 302
    assert Delivery.objects.count() == 2


def test_of_another_agency_only_the_agency_is_named(provider):
    measure = provider.ordered()
    provider.records(measure, today(), by=provider.manager)
    with pytest.raises(Refused, match="Already recorded by Ministry of Labour"):
        provider.records(measure, today())


def test_a_day_outside_the_plan_is_taken_and_marked_for_the_case_manager(provider):
    measure = provider.ordered(starts_on=today() + timedelta(days=1), ends_on=today() + timedelta(days=60))
    assert provider.records(measure, today()).outside_plan
    page = signed_in(provider.manager).get(reverse("measure_deliveries", args=[measure.reference])).content.decode()
    assert "Outside the planned dates" in page


def test_a_day_to_come_is_refused(provider):
    with pytest.raises(Refused, match="not come yet"):
        provider.records(provider.ordered(), today() + timedelta(days=1))


def test_on_a_closed_or_verified_measure_nothing_is_recorded_with_the_reason(provider):
    measure = provider.ordered()
    cancelled = a.step(provider.ordered(), "cancel", provider.manager, cancel_reason="Moved away.")
    with pytest.raises(Refused, match=r"This measure is closed \(Cancelled\)"):
        provider.records(cancelled, today())
    for name in ("start", "deliver", "verify"):
        measure = taken(measure, provider, name)
    with pytest.raises(Refused, match="verified"):
        provider.records(measure, today())
    with pytest.raises(Refused, match="Accept the order first"):
        provider.records(provider.ordered("submit"), today())


def test_whoever_did_not_come_received_nothing(provider):
    row = provider.records(provider.ordered(), today(), attendance="no", units=3)
    assert (row.units, row.result) == (0, "absent")


def test_a_file_is_kept_for_those_who_read_the_service_and_shows_the_delivery(provider):
    measure = provider.ordered()
    row = provider.records(measure, today(), proof="attendance", file=paper())
    assert (row.document.group, row.document.procedure_id) == ("service", measure.pk)
    assert [p.proof for p in a.again(measure).papers.all()] == ["attendance"]
    url = reverse("delivery_file", args=[measure.reference, row.pk])
    assert signed_in(provider.deliverer).get(url).status_code == 200
    assert signed_in(a.person(at="IOM-AZ")).get(url).status_code == 404
    opened = signed_in(provider.manager).get(reverse("document", args=[measure.reference, row.document_id]))
    assert opened.status_code == 200


def test_a_file_that_is_none_comes_back_at_its_field(provider):
    url = reverse("record_delivery", args=[provider.ordered().reference])
    file = {"file": paper_named("sheet.exe", b"MZ"), "proof": "photo"}
    answer = signed_in(provider.deliverer).post(url, sent() | file)
    assert answer.status_code == 422 and "Use PDF, JPEG or PNG." in answer.content.decode()
    assert not Delivery.objects.exists()


def paper_named(name, data):
    return SimpleUploadedFile(name, data)


def test_an_error_is_struck_out_with_a_reason_and_counts_no_more(provider):
    measure = provider.ordered()
    row = provider.records(measure, today())
    url = reverse("strike_delivery", args=[measure.reference, row.pk])
    client = signed_in(provider.deliverer)
    assert client.post(url, {"token": "t"}).status_code == 422
    assert client.post(url, {"token": "t", "reason": "Another person."}).status_code == 302
    assert a.again(measure).units_delivered == 0
    assert "Another person." in client.get(reverse("delivery", args=[measure.reference])).content.decode()
    with pytest.raises(Refused, match="already"), acting(provider.deliverer):
        strike_out(row, provider.deliverer, "Again.")


def test_the_database_refuses_a_stranger_a_change_and_a_closed_measure(provider):
    measure = provider.ordered("start")
    row = provider.records(measure, today())
    stranger = a.person(at="IOM-AZ")
    who = {"recorded_by": stranger.user, "recorded_for": stranger.agency, "token": "x"}
    with pytest.raises(IntegrityError, match="Only who delivers"), transaction.atomic():
        Delivery.objects.create(measure_id=measure.pk, on=today(), **who)
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        Delivery.objects.filter(pk=row.pk).update(units=5)
    a.step(measure, "cancel", provider.manager, cancel_reason="Moved away.")
    who = {"recorded_by": provider.deliverer.user, "recorded_for": provider.deliverer.agency, "token": "y"}
    with pytest.raises(IntegrityError, match="Only who delivers"), transaction.atomic():
        Delivery.objects.create(measure_id=measure.pk, on=today(), **who)


def test_silence_is_seen_on_the_measure_and_the_plan_by_a_house_rule(provider):
    measure = provider.ordered()
    provider.records(measure, today())
    urls = [reverse("procedure", args=[it.reference]) for it in (measure, measure.parent)]
    client = signed_in(provider.manager)
    for days, seen in ((21, False), (22, True)):
        with walking_at(MONDAY + timedelta(days=days)):
            assert [f"No delivery record for {days} days" in client.get(url).content.decode() for url in urls] == [
                seen
            ] * 2
    TimeLimit.objects.filter(name="delivery_silence").update(value=30)
    with walking_at(MONDAY + timedelta(days=22)):
        assert "No delivery record" not in client.get(urls[0]).content.decode()


def test_the_case_manager_records_for_a_provider(provider):
    measure = provider.ordered()
    url = reverse("record_for_provider", args=[measure.reference])
    client = signed_in(provider.manager)
    assert client.get(url).status_code == 200
    assert client.post(url, sent()).status_code == 302
    assert Delivery.objects.get().recorded_for.code == "AZ-MLSP"
    assert signed_in(provider.deliverer).get(url).status_code == 403


def test_the_summary_of_a_measure_tells_what_was_delivered(provider):
    measure = provider.ordered()
    provider.records(measure, today())
    page = signed_in(provider.payer).get(reverse("procedure", args=[measure.reference])).content.decode()
    assert "1 of 20 sessions" in page


def test_notices_of_a_provider_lead_to_its_own_page(provider, mailoutbox):
    measure = provider.ordered("submit")
    told = Notice.objects.filter(procedure=measure.pk, agency__code="NGO-1")
    assert {notice.person for notice in told} == {provider.deliverer.user, provider.head.user}
    page = signed_in(provider.deliverer).get("/notices/").content.decode()
    url = reverse("delivery", args=[measure.reference])
    assert url in page and reverse("procedure", args=[measure.reference]) not in page
    send_waiting()
    mails = [mail for mail in mailoutbox if mail.to[0] in (provider.deliverer.user.email, provider.head.user.email)]
    assert len(mails) == 2 and all(url in mail.body and "Aytən" not in mail.body for mail in mails)


def test_whoever_only_delivers_begins_with_the_deliveries(provider):
    client = signed_in(provider.head)
    assert client.get("/").headers["Location"] == "/deliveries/"
    page = client.get("/deliveries/").content.decode()
    assert "My deliveries" in page and "Awaiting others" not in page


@pytest.mark.parametrize("role", [CASEWORKER, SUPERVISOR])
def test_both_roles_of_a_provider_take_its_steps(provider, role):
    by = a.person(role, at="NGO-1")
    assert a.step(provider.ordered("submit"), "accept", by).state == "contracted"


def test_when_the_consent_ends_the_provider_reads_the_code_alone_and_delivers_no_more(provider):
    measure = provider.ordered(service="Sewing, from Monday.", place="Şəki, hall 3")
    provider.records(measure, today())
    client, urls = signed_in(provider.deliverer), ["/deliveries/", reverse("delivery", args=[measure.reference])]
    words = ("Aytən", "Sewing, from Monday.", "Şəki, hall 3")
    assert all(any(word in client.get(url).content.decode() for url in urls) for word in words)
    with acting(provider.manager):
        withdraw_consent(measure.parent.as_kind(), measure.case.consents.get(), provider.manager)
    for url in (*urls, "/deliveries/sessions/new/", reverse("record_delivery", args=[measure.reference])):
        page = client.get(url).content.decode()
        assert not any(word in page for word in words), url
    with pytest.raises(Refused, match="consent has ended"):
        provider.records(measure, today(), another=True)


def test_the_same_token_is_one_delivery_whoever_asks_first(provider):
    measure = provider.ordered()
    with acting(provider.deliverer):
        rows = {record_delivery(measure, Said(today()), provider.deliverer, token="t").pk for _time in range(3)}
    assert len(rows) == 1


def test_the_pages_of_the_list_follow_each_other(provider, monkeypatch):
    for n in range(3):
        provider.ordered(name=f"Kənan {n}.")
    monkeypatch.setattr(listing, "SIZE", 2)
    first, after = listing.listed(provider.deliverer)
    rest, last = listing.listed(provider.deliverer, after=listing.Place.of(str(after)))
    assert (len({measure.pk for measure in (*first, *rest)}), last) == (3, None)
