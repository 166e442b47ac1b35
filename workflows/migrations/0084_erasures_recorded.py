"""Erasures, legal holds and changes of how long something is kept leave records in the ledger."""

from django.db import migrations

from audit.ledger.sources import recorded
from workflows.ledger_sources import SOURCES

OURS = ("cases_erasure", "cases_legalhold", "cases_retentionchange")


class Migration(migrations.Migration):
    dependencies = [("workflows", "0082_ledger"), ("audit", "0013_forgotten"), ("cases", "0035_erasure")]
    operations = [
        migrations.RunSQL(recorded(*(source for source in SOURCES if source.table in OURS)), migrations.RunSQL.noop)
    ]
