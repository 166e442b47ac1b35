"""Requests for one’s own data are recorded in the ledger."""

from django.db import migrations

from audit.ledger.sources import recorded
from cases.subject_access.ledger_sources import SOURCES


class Migration(migrations.Migration):
    dependencies = [("cases", "0034_subject_access"), ("audit", "0009_ledger")]
    operations = [migrations.RunSQL(recorded(*SOURCES), migrations.RunSQL.noop)]
