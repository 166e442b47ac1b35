"""The tick list: one session, twelve participants, one page and one button; all of it once, or nothing and why."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from audit.moment import today, walking_at
from reintegration.models import Delivery, Session
from tests import a
from tests.pages.square import signed_in
from tests.reintegration.delivering import Provider, paper

pytestmark = pytest.mark.django_db
URL = "/deliveries/sessions/new/"


@pytest.fixture(autouse=True)
def on_a_monday():
    with walking_at(a.at(2026, 3, 2, 10)):
        yield


@pytest.fixture
def provider():
    return Provider()


@pytest.fixture
def client(provider):
    return signed_in(provider.deliverer)


def ticked(measures, part=(), others="leave_out", **told):
    usual = {"on": "02.03.2026", "units": "1", "hours": "3", "topic": "Sewing", "others": others, "token": str(uuid4())}
    ticks = {f"there-{measure.pk}": "on" for measure in measures} | {f"part-{measure.pk}": "on" for measure in part}
    return usual | {"shown": [measure.pk for measure in (*measures, *part)]} | ticks | told


def test_twelve_people_are_recorded_with_one_button_once(provider, client):
    group = provider.group(12)
    told = ticked(group[:10], part=group[10:])
    answers = [client.post(URL, told) for _twice in range(2)]
    made = Session.objects.get()
    assert {answer.headers["Location"] for answer in answers} == {reverse("session", args=[made.pk])}
    assert sorted(made.deliveries.values_list("attendance", flat=True)) == ["part"] * 2 + ["yes"] * 10
    assert {a.again(measure).units_delivered for measure in group} == {1}
    assert Delivery.history.count() == 12
    page = client.get(reverse("session", args=[made.pk])).content.decode()
    assert all(measure.reference in page for measure in group)


def test_who_is_not_ticked_was_absent_or_had_no_part_in_it(provider, client):
    group = provider.group(3)
    shown = [measure.pk for measure in group]
    client.post(URL, ticked(group[:2], shown=shown))
    assert Delivery.objects.count() == 2
    client.post(URL, ticked(group[:1], others="absent", on="01.03.2026", shown=shown))
    assert sorted(Delivery.objects.filter(on="2026-03-01").values_list("attendance", "units")) == [
        ("no", 0),
        ("no", 0),
        ("yes", 1),
    ]


def test_where_one_cannot_be_recorded_nothing_is_and_its_row_says_why(provider, client):
    group = provider.group(3)
    provider.records(group[1], today())
    answer = client.post(URL, ticked(group))
    page = answer.content.decode()
    assert answer.status_code == 422 and Delivery.objects.count() == 1
    assert "Add another?" in page and page.count("checked") >= 3 and "Sewing" in page
    assert client.post(URL, ticked(group, **{f"another-{group[1].pk}": "on"})).status_code == 302
    assert Delivery.objects.count() == 4


def test_who_was_closed_meanwhile_is_told_at_the_row(provider, client):
    group = provider.group(2)
    a.step(group[0], "cancel", provider.manager, cancel_reason="Moved away.")
    answer = client.post(URL, ticked(group))
    assert answer.status_code == 422 and "This measure is closed (Cancelled)" in answer.content.decode()
    assert f"another-{group[0].pk}" not in answer.content.decode()
    assert not Session.objects.exists()


def test_nobody_of_another_provider_can_be_ticked(provider, client):
    own, other = provider.ordered(), Provider("IOM-AZ").ordered()
    client.post(URL, ticked([own, other]))
    assert [row.measure_id for row in Delivery.objects.all()] == [own.pk]


def test_an_empty_list_comes_back_with_everything_typed(provider, client):
    group = provider.group(2)
    answer = client.post(URL, ticked([], shown=[measure.pk for measure in group]))
    page = answer.content.decode()
    assert answer.status_code == 422 and "Tick who was there." in page and "Sewing" in page and "Elçin C." in page


def test_the_next_session_begins_with_the_same_people(provider, client):
    group = provider.group(4)
    client.post(URL, ticked(group[:3]))
    page = client.get(f"{URL}?like={Session.objects.get().pk}").content.decode()
    assert [measure.reference in page for measure in group] == [True, True, True, False]
    assert "Sewing" in page


def test_a_session_of_another_provider_is_not_there(provider, client):
    client.post(URL, ticked(provider.group(1)))
    pk = Session.objects.get().pk
    stranger = signed_in(Provider("IOM-AZ").deliverer)
    assert stranger.get(reverse("session", args=[pk])).status_code == 404
    assert "Sewing" not in stranger.get(f"{URL}?like={pk}").content.decode()


def test_one_list_of_attendance_lies_in_the_file_of_everybody_who_came(provider, client):
    group = provider.group(2)
    answer = client.post(URL, ticked(group) | {"file": SimpleUploadedFile("list.pdf", paper())})
    assert answer.status_code == 302
    assert [row.document.case_id for row in Delivery.objects.order_by("pk")] == [measure.case_id for measure in group]


def test_a_list_with_cases_of_several_agencies_is_not_put_into_the_files_of_each(provider, client):
    mixed = [provider.ordered(), managed_by_iom()]
    answer = client.post(URL, ticked(mixed) | {"file": SimpleUploadedFile("list.pdf", paper())})
    assert answer.status_code == 422 and "Different agencies manage these cases" in answer.content.decode()
    assert client.post(URL, ticked(mixed)).status_code == 302


def managed_by_iom():
    """A measure of the same provider, of a case that another agency manages."""
    provider = Provider()
    provider.manager, provider.chief = a.person(at="IOM-AZ"), a.person("supervisor", at="IOM-AZ")
    return provider.ordered(name="Samir Q.")
