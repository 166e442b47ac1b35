"""The measures of a reintegration case as its plan tells them, and what the programme gives the case and has given."""

from decimal import Decimal

from django.db.models import Prefetch, Q, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.roles import CASE_MANAGEMENT, Capacity
from agencies.words import capacity_names
from audit.moment import today
from reintegration.measures.declaration import Measure
from reintegration.money.covering import NOTHING, allowance
from reintegration.money.ledger import LedgerEntry
from reintegration.money.rates import Rate
from reintegration.money.rules import ExchangeRate
from workflows.rows import Approval, Clock

What = LedgerEntry.What
ENDED = ("rejected", "cancelled", "recovered")


def measures_of(frame):
    """Every measure of a case that this reader may see, with its sums in the programme's currency. Six queries at most."""
    waiting = Approval.objects.filter(outcome=Approval.Outcome.OPEN)
    running = Clock.objects.filter(stopped_at=None, paused_at=None).order_by("due_at")
    found = Measure.objects.visible_to(frame.actor).filter(parent=frame.procedure.pk).order_by("pk")
    return list(
        found.select_related("measure_kind", "provider", "held_by", "programme").annotate(**_sums()).prefetch_related(
            Prefetch("approvals", queryset=waiting, to_attr="waiting"),
            Prefetch("clocks", queryset=running, to_attr="running"),
        )
    )  # fmt: skip


def _sums():
    """As the ledger has them: what is committed still, and what was paid and has not come back."""
    counted = {
        "committed_in": Q(entries__what=What.COMMIT), "committed_out": Q(entries__what=What.RELEASE, entries__reversed_by=None),
        "paid_in": Q(entries__what=What.PAY, entries__reversed_by=None), "paid_out": Q(entries__what=What.RECOVER),
    }  # fmt: skip
    return {name: Sum("entries__booked", filter=which, default=NOTHING) for name, which in counted.items()}


def measures_shown(frame):
    """For the plan: a dict for each measure. {kind, provider, next_step, holder, due, progress_words, progress, planned,
    committed, paid, currency, status, tone, url}; amounts are Decimals in the programme's currency."""
    found = measures_of(frame)
    rates = _rates(found)
    return [_shown(measure, rates) for measure in found]


def _shown(measure, rates):
    progress, words = progress_of(measure)
    return {
        "kind": measure.measure_kind.name, "provider": measure.provider.name if measure.provider else _("Own agency"),
        "reference": measure.reference, **_next(measure), "progress": progress, "progress_words": words,
        **amounts_of(measure, rates), "currency": measure.programme.currency, "status": str(measure.state_declared),
        "tone": measure.state_declared.tone, "url": reverse("procedure", args=[measure.reference]), "starts_on": measure.starts_on,
        "ends_on": measure.ends_on, "measure": measure,
    }  # fmt: skip


def _next(measure):
    """What is to be done, by whom, until when."""
    if measure.is_closed:
        return {"next_step": "", "holder": "", "due": None}
    due = min((clock.due_on for clock in measure.running), default=None)
    if measure.waiting:
        roles = {eyes.partition(":")[2] for eyes in measure.waiting[0].eyes}
        who = capacity_names([Capacity.of(f"{role}@{CASE_MANAGEMENT}") for role in sorted(roles)])
        return {"next_step": _("Decide on the proposal"), "holder": who, "due": due}
    return {"next_step": str(measure.state_declared.next_step), "holder": str(measure.held_by or ""), "due": due}


def progress_of(measure):
    """How far it is, between 0 and 1, and in words: by what is counted, else by its payments."""
    if measure.units_planned:
        done = min(measure.units_delivered, measure.units_planned)
        facts = {"done": measure.units_delivered, "planned": measure.units_planned, "units": measure.measure_kind.units}
        return done / measure.units_planned, _("%(done)s of %(planned)s %(units)s") % facts
    of = max(len(measure.tranches), 1)
    return measure.tranches_paid / of, _("%(done)s of %(of)s payments") % {"done": measure.tranches_paid, "of": of}


def amounts_of(measure, rates):
    committed, paid = measure.committed_in - measure.committed_out, measure.paid_in - measure.paid_out
    if measure.state in ENDED or measure.is_closed or measure.committed_in:
        return {"planned": committed + paid, "committed": committed, "paid": paid}
    rate = rates.get((measure.currency, measure.programme.currency))
    return {"planned": rate and rate.booked(measure.amount), "committed": committed, "paid": paid}


def _rates(measures):
    """Today's rates of the currencies that occur: one query, and none where nothing is changed."""
    pairs = {(measure.currency, measure.programme.currency) for measure in measures}
    rates = {pair: Rate(Decimal(1), today()) for pair in pairs if pair[0] == pair[1]}
    foreign = pairs - set(rates)
    if foreign:
        wanted = Q(currency__in=[pair[0] for pair in foreign], base__in=[pair[1] for pair in foreign], on__lte=today())
        found = ExchangeRate.objects.filter(wanted).order_by("currency", "base", "-on").distinct("currency", "base")
        rates |= {(rate.currency, rate.base): Rate(rate.value, rate.on) for rate in found}
    return rates


def budget_shown(frame, shown=None):
    """For the plan: {cap, planned, committed, paid, left, currency} of the case in its programme; None before there is one."""
    support = frame.procedure
    if support.programme is None:
        return None
    given = allowance(support, support.programme)
    shown = measures_shown(frame) if shown is None else shown
    own = [line for line in shown if line["measure"].programme_id == support.programme_id]
    sums = {name: sum((line[name] or NOTHING for line in own), NOTHING) for name in ("planned", "committed", "paid")}
    cap = given.cap if given else None
    return {"cap": cap, **sums, "left": None if cap is None else cap - sums["committed"] - sums["paid"],
            "cash_left": given and given.cash_left, "currency": support.programme.currency}  # fmt: skip
