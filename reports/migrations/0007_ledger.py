"""Exports are recorded in the ledger."""

from django.db import migrations

from audit.ledger.sources import recorded
from reports.ledger_sources import SOURCES


class Migration(migrations.Migration):
    dependencies = [("reports", "0006_scores"), ("reintegration", "0007_ledger")]
    operations = [migrations.RunSQL(recorded(*SOURCES), migrations.RunSQL.noop)]
