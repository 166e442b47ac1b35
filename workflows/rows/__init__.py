"""The rows a running workflow leaves behind."""

from workflows.rows.approvals import Approval, Signature
from workflows.rows.bundles import Bundle, Carried, PartnerKey
from workflows.rows.communications import Communication, CorrectionNotice, Receipt
from workflows.rows.grants import FAR, Grant, grants_open_to, permissions
from workflows.rows.journeys import Journey
from workflows.rows.letters import LETTER_NAMES, Letter, LetterCopy
from workflows.rows.lists import ActOnSeveral, CalendarFeed, ListColumns, Pin, Reminder, SavedView
from workflows.rows.mails import Mail, MailWishes
from workflows.rows.notices import Channel, Draft, Notice, SealedDraft
from workflows.rows.procedures import Procedure
from workflows.rows.steps import Clock, Step

__all__ = [
    "FAR", "LETTER_NAMES", "ActOnSeveral", "Approval", "Bundle", "CalendarFeed", "Carried", "Channel", "Clock", "Communication",
    "CorrectionNotice", "Draft", "Grant", "Journey", "Letter", "LetterCopy", "ListColumns", "Mail", "MailWishes", "Notice", "PartnerKey",
    "Pin", "Procedure", "Receipt", "Reminder", "SavedView", "SealedDraft", "Signature", "Step", "grants_open_to", "permissions",
]  # fmt: skip
