"""What is set of the rules that days are counted by, and of programmes, for the history of settings (audit/settings_told)."""

from django.utils.translation import gettext_lazy as _

from audit.settings_told.telling import Setting
from cases.calendars import Holiday
from cases.programmes import Programme
from cases.rules import Agreement, TimeLimit

SETTINGS = (
    Setting(
        "limit",
        _("Time limit"),
        TimeLimit,
        lambda scope: TimeLimit.history.all(),
        of_all=True,
        called=lambda row: f"{row.get_name_display()}, {row.agreement.code}",
        along=("agreement",),
    ),
    Setting("agreement", _("Agreement"), Agreement, lambda scope: Agreement.history.all(), of_all=True),
    Setting("calendar", _("Day of a calendar"), Holiday, lambda scope: Holiday.history.all(), of_all=True),
    Setting("programme", _("Programme"), Programme, lambda scope: Programme.history.filter(agency__in=scope.agencies)),
)
