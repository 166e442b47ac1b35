"""Writes the ledger: commits, releases, pays, recovers, reverses. The database keeps the balances and refuses what is not covered."""

from decimal import Decimal

from django.db import IntegrityError
from django.db import transaction as db
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from audit.moment import now
from reintegration.money.covering import line_of
from reintegration.money.ledger import LedgerEntry
from reintegration.money.rates import Rate, rate_for
from workflows.refusing import Refused

What = LedgerEntry.What
WORDS = {
    "balance_not_overspent": _l("The budget or the case’s allowance no longer covers it: others were quicker, or the rate has changed."),
    "balance_not_too_much_cash": _l("More cash than the programme allows this case."),
    "programme_has_budget": _l("The programme has no budget yet."),
    "allowance_has_rule": _l("No rule of the programme gives this to such a case."),
    "measure_not_overpaid": _l("More would be paid than was agreed."),
}  # fmt: skip


def commit(measure, by):
    """With the approval: at the rate of the day."""
    rate = _rate(measure)
    _enter(measure, by, What.COMMIT, measure.amount, rate, rate.booked(measure.amount))


def pay(measure, by):
    """The payment that was just recorded: what was committed for it is released at its own rate, and the payment booked at today's."""
    number = measure.tranches_paid
    amount, rate = Decimal(measure.tranches[number - 1]["amount"]), _rate(measure)
    _release(measure, by, amount, tranche=number)
    _enter(measure, by, What.PAY, amount, rate, rate.booked(amount), tranche=number)


def release_rest(measure, by):
    """When a measure ends before all was paid."""
    commitment = _commitment(measure)
    if commitment and (rest := _still_due(measure)) > 0:
        _release(measure, by, rest)


def reverse_last_payment(measure, by):
    """The payment came back: its two entries are reversed, and it is due again."""
    for what in (What.PAY, What.RELEASE):
        last = measure.entries.filter(what=what, reversed_by=None, tranche__isnull=False).latest("pk")
        rate = Rate(last.rate, last.rate_on)
        _enter(measure, by, What.REVERSAL, last.amount, rate, last.booked, tranche=last.tranche, reverses=last)


def recover(measure, by):
    """Money that came back after a payment had its effect: at the rate of that payment, the latest first. The rest is released."""
    still = measure.recovered_amount
    for payment in measure.entries.filter(what=What.PAY, reversed_by=None).order_by("-pk"):
        part = min(still, payment.amount)
        if part > 0:
            rate = Rate(payment.rate, payment.rate_on)
            _enter(measure, by, What.RECOVER, part, rate, rate.booked(part), tranche=payment.tranche)
            still -= part
    release_rest(measure, by)


def paid_amount(measure):
    """What was paid, as agreed, and has not come back."""
    return sum((entry.amount for entry in measure.entries.filter(what=What.PAY, reversed_by=None)), Decimal(0))


def _still_due(measure):
    return measure.amount - paid_amount(measure)


def _release(measure, by, amount, tranche=None):
    """The cents that rounding leaves go with the last release."""
    commitment = _commitment(measure)
    rate, held = Rate(commitment.rate, commitment.rate_on), still_committed(measure)
    is_last = amount >= _still_due(measure)
    _enter(
        measure, by, What.RELEASE, amount, rate, held if is_last else min(rate.booked(amount), held), tranche=tranche
    )


def still_committed(measure):
    """In the programme's currency."""
    entries = list(measure.entries.filter(what__in=[What.COMMIT, What.RELEASE], reversed_by=None))
    return sum((entry.booked * (1 if entry.what == What.COMMIT else -1) for entry in entries), Decimal(0))


def _commitment(measure):
    return measure.entries.filter(what=What.COMMIT).first()


def _rate(measure):
    rate = rate_for(measure.currency, measure.programme.currency)
    if rate is None:
        raise Refused(_("No rate of %(currency)s is known.") % {"currency": measure.currency})
    return rate


def _enter(measure, by, what, amount, rate, booked, **more):  # noqa: PLR0913 (an entry is what it is)
    line = line_of(measure)
    if line is None:
        raise Refused(_("The programme has no budget line for this kind of measure."))
    try:
        with db.atomic():
            LedgerEntry.objects.create(
                what=what, programme_id=measure.programme_id, line=line, case_id=measure.case_id, measure_id=measure.pk,
                amount=amount, currency=measure.currency, rate=rate.value, rate_on=rate.on, booked=booked, in_cash=measure.in_cash,
                step=measure.steps.latest("pk"), entered_at=now(), entered_by=by.user, **more,
            )  # fmt: skip
    except IntegrityError as refused:
        name = getattr(getattr(refused.__cause__, "diag", None), "constraint_name", None)
        if name not in WORDS:
            raise
        raise Refused(str(WORDS[name])) from refused
