"""Money at random and all at once: the ledger's sums equal the balances to the cent, and nothing is ever overspent."""

import os
from collections import Counter
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random

import pytest
from django.db import connection, transaction

from audit.moment import today, walking_at
from reintegration.models import Balance, LedgerEntry
from reintegration.money.account import account_of
from tests import a
from tests.reintegration import funding
from tests.reintegration.measuring import People, measure_of, paper, visited
from tests.workflows.test_threads import at_once
from workflows.perform import Refused, decide, perform

FULL = os.environ.get("QAYIDIS_FULL") == "1"
ROUNDS, DEEDS = (60, 60) if FULL else (3, 60)
MANY = 50
MEASURES = 6  # of one town at once, so that some come to their end
MONDAY = a.at(2026, 3, 2, 10)
CURRENCIES = {"EUR": ("AZN", "USD"), "AZN": ("EUR", "USD"), "CHF": ("AZN", "EUR")}
SIGNS = {"commit": (1, 0), "release": (-1, 0), "pay": (0, 1), "recover": (0, -1)}


class Town:
    """A programme in some currency with rates, two lines and two cases, in which people do one thing after another at random."""

    def __init__(self, chance):
        self.chance, self.people = chance, People().all_here()
        self.base = chance.choice(sorted(CURRENCIES))
        self.programme = a.programme(f"P-{chance.randint(1, 10**9)}", currency=self.base)
        self.currencies = (self.base, *CURRENCIES[self.base])
        total = self.amount(500, 3000)
        funding.budget(self.programme, total)
        for code, share in (("arrival_cash", 2), ("immediate_package", 3)):
            funding.line(self.programme, code, (total / share).quantize(Decimal("0.01"), "ROUND_DOWN"))
        funding.cap(self.programme, self.amount(200, 1500), cash_share_max=chance.choice((0, 30, 100)))
        funding.cap(self.programme, self.amount(100, 900), "arrival_cash", cash_share_max=50)
        self.rates()
        self.cases = [self.case() for _n in range(2)]
        self.measures = []

    def amount(self, low, high):
        return Decimal(self.chance.randint(low * 100, high * 100)) / 100

    def rates(self):
        """Of today; of a day there is one."""
        for currency in self.currencies[1:]:
            try:
                funding.rate(self.programme, currency, f"{self.chance.uniform(0.05, 3):.8f}")
            except Refused as refused:
                assert "of this day already" in str(refused)

    def case(self):
        case = a.reintegration(self.people.manager)
        a.consent(case)
        return case

    def propose(self):
        if sum(not a.again(measure).is_closed for measure in self.measures) >= MEASURES:
            return self.go_on()
        amount, code = self.amount(1, 400), self.chance.choice(("arrival_cash", "immediate_package"))
        case = self.chance.choice(self.cases)
        measure = measure_of(
            case, self.people.manager, code, amount=amount, currency=self.chance.choice(self.currencies), programme=self.programme,
            tranches=self.parts(amount), in_cash=code == "arrival_cash" and self.chance.random() < 0.5,
        )  # fmt: skip
        return self.measures.append(measure)

    def parts(self, amount):
        first = (amount / self.chance.choice((2, 3, 7))).quantize(Decimal("0.01"))
        amounts = [amount] if self.chance.random() < 0.4 or first == 0 else [first, amount - first]
        return [{"amount": str(part), "visit": False} for part in amounts]

    def go_on(self):
        """The next step of a measure, or a turn off its way."""
        open_ones = [measure for measure in map(a.again, self.measures) if measure.state not in ("refused", "closed")]
        if not open_ones:
            return
        granted = [measure for measure in open_ones if measure.state != "proposed"]
        measure = self.chance.choice([self.chance.choice(open_ones), (granted or open_ones)[0]])
        ways = {
            "proposed": [self.submit], "approved": ["accept"] * 5 + ["decline"], "contracted": ["start"] * 5 + ["cancel"],
            "in_delivery": ["deliver"] * 4 + ["take_payment_back", "cancel"], "delivered": [self.verify],
            "verified": [self.pay] * 4 + ["cancel", "recover"], "paid": ["take_payment_back", "recover", "recover", "close"],
        }  # fmt: skip
        way = self.chance.choice(ways.get(measure.state, [lambda measure: None]))
        way(measure) if callable(way) else self.step(measure, way)

    def step(self, measure, name):
        by, told = {
            "accept": ("deliverer", {}), "decline": ("deliverer", {"decline_reason": "No."}), "start": ("deliverer", {}),
            "deliver": ("deliverer", {"handed_over_on": today()}), "cancel": ("manager", {"cancel_reason": "No."}),
            "take_payment_back": ("payer", {"payment_return_reason": "Closed."}), "close": ("manager", {}),
            "recover": ("payer", {"recovered_amount": self.amount(1, 300), "recovered_on": today(), "recovery_reason": "Sold."}),
        }[name]  # fmt: skip
        a.step(measure, name, getattr(self.people, by), **told)

    def submit(self, measure):
        approval = perform(measure, "submit", self.people.manager, {})
        for signer in (self.people.chief, self.people.director, self.people.controller):
            if a.again(measure).state == "proposed" and signer.roles & {
                c.role for c in measure.workflow.transitions["submit"].signers(measure)
            }:
                decide(measure.approvals.get(pk=approval.pk), signer, "granted")

    def verify(self, measure):
        paper(measure, self.people.manager, "receipt", "invoice", "hand_over")
        visited(measure, self.people.visitor)
        told = {"verified_by_means": "visit", "verified_on": today(), "verification_note": "All there."}
        a.step(measure, "verify", self.people.visitor, **told)

    def pay(self, measure):
        name = "pay" if measure.tranches_paid + 1 == len(measure.tranches) else "pay_part"
        a.step(measure, name, self.people.payer, paid_on=today(), payment_reference="P-1")


def sums_of(entries):
    """By hand: what the entries come to, as (committed, spent)."""
    committed = spent = Decimal(0)
    for entry in entries:
        of = entry.reverses or entry
        c, s = SIGNS[of.what]
        way = -1 if entry.reverses else 1
        committed, spent = committed + way * c * entry.booked, spent + way * s * entry.booked
    return committed, spent


def hold(programme):
    """What must hold at every moment, worked out here from the entries alone."""
    entries = list(LedgerEntry.objects.filter(programme=programme).select_related("reverses", "measure"))
    for balance in Balance.objects.filter(programme=programme):
        own = [
            entry
            for entry in entries
            if balance.line_id in (None, entry.line_id) and balance.case_id in (None, entry.case_id)
            and balance.measure_kind_id in (None, entry.measure.measure_kind_id)
        ]  # fmt: skip
        assert (balance.committed, balance.spent) == sums_of(own)
        assert balance.committed + balance.spent <= balance.ceiling
        assert balance.cash_ceiling is None or balance.in_cash <= balance.cash_ceiling
    for measure in {entry.measure for entry in entries}:
        committed, spent = sums_of([entry for entry in entries if entry.measure_id == measure.pk])
        assert committed >= 0 and spent >= 0
        assert committed == 0 or not measure.is_closed, "what has ended holds nothing back"
    for entry in entries:
        if entry.what in ("commit", "pay", "recover"):
            assert entry.booked == (entry.amount * entry.rate).quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert account_of(programme).reconciles


@pytest.mark.django_db
@pytest.mark.timeout(1800)
def test_whatever_is_done_the_ledger_adds_up_and_nothing_is_overspent():
    seen, refusals = Counter(), Counter()
    for seed in range(ROUNDS):
        with transaction.atomic():
            town = live(Random(seed), refusals)
            seen.update(town.programme.entries.values_list("what", flat=True))
            transaction.set_rollback(True)
    assert set(seen) == set(LedgerEntry.What.values), "the roads are long enough to see everything"
    assert len(refusals) > 4


def live(chance, refusals):
    """One programme through as many deeds as there are, held after each."""
    moment = MONDAY
    with walking_at(moment):
        town = Town(chance)
    for place in range(DEEDS):
        moment += timedelta(hours=chance.choice((1, 20, 50)))
        with walking_at(moment):
            try:
                with transaction.atomic():
                    chance.choice((town.propose, town.rates, *[town.go_on] * 6))() if place > 3 else town.propose()
            except Refused as refused:
                refusals[str(refused)] += 1
            connection.check_constraints()
            hold(town.programme)
    return town


class TestFiftyAtOnce:
    pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(600)]

    def approvals(self, cases, people):
        made = []
        for number in range(MANY):
            case = cases[number % len(cases)]
            measure = measure_of(case, people.manager, amount="30.00", tranches=[{"amount": "30.00", "visit": False}])
            made.append(perform(measure, "submit", people.manager, {}))
        return made

    def signed_at_once(self, approvals, people):
        return at_once(*[lambda approval=approval: decide(approval, people.chief, "granted") for approval in approvals])

    @pytest.mark.some(2)
    @pytest.mark.parametrize(
        ("budget", "allowance", "cases", "most"),
        [("310.00", "5000.00", 10, 10), ("5000.00", "95.00", 1, 3), ("5000.00", "65.00", 5, 10)],
        ids=["a line", "one case", "five cases"],
    )
    def test_exactly_as_many_are_approved_as_the_money_covers(self, budget, allowance, cases, most):
        people, programme = People(), funding.funded(total=budget, allowance=allowance)
        supported = []
        for _n in range(cases):
            supported.append(a.reintegration(people.manager))
            a.consent(supported[-1])
        done = self.signed_at_once(self.approvals(supported, people), people)
        assert sum(not isinstance(result, Refused) for result in done) == most
        hold(programme)
        assert Balance.objects.get(programme=programme, line=None, case=None).committed == 30 * most
