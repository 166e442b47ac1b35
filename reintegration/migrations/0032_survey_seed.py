"""The survey to begin with, with equal weights."""

from django.db import migrations

from reintegration.survey.seeding import seed_survey


class Migration(migrations.Migration):
    dependencies = [("reintegration", "0031_survey_locks")]

    operations = [migrations.RunPython(lambda apps, _editor: seed_survey(apps), migrations.RunPython.noop)]
