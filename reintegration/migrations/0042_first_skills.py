"""A small set of occupations and skills, and the State schemes that are known of."""

from django.db import migrations

from reintegration.skills.seeds import seed_skills


class Migration(migrations.Migration):
    dependencies = [("reintegration", "0041_referral_locks")]
    operations = [migrations.RunPython(lambda apps, _editor: seed_skills(apps), migrations.RunPython.noop)]
