"""The history of emergency accesses; opening, ending and reviewing one is recorded in the ledger."""

import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import audit.actor
from agencies.in_one_go import in_one_go
from audit.ledger.own_sources import SOURCES
from audit.ledger.sources import recorded
from audit.locks import keep_histories


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0012_emergency_access"),
        ("audit", "0013_access_log"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalEmergencyAccess",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("case_id", models.BigIntegerField()),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("life", "Somebody’s life or health is in danger"),
                            ("present", "The person is here and must be looked after now"),
                            ("deadline", "A time limit ends before the agencies concerned can be reached"),
                            ("court", "A court or another authority must be answered now"),
                        ],
                        max_length=10,
                        verbose_name="what kind of emergency",
                    ),
                ),
                ("reason", models.CharField(max_length=500, verbose_name="reason")),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="opened")),
                ("ends_at", models.DateTimeField(verbose_name="ends")),
                ("closed_at", models.DateTimeField(null=True, verbose_name="ended early")),
                ("review_due_on", models.DateField(verbose_name="to be reviewed by")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("justified", "Justified"),
                            ("not_justified", "Not justified"),
                            ("unclear", "Unclear"),
                        ],
                        max_length=15,
                        verbose_name="finding",
                    ),
                ),
                ("finding", models.CharField(blank=True, max_length=500, verbose_name="why")),
                ("reviewed_at", models.DateTimeField(null=True, verbose_name="reviewed")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
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
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agencies.unit",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical emergency access",
                "verbose_name_plural": "historical emergency accesses",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.RunSQL(keep_histories("audit")),
        migrations.RunSQL(recorded(*(one for one in SOURCES if one.table == "agencies_emergencyaccess"))),
    ]
    operations = in_one_go(operations)
