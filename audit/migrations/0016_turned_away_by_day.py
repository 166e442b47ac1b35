"""Of what was turned away at the asylum door the day alone is kept from now on."""

from django.db import migrations, models

import audit.moment


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0015_forgotten"),
    ]

    operations = [
        migrations.AlterField(
            model_name="turnedaway",
            name="at",
            field=models.DateTimeField(default=audit.moment.beginning_of_today),
        ),
    ]
