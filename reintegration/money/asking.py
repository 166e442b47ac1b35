"""What stands against a change of a programme, in sentences: asked when it is proposed, and again when it is signed."""

from datetime import date
from decimal import Decimal

from django.db.models import Sum
from django.utils.translation import gettext as _

from agencies.roles import CASE_MANAGEMENT, PROGRAMME_MANAGER
from audit.dates import day
from audit.moment import today
from cases.programmes import Programme
from reintegration.money.accounts import Balance, BudgetLine
from reintegration.money.applying import version_before
from reintegration.money.changes import MoneyChange
from reintegration.money.rules import ApprovalBand, ExchangeRate
from workflows.refusing import Refused

Subject = MoneyChange.Subject


def may_change(by, programme=None):
    """A programme manager of the agency that runs it; of kinds of measures, and of new programmes, one of any that manages cases."""
    if by is None or PROGRAMME_MANAGER not in by.roles or CASE_MANAGEMENT not in by.agency.case_roles:
        return False
    return programme is None or programme.agency_id == by.agency.pk


def insist_on_authority(change, by):
    own = change.proposed_for_id in (None, by.agency.pk)
    if not (own and may_change(by, change.programme)):
        raise Refused(_("Only a programme manager of the agency that runs the programme may do this."))


def insist_on_sense(change):
    said = {field: sentence for field, sentence in _against(change) if sentence}
    if said:
        raise Refused(fields={field: [sentence] for field, sentence in said.items()})


def _against(change):
    yield from AGAINST.get(change.subject, lambda change: ())(change)
    if change.valid_from and change.valid_from < today():
        yield "valid_from", _("It must begin today or later: what was given stands.")


def _against_version(change):
    before = version_before(change)
    if before and before.valid_from and change.valid_from <= before.valid_from:
        yield (
            "valid_from",
            _("The version before holds from %(day)s. This one must begin later.") % {"day": day(before.valid_from)},
        )


def _against_bands(change):
    later = ApprovalBand.objects.filter(programme=change.programme, valid_from__gte=change.valid_from)
    if later.exists():
        yield "valid_from", _("The bands before begin on that day or later. These must begin after them.")


def _against_rate(change):
    said = change.said
    if ExchangeRate.objects.filter(currency=said["currency"], base=said["base"], on=said["on"]).exists():
        yield "on", _("There is a rate of this day already. Rates are not changed: give the next day its own.")
    if date.fromisoformat(said["on"]) > today():
        yield "on", _("This day has not come yet.")


def _against_budget(change):
    amount = Decimal(change.said["amount"])
    yield "amount", _used(amount, Balance.objects.filter(programme=change.programme, line=None, case=None).first())
    lines = BudgetLine.objects.filter(programme=change.programme).aggregate(sum=Sum("amount"))["sum"] or 0
    if amount < lines:
        yield "amount", _("The budget lines together are %(sum)s.") % {"sum": lines}


def _against_line(change):
    amount, kind = Decimal(change.said["amount"]), change.said["measure_kind_id"]
    own = BudgetLine.objects.filter(programme=change.programme)
    yield "amount", _used(amount, Balance.objects.filter(line__in=own.filter(measure_kind=kind)).first())
    budget = getattr(change.programme, "budget", None)
    others = own.exclude(measure_kind=kind).aggregate(sum=Sum("amount"))["sum"] or 0
    if budget is None:
        yield "amount", _("The programme has no budget yet.")
    elif others + amount > budget.amount:
        yield (
            "amount",
            _("All lines together would be more than the budget: at most %(left)s is left for this one.")
            % {"left": budget.amount - others},
        )


def _used(amount, balance):
    used = balance and balance.committed + balance.spent
    return _("%(used)s is committed or spent already.") % {"used": used} if used and amount < used else None


def _against_programme(change):
    known = Programme.objects.filter(code=change.said["code"]).exclude(pk=change.programme_id)
    if known.exists():
        yield "code", _("There is a programme with this code already.")
    if change.programme and change.said["currency"] != change.programme.currency and change.programme.entries.exists():
        yield "currency", _("Money has been booked in this programme: its currency stays.")


AGAINST = {
    Subject.CAP: _against_version, Subject.ELIGIBILITY: _against_version, Subject.BANDS: _against_bands,
    Subject.RATE: _against_rate, Subject.BUDGET: _against_budget, Subject.LINE: _against_line, Subject.PROGRAMME: _against_programme,
}  # fmt: skip
