"""The tree over the log of who read what: the database records each row of it, and the process that signs signs it."""

import django.db.models.deletion
from django.db import migrations, models

import audit.moment
from agencies.in_one_go import in_one_go
from audit.ledger.readings import OPENED, written
from audit.months import opening


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0012_ways_in"),
    ]

    operations = [
        migrations.CreateModel(
            name="AccessMonth",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField(unique=True)),
                ("readings", models.BigIntegerField()),
                ("first", models.BigIntegerField()),
                ("last", models.BigIntegerField()),
                ("root", models.BinaryField()),
                ("put_away_at", models.DateTimeField(default=audit.moment.now)),
            ],
        ),
        migrations.CreateModel(
            name="AccessRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("hash", models.BinaryField()),
            ],
        ),
        migrations.AddField(
            model_name="viewing",
            name="leaf",
            field=models.CharField(default="", editable=False, max_length=300),
        ),
        migrations.AddField(
            model_name="viewing",
            name="record_id",
            field=models.BigIntegerField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="viewing",
            name="salt",
            field=models.BinaryField(null=True),
        ),
        migrations.CreateModel(
            name="AccessCheckpoint",
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
                "constraints": [models.UniqueConstraint(fields=("origin", "size"), name="access_checkpoint_once")],
            },
        ),
        migrations.CreateModel(
            name="AccessLeaf",
            fields=[
                ("index", models.BigIntegerField(primary_key=True, serialize=False)),
                (
                    "record",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="in_tree", to="audit.accessrecord"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AccessWitnessed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("witness", models.CharField(max_length=60)),
                ("at", models.DateTimeField(default=audit.moment.now)),
                ("answer", models.TextField(blank=True)),
                (
                    "checkpoint",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="witnessed",
                        to="audit.accesscheckpoint",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("checkpoint", "witness"), name="access_witnessed_once")
                ],
            },
        ),
        migrations.RunSQL(written() + opening(OPENED), migrations.RunSQL.noop),
    ]
    operations = in_one_go(operations)
