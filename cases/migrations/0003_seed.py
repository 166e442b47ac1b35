from django.db import migrations

from cases.seeding import seed_agreements, seed_evidence_rules, seed_holidays


def seed(apps, _editor):
    seed_agreements(apps)
    seed_evidence_rules(apps)
    seed_holidays(apps)


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_locks")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
