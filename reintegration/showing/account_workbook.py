"""The account of a programme as a workbook: a cover that says what was counted and when, the lines, and every entry."""

from django.utils.translation import gettext as _
from openpyxl import Workbook

from cases.workbooks.writing import BOLD, saved, set_widths, write, write_head
from reintegration.showing.measure_money import what

DAY, MOMENT, MONEY = "dd.mm.yyyy", "dd.mm.yyyy hh:mm", "#,##0.00"


def account_workbook(account, actor) -> bytes:
    """In the language of whoever asks."""
    workbook = Workbook()
    cover = workbook.active
    cover.title = _("Account")
    below = _write_cover(cover, account, actor)
    _write_lines(cover, account, below)
    _write_entries(workbook.create_sheet(_("Entries")), account)
    return saved(workbook)


def _write_cover(sheet, account, actor):
    set_widths(sheet, {"A": 44, "B": 18, "C": 18, "D": 18, "E": 18})
    write(sheet, 1, 1, account.programme.name).font = BOLD
    facts = (
        (_("Donor"), account.programme.donor.name, None), (_("Currency"), account.programme.currency, None),
        (_("Counted at"), account.as_of, MOMENT), (_("Made by"), f"{actor.user.name}, {actor.agency.name}", None),
        (_("Budget of the programme"), account.budget, MONEY),
        (_("The entries add up to the balances"), _("Yes") if account.reconciles else _("No"), None),
    )  # fmt: skip
    for row, (label, value, form) in enumerate(facts, start=3):
        write(sheet, row, 1, label)
        _put(sheet, row, 2, value, form)
    return len(facts) + 4


def _write_lines(sheet, account, below):
    write_head(sheet, [_("Kind of measure"), _("Budget"), _("Committed"), _("Spent"), _("Left")], below)
    sheet.freeze_panes = "A3"
    for row, line in enumerate([*account.lines, account.total], start=below + 1):
        write(sheet, row, 1, line.name or _("Together"))
        for column, amount in enumerate((line.budget, line.committed, line.spent, line.left), start=2):
            _put(sheet, row, column, amount, MONEY)


def _write_entries(sheet, account):
    labels = (
        _("Entry"),
        _("Day"),
        _("What"),
        _("Kind of measure"),
        _("As agreed"),
        _("Currency"),
        _("Rate"),
        _("Rate of"),
    )
    write_head(sheet, [*labels, _("Booked, %(currency)s") % {"currency": account.programme.currency}])
    set_widths(sheet, dict(zip("ABCDEFGHI", (8, 16, 26, 40, 14, 10, 14, 12, 16), strict=True)))
    for row, entry in enumerate(account.entries, start=2):
        told = (
            entry.pk,
            entry.entered_at,
            what(entry),
            entry.measure.measure_kind.name,
            entry.amount,
            entry.currency,
            entry.rate,
        )
        for column, value in enumerate((*told, entry.rate_on, entry.booked), start=1):
            _put(sheet, row, column, value, {2: DAY, 5: MONEY, 8: DAY, 9: MONEY}.get(column))


def _put(sheet, row, column, value, form):
    """An amount is a number in the file too, so that it can be added up."""
    cell = write(sheet, row, column, float(value) if form == MONEY or column == 7 else value)
    if form:
        cell.number_format = form
