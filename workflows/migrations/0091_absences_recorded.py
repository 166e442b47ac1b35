"""The ledger says for whom a deputy acted, and who was away."""

from django.db import migrations

from audit.ledger.sources import named, recorded
from workflows.absence.ledger_sources import SOURCES as ABSENCES
from workflows.ledger_sources import SOURCES

ACTS = [named(SOURCES, name) for name in ("workflows_step", "workflows_signature")]
ANEW = "".join(f"DROP TRIGGER {source.trigger} ON {source.table};" for source in ACTS)


class Migration(migrations.Migration):
    dependencies = [("workflows", "0090_absences")]
    operations = [migrations.RunSQL(ANEW + recorded(*ACTS, *ABSENCES), migrations.RunSQL.noop)]
