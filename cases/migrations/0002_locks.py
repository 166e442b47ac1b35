from django.db import migrations

from audit.locks import keep_histories


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial"), ("audit", "0002_locks")]
    operations = [migrations.RunSQL(keep_histories("cases"))]
