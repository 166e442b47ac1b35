from django.db import migrations

from audit.locks import NO_CHANGE, keep, keep_histories


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunSQL(NO_CHANGE + keep("audit_viewing") + keep_histories("audit"))]
