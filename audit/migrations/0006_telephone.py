"""The telephone of an agency, in its history."""

from django.db import migrations, models

from agencies.in_one_go import in_one_go


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0005_door_by_moment"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicalagency",
            name="phone",
            field=models.CharField(blank=True, max_length=40, verbose_name="telephone for the people it looks after"),
        ),
        migrations.AddField(
            model_name="historicalagency",
            name="phone_hours",
            field=models.CharField(blank=True, max_length=60, verbose_name="hours of this telephone"),
        ),
    ]
    operations = in_one_go(operations)
