"""Mails as rows, claimed before they leave; what people wish to be mailed; drafts of any form of a case."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import audit.moment
from agencies.in_one_go import in_one_go


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0012_emergency_access"),
        ("workflows", "0091_absences_recorded"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Mail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_digest", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("sending", "Being sent"),
                            ("waiting", "To be tried again"),
                            ("sent", "Sent"),
                            ("uncertain", "Uncertain"),
                            ("failed", "Not sent"),
                            ("left", "Left unsent"),
                        ],
                        default="sending",
                        max_length=10,
                    ),
                ),
                ("made_at", models.DateTimeField(default=audit.moment.now)),
                ("claimed_by", models.CharField(max_length=80)),
                ("claimed_at", models.DateTimeField(default=audit.moment.now)),
                ("sent_at", models.DateTimeField(null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("retry_at", models.DateTimeField(null=True)),
                ("said", models.CharField(blank=True, max_length=300)),
                ("decided_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="MailWishes",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="mail_wishes",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("channels", models.JSONField(default=dict)),
                ("quiet_from", models.TimeField(null=True)),
                ("quiet_until", models.TimeField(null=True)),
                ("changed_at", models.DateTimeField(default=audit.moment.now)),
            ],
        ),
        migrations.RemoveIndex(
            model_name="notice",
            name="notice_to_mail",
        ),
        migrations.RemoveField(
            model_name="notice",
            name="attempts",
        ),
        migrations.RemoveField(
            model_name="notice",
            name="retry_at",
        ),
        migrations.AddField(
            model_name="notice",
            name="channel",
            field=models.CharField(
                blank=True,
                choices=[("now", "At once"), ("daily", "Once a day, at 08:30"), ("never", "Never")],
                max_length=5,
            ),
        ),
        migrations.AddField(
            model_name="notice",
            name="mail_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name="draft",
            name="transition",
            field=models.CharField(max_length=120),
        ),
        migrations.AddField(
            model_name="mail",
            name="decided_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="mail",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="notice",
            name="mail",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="notices", to="workflows.mail"
            ),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                condition=models.Q(("mail", None), ("mailed_at", None), models.Q(("channel", "never"), _negated=True)),
                fields=["channel", "mail_at", "id"],
                name="notice_waits_for_mail",
            ),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                condition=models.Q(("kind__in", ("clock", "escalation"))), fields=["key"], name="notice_of_clock"
            ),
        ),
        migrations.AddConstraint(
            model_name="mailwishes",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("quiet_from", None), ("quiet_until", None)),
                    models.Q(
                        ("quiet_from__isnull", False),
                        ("quiet_until__isnull", False),
                        models.Q(("quiet_from", models.F("quiet_until")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="quiet_hours_begin_and_end",
            ),
        ),
        migrations.AddIndex(
            model_name="mail",
            index=models.Index(
                condition=models.Q(("state__in", ("sent", "left")), _negated=True),
                fields=["state", "retry_at"],
                name="mail_to_look_after",
            ),
        ),
        migrations.AddConstraint(
            model_name="mail",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("sent_at__isnull", False), ("state", "sent")),
                    models.Q(models.Q(("state", "sent"), _negated=True), ("sent_at", None)),
                    _connector="OR",
                ),
                name="mail_sent_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="mail",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at", None), ("decided_by", None)),
                    models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                    _connector="OR",
                ),
                name="mail_decided_by_somebody",
            ),
        ),
    ]
    operations = in_one_go(operations)
