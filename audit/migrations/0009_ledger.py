"""The ledger: its rows, the functions by which the database writes them, and what this floor records in it."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import audit.moment
from agencies.in_one_go import in_one_go
from audit.ledger.own_sources import SOURCES
from audit.ledger.sources import recorded
from audit.ledger.writing import KEPT, written
from audit.locks import keep

FIRST = {"agencies_exclusion", "agencies_membership", "axes_accesslog", "audit_ruleset", "audit_epoch"}
THEN = [source for source in SOURCES if source.table in FIRST]  # the others are younger


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0008_exclusions"),
        ("axes", "0010_accessattemptexpiration"),
    ]

    operations = [
        migrations.CreateModel(
            name="Record",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("leaf", models.TextField()),
                ("chain", models.CharField(max_length=40)),
                ("seq", models.IntegerField()),
                ("prev", models.CharField(blank=True, max_length=64)),
                ("hash", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="Epoch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(unique=True)),
                ("start", models.BigIntegerField()),
                ("lost", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=2)),
                ("reason", models.CharField(max_length=300)),
                ("begun_by", models.BigIntegerField()),
                ("confirmed_by", models.BigIntegerField()),
                ("at", models.DateTimeField(default=audit.moment.now)),
            ],
        ),
        migrations.CreateModel(
            name="Halt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(default=audit.moment.now)),
                ("size", models.BigIntegerField()),
                ("witnessed", models.BigIntegerField()),
                ("root", models.BinaryField()),
                ("origin", models.CharField(max_length=200)),
            ],
        ),
        migrations.CreateModel(
            name="Leaf",
            fields=[
                ("index", models.BigIntegerField(primary_key=True, serialize=False)),
            ],
        ),
        migrations.CreateModel(
            name="RuleSet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("hash", models.CharField(max_length=64)),
                ("content", models.TextField()),
                ("made_at", models.DateTimeField(default=audit.moment.now)),
            ],
        ),
        migrations.CreateModel(
            name="Witnessed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("witness", models.CharField(max_length=60)),
                ("at", models.DateTimeField(default=audit.moment.now)),
                ("answer", models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="Alias",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("c", "Case"),
                            ("s", "Agency"),
                            ("l", "Sign Ins"),
                            ("u", "User"),
                            ("p", "Procedure"),
                            ("b", "Budget"),
                        ],
                        max_length=1,
                    ),
                ),
                ("entity", models.BigIntegerField()),
                ("name", models.CharField(max_length=40, unique=True)),
                ("last", models.IntegerField(default=0)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("kind", "entity"), name="alias_once")],
            },
        ),
        migrations.CreateModel(
            name="Checkpoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("origin", models.CharField(max_length=200)),
                ("size", models.BigIntegerField()),
                ("root", models.BinaryField()),
                ("note", models.TextField()),
                ("made_at", models.DateTimeField(default=audit.moment.now)),
                ("settled", models.BigIntegerField(default=0)),
                ("seen", models.BigIntegerField(default=0)),
                ("seen_by", models.BigIntegerField(default=0)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("origin", "size"), name="checkpoint_once")],
            },
        ),
        migrations.CreateModel(
            name="Commitment",
            fields=[
                (
                    "record",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="commitment",
                        serialize=False,
                        to="audit.record",
                    ),
                ),
                ("source", models.CharField(max_length=60)),
                ("source_id", models.BigIntegerField()),
                ("nth", models.IntegerField(default=0)),
                ("salt", models.BinaryField()),
                ("detail", models.BinaryField()),
            ],
        ),
        migrations.AddConstraint(
            model_name="record",
            constraint=models.UniqueConstraint(fields=("chain", "seq"), name="record_once_in_chain"),
        ),
        migrations.AddField(
            model_name="epoch",
            name="halt",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="ended_by", to="audit.halt"
            ),
        ),
        migrations.AddField(
            model_name="leaf",
            name="record",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="in_tree", to="audit.record"
            ),
        ),
        migrations.AddField(
            model_name="witnessed",
            name="checkpoint",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="witnessed", to="audit.checkpoint"
            ),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.UniqueConstraint(fields=("source", "source_id", "nth"), name="commitment_once"),
        ),
        migrations.AddConstraint(
            model_name="epoch",
            constraint=models.CheckConstraint(
                condition=models.Q(("begun_by", models.F("confirmed_by")), _negated=True), name="epoch_by_two"
            ),
        ),
        migrations.AddConstraint(
            model_name="witnessed",
            constraint=models.UniqueConstraint(fields=("checkpoint", "witness"), name="witnessed_once"),
        ),
        migrations.RunSQL(written() + keep(*KEPT) + recorded(*THEN), migrations.RunSQL.noop),
    ]
    operations = in_one_go(operations)
