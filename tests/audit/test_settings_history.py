"""The history of what administrators set: who, when, from what to what; of one's own agency, and of the rules to the leading one."""

from datetime import date

import pytest

from agencies.models import Unit
from agencies.roles import ADMINISTRATOR, CASEWORKER
from audit.actor import acting
from cases.models import TimeLimit
from cases.programmes import Programme
from reintegration.measures.kinds import MeasureKind, Proof
from reintegration.showing.amounts import number
from reintegration.survey.instruments import Instrument, WeightSet
from tests import a
from tests.pages.square import signed_in
from tests.pages.test_query_counts import counting
from tests.reintegration import funding

pytestmark = pytest.mark.django_db


@pytest.fixture
def leading():
    return a.person(ADMINISTRATOR, name="Nigar Abbasova")


def page(actor, name):
    return signed_in(actor).get(f"/configuration/history/{name}/")


def changed(by, thing, **values):
    with acting(by):
        for name, value in values.items():
            setattr(thing, name, value)
        thing.save()


def test_each_setting_says_who_changed_what_from_what_to_what(leading):
    unit = Unit.objects.create(agency=leading.agency, name_en="Readmission unit", name_az="Readmissiya bölməsi")
    officer = a.person(CASEWORKER, name="Leyla Quliyeva")
    changed(leading, unit, name_en="Readmission desk")
    changed(leading, officer.user.memberships.get(), unit=unit, until_on=date(2030, 1, 31))
    changed(leading, leading.agency, phone="012 555 00 00")
    changed(leading, officer.user, name="Leyla Quliyeva-Həsənli")
    changed(leading, TimeLimit.objects.filter(agreement__code="EUAZ", name="reply").first(), article="Art. 8(2)")
    programme = a.programme()
    changed(leading, programme, ends_on=date(2031, 12, 31))
    told = {
        "unit": ("Readmission unit", "Readmission desk"),
        "role": ("Readmission desk", "31.01.2030", "Nigar Abbasova, State Migration Service"),
        "agency": ("012 555 00 00",),
        "person": ("Leyla Quliyeva-Həsənli",),
        "limit": ("Art. 8(2)",),
        "programme": ("31.12.2031",) if Programme.objects.get().agency.ended_on is None else (),
        "calendar": (),
        "agreement": (),
    }
    for name, words in told.items():
        answer = page(leading, name)
        assert answer.status_code == 200 and all(word in answer.content.decode() for word in words), name


def test_what_is_set_of_money_of_the_survey_of_keeping_and_of_releases_is_told_too(leading):
    programme = a.programme()
    funding.budget(programme, 50_000)
    funding.line(programme, "training", 8_000)
    funding.cap(programme, 3_000, tranche_plan=[{"share": 60, "visit": False}, {"share": 40, "visit": True}])
    funding.bands(programme, (2_000, ["supervisor"], 1), (None, ["supervisor", "programme_manager"], 3))
    funding.cap(programme, 3_500, valid_from=date(2031, 1, 1))
    kind = MeasureKind.objects.first()
    changed(leading, kind, evidence=["invoice"])
    instrument, said = Instrument.objects.first(), {"version": 9, "source": "The handbook", "loaded_by": leading.user}
    with acting(leading):
        WeightSet.objects.create(instrument=instrument, **said)
    told = {
        "budget": (f"{programme.name}: {number(50_000)}",),
        "budget_line": (number(8_000),),
        "assistance": (number(3_000), "All kinds together", "60 %, 40 % after a visit", number(3_500), "31.12.2030"),
        "band": (f"{programme.name}: {number(2_000)}", f"{programme.name}: any amount above"),
        "measure_kind": (str(Proof("invoice").label),),
        "weights": (f"{instrument}, 9",),
        "retention": (),
        "publication": (),
    }
    for name, words in told.items():
        answer = page(leading, name)
        assert answer.status_code == 200
        assert [word for word in words if word not in answer.content.decode()] == [], name


def test_money_of_a_programme_is_told_to_the_administrators_of_its_agency(leading):
    programme = a.programme()
    funding.budget(programme, 51_000)
    own = a.person(ADMINISTRATOR, at=programme.agency)
    other = a.person(ADMINISTRATOR, at="AZ-MIA")
    assert number(51_000) in page(own, "budget").content.decode()
    assert number(51_000) not in page(other, "budget").content.decode() and page(other, "weights").status_code == 404


def test_another_administrator_reads_of_their_own_agency_and_of_no_rule(leading):
    ministry = a.person(ADMINISTRATOR, at="AZ-MIA", name="Kamran Həsənli")
    changed(leading, leading.agency, phone="012 555 00 00")
    assert "012 555 00 00" not in page(ministry, "agency").content.decode()
    assert [page(ministry, name).status_code for name in ("limit", "calendar", "nothing")] == [404] * 3


def test_its_queries_are_fixed(leading):
    unit, counted = Unit.objects.create(agency=leading.agency, name_en="A", name_az="A"), []
    client = signed_in(leading)
    for _n in range(2):
        for n in range(3):
            changed(leading, a.person(CASEWORKER).user.memberships.get(), unit=unit, until_on=date(2030, 1, n + 1))
        with counting() as queries:
            assert client.get("/configuration/history/role/").status_code == 200
        counted.append(len(queries()))
    assert counted[0] == counted[1] <= 12, counted
