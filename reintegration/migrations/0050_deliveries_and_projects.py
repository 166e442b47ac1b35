"""Deliveries and sessions that providers record, their invoices, and projects for communities; what the database refuses of them."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import audit.actor
import audit.moment
from audit.locks import keep_histories
from reintegration.delivering.locks import BACKWARD, FORWARD


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0004_case_management"),
        ("cases", "0070_delivery_silence"),
        ("reintegration", "0042_first_skills"),
        ("workflows", "0061_after_the_return"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Delivery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(verbose_name="date")),
                ("units", models.PositiveSmallIntegerField(default=1, verbose_name="how many")),
                (
                    "hours",
                    models.DecimalField(blank=True, decimal_places=1, max_digits=4, null=True, verbose_name="hours"),
                ),
                (
                    "attendance",
                    models.CharField(
                        choices=[
                            ("yes", "Attended or received"),
                            ("part", "In part"),
                            ("no", "Did not attend, or received nothing"),
                        ],
                        default="yes",
                        max_length=5,
                        verbose_name="attended or received",
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("as_planned", "As planned"),
                            ("otherwise", "Delivered otherwise than planned"),
                            ("absent", "The person did not come"),
                            ("postponed", "Postponed"),
                            ("declined", "The person did not want it"),
                            ("not_reached", "The person could not be reached"),
                            ("not_able", "We could not deliver it"),
                        ],
                        default="as_planned",
                        max_length=12,
                        verbose_name="result",
                    ),
                ),
                ("comment", models.TextField(blank=True, max_length=1000, verbose_name="comment")),
                ("next_on", models.DateField(blank=True, null=True, verbose_name="next date")),
                (
                    "proof",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("business_plan", "Business plan"),
                            ("quotation", "Quotation"),
                            ("invoice", "Invoice"),
                            ("hand_over", "Hand-over certificate signed by the person"),
                            ("photo", "Photograph"),
                            ("provider_report", "Report of the provider"),
                            ("attendance", "List of attendance"),
                            ("receipt", "Receipt signed by the person"),
                        ],
                        max_length=20,
                        verbose_name="what the file is",
                    ),
                ),
                (
                    "outside_plan",
                    models.BooleanField(default=False, editable=False, verbose_name="outside the planned dates"),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(default=audit.moment.now, editable=False, verbose_name="recorded"),
                ),
                ("token", models.CharField(editable=False, max_length=64)),
                ("struck_at", models.DateTimeField(editable=False, null=True, verbose_name="struck out")),
                ("strike_reason", models.CharField(blank=True, max_length=300, verbose_name="why it was struck out")),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.document",
                        verbose_name="file",
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="deliveries", to="workflows.procedure"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "recorded_for",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "struck_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "delivery",
                "verbose_name_plural": "deliveries",
            },
        ),
        migrations.CreateModel(
            name="HistoricalInvoice",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("number", models.CharField(max_length=40, verbose_name="number of the invoice")),
                ("on", models.DateField(verbose_name="date of the invoice")),
                ("total", models.DecimalField(decimal_places=2, max_digits=12, verbose_name="total")),
                ("currency", models.CharField(max_length=3, verbose_name="currency")),
                (
                    "submitted_at",
                    models.DateTimeField(default=audit.moment.now, editable=False, verbose_name="submitted"),
                ),
                ("token", models.CharField(editable=False, max_length=64)),
                ("withdrawn_at", models.DateTimeField(editable=False, null=True, verbose_name="taken back")),
                ("withdraw_reason", models.CharField(blank=True, max_length=300, verbose_name="why it was taken back")),
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
                    "document",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.document",
                        verbose_name="file",
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
                    "measure",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="workflows.procedure",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "submitted_for",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="provider",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical invoice",
                "verbose_name_plural": "historical invoices",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProject",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("title_en", models.CharField(max_length=200, verbose_name="title in English")),
                ("title_az", models.CharField(max_length=200, verbose_name="title in Azerbaijani")),
                ("about", models.TextField(blank=True, max_length=2000, verbose_name="what is done")),
                (
                    "dimension",
                    models.CharField(
                        choices=[("economic", "Economic"), ("social", "Social"), ("psychosocial", "Psychosocial")],
                        max_length=12,
                        verbose_name="dimension",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[("community", "Community"), ("structural", "Structural")],
                        max_length=12,
                        verbose_name="level",
                    ),
                ),
                ("region", models.CharField(blank=True, max_length=120, verbose_name="region")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
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
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.programme",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical project",
                "verbose_name_plural": "historical projects",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSession",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("on", models.DateField(verbose_name="date")),
                ("topic", models.CharField(blank=True, max_length=200, verbose_name="topic of the session")),
                (
                    "hours",
                    models.DecimalField(blank=True, decimal_places=1, max_digits=4, null=True, verbose_name="hours"),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(default=audit.moment.now, editable=False, verbose_name="recorded"),
                ),
                ("token", models.CharField(editable=False, max_length=64)),
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
                        verbose_name="provider",
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
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical session of a group",
                "verbose_name_plural": "historical sessions of groups",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Invoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=40, verbose_name="number of the invoice")),
                ("on", models.DateField(verbose_name="date of the invoice")),
                ("total", models.DecimalField(decimal_places=2, max_digits=12, verbose_name="total")),
                ("currency", models.CharField(max_length=3, verbose_name="currency")),
                (
                    "submitted_at",
                    models.DateTimeField(default=audit.moment.now, editable=False, verbose_name="submitted"),
                ),
                ("token", models.CharField(editable=False, max_length=64)),
                ("withdrawn_at", models.DateTimeField(editable=False, null=True, verbose_name="taken back")),
                ("withdraw_reason", models.CharField(blank=True, max_length=300, verbose_name="why it was taken back")),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.document",
                        verbose_name="file",
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="invoices", to="workflows.procedure"
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "submitted_for",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="provider",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "invoice",
                "verbose_name_plural": "invoices",
            },
        ),
        migrations.CreateModel(
            name="HistoricalInvoiceLine",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("units", models.PositiveSmallIntegerField(verbose_name="how many")),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12, verbose_name="amount")),
                ("stands", models.BooleanField(default=True, editable=False)),
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
                    "delivery",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reintegration.delivery",
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
                    "invoice",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reintegration.invoice",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical line of an invoice",
                "verbose_name_plural": "historical lines of invoices",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="InvoiceLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("units", models.PositiveSmallIntegerField(verbose_name="how many")),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12, verbose_name="amount")),
                ("stands", models.BooleanField(default=True, editable=False)),
                (
                    "delivery",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invoice_lines",
                        to="reintegration.delivery",
                    ),
                ),
                (
                    "invoice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="reintegration.invoice"
                    ),
                ),
            ],
            options={
                "verbose_name": "line of an invoice",
                "verbose_name_plural": "lines of invoices",
            },
        ),
        migrations.CreateModel(
            name="Project",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title_en", models.CharField(max_length=200, verbose_name="title in English")),
                ("title_az", models.CharField(max_length=200, verbose_name="title in Azerbaijani")),
                ("about", models.TextField(blank=True, max_length=2000, verbose_name="what is done")),
                (
                    "dimension",
                    models.CharField(
                        choices=[("economic", "Economic"), ("social", "Social"), ("psychosocial", "Psychosocial")],
                        max_length=12,
                        verbose_name="dimension",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[("community", "Community"), ("structural", "Structural")],
                        max_length=12,
                        verbose_name="level",
                    ),
                ),
                ("region", models.CharField(blank=True, max_length=120, verbose_name="region")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="projects",
                        to="cases.programme",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "project",
                "verbose_name_plural": "projects",
            },
        ),
        migrations.CreateModel(
            name="HistoricalProjectPartner",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("ended_at", models.DateTimeField(editable=False, null=True, verbose_name="no longer partner since")),
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
                        verbose_name="partner agency",
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
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reintegration.project",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical partner of a project",
                "verbose_name_plural": "historical partners of projects",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProjectCount",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                (
                    "sex",
                    models.CharField(
                        choices=[("F", "Women and girls"), ("M", "Men and boys"), ("X", "Other or not known")],
                        max_length=1,
                        verbose_name="sex",
                    ),
                ),
                (
                    "age",
                    models.CharField(
                        choices=[("child", "Under 18"), ("adult", "18 and over"), ("unknown", "Age not known")],
                        max_length=7,
                        verbose_name="age",
                    ),
                ),
                ("planned", models.PositiveIntegerField(default=0, verbose_name="planned")),
                ("counted", models.PositiveIntegerField(default=0, verbose_name="counted")),
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
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reintegration.project",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical participants of a project",
                "verbose_name_plural": "historical participants of projects",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProjectCase",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("linked_at", models.DateTimeField(default=audit.moment.now, editable=False, verbose_name="linked")),
                ("ended_at", models.DateTimeField(editable=False, null=True, verbose_name="no longer linked since")),
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
                    "linked_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "procedure",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="workflows.procedure",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reintegration.project",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical case of a project",
                "verbose_name_plural": "historical cases of projects",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ProjectCase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("linked_at", models.DateTimeField(default=audit.moment.now, editable=False, verbose_name="linked")),
                ("ended_at", models.DateTimeField(editable=False, null=True, verbose_name="no longer linked since")),
                (
                    "linked_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="projects", to="workflows.procedure"
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cases", to="reintegration.project"
                    ),
                ),
            ],
            options={
                "verbose_name": "case of a project",
                "verbose_name_plural": "cases of projects",
            },
        ),
        migrations.CreateModel(
            name="ProjectCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "sex",
                    models.CharField(
                        choices=[("F", "Women and girls"), ("M", "Men and boys"), ("X", "Other or not known")],
                        max_length=1,
                        verbose_name="sex",
                    ),
                ),
                (
                    "age",
                    models.CharField(
                        choices=[("child", "Under 18"), ("adult", "18 and over"), ("unknown", "Age not known")],
                        max_length=7,
                        verbose_name="age",
                    ),
                ),
                ("planned", models.PositiveIntegerField(default=0, verbose_name="planned")),
                ("counted", models.PositiveIntegerField(default=0, verbose_name="counted")),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="counts", to="reintegration.project"
                    ),
                ),
            ],
            options={
                "verbose_name": "participants of a project",
                "verbose_name_plural": "participants of projects",
            },
        ),
        migrations.CreateModel(
            name="ProjectPartner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ended_at", models.DateTimeField(editable=False, null=True, verbose_name="no longer partner since")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="partner agency",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="partners", to="reintegration.project"
                    ),
                ),
            ],
            options={
                "verbose_name": "partner of a project",
                "verbose_name_plural": "partners of projects",
            },
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(verbose_name="date")),
                ("topic", models.CharField(blank=True, max_length=200, verbose_name="topic of the session")),
                (
                    "hours",
                    models.DecimalField(blank=True, decimal_places=1, max_digits=4, null=True, verbose_name="hours"),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(default=audit.moment.now, editable=False, verbose_name="recorded"),
                ),
                ("token", models.CharField(editable=False, max_length=64)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="provider",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "session of a group",
                "verbose_name_plural": "sessions of groups",
            },
        ),
        migrations.CreateModel(
            name="HistoricalDelivery",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("on", models.DateField(verbose_name="date")),
                ("units", models.PositiveSmallIntegerField(default=1, verbose_name="how many")),
                (
                    "hours",
                    models.DecimalField(blank=True, decimal_places=1, max_digits=4, null=True, verbose_name="hours"),
                ),
                (
                    "attendance",
                    models.CharField(
                        choices=[
                            ("yes", "Attended or received"),
                            ("part", "In part"),
                            ("no", "Did not attend, or received nothing"),
                        ],
                        default="yes",
                        max_length=5,
                        verbose_name="attended or received",
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("as_planned", "As planned"),
                            ("otherwise", "Delivered otherwise than planned"),
                            ("absent", "The person did not come"),
                            ("postponed", "Postponed"),
                            ("declined", "The person did not want it"),
                            ("not_reached", "The person could not be reached"),
                            ("not_able", "We could not deliver it"),
                        ],
                        default="as_planned",
                        max_length=12,
                        verbose_name="result",
                    ),
                ),
                ("comment", models.TextField(blank=True, max_length=1000, verbose_name="comment")),
                ("next_on", models.DateField(blank=True, null=True, verbose_name="next date")),
                (
                    "proof",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("business_plan", "Business plan"),
                            ("quotation", "Quotation"),
                            ("invoice", "Invoice"),
                            ("hand_over", "Hand-over certificate signed by the person"),
                            ("photo", "Photograph"),
                            ("provider_report", "Report of the provider"),
                            ("attendance", "List of attendance"),
                            ("receipt", "Receipt signed by the person"),
                        ],
                        max_length=20,
                        verbose_name="what the file is",
                    ),
                ),
                (
                    "outside_plan",
                    models.BooleanField(default=False, editable=False, verbose_name="outside the planned dates"),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(default=audit.moment.now, editable=False, verbose_name="recorded"),
                ),
                ("token", models.CharField(editable=False, max_length=64)),
                ("struck_at", models.DateTimeField(editable=False, null=True, verbose_name="struck out")),
                ("strike_reason", models.CharField(blank=True, max_length=300, verbose_name="why it was struck out")),
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
                    "document",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.document",
                        verbose_name="file",
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
                    "measure",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="workflows.procedure",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "recorded_for",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "struck_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reintegration.session",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical delivery",
                "verbose_name_plural": "historical deliveries",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="delivery",
            name="session",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="deliveries",
                to="reintegration.session",
            ),
        ),
        migrations.AddConstraint(
            model_name="invoice",
            constraint=models.UniqueConstraint(fields=("measure", "token"), name="invoice_submitted_once"),
        ),
        migrations.AddConstraint(
            model_name="invoice",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at", None)),
                fields=("measure", "submitted_for", "number"),
                name="invoice_number_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="invoice",
            constraint=models.CheckConstraint(condition=models.Q(("total__gt", 0)), name="invoice_asks_something"),
        ),
        migrations.AddConstraint(
            model_name="invoice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("withdraw_reason", ""), ("withdrawn_at", None), ("withdrawn_by", None)),
                    models.Q(
                        ("withdrawn_at__isnull", False),
                        ("withdrawn_by__isnull", False),
                        models.Q(("withdraw_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="invoice_taken_back_for_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="invoiceline",
            constraint=models.UniqueConstraint(
                condition=models.Q(("stands", True)), fields=("delivery",), name="delivery_invoiced_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="invoiceline",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gte", 0)), name="invoice_line_takes_nothing_away"
            ),
        ),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                name="project_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.CheckConstraint(
                condition=models.Q(("level__in", ["community", "structural"])), name="project_is_for_many"
            ),
        ),
        migrations.AddConstraint(
            model_name="projectcase",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)), fields=("project", "procedure"), name="project_case_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="projectcount",
            constraint=models.UniqueConstraint(fields=("project", "sex", "age"), name="project_count_once"),
        ),
        migrations.AddConstraint(
            model_name="projectpartner",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)), fields=("project", "agency"), name="project_partner_once"
            ),
        ),
        migrations.AddIndex(
            model_name="session",
            index=models.Index(fields=["agency", "-on"], name="session_of_agency"),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.UniqueConstraint(fields=("agency", "token"), name="session_recorded_once"),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(fields=["measure", "-on"], name="delivery_of_measure"),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.UniqueConstraint(fields=("measure", "token"), name="delivery_recorded_once"),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("attendance", "no"), _negated=True), ("units", 0), _connector="OR"),
                name="delivery_absent_is_nothing",
            ),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("document", None), ("proof", "")),
                    models.Q(("document__isnull", False), models.Q(("proof", ""), _negated=True)),
                    _connector="OR",
                ),
                name="delivery_file_says_what_it_is",
            ),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("strike_reason", ""), ("struck_at", None), ("struck_by", None)),
                    models.Q(
                        ("struck_at__isnull", False),
                        ("struck_by__isnull", False),
                        models.Q(("strike_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="delivery_struck_out_for_a_reason",
            ),
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
        migrations.RunSQL(keep_histories("reintegration"), migrations.RunSQL.noop),
    ]
