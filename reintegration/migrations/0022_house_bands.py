"""Who signs up to which amount, where a programme has not said otherwise."""

from django.db import migrations

from reintegration.seeds.approval_bands import seed_approval_bands


def seed(apps, _editor):
    seed_approval_bands(apps)


class Migration(migrations.Migration):
    dependencies = [("reintegration", "0021_money")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
