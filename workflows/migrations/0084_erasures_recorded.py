"""Erasures, legal holds and changes of how long something is kept leave records in the ledger."""

from django.db import migrations

from audit.ledger.sources import recorded
from workflows.retaining.ledger_sources import SOURCES


class Migration(migrations.Migration):
    dependencies = [("workflows", "0082_ledger"), ("audit", "0015_forgotten"), ("cases", "0037_erasure")]
    operations = [migrations.RunSQL(recorded(*SOURCES), migrations.RunSQL.noop)]
