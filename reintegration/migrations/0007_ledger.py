"""Money is recorded in the ledger; budgets that were signed before it, as they stand."""

from django.db import migrations

from audit.ledger.sources import named, recorded, standing
from reintegration.ledger_sources import SOURCES

STANDING = """
SELECT ledger_write('reintegration_budgetline', l.id, false, 's', p.agency_id, jsonb_build_object(
  'act', 'budget', 'budget', ledger_alias('b', l.id), 'amount', (l.amount * 100)::bigint, 'currency', p.currency, 'held', (
    SELECT coalesce(sum((b.committed + b.spent) * 100), 0)::bigint FROM reintegration_balance b WHERE b.line_id = l.id)),
  {line})
FROM reintegration_budgetline l JOIN cases_programme p ON p.id = l.programme_id ORDER BY l.id;
SELECT ledger_write('reintegration_measure', p.id, false, 'c', p.case_id, jsonb_build_object(
  'act', 'agreed', 'proc', ledger_alias('p', p.id), 'amount', ((s.due - s.paid) * 100)::bigint), jsonb_build_object('due', s.due)::text)
FROM reintegration_measure m JOIN workflows_procedure p ON p.id = m.procedure_ptr_id CROSS JOIN LATERAL measure_sums(p.id) s
WHERE s.due > 0 ORDER BY p.id;
""".replace("{line}", named(SOURCES, "reintegration_budgetline").detail_of("l"))

OPEN = standing(named(SOURCES, "reintegration_moneychange"), "NEW.outcome = 'open'")


class Migration(migrations.Migration):
    dependencies = [("reintegration", "0006_delivery_locks"), ("workflows", "0082_ledger")]
    operations = [migrations.RunSQL(recorded(*SOURCES) + STANDING + OPEN, migrations.RunSQL.noop)]
