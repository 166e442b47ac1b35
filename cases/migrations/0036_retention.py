"""How long what is kept, what stops that, and erasures: tables, and the numbers there are in the beginning, none of them verified."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import audit.actor
import audit.moment
from agencies.in_one_go import in_one_go

JUDGED = "Design of the house, judged; no law was read. The law decides."
RULES = (
    ("refused", 1, "years", JUDGED),
    ("transferred", 3, "years", JUDGED),
    ("support", 5, "years", JUDGED + " Law on accounting not read."),
    ("care", 90, "days", JUDGED + " Counted from the handover."),
    ("fingerprints", 30, "days", JUDGED + " Counted from the transfer or refusal."),
    ("read_log", 3, "years", JUDGED + " Counted from the reading."),
)


def seed(apps, _editor):
    rule = apps.get_model("cases", "RetentionRule")
    rule.objects.bulk_create(
        rule(record_class=of, value=value, unit=unit, source=source, confidence="memory_low")
        for of, value, unit, source in RULES
    )


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0011_sessions"),
        ("cases", "0035_subject_access_ledger"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalLegalHold",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("reason", models.TextField(max_length=2000, verbose_name="reason of the hold")),
                ("set_at", models.DateTimeField(default=audit.moment.now, editable=False, verbose_name="set")),
                ("released_at", models.DateTimeField(editable=False, null=True, verbose_name="released")),
                (
                    "release_reason",
                    models.TextField(blank=True, editable=False, max_length=2000, verbose_name="reason of the release"),
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
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.case",
                        verbose_name="case",
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
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "released_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="released by",
                    ),
                ),
                (
                    "released_for",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="released for",
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="set by",
                    ),
                ),
                (
                    "set_for",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="set for",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical legal hold",
                "verbose_name_plural": "historical legal holds",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRetentionChange",
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
                    "record_class",
                    models.CharField(
                        choices=[
                            ("refused", "Cases that ended without a transfer"),
                            ("transferred", "Cases that ended with a transfer"),
                            ("support", "Returns and reintegration, with their money"),
                            ("care", "Care needed and protection, in any case"),
                            ("fingerprints", "Fingerprints"),
                            ("read_log", "Who read what"),
                        ],
                        editable=False,
                        max_length=12,
                        verbose_name="what is kept",
                    ),
                ),
                ("value", models.PositiveSmallIntegerField(verbose_name="for how long")),
                (
                    "unit",
                    models.CharField(
                        choices=[("days", "days"), ("months", "months"), ("years", "years")],
                        max_length=6,
                        verbose_name="unit",
                    ),
                ),
                ("article", models.CharField(blank=True, max_length=40, verbose_name="article")),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="source")),
                (
                    "confidence",
                    models.CharField(
                        choices=[
                            ("sourced", "Read in a source"),
                            ("sister_agreement", "Read in a sister agreement"),
                            ("memory_high", "Unverified, very likely"),
                            ("memory_medium", "Unverified, likely"),
                            ("memory_low", "Unverified, uncertain"),
                            ("house_rule", "House rule"),
                        ],
                        default="memory_low",
                        max_length=20,
                        verbose_name="how sure it is",
                    ),
                ),
                ("checked_on", models.DateField(blank=True, null=True, verbose_name="checked by a lawyer on")),
                ("checked_by", models.CharField(blank=True, max_length=120, verbose_name="checked by")),
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
                "verbose_name": "historical change of a retention rule",
                "verbose_name_plural": "historical changes of retention rules",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="RetentionChange",
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
                    "record_class",
                    models.CharField(
                        choices=[
                            ("refused", "Cases that ended without a transfer"),
                            ("transferred", "Cases that ended with a transfer"),
                            ("support", "Returns and reintegration, with their money"),
                            ("care", "Care needed and protection, in any case"),
                            ("fingerprints", "Fingerprints"),
                            ("read_log", "Who read what"),
                        ],
                        editable=False,
                        max_length=12,
                        verbose_name="what is kept",
                    ),
                ),
                ("value", models.PositiveSmallIntegerField(verbose_name="for how long")),
                (
                    "unit",
                    models.CharField(
                        choices=[("days", "days"), ("months", "months"), ("years", "years")],
                        max_length=6,
                        verbose_name="unit",
                    ),
                ),
                ("article", models.CharField(blank=True, max_length=40, verbose_name="article")),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="source")),
                (
                    "confidence",
                    models.CharField(
                        choices=[
                            ("sourced", "Read in a source"),
                            ("sister_agreement", "Read in a sister agreement"),
                            ("memory_high", "Unverified, very likely"),
                            ("memory_medium", "Unverified, likely"),
                            ("memory_low", "Unverified, uncertain"),
                            ("house_rule", "House rule"),
                        ],
                        default="memory_low",
                        max_length=20,
                        verbose_name="how sure it is",
                    ),
                ),
                ("checked_on", models.DateField(blank=True, null=True, verbose_name="checked by a lawyer on")),
                ("checked_by", models.CharField(blank=True, max_length=120, verbose_name="checked by")),
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
                "verbose_name": "change of a retention rule",
                "verbose_name_plural": "changes of retention rules",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HistoricalRetentionRule",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                (
                    "record_class",
                    models.CharField(
                        choices=[
                            ("refused", "Cases that ended without a transfer"),
                            ("transferred", "Cases that ended with a transfer"),
                            ("support", "Returns and reintegration, with their money"),
                            ("care", "Care needed and protection, in any case"),
                            ("fingerprints", "Fingerprints"),
                            ("read_log", "Who read what"),
                        ],
                        editable=False,
                        max_length=12,
                        verbose_name="what is kept",
                    ),
                ),
                ("value", models.PositiveSmallIntegerField(verbose_name="for how long")),
                (
                    "unit",
                    models.CharField(
                        choices=[("days", "days"), ("months", "months"), ("years", "years")],
                        max_length=6,
                        verbose_name="unit",
                    ),
                ),
                ("valid_from", models.DateField(null=True, verbose_name="valid from")),
                ("article", models.CharField(blank=True, max_length=40, verbose_name="article")),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="source")),
                (
                    "confidence",
                    models.CharField(
                        choices=[
                            ("sourced", "Read in a source"),
                            ("sister_agreement", "Read in a sister agreement"),
                            ("memory_high", "Unverified, very likely"),
                            ("memory_medium", "Unverified, likely"),
                            ("memory_low", "Unverified, uncertain"),
                            ("house_rule", "House rule"),
                        ],
                        default="memory_low",
                        max_length=20,
                        verbose_name="how sure it is",
                    ),
                ),
                ("checked_on", models.DateField(blank=True, null=True, verbose_name="checked by a lawyer on")),
                ("checked_by", models.CharField(blank=True, max_length=120, verbose_name="checked by")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="valid until")),
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "change",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.retentionchange",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical retention rule",
                "verbose_name_plural": "historical retention rules",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="RetentionRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "record_class",
                    models.CharField(
                        choices=[
                            ("refused", "Cases that ended without a transfer"),
                            ("transferred", "Cases that ended with a transfer"),
                            ("support", "Returns and reintegration, with their money"),
                            ("care", "Care needed and protection, in any case"),
                            ("fingerprints", "Fingerprints"),
                            ("read_log", "Who read what"),
                        ],
                        editable=False,
                        max_length=12,
                        verbose_name="what is kept",
                    ),
                ),
                ("value", models.PositiveSmallIntegerField(verbose_name="for how long")),
                (
                    "unit",
                    models.CharField(
                        choices=[("days", "days"), ("months", "months"), ("years", "years")],
                        max_length=6,
                        verbose_name="unit",
                    ),
                ),
                ("valid_from", models.DateField(null=True, verbose_name="valid from")),
                ("article", models.CharField(blank=True, max_length=40, verbose_name="article")),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="source")),
                (
                    "confidence",
                    models.CharField(
                        choices=[
                            ("sourced", "Read in a source"),
                            ("sister_agreement", "Read in a sister agreement"),
                            ("memory_high", "Unverified, very likely"),
                            ("memory_medium", "Unverified, likely"),
                            ("memory_low", "Unverified, uncertain"),
                            ("house_rule", "House rule"),
                        ],
                        default="memory_low",
                        max_length=20,
                        verbose_name="how sure it is",
                    ),
                ),
                ("checked_on", models.DateField(blank=True, null=True, verbose_name="checked by a lawyer on")),
                ("checked_by", models.CharField(blank=True, max_length=120, verbose_name="checked by")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="valid until")),
                (
                    "change",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="made",
                        to="cases.retentionchange",
                    ),
                ),
            ],
            options={
                "verbose_name": "retention rule",
                "verbose_name_plural": "retention rules",
            },
        ),
        migrations.CreateModel(
            name="HistoricalErasure",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("key", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("retention", "The time for which it is kept is over"),
                            ("request", "The person asked for it and the law allows it"),
                        ],
                        max_length=10,
                        verbose_name="ground",
                    ),
                ),
                ("person", models.BigIntegerField(editable=False, null=True)),
                ("case", models.BigIntegerField(editable=False, null=True)),
                (
                    "persons",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, editable=False, size=None
                    ),
                ),
                (
                    "cases",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, editable=False, size=None
                    ),
                ),
                (
                    "shared",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, editable=False, size=None
                    ),
                ),
                (
                    "documents",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, editable=False, size=None
                    ),
                ),
                ("reason", models.TextField(max_length=2000, verbose_name="reason")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("proposed", "Waiting for release"),
                            ("released", "Released, not carried out yet"),
                            ("refused", "Refused"),
                            ("withdrawn", "Withdrawn"),
                            ("erased", "Rows erased, files not yet"),
                            ("finished", "Erased"),
                        ],
                        default="proposed",
                        editable=False,
                        max_length=10,
                        verbose_name="stage",
                    ),
                ),
                (
                    "proposed_at",
                    models.DateTimeField(default=audit.moment.now, editable=False, verbose_name="proposed"),
                ),
                ("decided_at", models.DateTimeField(editable=False, null=True, verbose_name="decided")),
                (
                    "comment",
                    models.TextField(
                        blank=True, editable=False, max_length=2000, verbose_name="reason of the decision"
                    ),
                ),
                ("erased_at", models.DateTimeField(editable=False, null=True, verbose_name="erased")),
                ("counts", models.JSONField(default=dict, editable=False)),
                ("forgot", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "files",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=64), default=list, editable=False, size=None
                    ),
                ),
                ("destroyed", models.PositiveIntegerField(default=0, editable=False)),
                ("finished_at", models.DateTimeField(editable=False, null=True, verbose_name="finished")),
                ("stopped", models.CharField(blank=True, editable=False, max_length=300)),
                ("again", models.BooleanField(default=False, editable=False)),
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
                (
                    "rule",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.retentionrule",
                        verbose_name="rule",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical erasure",
                "verbose_name_plural": "historical erasures",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Erasure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("retention", "The time for which it is kept is over"),
                            ("request", "The person asked for it and the law allows it"),
                        ],
                        max_length=10,
                        verbose_name="ground",
                    ),
                ),
                ("person", models.BigIntegerField(editable=False, null=True)),
                ("case", models.BigIntegerField(editable=False, null=True)),
                (
                    "persons",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, editable=False, size=None
                    ),
                ),
                (
                    "cases",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, editable=False, size=None
                    ),
                ),
                (
                    "shared",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, editable=False, size=None
                    ),
                ),
                (
                    "documents",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, editable=False, size=None
                    ),
                ),
                ("reason", models.TextField(max_length=2000, verbose_name="reason")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("proposed", "Waiting for release"),
                            ("released", "Released, not carried out yet"),
                            ("refused", "Refused"),
                            ("withdrawn", "Withdrawn"),
                            ("erased", "Rows erased, files not yet"),
                            ("finished", "Erased"),
                        ],
                        default="proposed",
                        editable=False,
                        max_length=10,
                        verbose_name="stage",
                    ),
                ),
                (
                    "proposed_at",
                    models.DateTimeField(default=audit.moment.now, editable=False, verbose_name="proposed"),
                ),
                ("decided_at", models.DateTimeField(editable=False, null=True, verbose_name="decided")),
                (
                    "comment",
                    models.TextField(
                        blank=True, editable=False, max_length=2000, verbose_name="reason of the decision"
                    ),
                ),
                ("erased_at", models.DateTimeField(editable=False, null=True, verbose_name="erased")),
                ("counts", models.JSONField(default=dict, editable=False)),
                ("forgot", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "files",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=64), default=list, editable=False, size=None
                    ),
                ),
                ("destroyed", models.PositiveIntegerField(default=0, editable=False)),
                ("finished_at", models.DateTimeField(editable=False, null=True, verbose_name="finished")),
                ("stopped", models.CharField(blank=True, editable=False, max_length=300)),
                ("again", models.BooleanField(default=False, editable=False)),
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
                        null=True,
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="proposed for",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.retentionrule",
                        verbose_name="rule",
                    ),
                ),
            ],
            options={
                "verbose_name": "erasure",
                "verbose_name_plural": "erasures",
            },
        ),
        migrations.CreateModel(
            name="LegalHold",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.TextField(max_length=2000, verbose_name="reason of the hold")),
                ("set_at", models.DateTimeField(default=audit.moment.now, editable=False, verbose_name="set")),
                ("released_at", models.DateTimeField(editable=False, null=True, verbose_name="released")),
                (
                    "release_reason",
                    models.TextField(blank=True, editable=False, max_length=2000, verbose_name="reason of the release"),
                ),
                (
                    "case",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                        verbose_name="case",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "released_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="released by",
                    ),
                ),
                (
                    "released_for",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="released for",
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="set by",
                    ),
                ),
                (
                    "set_for",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="set for",
                    ),
                ),
            ],
            options={
                "verbose_name": "legal hold",
                "verbose_name_plural": "legal holds",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("case__isnull", False), ("person", None)),
                            models.Q(("case", None), ("person__isnull", False)),
                            _connector="OR",
                        ),
                        name="hold_on_one",
                    ),
                    models.CheckConstraint(condition=models.Q(("reason", ""), _negated=True), name="hold_says_why"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("released_at", None), ("released_by", None)),
                            models.Q(
                                ("released_at__isnull", False),
                                ("released_by__isnull", False),
                                models.Q(("released_by", models.F("set_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="hold_released_by_another",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="retentionchange",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", "granted"), _negated=True),
                    models.Q(
                        ("decided_by__isnull", False), models.Q(("decided_by", models.F("proposed_by")), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="retentionchange_by_other_eyes",
            ),
        ),
        migrations.AddConstraint(
            model_name="retentionchange",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at", None), ("decided_by", None), ("outcome", "open")),
                    models.Q(
                        models.Q(("outcome", "open"), _negated=True),
                        ("decided_at__isnull", False),
                        ("decided_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="retentionchange_decided_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="retentionchange",
            constraint=models.UniqueConstraint(
                condition=models.Q(("outcome", "open")), fields=("record_class",), name="retentionchange_one_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="retentionchange",
            constraint=models.CheckConstraint(
                condition=models.Q(("value__gte", 1)), name="retentionchange_at_least_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="retentionrule",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("record_class", "="),
                    (
                        models.Func(
                            models.F("valid_from"),
                            models.F("valid_until"),
                            models.Value("[]"),
                            function="daterange",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="retention_one_version_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="retentionrule",
            constraint=models.CheckConstraint(condition=models.Q(("value__gte", 1)), name="retention_at_least_one"),
        ),
        migrations.AddIndex(
            model_name="erasure",
            index=django.contrib.postgres.indexes.GinIndex(fields=["persons"], name="erasure_of_persons"),
        ),
        migrations.AddIndex(
            model_name="erasure",
            index=django.contrib.postgres.indexes.GinIndex(fields=["cases"], name="erasure_of_cases"),
        ),
        migrations.AddConstraint(
            model_name="erasure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("stage__in", ("proposed", "refused", "withdrawn")),
                    ("again", True),
                    models.Q(
                        ("decided_by__isnull", False),
                        ("proposed_by__isnull", False),
                        models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="erasure_by_two",
            ),
        ),
        migrations.AddConstraint(
            model_name="erasure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("case__isnull", False), ("person", None)),
                    models.Q(("case", None), ("person__isnull", False)),
                    _connector="OR",
                ),
                name="erasure_of_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="erasure",
            constraint=models.UniqueConstraint(
                condition=models.Q(("stage__in", ("proposed", "released"))),
                fields=("person",),
                name="erasure_of_person_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="erasure",
            constraint=models.UniqueConstraint(
                condition=models.Q(("stage__in", ("proposed", "released"))),
                fields=("case",),
                name="erasure_of_case_once",
            ),
        ),
    ]
    operations = [*in_one_go(operations), migrations.RunPython(seed, migrations.RunPython.noop)]
