"""The pages of measures and of the money of programmes: who sees what, what is proposed there, and what the donor reads."""

import io
import os
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from agencies.roles import (
    ADMINISTRATOR,
    AUDITOR,
    CASEWORKER,
    FINANCE_OFFICER,
    PROGRAMME_MANAGER,
    SUPERVISOR,
)
from audit.moment import today
from reintegration.models import Measure, MeasureKind, MoneyChange
from reintegration.showing.amounts import number
from reintegration.showing.business import survival
from reintegration.showing.plan_measures import budget_shown, measures_shown
from tests import a
from tests.pages.square import signed_in
from tests.pages.test_query_counts import counting
from tests.reintegration import funding
from tests.reintegration.measuring import People, measure_of, walked
from workflows.showing.frame import Frame

FULL = os.environ.get("QAYIDIS_FULL") == "1"
pytestmark = pytest.mark.django_db
HOME = "AZ-MLSP"


@pytest.fixture
def people():
    return People()


@pytest.fixture
def programme():
    return funding.funded(lines={"arrival_cash": "5000.00", "micro_business": "5000.00"})


@pytest.fixture
def case(people, programme):
    case = a.reintegration(people.manager)
    a.consent(case)
    case = a.step(case, "contact", people.manager, contacted_on=today(), contact_means="phone")
    return a.step(case, "assess", people.manager, programme=programme)


def page(who, name, *parts, **query):
    return signed_in(who).get(reverse(name, args=parts), query)


def sent(who, name, *parts, **data):
    return signed_in(who).post(reverse(name, args=parts), data)


def typed(**said):
    """A measure as its form is sent."""
    return {
        "measure_kind": MeasureKind.objects.get(code="arrival_cash").pk, "service": "Clothes and a bed.", "provider": a.agency("NGO-1").pk,
        "starts_on": f"{today():%d.%m.%Y}", "ends_on": f"{today() + timedelta(days=30):%d.%m.%Y}", "amount": "300.00", "currency": "EUR",
        "tranches": "", "token": str(uuid4()),
    } | said  # fmt: skip


ROLES = (CASEWORKER, SUPERVISOR, PROGRAMME_MANAGER, FINANCE_OFFICER, AUDITOR, ADMINISTRATOR)
SEEN = {  # page → the roles at the managing agency that get it
    "measures": (CASEWORKER, SUPERVISOR, PROGRAMME_MANAGER, FINANCE_OFFICER),
    "propose_measure": (CASEWORKER,),
    "measure_money": (CASEWORKER, SUPERVISOR, PROGRAMME_MANAGER, FINANCE_OFFICER),
    "measure_papers": (CASEWORKER, SUPERVISOR, PROGRAMME_MANAGER, FINANCE_OFFICER),
    "measure_business": (CASEWORKER, SUPERVISOR, PROGRAMME_MANAGER, FINANCE_OFFICER),
    "payments": (FINANCE_OFFICER,),
    "programmes": (PROGRAMME_MANAGER, FINANCE_OFFICER),
    "programme": (PROGRAMME_MANAGER, FINANCE_OFFICER),
    "measure_kinds": (PROGRAMME_MANAGER, FINANCE_OFFICER),
    "programme_account": (PROGRAMME_MANAGER, FINANCE_OFFICER),
    "programme_workbook": (PROGRAMME_MANAGER, FINANCE_OFFICER),
    "new_programme": (PROGRAMME_MANAGER,),
    "new_measure_kind": (PROGRAMME_MANAGER,),
    "money_changes": (PROGRAMME_MANAGER,),
    "propose_money_change": (PROGRAMME_MANAGER,),
    "change_measure_kind": (PROGRAMME_MANAGER,),
    "money_change": (PROGRAMME_MANAGER,),
}


def test_each_page_is_for_whom_the_policy_says_and_for_nobody_elsewhere(case, people, programme):
    measure = measure_of(case, people.manager, "micro_business")
    parts = {
        "measures": [case.reference], "propose_measure": [case.reference], "programme": [programme.code],
        **{name: [measure.reference] for name in ("measure_money", "measure_papers", "measure_business")},
        **{name: [programme.code] for name in ("programme_account", "programme_workbook")},
        "change_measure_kind": ["training"], "money_change": [MoneyChange.objects.first().pk],
    }  # fmt: skip
    staff = {role: a.person(role, at=HOME) for role in ROLES}
    elsewhere = [a.person(role, at=code) for code in ("IOM-AZ", "AZ-SMS", "NGO-1") for role in ROLES[:4]]
    for name, allowed in list(SEEN.items())[:: 1 if FULL else 3]:
        for subject in MoneyChange.Subject.values[:-1] if name == "propose_money_change" else [None]:
            own = [programme.code, subject] if subject else parts.get(name, [])
            got = {role for role, who in staff.items() if page(who, name, *own).status_code == 200}
            assert got == set(allowed), (name, subject)
            if own and name != "change_measure_kind":
                assert {page(who, name, *own).status_code for who in elsewhere} <= {403, 404}, name


def test_a_measure_is_opened_once_from_its_form(case, people):
    data = typed(beneficiary=case.case.members.get().person_id)
    answers = [sent(people.manager, "propose_measure", case.reference, **data) for _twice in range(2)]
    measure = Measure.objects.get()
    assert [answer.headers["Location"] for answer in answers] == [reverse("procedure", args=[measure.reference])] * 2
    assert (measure.short_name, measure.tranches) == ("Aytən M.", [{"amount": "300.00", "visit": False}])


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"tranches": "100\n100"}, "The payments together must be the amount"),
        ({"tranches": "a lot"}, "Write one amount a line"),
        ({"currency": "QQQ"}, "This is no code of a currency"),
        ({"ends_on": "01.01.2020"}, "The measure must end after it begins"),
        ({"amount": "0"}, "0.01"),
        ({"service": "She applied for asylum."}, ""),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_all_is_kept(case, people, wrong, says):
    data = typed(beneficiary=case.case.members.get().person_id, place="Gəncə, Nizami 7") | wrong
    answer = sent(people.manager, "propose_measure", case.reference, **data)
    said = answer.content.decode()
    assert (answer.status_code, says in said, "Gəncə, Nizami 7" in said, Measure.objects.count()) == (
        422,
        True,
        True,
        0,
    )


def test_the_list_says_the_next_step_who_has_it_and_by_when(case, people):
    measure_of(case, people.manager)
    walked(measure_of(case, people.manager), people, "submit")
    said = page(people.manager, "measures", case.reference).content.decode()
    for words in ("Accept the order", "NGO service provider", "Propose the measure", "0 of 1 payments", number(5000)):
        assert words in said
    request = type("Request", (), {"actor": people.manager, "session": {}})()
    frame = Frame(request, case, people.manager.at(["case_management"]))
    shown, budget = measures_shown(frame), budget_shown(frame)
    assert [line["committed"] for line in shown] == [0, 300] and shown[1]["due"] is not None
    assert (budget["planned"], budget["committed"], budget["left"], budget["currency"]) == (600, 300, 4700, "EUR")


def test_the_list_needs_as_many_queries_for_one_measure_as_for_many(case, people):
    def needed():
        client = signed_in(people.manager)
        with counting() as counted:
            assert client.get(reverse("measures", args=[case.reference])).status_code == 200
        return len(counted())

    measure_of(case, people.manager)
    one = needed()
    for _n in range(6):
        measure_of(case, people.manager)
    assert needed() == one <= 24


def test_the_money_of_a_measure_says_what_covers_it_and_what_does_not(case, people):
    measure = measure_of(case, people.manager, amount="4900.00", tranches=[{"amount": "4900.00", "visit": False}])
    walked(measure_of(case, people.manager), people, "submit")
    said = page(people.payer, "measure_money", measure.reference).content.decode()
    assert "Does not cover it" in said and "Left for this case" in said and "programme manager" in said.casefold()


def test_the_finance_officer_reads_what_is_to_be_paid(case, people):
    measure = walked(measure_of(case, people.manager), people, "verify")
    said = page(people.payer, "payments").content.decode()
    assert measure.reference in said and "1 of 1" in said and "300.00 EUR" in said


class TestAccount:
    def test_reconciles_and_names_nobody(self, case, people, programme):
        walked(measure_of(case, people.manager), people, "pay")
        walked(measure_of(case, people.manager), people, "submit")
        said = page(people.director, "programme_account", programme.code).content.decode()
        assert "To the cent" in said and "Məmmədova" not in said and "Aytən" not in said
        assert all(number(figure) in said for figure in (10000, 5000, 4400, 300))

    def test_as_a_workbook_adds_up(self, case, people, programme):
        walked(measure_of(case, people.manager), people, "pay")
        book = load_workbook(io.BytesIO(page(people.director, "programme_workbook", programme.code).content))
        cover, entries = book.worksheets
        lines = {row[0]: row[1:5] for row in cover.iter_rows(values_only=True) if row[0]}
        assert lines["Arrival cash"] == (5000, 0, 300, 4700)
        booked = [(row[2], row[8]) for row in entries.iter_rows(min_row=2, values_only=True)]
        assert booked == [("Commitment", 300), ("Release 1", 300), ("Payment 1", 300)]
        assert "Məmmədova" not in str([list(row) for sheet in book for row in sheet.iter_rows(values_only=True)])


class TestChanging:
    def propose(self, who, programme, subject, **said):
        data = {"reason": "The donor asked for it.", "token": str(uuid4())} | said
        return sent(who, "propose_money_change", programme.code, subject, **data)

    def test_a_cap_is_proposed_by_one_and_signed_by_another_on_the_pages(self, programme, people):
        said = {
            "return_type": "assisted", "family_role": "child", "cap": "700.00", "cash_share_max": "20", "shares": "60\n40", "visits": "2",
            "confidence": "house_rule", "valid_from": f"{today():%d.%m.%Y}", "evidence": ["photo"],
        }  # fmt: skip
        answer = self.propose(people.director, programme, "cap", **said)
        change = MoneyChange.objects.latest("pk")
        assert answer.headers["Location"] == reverse("money_change", args=[change.pk])
        own = sent(people.director, "decide_money_change", change.pk, act="sign")
        assert own.status_code == 422 and "you prepared it" in own.content.decode()
        other = a.person(PROGRAMME_MANAGER, at=HOME)
        assert sent(other, "decide_money_change", change.pk, act="sign").status_code == 302
        rule = programme.assistance.get(family_role="child")
        assert rule.tranche_plan == [{"share": 60, "visit": False}, {"share": 40, "visit": True}]
        said = page(other, "programme", programme.code).content.decode()
        assert "700.00" in said and "60 %, 40 % after a visit" in said

    def test_bands_rates_budgets_rules_kinds_and_programmes_are_proposed_and_signed(self, programme, people):
        other, day_ = a.person(PROGRAMME_MANAGER, at=HOME), f"{today():%d.%m.%Y}"
        version = {"confidence": "house_rule", "valid_from": day_}
        proposals = {
            "bands": version | {"up_to_1": "250", "signers_1": ["supervisor"], "quotations_1": "1", "signers_2": ["programme_manager", "finance_officer"]},
            "rate": {"currency": "AZN", "value": "0.5421", "on": day_, "source": "A bank"},
            "budget": {"amount": "20000"},
            "eligibility": version | {"code": "adult", "fact": "age", "operator": "at_least", "value": "18", "says_en": "Of age."},
            "programme": {"code": programme.code, "name_en": "A better name", "donor": "EU", "currency": "EUR", "starts_on": "01.01.2020"},
        }  # fmt: skip
        for subject, said in proposals.items():
            answer = self.propose(people.director, programme, subject, **said)
            assert answer.status_code == 302, (subject, answer.content.decode()[:3000])
            signed = sent(other, "decide_money_change", MoneyChange.objects.latest("pk").pk, act="sign")
            assert signed.status_code == 302, signed.content.decode()
        told = page(other, "programme", programme.code).content.decode()
        assert all(words in told for words in ("A better name", "0.5421 EUR", number(20000), "Of age.", "250.00"))

    def test_a_new_programme_begins_as_a_proposal(self, people):
        said = {
            "code": "NEW-1",
            "name_en": "New",
            "donor": "CH",
            "donor_name": "Swiss fund",
            "currency": "CHF",
            "starts_on": "01.01.2026",
        }
        data = said | {"reason": "A grant.", "token": str(uuid4())}
        assert sent(people.director, "new_programme", **data).status_code == 302
        sent(
            a.person(PROGRAMME_MANAGER, at=HOME), "decide_money_change", MoneyChange.objects.latest("pk").pk, act="sign"
        )
        assert "Swiss fund" in page(people.director, "programmes").content.decode()

    @pytest.mark.parametrize(
        ("subject", "said", "says"),
        [
            ("line", {"measure_kind": "", "amount": "5"}, "required"),
            ("line", {"amount": "999999"}, "All lines together would be more"),
            ("budget", {"amount": "1"}, "The budget lines together are"),
            ("rate", {"currency": "EUR", "value": "1", "on": "01.01.2026", "source": "x"}, "own currency"),
            ("cap", {"return_type": "own", "family_role": "main", "cap": "1", "cash_share_max": "0", "shares": "60\n60",
                     "confidence": "house_rule", "valid_from": "01.01.2099"}, "together 100"),
            ("cap", {"return_type": "own", "family_role": "main", "cap": "1", "cash_share_max": "0",
                     "confidence": "house_rule", "valid_from": "01.01.2020"}, "begin today or later"),
            ("bands", {"up_to_1": "10", "signers_1": ["supervisor"], "confidence": "house_rule", "valid_from": "01.01.2099"}, "the last has no amount"),
            ("eligibility", {"code": "x", "fact": "age", "operator": "at_least", "value": "old", "says_en": "x", "confidence": "house_rule",
                             "valid_from": "01.01.2099"}, "whole number"),
        ],
    )  # fmt: skip
    def test_what_makes_no_sense_is_not_proposed(self, programme, people, subject, said, says):
        before, kind = MoneyChange.objects.count(), MeasureKind.objects.get(code="housing").pk
        answer = self.propose(
            people.director, programme, subject, **{"measure_kind": kind} | said if subject == "line" else said
        )
        assert (answer.status_code, says in answer.content.decode(), MoneyChange.objects.count()) == (422, True, before)


def test_businesses_are_counted_with_those_who_could_not_be_asked(case, people):
    MeasureKind.objects.filter(code="arrival_cash").update(is_business=True)
    businesses = [walked(measure_of(case, people.manager), people, "close") for _n in range(3)]
    Measure.objects.update(closed_at=a.at(2025, 1, 2, 10))
    data = {"months": 6, "on": f"{today():%d.%m.%Y}", "result": "running", "note": "A bakery."}
    for business, result in zip(businesses, ("running", "not_reached"), strict=False):
        answer = sent(people.manager, "measure_business", business.reference, **data | {"result": result})
        assert answer.status_code == 302
    again = sent(people.manager, "measure_business", businesses[0].reference, **data)
    assert again.status_code == 422 and "recorded already" in again.content.decode()
    assert {name: count for name, count in survival(people.chief, 6).items() if count} == {
        "running": 1,
        "not_reached": 1,
        "not_recorded": 1,
    }
