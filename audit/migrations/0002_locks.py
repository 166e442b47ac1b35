from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations

from audit.locks import NO_CHANGE, keep, keep_histories


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    run_before = [("cases", "0001_initial")]  # whose limits may not overlap in time
    operations = [BtreeGistExtension(), migrations.RunSQL(NO_CHANGE + keep("audit_viewing") + keep_histories("audit"))]
