"""Money is recorded in the ledger; budgets that were signed before it, as they stand."""

from django.db import migrations

from audit.ledger.sources import recorded
from reintegration.ledger_sources import SOURCES

STANDING = """
SELECT ledger_write('reintegration_budgetline', l.id, false, 's', p.agency_id, jsonb_build_object(
  'act', 'budget', 'budget', ledger_alias('b', l.id), 'amount', (l.amount * 100)::bigint, 'currency', p.currency, 'held', (
    SELECT coalesce(sum((b.committed + b.spent) * 100), 0)::bigint FROM reintegration_balance b WHERE b.line_id = l.id)),
  {line})
FROM reintegration_budgetline l JOIN cases_programme p ON p.id = l.programme_id ORDER BY l.id;
""".replace("{line}", next(one for one in SOURCES if one.name == "reintegration_budgetline").detail_of("l"))


class Migration(migrations.Migration):
    dependencies = [("reintegration", "0006_delivery_locks"), ("workflows", "0082_ledger")]
    operations = [migrations.RunSQL(recorded(*SOURCES) + STANDING, migrations.RunSQL.noop)]
