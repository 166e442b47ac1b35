"""What absences leave in the ledger: who is away, who stands in, until when; the note stands in the commitment alone."""

from audit.ledger.sources import Source

_ENTERED = """
  SELECT 's', NEW.agency_id, jsonb_build_object(
    'act', 'absence', 'phase', 'entered', 'whom', ledger_alias('u', NEW.user_id), 'actor', ledger_alias('u', NEW.entered_by_id),
    'deputy', ledger_alias('u', NEW.deputy_id), 'from', NEW.from_on, 'until', NEW.until_on,
    'agency', (SELECT code FROM agencies_agency WHERE id = NEW.agency_id))
"""
_ENDED = """
  SELECT 's', NEW.agency_id, jsonb_build_object(
    'act', 'absence', 'phase', 'called_off', 'actor', ledger_alias('u', NEW.ended_by_id),
    'agency', (SELECT code FROM agencies_agency WHERE id = NEW.agency_id), 'on', ledger_hash('agencies_absence', NEW.id))
"""

SOURCES = (
    Source(
        "agencies_absence",
        _ENTERED,
        ("user_id", "agency_id", "deputy_id", "from_on", "until_on", "note", "entered_by_id", "entered_at"),
    ),
    Source(
        "agencies_absence",
        _ENDED,
        ("ended_by_id", "ended_at"),
        moment="called_off",
        event="UPDATE",
        only="OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL",
    ),
)
