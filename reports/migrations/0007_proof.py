"""Releases that are asked for, drawn and proved by the worker: what was asked is never changed, and each makes one release at most."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import audit.actor
import audit.moment
from agencies.in_one_go import in_one_go
from audit.locks import keep_histories

WAYS = """
CREATE FUNCTION proof_moves_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.report, NEW.first, NEW.last, NEW.as_of, NEW.narrowing, NEW.purpose, NEW.token, NEW.asked_by_id, NEW.asked_for_id, NEW.asked_at)
     IS DISTINCT FROM (OLD.report, OLD.first, OLD.last, OLD.as_of, OLD.narrowing, OLD.purpose, OLD.token, OLD.asked_by_id,
                       OLD.asked_for_id, OLD.asked_at) THEN
    RAISE EXCEPTION 'what was asked in proof % is never changed', OLD.id USING ERRCODE = 'restrict_violation'; END IF;
  IF NEW.state <> OLD.state AND NOT (OLD.state, NEW.state) IN (
      ('waiting', 'running'), ('waiting', 'failed'), ('waiting', 'cancelled'), ('running', 'waiting'), ('running', 'ready'),
      ('running', 'failed'), ('running', 'cancelled')) THEN
    RAISE EXCEPTION 'proof % does not come from "%" to "%"', OLD.id, OLD.state, NEW.state USING ERRCODE = 'restrict_violation'; END IF;
  IF (NEW.release_id, NEW.over) IS DISTINCT FROM (OLD.release_id, OLD.over) AND NOT (OLD.state = 'running' AND NEW.state = 'ready') THEN
    RAISE EXCEPTION 'proof % makes its release at its end alone', OLD.id USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION proof_begins() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> 'waiting' THEN
    RAISE EXCEPTION 'a proof begins where it is asked for' USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER moves_on BEFORE UPDATE ON reports_proof FOR EACH ROW EXECUTE FUNCTION proof_moves_on();
CREATE TRIGGER begins BEFORE INSERT ON reports_proof FOR EACH ROW EXECUTE FUNCTION proof_begins();
ALTER TABLE reports_proof ENABLE ALWAYS TRIGGER moves_on, ENABLE ALWAYS TRIGGER begins;
ALTER FUNCTION proof_moves_on() SET search_path = public, pg_temp;
ALTER FUNCTION proof_begins() SET search_path = public, pg_temp;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0005_telephone"),
        ("reports", "0006_scores"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalProof",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("asked_at", models.DateTimeField(default=audit.moment.now)),
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
                ("report", models.CharField(max_length=40, verbose_name="report")),
                ("first", models.DateField(verbose_name="first day")),
                ("last", models.DateField(verbose_name="last day")),
                ("as_of", models.DateTimeField(verbose_name="counted as of")),
                ("narrowing", models.JSONField(default=list, verbose_name="narrowed to")),
                ("purpose", models.TextField(max_length=1000, verbose_name="what it is published for")),
                ("token", models.CharField(db_index=True, max_length=64, null=True)),
                ("over", models.JSONField(default=list)),
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
                (
                    "release",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reports.release",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical proof of a release",
                "verbose_name_plural": "historical proofs of releases",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Proof",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked_at", models.DateTimeField(default=audit.moment.now)),
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
                ("report", models.CharField(max_length=40, verbose_name="report")),
                ("first", models.DateField(verbose_name="first day")),
                ("last", models.DateField(verbose_name="last day")),
                ("as_of", models.DateTimeField(verbose_name="counted as of")),
                ("narrowing", models.JSONField(default=list, verbose_name="narrowed to")),
                ("purpose", models.TextField(max_length=1000, verbose_name="what it is published for")),
                ("token", models.CharField(max_length=64, null=True, unique=True)),
                ("over", models.JSONField(default=list)),
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
                    "release",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proof",
                        to="reports.release",
                    ),
                ),
            ],
            options={
                "verbose_name": "proof of a release",
                "verbose_name_plural": "proofs of releases",
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ["waiting", "running"])), fields=["id"], name="proof_to_make"
                    ),
                    models.Index(fields=["asked_for", "-id"], name="proof_of_agency"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("release__isnull", False), ("state", "ready")),
                            models.Q(models.Q(("state", "ready"), _negated=True), ("release", None)),
                            _connector="OR",
                        ),
                        name="proof_makes_one_release",
                    )
                ],
            },
        ),
        migrations.RunSQL(WAYS + keep_histories("reports"), migrations.RunSQL.noop),
    ]
    operations = in_one_go(operations)
