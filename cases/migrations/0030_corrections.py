"""Corrections of a person's data: what was, what is, and why."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import audit.actor
import audit.moment
from audit.locks import keep


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0002_seed"),
        ("cases", "0020_third_country"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("changes", models.JSONField()),
                ("reason", models.CharField(max_length=500, verbose_name="reason")),
                ("corrected_at", models.DateTimeField(default=audit.moment.now)),
                (
                    "act_agency",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        default=audit.actor.current_agency_id,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="corrections", to="cases.case"
                    ),
                ),
                (
                    "corrected_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "corrected_for",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="corrections", to="cases.caseperson"
                    ),
                ),
            ],
            options={
                "verbose_name": "correction",
                "verbose_name_plural": "corrections",
            },
        ),
        migrations.RunSQL(
            keep("cases_correction"),
            migrations.RunSQL.noop,
        ),
    ]
