"""What an agreement says of third-country nationals and of direct returns: exceptions, travel documents, errors."""

from django.db import migrations, models

from agencies.in_one_go import in_one_go

EXCEPTIONS = ["ours_is_longer", "false", "conditions_broken"]  # as cases/seeds/agreements.py has them


def seed(apps, _editor):
    """Of the agreements in use; where something is written already, it stays."""
    apps.get_model("cases", "Agreement").objects.filter(live=True, permit_exceptions=[]).update(
        permit_exceptions=EXCEPTIONS
    )


def fields(model):
    exceptions = models.JSONField(
        blank=True,
        default=list,
        verbose_name="exceptions from the exclusion by a visa or permit of the requesting State",
    )
    issues = models.BooleanField(
        default=False, verbose_name="the requested State issues the travel document for third-country nationals too"
    )
    covers = models.BooleanField(
        default=True, verbose_name="readmission in error can be claimed after a direct return too"
    )
    return [
        migrations.AddField(model_name=model, name="error_covers_direct_return", field=covers),
        migrations.AddField(model_name=model, name="permit_exceptions", field=exceptions),
        migrations.AddField(model_name=model, name="requested_state_issues_for_others", field=issues),
    ]


class Migration(migrations.Migration):
    dependencies = [("cases", "0008_fill_person_keys")]
    operations = [
        *fields("agreement"),
        *fields("historicalagreement"),
        migrations.RunPython(seed, migrations.RunPython.noop),
    ]
    operations = in_one_go(operations)
