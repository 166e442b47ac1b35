"""What is small in a release, in the history of settings (audit/settings_told)."""

from django.utils.translation import gettext_lazy as _

from audit.dates import day
from audit.settings_told.telling import Setting
from reports.releases.rows import PublicationRule

SETTINGS = (
    Setting(
        "publication",
        _("Rule of publication"),
        PublicationRule,
        lambda scope: PublicationRule.history.all(),
        of_all=True,
        called=lambda row: day(row.valid_from),
    ),
)
