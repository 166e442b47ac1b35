"""What is set of limits, calendars, keeping and programmes, for the history of settings (audit/settings_told)."""

from django.utils.translation import gettext_lazy as _

from audit.settings_told.telling import Setting
from cases.calendars import Holiday
from cases.programmes import Programme
from cases.retention.rules import RetentionRule
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
    Setting(
        "retention",
        _("Retention rule"),
        RetentionRule,
        lambda scope: RetentionRule.history.all(),
        of_all=True,
        called=lambda row: f"{row.get_record_class_display()}: {row.value} {row.get_unit_display()}",
    ),
    Setting("programme", _("Programme"), Programme, lambda scope: Programme.history.filter(agency__in=scope.agencies)),
)
