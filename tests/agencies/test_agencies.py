"""Agencies on their pages: who may add, edit and end them, and what is remembered of it."""

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from agencies.models import Agency, Membership, Unit
from agencies.policy import actor_of
from agencies.roles import ADMINISTRATOR, CASEWORKER
from tests import a
from tests.agencies.desk import words

pytestmark = pytest.mark.django_db
NEW = {
    "code": "de-bpol", "kind": "authority", "state": "DE", "name_en": "Federal Police", "name_az": "Federal Polis",
    "case_roles": ["requesting", "border"], "email": "duty@example.org",
}  # fmt: skip


def test_an_agency_is_added_on_a_page_without_a_line_of_code(sign_in, leading):
    client = sign_in(leading)
    answer = client.post("/agencies/add/", NEW)
    added = Agency.objects.get(code="DE-BPOL")
    assert answer.url == f"/agencies/{added.pk}/"
    assert (added.case_roles, added.group.name, added.verified) == (["requesting", "border"], "DE-BPOL", False)
    officer = a.person(CASEWORKER, at=added)
    assert officer.group_id == added.group_id


def test_a_second_agency_with_the_same_code_is_refused_and_everything_typed_kept(sign_in, leading):
    answer = sign_in(leading).post("/agencies/add/", NEW | {"code": "az-mia"})
    assert answer.status_code == 422
    assert "There is an agency with this code already." in words(answer)
    assert 'value="Federal Polis"' in words(answer) and "<title>Error:" in words(answer)


def test_only_the_leading_agency_adds_and_ends_agencies(sign_in, ministry):
    client, own = sign_in(ministry), ministry.agency.pk
    assert client.post("/agencies/add/", NEW).status_code == 403
    refused = client.post(f"/agencies/{own}/end/", {"ended_on": "01.01.2026"})
    assert refused.status_code == 403
    assert "Only an administrator of the agency that leads this installation may do this." in words(refused)
    assert not Agency.objects.filter(code="DE-BPOL").exists()


def test_who_administers_nothing_sees_the_list_and_no_more(sign_in):
    client = sign_in(a.person(CASEWORKER))
    page = words(client.get("/agencies/"))
    assert "State Border Service" in page and "Not verified" in page and "/agencies/add/" not in page
    assert f'href="/agencies/{a.agency().pk}/"' not in page
    assert client.get(f"/agencies/{a.agency().pk}/").status_code == 403
    assert client.get("/agencies/add/").status_code == 403


@pytest.mark.parametrize("path", ["", "edit/", "units/add/", "invite/"])
def test_another_agency_is_a_stranger_to_an_administrator(sign_in, ministry, path):
    url = f"/agencies/{a.agency('AZ-SSS').pk}/{path}"
    client = sign_in(ministry)
    assert client.get(url).status_code == 404
    assert client.post(url, {}).status_code == 404


def test_an_administrator_does_not_widen_what_their_agency_may_be_in_a_case(sign_in, ministry):
    said = {"name_en": "Interior", "name_az": "Daxili", "case_roles": ["lead"], "verified": "on", "code": "X"}
    sign_in(ministry).post(f"/agencies/{ministry.agency.pk}/edit/", said)
    agency = Agency.objects.get(pk=ministry.agency.pk)
    assert (agency.name_en, agency.case_roles, agency.code) == ("Interior", ["identity"], "AZ-MIA")


def test_an_ended_agency_has_nobody_and_can_be_taken_up_again(sign_in, leading):
    officer, client = a.person(at="NGO-1"), sign_in(leading)
    url = f"/agencies/{officer.agency.pk}/end/"
    client.post(url, {"ended_on": timezone.localdate().strftime("%d.%m.%Y")})
    assert actor_of(officer.user) is None
    client.post(url, {"ended_on": ""})
    assert actor_of(officer.user) is not None


def test_the_leading_agency_cannot_end_itself(sign_in, leading):
    answer = sign_in(leading).post(f"/agencies/{leading.agency.pk}/end/", {"ended_on": "01.01.2030"})
    assert answer.status_code == 422
    assert "The agency that leads this installation cannot end." in words(answer)


def test_a_unit_is_added_once_and_ended(sign_in, ministry):
    client, own = sign_in(ministry), ministry.agency.pk
    names = {"name_en": "Consulate, Berlin", "name_az": "Konsulluq, Berlin"}
    assert client.post(f"/agencies/{own}/units/add/", names).status_code == 302
    assert client.post(f"/agencies/{own}/units/add/", names).status_code == 422
    unit = Unit.objects.get(agency=own)
    client.post(f"/units/{unit.pk}/edit/", names | {"ended_on": "31.12.2025"})
    unit.refresh_from_db()
    assert str(unit.ended_on) == "2025-12-31"
    assert "Consulate, Berlin" not in words(client.get(f"/agencies/{own}/invite/"))


def test_a_unit_of_another_agency_is_a_stranger(sign_in, ministry):
    unit = Unit.objects.create(agency=a.agency("AZ-SSS"), name_en="One", name_az="Bir")
    assert sign_in(ministry).post(f"/units/{unit.pk}/edit/", {}).status_code == 404


def test_the_page_remembers_who_changed_what(sign_in, leading):
    client = sign_in(leading)
    client.post("/agencies/add/", NEW)
    pk = Agency.objects.get(code="DE-BPOL").pk
    client.post(
        f"/agencies/{pk}/edit/",
        NEW | {"name_en": "Federal Police of Germany", "case_roles": ["border"], "verified": "on"},
    )
    page = " ".join(words(client.get(f"/agencies/{pk}/")).split())
    assert "Agency added" in page and "Agency changed" in page
    assert "Nigar Abbasova, State Migration Service" in page
    assert "Federal Police</del>" in page and "Federal Police of Germany</ins>" in page
    assert "the requesting authority, the border service</del>" in page and "no</del>" in page


def count(client, url, django_assert_max_num_queries):
    with django_assert_max_num_queries(40) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def test_the_page_of_an_agency_asks_as_often_for_50_people_as_for_5(sign_in, ministry, django_assert_max_num_queries):
    client, url = sign_in(ministry), f"/agencies/{ministry.agency.pk}/"
    unit = Unit.objects.create(agency=ministry.agency, name_en="Passports", name_az="Pasportlar")
    counts = []
    for more in (4, 45):
        for _ in range(more):
            Membership.objects.filter(user=a.person(at="AZ-MIA").user).first().save()
        Membership.objects.filter(agency=ministry.agency).update(unit=unit)
        counts.append(count(client, url, django_assert_max_num_queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 16


def test_the_list_asks_as_often_for_more_agencies(sign_in, leading, django_assert_max_num_queries):
    client = sign_in(leading)
    before = count(client, "/agencies/", django_assert_max_num_queries)
    for number in range(20):
        Agency.objects.create(code=f"X-{number}", name_en="X", name_az="X", state="DE")
    assert count(client, "/agencies/", django_assert_max_num_queries) == before


def test_the_operator_names_the_first_administrator(monkeypatch, capsys):
    typed = iter(["a pass phrase of many words"] * 2 + ["short"] + ["a pass phrase of many words", "another"])
    module = "agencies.management.commands.create_administrator"
    monkeypatch.setattr(f"{module}.getpass", lambda _: next(typed))
    call_command("create_administrator", "First@example.org", name="Arzu Vəliyeva", agency="AZ-SMS")
    assert "Arzu Vəliyeva is now an administrator of State Migration Service." in capsys.readouterr().out
    made = Membership.objects.get(user__email="first@example.org")
    assert made.role == ADMINISTRATOR and made.user.check_password("a pass phrase of many words")
    for email, agency, reason in [
        ("first@example.org", "AZ-SMS", "already"), ("b@example.org", "NOWHERE", "There is no agency NOWHERE"),
        ("c@example.org", "AZ-SMS", "too short"), ("d@example.org", "AZ-SMS", "differ"), ("no address", "AZ-SMS", "valid"),
    ]:  # fmt: skip
        with pytest.raises(CommandError, match=reason):
            call_command("create_administrator", email, name="X Y", agency=agency)
