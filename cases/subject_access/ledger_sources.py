"""What is recorded in the ledger of requests for one’s own data: that one was asked, made, looked through and given out; never whose."""

from audit.ledger.sources import Source

TABLE = "cases_subjectaccess"
_SAYS = """
  SELECT 's', NEW.through_id, jsonb_build_object(
    'act', 'subject_access', 'phase', {phase}, 'level', 'named', 'actor', ledger_alias('u', NEW.{by}_by_id),
    'agency', (SELECT code FROM agencies_agency WHERE id = NEW.through_id){more})
"""
_ON = f", 'on', ledger_hash('{TABLE}', NEW.id)"
_DECIDED = "CASE NEW.decision WHEN 'approved' THEN 'granted' ELSE NEW.decision END"

SOURCES = (
    Source(
        TABLE,
        _SAYS.format(phase="'asked'", by="recorded", more=""),
        ("reference", "case_id", "person_id", "also", "asked_on", "asked_by", "identified", "identified_note", "language",
         "through_id", "recorded_by_id", "recorded_at"),
    ),
    Source(
        TABLE,
        _SAYS.format(phase="'made'", by="made", more=_ON),
        ("made_by_id", "made_at", "pages", "json_sha256", "pdf_sha256"),
        moment="made",
        event="UPDATE",
        only="NEW.made_at IS NOT NULL AND OLD.made_at IS DISTINCT FROM NEW.made_at",
        repeats=True,
    ),
    Source(
        TABLE,
        _SAYS.format(phase=_DECIDED, by="decided", more=_ON),
        ("decision", "decided_by_id", "decided_at", "reason"),
        moment="decided",
        event="UPDATE",
        only="NEW.decided_at IS NOT NULL AND OLD.decided_at IS DISTINCT FROM NEW.decided_at",
        repeats=True,
    ),
    Source(
        TABLE,
        _SAYS.format(phase="'given'", by="given", more=_ON),
        ("given_how", "given_to", "given_by_id", "given_at"),
        moment="given",
        event="UPDATE",
        only="OLD.given_at IS NULL AND NEW.given_at IS NOT NULL",
    ),
)  # fmt: skip
