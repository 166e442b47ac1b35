"""Exports as jobs: what was asked is never changed, the state moves on along its ways, and names need a second person."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import audit.actor
import audit.moment
from agencies.in_one_go import in_one_go
from audit.locks import keep, keep_histories

WAYS = """
CREATE FUNCTION export_moves_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.content, NEW.parameters, NEW.form, NEW.level, NEW.purpose, NEW.asked_by_id, NEW.asked_for_id, NEW.asked_at, NEW.schedule_id, NEW.month)
     IS DISTINCT FROM (OLD.content, OLD.parameters, OLD.form, OLD.level, OLD.purpose, OLD.asked_by_id, OLD.asked_for_id, OLD.asked_at,
                       OLD.schedule_id, OLD.month) THEN
    RAISE EXCEPTION 'what was asked in export % is never changed', OLD.id USING ERRCODE = 'restrict_violation'; END IF;
  IF (NEW.decided_by_id, NEW.decided_at) IS DISTINCT FROM (OLD.decided_by_id, OLD.decided_at) AND OLD.state <> 'asked' THEN
    RAISE EXCEPTION 'export % has been decided', OLD.id USING ERRCODE = 'restrict_violation'; END IF;
  IF NEW.state <> OLD.state AND NOT (OLD.state, NEW.state) IN (
      ('asked', 'waiting'), ('asked', 'refused'), ('asked', 'cancelled'), ('waiting', 'running'), ('waiting', 'failed'),
      ('waiting', 'cancelled'), ('running', 'waiting'), ('running', 'ready'), ('running', 'failed'), ('running', 'cancelled'),
      ('ready', 'expired'), ('ready', 'deleted'), ('failed', 'deleted'), ('refused', 'deleted'), ('cancelled', 'deleted'),
      ('expired', 'deleted')) THEN
    RAISE EXCEPTION 'export % does not come from "%" to "%"', OLD.id, OLD.state, NEW.state USING ERRCODE = 'restrict_violation'; END IF;
  IF OLD.state = 'asked' AND NEW.state IN ('waiting', 'refused') AND NOT EXISTS (
      SELECT FROM agencies_membership WHERE user_id = NEW.decided_by_id AND agency_id = NEW.asked_for_id AND suspended_at IS NULL
      AND role IN ('supervisor', 'data_protection_officer')) THEN
    RAISE EXCEPTION 'export %: nobody of its agency has decided', OLD.id USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION export_begins() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.decided_by_id IS NOT NULL OR NEW.state <> (CASE NEW.level WHEN 'named' THEN 'asked' ELSE 'waiting' END) THEN
    RAISE EXCEPTION 'an export begins where it is asked for' USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER moves_on BEFORE UPDATE ON reports_export FOR EACH ROW EXECUTE FUNCTION export_moves_on();
CREATE TRIGGER begins BEFORE INSERT ON reports_export FOR EACH ROW EXECUTE FUNCTION export_begins();
ALTER TABLE reports_export ENABLE ALWAYS TRIGGER moves_on, ENABLE ALWAYS TRIGGER begins;
ALTER FUNCTION export_moves_on() SET search_path = public, pg_temp;
ALTER FUNCTION export_begins() SET search_path = public, pg_temp;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0005_telephone"),
        ("reports", "0003_release"),
        ("workflows", "0081_notice_of_no_case"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Export",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "content",
                    models.CharField(
                        choices=[("rows", "The rows behind it"), ("table", "The table"), ("report", "The report")],
                        max_length=8,
                    ),
                ),
                ("parameters", models.JSONField(default=list)),
                ("form", models.CharField(choices=[("xlsx", "Excel"), ("csv", "CSV"), ("json", "JSON")], max_length=4)),
                (
                    "level",
                    models.CharField(
                        choices=[("none", "None"), ("pseudonymous", "Pseudonymous"), ("named", "With names")],
                        default="none",
                        max_length=12,
                    ),
                ),
                ("purpose", models.CharField(blank=True, max_length=300)),
                ("asked_at", models.DateTimeField(default=audit.moment.now)),
                ("month", models.DateField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Waiting for approval"),
                            ("waiting", "Waiting"),
                            ("running", "Running"),
                            ("ready", "Ready"),
                            ("failed", "Failed"),
                            ("refused", "Refused"),
                            ("cancelled", "Cancelled"),
                            ("expired", "Expired"),
                            ("deleted", "Deleted"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("retry_at", models.DateTimeField(null=True)),
                ("run", models.UUIDField(null=True)),
                ("heartbeat", models.DateTimeField(null=True)),
                ("done", models.PositiveBigIntegerField(default=0)),
                ("total", models.PositiveBigIntegerField(null=True)),
                ("size", models.PositiveBigIntegerField(null=True)),
                ("cases_hash", models.CharField(blank=True, max_length=32)),
                ("ready_until", models.DateTimeField(null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "asked_for",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency"
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Download",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("at", models.DateTimeField(default=audit.moment.now)),
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
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "export",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="downloads", to="reports.export"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HistoricalSchedule",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("report", models.CharField(max_length=40)),
                ("parameters", models.JSONField(default=list)),
                ("form", models.CharField(choices=[("xlsx", "Excel"), ("csv", "CSV"), ("json", "JSON")], max_length=4)),
                ("next_on", models.DateField()),
                ("stopped_at", models.DateTimeField(null=True)),
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
                    "asked_by",
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
                    "asked_for",
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
            ],
            options={
                "verbose_name": "historical schedule",
                "verbose_name_plural": "historical schedules",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Schedule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("report", models.CharField(max_length=40)),
                ("parameters", models.JSONField(default=list)),
                ("form", models.CharField(choices=[("xlsx", "Excel"), ("csv", "CSV"), ("json", "JSON")], max_length=4)),
                ("next_on", models.DateField()),
                ("stopped_at", models.DateTimeField(null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "asked_for",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HistoricalExport",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                (
                    "content",
                    models.CharField(
                        choices=[("rows", "The rows behind it"), ("table", "The table"), ("report", "The report")],
                        max_length=8,
                    ),
                ),
                ("parameters", models.JSONField(default=list)),
                ("form", models.CharField(choices=[("xlsx", "Excel"), ("csv", "CSV"), ("json", "JSON")], max_length=4)),
                (
                    "level",
                    models.CharField(
                        choices=[("none", "None"), ("pseudonymous", "Pseudonymous"), ("named", "With names")],
                        default="none",
                        max_length=12,
                    ),
                ),
                ("purpose", models.CharField(blank=True, max_length=300)),
                ("asked_at", models.DateTimeField(default=audit.moment.now)),
                ("month", models.DateField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Waiting for approval"),
                            ("waiting", "Waiting"),
                            ("running", "Running"),
                            ("ready", "Ready"),
                            ("failed", "Failed"),
                            ("refused", "Refused"),
                            ("cancelled", "Cancelled"),
                            ("expired", "Expired"),
                            ("deleted", "Deleted"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("retry_at", models.DateTimeField(null=True)),
                ("run", models.UUIDField(null=True)),
                ("heartbeat", models.DateTimeField(null=True)),
                ("done", models.PositiveBigIntegerField(default=0)),
                ("total", models.PositiveBigIntegerField(null=True)),
                ("size", models.PositiveBigIntegerField(null=True)),
                ("cases_hash", models.CharField(blank=True, max_length=32)),
                ("ready_until", models.DateTimeField(null=True)),
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
                    "asked_by",
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
                    "asked_for",
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
                    "decided_by",
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "schedule",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reports.schedule",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical export",
                "verbose_name_plural": "historical exports",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="export",
            name="schedule",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="exports", to="reports.schedule"
            ),
        ),
        migrations.AddIndex(
            model_name="export",
            index=models.Index(
                condition=models.Q(("state__in", ["waiting", "running"])), fields=["id"], name="export_to_make"
            ),
        ),
        migrations.AddIndex(
            model_name="export",
            index=models.Index(fields=["asked_by", "-id"], name="export_of_person"),
        ),
        migrations.AddIndex(
            model_name="export",
            index=models.Index(fields=["asked_for", "-id"], name="export_of_agency"),
        ),
        migrations.AddConstraint(
            model_name="export",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_by", None), models.Q(("decided_by", models.F("asked_by")), _negated=True), _connector="OR"
                ),
                name="export_never_by_oneself",
            ),
        ),
        migrations.AddConstraint(
            model_name="export",
            constraint=models.CheckConstraint(
                condition=models.Q(("level", "none"), models.Q(("purpose", ""), _negated=True), _connector="OR"),
                name="export_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="export",
            constraint=models.CheckConstraint(
                condition=models.Q(("level", "none"), ("content", "rows"), _connector="OR"),
                name="export_names_in_rows_alone",
            ),
        ),
        migrations.AddConstraint(
            model_name="export",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("level", "named"), _negated=True),
                    ("state__in", ["asked", "cancelled", "deleted"]),
                    ("decided_by__isnull", False),
                    _connector="OR",
                ),
                name="export_named_by_two",
            ),
        ),
        migrations.AddConstraint(
            model_name="export",
            constraint=models.UniqueConstraint(fields=("schedule", "month"), name="export_once_a_month"),
        ),
        migrations.RunSQL(WAYS + keep("reports_download") + keep_histories("reports"), migrations.RunSQL.noop),
    ]
    operations = in_one_go(operations)
