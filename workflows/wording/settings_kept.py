"""The wording of letters in the history of settings (audit/settings_told): who proposed it, and what became of it."""

from django.utils.translation import gettext_lazy as _

from audit.settings_told.telling import Setting
from cases.wording.rows import WordingChange
from workflows.rows import LETTER_NAMES

SETTINGS = (
    Setting(
        "wording",
        _("Wording of a letter"),
        WordingChange,
        lambda scope: WordingChange.history.all(),
        of_all=True,
        called=lambda row: str(LETTER_NAMES.get(row.letter, row.letter)),
    ),
)
