"""Check configuration: every gap is found by name, leads to the page where it is mended, and is gone when it was."""

import json
from datetime import date, timedelta
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from agencies.configuration import checks, looked_through, scope_of, whole
from agencies.models import Absence, Membership, Unit
from agencies.roles import ADMINISTRATOR, CASEWORKER, SUPERVISOR
from audit.moment import today
from cases.calendars import Holiday
from cases.models import Agreement, TimeLimit
from cases.programmes import Programme
from tests import a
from tests.pages.square import signed_in
from workflows.absence.checking import possible_signers, ways

pytestmark = pytest.mark.django_db


def found(name, scope=None):
    """The sentences of one check."""
    return [
        one.sentence for check, findings in looked_through(scope or whole()) if check.name == name for one in findings
    ]


def urls(name):
    return [one.url for check, findings in looked_through(whole()) if check.name == name for one in findings]


@pytest.fixture
def officer():
    return a.person(CASEWORKER, name="Leyla Quliyeva")


def about(sentences, *words):
    return [said for said in sentences if all(word in said for word in words)]


def test_each_check_is_declared_once_and_every_floor_has_some():
    names = [check.name for check in checks()]
    assert len(set(names)) == len(names) >= 14
    assert {room.partition(".")[0] for room in settings.CONFIGURATION_CHECKED_BY} == {
        "agencies", "audit", "cases", "workflows", "reintegration", "config",
    }  # fmt: skip


def test_an_agency_without_an_administrator_or_an_address(officer):
    agency = officer.agency
    assert about(found("administrator"), agency.name) and f"/agencies/{agency.pk}/invite/" in urls("administrator")
    a.person(ADMINISTRATOR)
    assert not about(found("administrator"), agency.name)
    agency.address = agency.email = agency.phone = ""
    agency.save()
    assert about(found("contact"), agency.name) and f"/agencies/{agency.pk}/edit/" in urls("contact")
    agency.address, agency.phone = "Bakı", "012 000 00 00"
    agency.save()
    assert not about(found("contact"), agency.name)


def test_nobody_who_could_approve_is_found_of_each_declared_step_and_gone_with_a_supervisor(officer):
    said = about(found("approver"), officer.agency.name, "nobody is Supervisor")
    steps = {str(way) for way in ways() if any(str(c) == "supervisor@lead" for c in possible_signers(way))}
    assert len(said) == 1 and f"and {len(steps) - 1} further steps" in said[0]
    a.person(SUPERVISOR)
    assert not about(found("approver"), officer.agency.name, "nobody is Supervisor")


def test_nobody_who_could_take_a_step(officer):
    assert about(found("actor"), officer.agency.name, "Legal officer") or about(
        found("actor"), officer.agency.name, "Supervisor"
    )
    police = a.person(SUPERVISOR, at="AZ-MIA").agency
    assert about(found("actor"), police.name, "nobody is Caseworker")
    a.person(CASEWORKER, at="AZ-MIA")
    assert not about(found("actor"), police.name, "nobody is Caseworker")


def test_what_waits_for_somebody_who_is_away_is_told_by_number_alone(officer):
    case = a.readmission()
    case.give_to(officer.user, officer.group_id)
    first = timezone.localdate() + timedelta(days=3)
    Absence.objects.create(
        user=officer.user, agency=officer.agency, entered_by=officer.user, from_on=first, until_on=first
    )
    said = about(found("waits"), officer.agency.name, first.strftime("%d.%m.%Y"))
    assert len(said) == 1 and case.reference not in said[0]


def test_a_role_that_ran_out_and_a_second_factor_that_is_missing(officer):
    Membership.objects.filter(user=officer.user).update(until_on=date(2021, 1, 1))
    assert about(found("roles"), "Leyla Quliyeva")
    admin = a.person(ADMINISTRATOR, name="Nigar Abbasova")
    if ADMINISTRATOR in settings.SECOND_FACTOR_ROLES:
        assert about(found("second_factor"), admin.user.name)


def test_a_unit_whose_caseworkers_have_no_supervisor(officer):
    unit = Unit.objects.create(agency=officer.agency, name_en="Sumqayıt desk", name_az="Sumqayıt masası")
    Membership.objects.filter(user=officer.user).update(unit=unit)
    assert about(found("unit"), "Sumqayıt desk")


def test_a_calendar_a_limit_and_a_name_that_are_missing():
    year = today().year + 1
    Holiday.objects.filter(state="AZ", date__year=year).update(removed=True)
    assert about(found("calendar"), str(year)) and f"/calendars/AZ/{year}/" in urls("calendar")
    Holiday.objects.update_or_create(
        state="AZ", date=date(year, 1, 1), defaults={"name_en": "New Year", "removed": False}
    )
    assert not about(found("calendar"), "Azerbaijan")
    limit = TimeLimit.objects.filter(agreement__code="EUAZ", name="reply", valid_until=None).get()
    assert f"/agreements/EUAZ/limits/{limit.name}/" not in urls("limit")
    TimeLimit.objects.filter(pk=limit.pk).update(article="")
    assert f"/agreements/EUAZ/limits/{limit.name}/" in urls("limit")
    Agreement.objects.filter(code="EUAZ").update(name_az="")
    assert "/agreements/EUAZ/" in urls("azerbaijani")


def test_a_programme_that_is_over_with_a_plan_that_is_open():
    by = a.person(CASEWORKER, at="AZ-MLSP")
    programme = a.programme()
    a.reintegration(by, programme=programme)
    assert not found("programme")
    Programme.objects.filter(pk=programme.pk).update(starts_on=date(2020, 1, 1), ends_on=date(2020, 12, 31))
    assert len(found("programme")) == 1 and f"/programmes/{programme.code}/" in urls("programme")[0]


def test_the_ledger_without_a_witness_outside(settings):
    settings.LEDGER_WITNESSES = "folder:/srv/here"
    assert about(found("witness"), "folder of this machine")
    settings.LEDGER_WITNESSES = "mail:ombudsman@example.org"
    assert not about(found("witness"), "folder of this machine")


def test_an_administrator_sees_their_own_agency_and_the_leading_one_everything():
    own, leading = a.person(ADMINISTRATOR, at="AZ-MIA"), a.person(ADMINISTRATOR)
    assert {one.code for one in scope_of(own).agencies} == {"AZ-MIA"} and not scope_of(own).is_whole
    assert scope_of(leading).is_whole
    page = signed_in(own).get("/configuration/").content.decode()
    assert "Ministry of Internal Affairs: nobody is Supervisor" in page and "State Migration Service:" not in page
    assert "State Migration Service: nobody is Supervisor" in signed_in(leading).get("/configuration/").content.decode()


def test_the_command_ends_with_1_where_something_grave_is(officer):
    out = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("check_configuration", "--json", stdout=out)
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert ended.value.code == 1 and {"check", "grave", "sentence", "url"} == set(lines[0]) and lines[0]["grave"]
