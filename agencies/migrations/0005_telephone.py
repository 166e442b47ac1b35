"""The telephone that returnees are told."""

from django.db import migrations, models

from agencies.in_one_go import in_one_go


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0004_case_management"),
    ]

    operations = [
        migrations.AddField(
            model_name="agency",
            name="phone",
            field=models.CharField(blank=True, max_length=40, verbose_name="telephone for the people it looks after"),
        ),
        migrations.AddField(
            model_name="agency",
            name="phone_hours",
            field=models.CharField(blank=True, max_length=60, verbose_name="hours of this telephone"),
        ),
    ]
    operations = in_one_go(operations)
