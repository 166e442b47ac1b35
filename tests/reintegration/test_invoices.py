"""What a provider invoices: each delivered unit once, to the cent, never more than was agreed."""

import random
from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from audit.moment import today, walking_at
from reintegration.delivering.invoicing import Written, submit_invoice, take_back_invoice, to_invoice
from reintegration.delivering.prices import price_of, priced
from reintegration.delivering.recording import strike_out
from reintegration.models import Invoice, InvoiceLine
from tests import a
from tests.pages.square import signed_in
from tests.reintegration.delivering import Provider
from workflows.perform import Refused


@pytest.fixture(autouse=True)
def on_a_monday():
    with walking_at(a.at(2026, 3, 2, 10)):
        yield


@pytest.fixture
def provider(db):
    return Provider()


@pytest.fixture
def measure(provider, db):
    return provider.ordered(amount="100.00", tranches=[{"amount": "100.00", "visit": False}], units_planned=3)


def delivered(provider, measure, days=3):
    return [provider.records(measure, today() - timedelta(days=n)) for n in range(days)]


def invoiced(provider, measure, rows, number="1"):
    keys = [row.pk for row in rows]
    return submit_invoice(measure, provider.deliverer, keys, Written(number, today()), token=str(uuid4()))


@pytest.mark.parametrize("seed", range(200))
def test_all_parts_together_are_what_was_agreed_to_the_cent(seed):
    """Without the database: however units are grouped into invoices, and taken back, no cent is lost or asked twice."""
    chance = random.Random(seed)
    amount, planned = Decimal(chance.randint(1, 500_000)) / 100, chance.randint(1, 40)
    left = [SimpleNamespace(units=1) for _unit in range(planned)]
    standing = []
    while left:
        some, left = left[: (cut := chance.randint(1, len(left)))], left[cut:]
        before = (sum(len(rows) for rows, _total in standing), sum((total for _rows, total in standing), Decimal(0)))
        standing.append((some, sum(due for _row, due in priced(amount, planned, some, before))))
        if chance.random() < 0.2:
            rows, _total = standing.pop(chance.randrange(len(standing)))
            left += rows
    assert sum(total for _rows, total in standing) == amount


def test_more_than_was_planned_costs_no_more():
    assert price_of(Decimal("100.00"), 3, 5) == Decimal("100.00")


def test_an_invoice_covers_what_is_chosen_and_the_rest_comes_later(provider, measure):
    rows = delivered(provider, measure)
    first = invoiced(provider, measure, rows[:2])
    assert (first.total, first.currency, first.lines.count()) == (Decimal("66.67"), "EUR", 2)
    assert list(to_invoice(measure)) == rows[2:]
    assert invoiced(provider, measure, rows[2:], "2").total == Decimal("33.33")


def test_what_is_invoiced_is_not_invoiced_again_nor_struck_out(provider, measure):
    rows = delivered(provider, measure)
    made = invoiced(provider, measure, rows[:1])
    with pytest.raises(Refused, match="meanwhile"):
        invoiced(provider, measure, rows[:1], "2")
    with pytest.raises(Refused, match="take the invoice back first"):
        strike_out(rows[0], provider.deliverer, "An error.")
    with pytest.raises(IntegrityError, match="not struck out"), transaction.atomic():
        type(rows[0]).objects.filter(pk=rows[0].pk).update(
            struck_at=a.now(), struck_by=provider.deliverer.user, strike_reason="x"
        )
    line = InvoiceLine.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        InvoiceLine.objects.create(invoice=made, delivery=rows[0], units=1, amount=line.amount)


def test_a_wrong_invoice_is_taken_back_and_its_units_are_free_again(provider, measure):
    rows = delivered(provider, measure)
    made = invoiced(provider, measure, rows)
    take_back_invoice(made, provider.deliverer, "Wrong number.")
    assert list(to_invoice(measure)) == sorted(rows, key=lambda row: row.on)
    assert invoiced(provider, measure, rows).total == Decimal("100.00")
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        Invoice.objects.filter(pk=made.pk).update(total=1)


def test_the_database_refuses_an_invoice_that_is_not_the_sum_of_its_lines_or_more_than_agreed(provider, measure):
    rows = delivered(provider, measure)
    who = {
        "submitted_by": provider.deliverer.user,
        "submitted_for": provider.deliverer.agency,
        "currency": "EUR",
        "on": today(),
    }
    for total, asked in (("90.00", "80.00"), ("100.01", "100.01")):
        fields = who | {"measure_id": measure.pk, "number": total, "total": total, "token": total}
        with pytest.raises(IntegrityError, match="sum of its lines"):
            written_past_the_door(fields, rows[0], asked)
    stranger = a.person(at="IOM-AZ")
    who |= {"submitted_by": stranger.user, "submitted_for": stranger.agency}
    with pytest.raises(IntegrityError, match="Only the provider"), transaction.atomic():
        Invoice.objects.create(measure_id=measure.pk, number="9", total=1, token="9", **who)


@transaction.atomic
def written_past_the_door(fields, row, amount):
    """An invoice with one line, its deferred checks made at once."""
    made = Invoice.objects.create(**fields)
    InvoiceLine.objects.create(invoice=made, delivery=row, units=row.units, amount=amount)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_an_agreed_price_without_units_is_invoiced_once(provider, db):
    measure = provider.ordered(units_planned=None)
    rows = delivered(provider, measure, 2)
    assert invoiced(provider, measure, rows[:1]).total == measure.amount
    with pytest.raises(Refused, match="whole agreed amount"):
        invoiced(provider, measure, rows[1:], "2")


def test_the_page_counts_the_total_and_submits_once(provider, measure):
    rows = delivered(provider, measure)
    url, client = reverse("make_invoice", args=[measure.reference]), signed_in(provider.deliverer)
    assert "Total of what is ticked: 100.00 EUR" in client.get(url).content.decode()
    told = {"deliveries": [rows[0].pk, rows[1].pk], "number": "17/2026", "on": "02.03.2026", "token": "t"}
    counted = client.post(url, told | {"count": "yes", "number": ""})
    assert counted.status_code == 200 and "Total of what is ticked: 66.67 EUR" in counted.content.decode()
    assert [client.post(url, told).status_code for _twice in range(2)] == [302, 302]
    assert Invoice.objects.get().number == "17/2026"
    assert client.post(url, told | {"token": "u", "number": ""}).status_code == 422
    for reader in (provider.manager, provider.payer):
        for name in ("procedure", "measure_deliveries"):
            assert "17/2026" in signed_in(reader).get(reverse(name, args=[measure.reference])).content.decode()
    page = signed_in(provider.head).get(reverse("delivery", args=[measure.reference])).content.decode()
    assert "17/2026" in page
    back = reverse("take_back", args=[measure.reference, Invoice.objects.get().pk])
    assert client.post(back, {"reason": "Wrong.", "token": "v"}).status_code == 302
