"""What there is to begin with: kinds of measures, bands of approval, the survey, terms of work, State schemes."""

from django.db import migrations

from reintegration.seeds.approval_bands import seed_approval_bands
from reintegration.seeds.measure_kinds import seed_measure_kinds
from reintegration.skills.seeds import seed_skills
from reintegration.survey.seeding import seed_survey

SEEDS = (seed_measure_kinds, seed_approval_bands, seed_survey, seed_skills)


def seed(apps, _editor):
    for plant in SEEDS:
        plant(apps)


class Migration(migrations.Migration):
    dependencies = [("reintegration", "0001_after_the_return")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
