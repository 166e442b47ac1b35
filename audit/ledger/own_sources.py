"""What this floor and the one below record: signing in and out, roles given and ended, rules drawn anew, epochs."""

from audit.ledger.sources import Source

# Who did it stands in the history row that was written in the same transaction, if one was: such a row is no older than that.
_ROLE = """
  SELECT 's', NEW.agency_id, jsonb_build_object(
    'act', 'role', 'phase', {phase}, 'role', NEW.role, 'whom', ledger_alias('u', NEW.user_id), 'agency', a.code,
    'actor', (SELECT ledger_alias('u', history_user_id) FROM audit_historicalmembership WHERE id = NEW.id AND age(xmin) <= 0
              ORDER BY history_id DESC LIMIT 1))
  FROM agencies_agency a WHERE a.id = NEW.agency_id
"""
_PHASE = "CASE WHEN NEW.suspended_at IS NOT NULL THEN 'suspended' WHEN NEW.until_on IS NOT NULL THEN 'ended' ELSE 'given' END"
_ROLE_COLUMNS = ("user_id", "agency_id", "role", "from_on")

_SIGN_IN = """
  SELECT 'l', id, jsonb_build_object('act', '{act}', 'actor', ledger_alias('u', id){more}) FROM agencies_user WHERE email = NEW.username
"""
_SIGN_IN_COLUMNS = ("username", "ip_address", "user_agent", "session_hash", "attempt_time")

# The ground says something of whoever is excluded: it stands in the commitment alone.
_EXCLUSION = """
  SELECT 'c', NEW.case_id, jsonb_build_object(
    'act', 'exclusion', 'phase', '{phase}', 'whom', ledger_alias('u', NEW.user_id), 'actor', ledger_alias('u', NEW.{by}_by_id){more})
"""

# The reason and what was found are words about people: they stand in the commitment alone.
_EMERGENCY = """
  SELECT 'c', NEW.case_id, jsonb_build_object(
    'act', 'emergency_access', 'phase', '{phase}', 'actor', ledger_alias('u', {by}),
    'agency', (SELECT code FROM agencies_agency WHERE id = NEW.agency_id){more})
"""
_WHO_CLOSED = (
    "CASE WHEN NEW.closed_at = NEW.reviewed_at THEN NEW.reviewed_by_id ELSE NEW.user_id END"  # a review ends it too
)
_ON = ", 'on', ledger_hash('agencies_emergencyaccess', NEW.id)"

SOURCES = (
    Source(
        "agencies_emergencyaccess",
        _EMERGENCY.format(phase="opened", by="NEW.user_id", more=", 'category', NEW.category"),
        ("user_id", "agency_id", "unit_id", "case_id", "category", "reason", "opened_at", "ends_at", "review_due_on"),
    ),
    Source(
        "agencies_emergencyaccess",
        _EMERGENCY.format(phase="closed", by=_WHO_CLOSED, more=_ON),
        ("closed_at",),
        moment="closed",
        event="UPDATE",
        only="OLD.closed_at IS NULL AND NEW.closed_at IS NOT NULL",
    ),
    Source(
        "agencies_emergencyaccess",
        _EMERGENCY.format(phase="reviewed", by="NEW.reviewed_by_id", more=", 'outcome', NEW.outcome" + _ON),
        ("outcome", "finding", "reviewed_by_id", "reviewed_at"),
        moment="reviewed",
        event="UPDATE",
        only="OLD.reviewed_at IS NULL AND NEW.reviewed_at IS NOT NULL",
    ),
    Source(
        "agencies_exclusion",
        _EXCLUSION.format(phase="set", by="set", more=""),
        ("user_id", "case_id", "ground", "set_by_id", "set_at"),
    ),
    Source(
        "agencies_exclusion",
        _EXCLUSION.format(phase="ended", by="ended", more=", 'on', ledger_hash('agencies_exclusion', NEW.id)"),
        ("ended_by_id", "ended_at"),
        moment="ended",
        event="UPDATE",
        only="OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL",
    ),
    Source("agencies_membership", _ROLE.format(phase=_PHASE), _ROLE_COLUMNS),
    Source(
        "agencies_membership",
        _ROLE.format(phase=_PHASE),
        _ROLE_COLUMNS,
        moment="changed",
        event="UPDATE",
        only="(OLD.until_on, OLD.suspended_at, OLD.role) IS DISTINCT FROM (NEW.until_on, NEW.suspended_at, NEW.role)",
        repeats=True,
    ),
    Source("axes_accesslog", _SIGN_IN.format(act="sign_in", more=""), _SIGN_IN_COLUMNS),
    Source(
        "axes_accesslog",
        _SIGN_IN.format(act="sign_out", more=", 'on', ledger_hash('axes_accesslog', NEW.id)"),
        _SIGN_IN_COLUMNS,
        moment="out",
        event="UPDATE",
        only="OLD.logout_time IS NULL AND NEW.logout_time IS NOT NULL",
    ),
    Source(
        "audit_wayin",
        """
  SELECT 'l', NEW.user_id, jsonb_build_object(
    'act', 'way_in', 'what', NEW.what, 'how', NEW.how, 'count', NEW.count, 'whom', ledger_alias('u', NEW.user_id),
    'actor', CASE WHEN NEW.by_id IS NOT NULL THEN ledger_alias('u', NEW.by_id) END)
""",
        ("user_id", "by_id", "what", "how", "count", "at"),
    ),
    Source(
        "audit_verification",
        """
  SELECT 's', NEW.asked_for_id, jsonb_build_object(
    'act', 'verification', 'outcome', NEW.outcome, 'size', NEW.records, 'actor', ledger_alias('u', NEW.asked_by_id), 'agency', a.code)
  FROM agencies_agency a WHERE a.id = NEW.asked_for_id
""",
        ("outcome", "findings", "live", "records", "origin", "outside", "ended_at"),
        moment="ended",
        event="UPDATE",
        only="OLD.outcome = '' AND NEW.outcome <> ''",
    ),
    Source(
        "audit_ruleset",
        "SELECT 's', 0::bigint, jsonb_build_object('act', 'rules', 'rules', NEW.hash)",
        ("hash",),
    ),
    Source(
        "audit_epoch",
        """
  SELECT 's', 0::bigint, jsonb_build_object(
    'act', 'epoch', 'epoch', NEW.number, 'start', NEW.start, 'lost', to_jsonb(NEW.lost), 'origin', h.origin, 'size', h.witnessed,
    'root', encode(h.root, 'base64'), 'actor', ledger_alias('u', NEW.begun_by), 'second', ledger_alias('u', NEW.confirmed_by))
  FROM audit_halt h WHERE h.id = NEW.halt_id
""",
        ("number", "reason", "at"),
    ),
)
