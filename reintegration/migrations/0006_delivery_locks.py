"""What the database refuses of deliveries, sessions and invoices."""

from django.db import migrations

from reintegration.delivering.locks import BACKWARD, FORWARD


class Migration(migrations.Migration):
    dependencies = [("reintegration", "0005_referral_locks")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
