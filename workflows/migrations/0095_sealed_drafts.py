"""What is typed into forms that are about no case, sealed."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import audit.moment


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0014_preferences"),
        ("workflows", "0094_wordings_recorded"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SealedDraft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("path", models.CharField(max_length=200)),
                ("mark", models.CharField(max_length=16)),
                ("sealed", models.TextField()),
                ("saved_at", models.DateTimeField(default=audit.moment.now)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("person", "mark"), name="sealed_draft_once")],
            },
        ),
    ]
