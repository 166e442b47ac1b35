"""Releases, what was decided about them, and the rule of what is small. What the database itself refuses stands in LOCKS."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import audit.actor
import audit.moment
from agencies.in_one_go import in_one_go
from audit.locks import keep, keep_histories

LOCKS = """
CREATE FUNCTION release_needs_other_eyes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE proposer integer;
BEGIN
  SELECT proposed_by_id INTO proposer FROM reports_release WHERE id = NEW.release_id;
  IF (NEW.outcome = 'withdrawn') <> (NEW.decided_by_id = proposer) THEN
    RAISE EXCEPTION 'a release is decided by somebody else than whoever proposed it' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER other_eyes BEFORE INSERT ON reports_releasedecision FOR EACH ROW EXECUTE FUNCTION release_needs_other_eyes();
ALTER TABLE reports_releasedecision ENABLE ALWAYS TRIGGER other_eyes;
ALTER TABLE reports_release ADD CONSTRAINT release_bears_its_hash
  CHECK (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex'));
"""


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0005_telephone"),
        ("reports", "0002_touched"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalPublicationRule",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("reason", models.TextField(max_length=2000, verbose_name="reason for the change")),
                (
                    "proposed_at",
                    models.DateTimeField(default=audit.moment.now, editable=False, verbose_name="proposed"),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("open", "Waiting for approval"),
                            ("granted", "Approved"),
                            ("refused", "Refused"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="open",
                        editable=False,
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                ("decided_at", models.DateTimeField(editable=False, null=True, verbose_name="decided")),
                ("comment", models.TextField(blank=True, editable=False, verbose_name="reason of the decision")),
                ("moved", models.PositiveIntegerField(editable=False, null=True, verbose_name="dates it moved")),
                ("token", models.CharField(db_index=True, editable=False, max_length=64, null=True)),
                (
                    "threshold",
                    models.PositiveSmallIntegerField(default=5, verbose_name="fewest persons in a number that is told"),
                ),
                (
                    "sensitive",
                    models.PositiveSmallIntegerField(default=10, verbose_name="the same, by a sensitive dimension"),
                ),
                (
                    "least_base",
                    models.PositiveSmallIntegerField(default=10, verbose_name="fewest cases under a share or a median"),
                ),
                ("valid_from", models.DateField(verbose_name="valid from")),
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
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "decided_for",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="decided for",
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
                    "proposed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="proposed by",
                    ),
                ),
                (
                    "proposed_for",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="proposed for",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical rule of publication",
                "verbose_name_plural": "historical rules of publication",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Release",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("report", models.CharField(max_length=40, verbose_name="report")),
                ("first", models.DateField(verbose_name="first day")),
                ("last", models.DateField(verbose_name="last day")),
                ("as_of", models.DateTimeField(verbose_name="counted as of")),
                ("narrowing", models.JSONField(default=list, verbose_name="narrowed to")),
                ("definitions", models.JSONField(default=dict, verbose_name="versions of the definitions")),
                ("rule", models.JSONField(default=dict, verbose_name="rule of protection")),
                ("cells", models.JSONField(default=list)),
                ("content", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("reason", models.TextField(max_length=1000, verbose_name="what it is published for")),
                ("proposed_at", models.DateTimeField(default=audit.moment.now, verbose_name="proposed")),
                ("token", models.CharField(max_length=64, null=True, unique=True)),
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="agency",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="proposed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "release",
                "verbose_name_plural": "releases",
            },
        ),
        migrations.CreateModel(
            name="ReleaseDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[("granted", "Given out"), ("refused", "Refused"), ("withdrawn", "Withdrawn")],
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                ("decided_at", models.DateTimeField(default=audit.moment.now, verbose_name="decided")),
                ("comment", models.TextField(blank=True, verbose_name="reason of the decision")),
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
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "release",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decision", to="reports.release"
                    ),
                ),
            ],
            options={
                "verbose_name": "decision on a release",
                "verbose_name_plural": "decisions on releases",
            },
        ),
        migrations.CreateModel(
            name="PublicationRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.TextField(max_length=2000, verbose_name="reason for the change")),
                (
                    "proposed_at",
                    models.DateTimeField(default=audit.moment.now, editable=False, verbose_name="proposed"),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("open", "Waiting for approval"),
                            ("granted", "Approved"),
                            ("refused", "Refused"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="open",
                        editable=False,
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                ("decided_at", models.DateTimeField(editable=False, null=True, verbose_name="decided")),
                ("comment", models.TextField(blank=True, editable=False, verbose_name="reason of the decision")),
                ("moved", models.PositiveIntegerField(editable=False, null=True, verbose_name="dates it moved")),
                ("token", models.CharField(editable=False, max_length=64, null=True, unique=True)),
                (
                    "threshold",
                    models.PositiveSmallIntegerField(default=5, verbose_name="fewest persons in a number that is told"),
                ),
                (
                    "sensitive",
                    models.PositiveSmallIntegerField(default=10, verbose_name="the same, by a sensitive dimension"),
                ),
                (
                    "least_base",
                    models.PositiveSmallIntegerField(default=10, verbose_name="fewest cases under a share or a median"),
                ),
                ("valid_from", models.DateField(verbose_name="valid from")),
                (
                    "decided_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "decided_for",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="decided for",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="proposed by",
                    ),
                ),
                (
                    "proposed_for",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="proposed for",
                    ),
                ),
            ],
            options={
                "verbose_name": "rule of publication",
                "verbose_name_plural": "rules of publication",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "granted"), _negated=True),
                            models.Q(
                                ("decided_by__isnull", False),
                                models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="publicationrule_by_other_eyes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at", None), ("decided_by", None), ("outcome", "open")),
                            models.Q(
                                models.Q(("outcome", "open"), _negated=True),
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="publicationrule_decided_by_somebody",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("outcome", "open")), fields=("outcome",), name="publicationrule_one_open"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("least_base__gte", models.F("threshold")),
                            ("sensitive__gte", models.F("threshold")),
                            ("threshold__gte", 3),
                        ),
                        name="publicationrule_protects",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="release",
            index=models.Index(fields=["agency", "-proposed_at"], name="release_log"),
        ),
        migrations.RunSQL(
            keep("reports_release", "reports_releasedecision") + keep_histories("reports") + LOCKS,
            migrations.RunSQL.noop,
        ),
    ]
    operations = in_one_go(operations)
