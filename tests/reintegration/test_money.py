"""The money of measures: who signs, what must cover it, in which currency, what comes back; and the same need paid twice."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from agencies.roles import CASEWORKER, PROGRAMME_MANAGER
from audit.moment import today, walking_at
from cases.comparisons import Comparison
from reintegration.models import ApprovalBand, Balance, LedgerEntry, MeasureKind
from reintegration.money.account import account_of
from tests import a
from tests.pages.square import signed_in
from tests.reintegration import funding
from tests.reintegration.measuring import People, measure_of, paper, taken, visited, walked
from workflows.perform import Refused, perform

pytestmark = pytest.mark.django_db
HALVES = [{"amount": "150.00", "visit": False}, {"amount": "150.00", "visit": True}]


@pytest.fixture(autouse=True)
def on_a_monday():
    with walking_at(a.at(2026, 3, 2, 10)):
        yield


@pytest.fixture
def people():
    return People()


def case_of(people, **how):
    case = a.reintegration(people.manager, **how)
    a.consent(case)
    return case


def held(programme, **of):
    found = Balance.objects.get(programme=programme, **{"line": None, "case": None, "measure_kind": None} | of)
    return found.committed, found.spent


@pytest.mark.parametrize(
    ("amount", "roles"),
    [
        ("500.00", {"supervisor"}),
        ("500.01", {"supervisor", "programme_manager"}),
        ("2000.01", {"programme_manager", "finance_officer"}),
    ],
)
def test_who_signs_follows_from_the_amount(people, amount, roles):
    funding.funded()
    measure = measure_of(case_of(people), people.manager, amount=amount, tranches=[{"amount": amount, "visit": False}])
    assert {capacity.role for capacity in measure.workflow.transitions["submit"].signers(a.again(measure))} == roles


def test_bands_of_a_programme_take_the_place_of_those_of_the_house(people):
    programme = funding.funded()
    funding.bands(programme, ("100.00", ["supervisor"], 0), (None, ["programme_manager"], 2))
    measure = measure_of(case_of(people), people.manager)
    assert [str(c.role) for c in measure.workflow.transitions["submit"].signers(measure)] == ["programme_manager"]


@pytest.mark.parametrize(
    ("short", "says"),
    [
        ({"total": "299.99", "lines": {"arrival_cash": "299.99"}}, "budget line"),
        ({"lines": {"training": "1000.00"}}, "budget line"),
        ({"allowance": "299.99"}, "more than the programme gives this case"),
    ],
)
def test_what_is_not_covered_is_not_approved(people, short, says):
    funding.funded(**short)
    with pytest.raises(Refused, match=says):
        walked(measure_of(case_of(people), people.manager), people, "submit")


def test_without_a_rule_for_this_kind_of_return_nothing_is_given(people):
    programme = a.programme()
    funding.budget(programme, 1000)
    funding.line(programme, "arrival_cash", 1000)
    funding.cap(programme, 1000, return_type="assisted")
    with pytest.raises(Refused, match="No rule of the programme"):
        walked(measure_of(case_of(people), people.manager), people, "submit")


def test_of_cash_no_more_than_its_share(people):
    funding.funded(allowance="500.00")  # half of it in cash
    case = case_of(people)
    with pytest.raises(Refused, match="more cash"):
        walked(measure_of(case, people.manager, in_cash=True), people, "submit")
    assert walked(measure_of(case, people.manager), people, "submit").state == "approved"


def test_the_allowance_grows_with_the_family(people):
    programme = funding.funded(allowance="200.00")
    funding.cap(programme, "150.00", role="child")
    members = {a.returnee(): "subject", a.returnee("Məmmədov", "Elvin", "2018-01-01", "M"): "child"}
    assert walked(measure_of(case_of(people, members=members), people.manager), people, "submit").state == "approved"


def test_a_payment_in_parts_moves_from_committed_to_spent(people):
    programme = funding.funded()
    measure = walked(measure_of(case_of(people), people.manager, tranches=HALVES), people, "deliver")
    assert held(programme) == (300, 0)
    measure = taken(measure, people, "verify")
    measure = a.step(measure, "pay_part", people.payer, paid_on=today(), payment_reference="P-1")
    assert (measure.state, held(programme), held(programme, case=measure.case_id)) == (
        "in_delivery",
        (150, 150),
        (150, 150),
    )
    measure = taken(taken(taken(measure, people, "deliver"), people, "verify"), people, "pay")
    assert (measure.state, held(programme)) == ("paid", (0, 300))
    assert account_of(programme).reconciles


def test_a_part_that_rests_on_a_visit_is_not_verified_from_papers(people):
    funding.funded()
    measure = walked(measure_of(case_of(people), people.manager, tranches=HALVES), people, "verify")
    measure = a.step(measure, "pay_part", people.payer, paid_on=today(), payment_reference="P-1")
    measure = taken(measure, people, "deliver")
    paper(measure, people.manager, "receipt")
    with pytest.raises(Refused, match="needs a visit"):
        a.step(
            measure,
            "verify",
            people.visitor,
            verified_by_means="document",
            verified_on=today(),
            verification_note="Seen.",
        )


def test_what_shows_a_delivery_is_asked_for_anew_for_each_payment(people):
    funding.funded()
    measure = walked(measure_of(case_of(people), people.manager, tranches=HALVES), people, "verify")
    measure = a.step(measure, "pay_part", people.payer, paid_on=today(), payment_reference="P-1")
    measure = taken(measure, people, "deliver")
    with pytest.raises(Refused, match="papers that show the delivery"):
        a.step(
            measure, "verify", people.visitor, verified_by_means="visit", verified_on=today(), verification_note="Seen."
        )


def test_three_quotations_are_compared_above_the_threshold(people):
    funding.funded(lines={"material_assistance": "5000.00"})
    case = case_of(people)
    MeasureKind.objects.filter(code="material_assistance").update(before_plan=True)
    big = measure_of(
        case, people.manager, "material_assistance", amount="600.00", tranches=[{"amount": "600.00", "visit": False}]
    )
    paper(big, people.manager, "quotation")
    with pytest.raises(Refused, match="papers that this kind of measure needs"):
        perform(big, "submit", people.manager, {})


def test_cancelled_it_is_all_released(people):
    programme = funding.funded()
    measure = walked(measure_of(case_of(people), people.manager), people, "accept")
    measure = a.step(measure, "cancel", people.manager, cancel_reason="The person found work.")
    assert (measure.state, held(programme)) == ("cancelled", (0, 0))


def test_a_provider_that_declines_sets_the_money_free(people):
    programme = funding.funded()
    measure = walked(measure_of(case_of(people), people.manager), people, "submit")
    assert a.step(measure, "decline", people.deliverer, decline_reason="No bed free.").state == "cancelled"
    assert held(programme) == (0, 0)


def test_a_payment_that_came_back_is_reversed_and_due_again(people):
    programme = funding.funded()
    measure = walked(measure_of(case_of(people), people.manager), people, "pay")
    measure = a.step(measure, "take_payment_back", people.payer, payment_return_reason="Account closed.")
    assert (measure.state, measure.tranches_paid, held(programme)) == ("verified", 0, (300, 0))
    measure = taken(measure, people, "pay")
    kinds = [entry.what for entry in measure.entries.order_by("pk")]
    assert kinds == ["commit", "release", "pay", "reversal", "reversal", "release", "pay"]
    assert (held(programme), account_of(programme).reconciles) == ((0, 300), True)


def test_money_recovered_is_no_longer_spent(people):
    programme = funding.funded()
    measure = walked(measure_of(case_of(people), people.manager), people, "pay")
    told = {"recovered_on": today(), "recovery_reason": "Sold at once."}
    with pytest.raises(Refused, match="No more can come back"):
        a.step(measure, "recover", people.payer, recovered_amount=Decimal("300.01"), **told)
    measure = a.step(measure, "recover", people.payer, recovered_amount=Decimal("120.50"), **told)
    assert (measure.state, held(programme)) == ("recovered", (0, Decimal("179.50")))


def test_what_is_agreed_in_manat_is_booked_in_euro_at_the_rate_of_the_day(people):
    programme = funding.funded()
    funding.rate(programme, "AZN", "0.54213000")
    measure = walked(measure_of(case_of(people), people.manager, currency="AZN"), people, "submit")
    assert held(programme) == (Decimal("162.64"), 0)  # 300 × 0.54213 = 162.639
    with walking_at(a.at(2026, 3, 20, 10)):
        funding.rate(programme, "AZN", "0.55000000")
        for name in ("accept", "start", "deliver", "verify", "pay"):
            measure = taken(measure, people, name)
        assert held(programme) == (0, 165)


def test_without_a_rate_nothing_is_approved(people):
    funding.funded()
    with pytest.raises(Refused, match="No exchange rate"):
        walked(measure_of(case_of(people), people.manager, currency="AZN"), people, "submit")


class TestTheSameNeedTwice:
    @pytest.fixture
    def other(self):
        return funding.funded(a.programme("RETURN-2"))

    def another(self, people, other, person=None):
        case = case_of(people, members={person or a.returnee(): "subject"})
        return measure_of(case, people.manager, programme=other)

    def test_is_found_before_it_is_proposed_and_a_reason_is_read_by_the_signers(self, people, other):
        funding.funded()
        first = walked(measure_of(case_of(people), people.manager), people, "submit")
        second = self.another(people, other, first.beneficiary)
        with pytest.raises(Refused, match="already supports the same need"):
            perform(second, "submit", people.manager, {})
        done = perform(second, "submit", people.manager, {"double_reason": "Another winter."})
        assert done.answers == {"double_reason": "Another winter."}

    def test_is_found_through_persons_linked_as_the_same(self, people, other):
        funding.funded()
        first = walked(measure_of(case_of(people), people.manager), people, "submit")
        second = self.another(people, other)
        Comparison.objects.create(
            case=second.case, person=second.beneficiary, other=first.beneficiary, same=True, reason="Same passport."
        )
        with pytest.raises(Refused, match="already supports"):
            perform(second, "submit", people.manager, {})

    def test_is_found_again_before_the_payment_and_needs_a_signed_reason(self, people, other):
        funding.funded()
        first = walked(measure_of(case_of(people), people.manager), people, "verify")
        second = walked(self.another(people, other), people, "submit")
        Comparison.objects.create(
            case=second.case, person=second.beneficiary, other=first.beneficiary, same=True, reason="Same passport."
        )
        with pytest.raises(Refused, match="no reason for it is recorded and signed"):
            taken(first, people, "pay")
        first = a.agreed_step(first, "explain_double", people.manager, people.chief, double_reason="Another winter.")
        assert taken(first, people, "pay").state == "paid"


class TestBeneathTheDoor:
    def refused(self, sql, *facts, match=""):
        with pytest.raises(Exception, match=match) as caught, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, facts)
        return caught.value

    def test_the_ledger_is_never_changed(self, people):
        funding.funded()
        walked(measure_of(case_of(people), people.manager), people, "submit")
        self.refused("UPDATE reintegration_ledgerentry SET booked = 0", match="permission denied")
        self.refused("DELETE FROM reintegration_ledgerentry", match="permission denied")

    def test_balances_are_the_ledgers_alone(self, people):
        funding.funded()
        self.refused("UPDATE reintegration_balance SET committed = 0", match="permission denied")

    def test_a_line_is_not_overspent_by_straight_sql(self, people):
        funding.funded(total="400.00")
        measure = walked(measure_of(case_of(people), people.manager), people, "submit")
        entry = measure.entries.get()
        values = {f.attname: getattr(entry, f.attname) for f in LedgerEntry._meta.concrete_fields if f.attname != "id"}
        with pytest.raises(IntegrityError, match="entry_once_a_step"), transaction.atomic():
            LedgerEntry.objects.create(**values)
        with pytest.raises(IntegrityError, match=r"measure_not_overpaid|not of its measure"), transaction.atomic():
            LedgerEntry.objects.create(
                **values | {"what": "pay", "tranche": 1, "amount": Decimal(400), "booked": Decimal(400)}
            )

    @pytest.mark.parametrize("rate", ["1.00000000", "0.54213001"])
    def test_nothing_is_booked_at_a_rate_that_nobody_signed(self, people, rate):
        programme = funding.funded()
        funding.rate(programme, "AZN", "0.54213000")
        measure = walked(measure_of(case_of(people), people.manager, currency="AZN"), people, "submit")
        entry = measure.entries.get()
        values = {f.attname: getattr(entry, f.attname) for f in LedgerEntry._meta.concrete_fields if f.attname != "id"}
        booked = round(Decimal(300) * Decimal(rate), 2)
        with pytest.raises(IntegrityError, match="nobody has signed this rate"), transaction.atomic():
            LedgerEntry.objects.create(**values | {"rate": Decimal(rate), "booked": booked})

    def test_a_budget_is_not_raised_by_one_hand(self, people):
        funding.funded()
        self.refused("UPDATE reintegration_budgetline SET amount = amount + 1", match="nobody has signed")
        self.refused("UPDATE reintegration_programmebudget SET amount = amount + 1", match="nobody has signed")
        self.refused("UPDATE reintegration_assistancerule SET cap = cap + 1", match="never changed")
        self.refused("UPDATE reintegration_approvalband SET up_to = 100000 WHERE up_to = 500", match="never changed")
        assert ApprovalBand.objects.filter(up_to=500).exists()


def test_a_kind_and_a_rule_are_added_without_code(people):
    """Must show 9: as two programme managers do it on the pages, from the kind to the payment."""
    said = {
        "code": "school_bus", "name_en": "School bus", "name_az": "Məktəb avtobusu", "dimension": "social", "level": "individual",
        "evidence": ["invoice"], "needs_visit": True, "units_en": "rides", "units_az": "gediş", "cash_possible": False,
        "before_plan": True, "is_business": False, "source": "", "confidence": "house_rule", "is_offered": True,
    }  # fmt: skip
    funding.signed("kind", None, said)
    programme = funding.funded(lines={"school_bus": "1000.00"}, allowance="1000.00")
    plan = [{"share": 60, "visit": False}, {"share": 40, "visit": True}]
    funding.cap(programme, "350.00", "school_bus", tranche_plan=plan, evidence=["photo"])
    measure = walked(measure_of(case_of(people), people.manager, "school_bus"), people, "deliver")
    paper(measure, people.manager, "invoice")
    told = {"verified_by_means": "visit", "verified_on": today(), "verification_note": "Seen."}
    with pytest.raises(Refused, match="papers that show the delivery"):
        a.step(measure, "verify", people.visitor, **told)
    paper(measure, people.manager, "photo")
    measure = visited(measure, people.visitor)
    measure = taken(a.step(measure, "verify", people.visitor, **told), people, "pay")
    assert measure.state == "paid"
    further = measure_of(
        measure.parent.as_kind(),
        people.manager,
        "school_bus",
        amount="60.00",
        tranches=[{"amount": "60.00", "visit": True}],
    )
    with pytest.raises(Refused, match="more than the programme gives this case"):
        perform(further, "submit", people.manager, {})


class TestTwoProgrammeManagers:
    def test_one_alone_changes_nothing(self):
        one = a.person(PROGRAMME_MANAGER, at="AZ-MLSP")
        from_form = funding.MoneyChange(
            subject="budget", programme=a.programme(), said={"amount": "1.00"}, about="x", reason="y"
        )
        change = funding.propose(from_form, one)
        with pytest.raises(Refused, match="you prepared it"):
            funding.sign(change, one)
        with pytest.raises(Refused, match="Only a programme manager"):
            funding.sign(change, a.person(PROGRAMME_MANAGER, at="IOM-AZ"))
        with pytest.raises(Refused, match="Only a programme manager"):
            funding.sign(change, a.person(CASEWORKER, at="AZ-MLSP"))
        assert not Balance.objects.exists()

    def test_the_next_version_ends_the_one_before(self):
        programme = funding.funded()
        funding.cap(programme, "10.00", valid_from=today() + timedelta(days=10))
        old, new = programme.assistance.order_by("valid_from")
        assert (old.valid_until, new.cap, new.change.decided_by_id == new.change.proposed_by_id) == (
            today() + timedelta(days=9),
            10,
            False,
        )

    def test_a_budget_is_not_lowered_beneath_what_is_used(self, people):
        programme = funding.funded(total="400.00")
        walked(measure_of(case_of(people), people.manager), people, "submit")
        with pytest.raises(Refused, match="committed or spent already"):
            funding.line(programme, "arrival_cash", "299.99")


def test_whoever_says_that_they_visited_must_have_been_there(people):
    """A visit that is recorded, by somebody who did not propose the measure; for each part anew."""
    funding.funded()
    case = case_of(people)
    case.give_to(people.chief.user, people.chief.group_id)  # so that whoever proposes is not the case manager besides
    measure = walked(measure_of(case, people.manager, tranches=HALVES), people, "deliver")
    measure = verified_only_once_it_was_seen(measure, people)
    measure = a.step(measure, "pay_part", people.payer, paid_on=today(), payment_reference="P-1")
    with walking_at(a.at(2026, 3, 2, 15)):
        verified_only_once_it_was_seen(taken(measure, people, "deliver"), people)


def verified_only_once_it_was_seen(measure, people):
    paper(measure, people.manager, "receipt")
    told = {"verified_by_means": "visit", "verified_on": today(), "verification_note": "Seen."}
    for visitor in (None, people.manager):
        if visitor:
            visited(measure, visitor)
        with pytest.raises(Refused, match="No visit by somebody else"):
            a.step(measure, "verify", people.visitor, **told)
    return a.step(visited(measure, people.visitor), "verify", people.visitor, **told)


def test_the_history_of_a_measure_tells_its_deliveries_papers_and_invoices_in_words(people):
    """No key of a row stands there as a number; the visit stands in the history of the case, with who was met."""
    funding.funded()
    case = case_of(people)
    measure = walked(measure_of(case, people.manager), people, "verify")
    told = history_of(people.manager, measure)
    assert re.search(r"Kind of measure was empty now [A-Z]\w+", told)
    for words in ("What it is was empty now Receipt signed by the person", "Programme was empty now"):
        assert words in told, words
    assert not re.search(r"(Kind of measure|Programme|For whom|File) was empty now \d", told)
    assert "Who was met was empty now The person" in history_of(people.manager, case)


def history_of(who, procedure):
    page = signed_in(who).get(f"/procedures/{procedure.reference}/history/").content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))
