"""What reports record in the ledger: every export that is asked for, decided, made."""

from audit.ledger.sources import Source

_EXPORT = """
  SELECT 's', NEW.asked_for_id, jsonb_build_object(
    'act', 'export', 'phase', {phase}, 'content', NEW.content, 'form', NEW.form, 'level', NEW.level,
    'actor', ledger_alias('u', NEW.{by}), 'agency', (SELECT code FROM agencies_agency WHERE id = NEW.asked_for_id){more})
"""
_ON = ", 'on', ledger_hash('reports_export', NEW.id)"

SOURCES = (
    Source(
        "reports_export",
        _EXPORT.format(phase="'asked'", by="asked_by_id", more=""),
        ("content", "parameters", "form", "level", "purpose", "asked_by_id", "asked_for_id", "asked_at", "month"),
    ),
    Source(
        "reports_export",
        _EXPORT.format(
            phase="CASE NEW.state WHEN 'refused' THEN 'refused' ELSE 'granted' END", by="decided_by_id", more=_ON
        ),
        ("decided_by_id", "decided_at"),
        moment="decided",
        event="UPDATE",
        only="OLD.decided_at IS NULL AND NEW.decided_at IS NOT NULL",
    ),
    Source(
        "reports_export",
        _EXPORT.format(phase="'made'", by="asked_by_id", more=_ON),
        ("content", "parameters", "form", "level", "asked_by_id", "asked_for_id", "asked_at"),
        moment="made",
        event="UPDATE",
        only="OLD.state <> 'ready' AND NEW.state = 'ready'",
    ),
)
