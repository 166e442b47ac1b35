"""The ledger says who proposed another wording of a letter, and who signed it."""

from django.db import migrations

from audit.ledger.sources import recorded
from workflows.wording.ledger_sources import SOURCES


class Migration(migrations.Migration):
    dependencies = [("cases", "0040_wording"), ("workflows", "0093_drafts_of_a_form")]
    operations = [migrations.RunSQL(recorded(*SOURCES), migrations.RunSQL.noop)]
