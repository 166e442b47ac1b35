"""What erasures, legal holds and changes of retention rules record in the ledger."""

from audit.ledger.sources import Source
from workflows.ledger_sources import changes

# What was erased has no name here: of whom it was, the record says nothing, and its words are not bound to it, for they go too.
_ERASURE = """
  SELECT 's', coalesce(NEW.proposed_for_id, 0), jsonb_build_object(
    'act', 'erasure', 'phase', {phase}, 'ground', NEW.ground, 'persons', cardinality(NEW.persons), 'cases', cardinality(NEW.cases),
    'actor', ledger_alias('u', NEW.{by}_by_id), 'agency', (SELECT code FROM agencies_agency WHERE id = NEW.{by}_for_id){more})
"""
_OF_ERASURE = ", 'on', ledger_hash('cases_erasure', NEW.id)"
_HOLD = """
  SELECT 's', NEW.set_for_id, jsonb_build_object(
    'act', 'hold', 'phase', '{phase}', 'actor', ledger_alias('u', NEW.{by}_by_id),
    'agency', (SELECT code FROM agencies_agency WHERE id = NEW.{by}_for_id){more})
"""
SOURCES = (
    Source(
        "cases_erasure",
        _ERASURE.format(phase="CASE WHEN NEW.again THEN 'again' ELSE 'proposed' END", by="proposed", more=""),
        ("ground", "persons", "cases", "shared", "proposed_by_id", "proposed_at"),
    ),
    Source(
        "cases_erasure",
        _ERASURE.format(
            phase="CASE NEW.stage WHEN 'released' THEN 'granted' ELSE NEW.stage END", by="decided", more=_OF_ERASURE
        ),
        ("decided_by_id", "decided_at"),
        moment="decided",
        event="UPDATE",
        only="OLD.stage = 'proposed' AND NEW.stage <> 'proposed'",
    ),
    Source(
        "cases_erasure",
        _ERASURE.format(
            phase="'erased'", by="decided", more=_OF_ERASURE + ", 'forgot', NEW.forgot, 'files', cardinality(NEW.files)"
        ),
        ("erased_at", "counts"),
        moment="erased",
        event="UPDATE",
        only="OLD.stage = 'released' AND NEW.stage = 'erased'",
    ),
    Source("cases_legalhold", _HOLD.format(phase="set", by="set", more=""), ("set_by_id", "set_for_id", "set_at")),
    Source(
        "cases_legalhold",
        _HOLD.format(phase="released", by="released", more=", 'on', ledger_hash('cases_legalhold', NEW.id)"),
        ("released_by_id", "released_at"),
        moment="released",
        event="UPDATE",
        only="OLD.released_at IS NULL AND NEW.released_at IS NOT NULL",
    ),
    *changes("cases_retentionchange", "retention", "record_class", "value", "unit", "valid_from"),
)
