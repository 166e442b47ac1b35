"""A notice may belong to no case: that an export is ready."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("workflows", "0080_four_duties"),
    ]

    operations = [
        migrations.AlterField(
            model_name="notice",
            name="procedure",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="notices", to="workflows.procedure"
            ),
        ),
    ]
