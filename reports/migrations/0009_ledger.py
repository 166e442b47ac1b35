"""Exports are recorded in the ledger."""

from django.db import migrations

from audit.ledger.sources import named, recorded, standing
from reports.ledger_sources import SOURCES

OPEN = standing(named(SOURCES, "reports_export"), "NEW.state = 'asked'")


class Migration(migrations.Migration):
    dependencies = [("reports", "0008_occurs"), ("reintegration", "0007_ledger")]
    operations = [migrations.RunSQL(recorded(*SOURCES) + OPEN, migrations.RunSQL.noop)]
