"""The account of a programme and the payments to make, as facts and tables. Of persons nothing is told here."""

from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from audit.dates import day
from reintegration.showing.amounts import cell, number, written
from reintegration.showing.measure_money import headed, what


def account_facts(account):
    base = account.programme.currency
    good = (
        {"label": _("To the cent"), "tone": "ok", "icon": "check"}
        if account.reconciles
        else {"label": _("They differ"), "tone": "danger"}
    )
    return [
        {"label": _("Donor"), "value": account.programme.donor.name},
        {"label": _("Budget of the programme"), "value": written(account.budget, base)},
        {"label": _("Not in any line yet"), "value": written(account.unassigned, base)},
        {"label": _("The entries add up to the balances"), "value": " ", "tag": good},
    ]


def account_table(account):
    labels = (_("Kind of measure"), _("Budget"), _("Committed"), _("Spent"), _("Left"))
    rows = [[{"text": line.name}, *map(cell, _figures(line))] for line in account.lines]
    total = [_("Together"), *map(number, _figures(account.total))]
    return headed(_("Budget lines"), *labels, rows=rows, numbers=(1, 2, 3, 4)) | {"total": total}


def _figures(line):
    return (line.budget, line.committed, line.spent, line.left)


def entries_table(account, entries):
    labels = (
        _("Entry"),
        _("Day"),
        _("What"),
        _("Kind of measure"),
        _("As agreed"),
        _("Rate"),
        _("Booked, %(currency)s") % {"currency": account.programme.currency},
    )
    rows = [
        [
            {"text": entry.pk, "mono": True}, {"text": day(entry.entered_at)}, {"text": what(entry)},
            {"text": entry.measure.measure_kind.name}, {"text": written(entry.amount, entry.currency), "number": True},
            {"text": f"{entry.rate.normalize():f}", "sub": day(entry.rate_on)}, cell(entry.booked),
        ]
        for entry in entries
    ]  # fmt: skip
    return headed(_("Entries of the ledger"), *labels, rows=rows, numbers=(4, 6)) if rows else None


def payments_table(measures):
    labels = (_("Measure"), _("Kind of measure"), _("To whom"), _("Payment"), _("Amount"), _("Programme"), _("Due"))
    rows = [
        [
            {"text": measure.reference, "url": reverse("procedure", args=[measure.reference]), "mono": False},
            {"text": measure.measure_kind.name},
            {"text": measure.provider.name if measure.provider else _("Own agency")},
            {"text": _("%(number)s of %(of)s") % {"number": measure.tranches_paid + 1, "of": len(measure.tranches)}},
            {
                "text": written(Decimal(measure.tranches[measure.tranches_paid]["amount"]), measure.currency),
                "number": True,
            },
            {"text": measure.programme.name},
            {"text": day(_due(measure))},
        ]
        for measure in measures
    ]
    return headed(_("Payments to make"), *labels, rows=rows, numbers=(4,))


def _due(measure):
    return min((clock.due_on for clock in measure.clocks.all() if clock.stopped_at is None), default=None)
