"""What money records in the ledger: every entry, in minor units, every budget as it is signed, every change of a programme."""

from audit.ledger.sources import Source
from workflows.ledger_sources import changes

_ENTRY = """
  SELECT 'c', NEW.case_id, jsonb_build_object(
    'act', 'money', 'what', NEW.what, 'amount', (NEW.amount * 100)::bigint, 'currency', NEW.currency, 'booked', (NEW.booked * 100)::bigint,
    'budget', ledger_alias('b', NEW.line_id), 'proc', ledger_alias('p', NEW.measure_id), 'tranche', NEW.tranche,
    'actor', ledger_alias('u', NEW.entered_by_id), 'on', ledger_hash('workflows_step', NEW.step_id),
    'reverses', ledger_hash('reintegration_ledgerentry', NEW.reverses_id),
    'undoes', (SELECT what FROM reintegration_ledgerentry WHERE id = NEW.reverses_id))
"""
BUDGET = """
  SELECT 's', p.agency_id, jsonb_build_object(
    'act', 'budget', 'budget', ledger_alias('b', NEW.id), 'amount', (NEW.amount * 100)::bigint, 'currency', p.currency, 'agency', a.code,
    'actor', ledger_alias('u', c.decided_by_id), 'on', ledger_hash('reintegration_moneychange.decided', c.id))
  FROM cases_programme p JOIN agencies_agency a ON a.id = p.agency_id CROSS JOIN reintegration_moneychange c
  WHERE p.id = NEW.programme_id AND c.id = NEW.change_id
"""

SOURCES = (
    Source(
        "reintegration_ledgerentry",
        _ENTRY,
        ("what", "reverses_id", "programme_id", "line_id", "case_id", "measure_id", "tranche", "amount", "currency", "rate", "rate_on",
         "booked", "in_cash", "step_id", "entered_at", "entered_by_id"),
    ),
    Source("reintegration_budgetline", BUDGET, ("programme_id", "measure_kind_id")),
    Source(
        "reintegration_budgetline", BUDGET, ("programme_id", "measure_kind_id"), moment="changed", event="UPDATE",
        only="OLD.amount <> NEW.amount", repeats=True,
    ),
    *changes("reintegration_moneychange", "money", "subject", "programme_id", "about", "said", "valid_from"),
)  # fmt: skip
