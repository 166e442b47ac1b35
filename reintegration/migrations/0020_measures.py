"""Kinds of measures with those to begin with, measures and their papers."""

from decimal import Decimal

import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import audit.actor
import audit.moment
import workflows.fsm
from audit.locks import keep_histories
from reintegration.seeds.measure_kinds import seed_measure_kinds


def seed(apps, _editor):
    seed_measure_kinds(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0004_case_management"),
        ("cases", "0033_after_the_return"),
        ("reintegration", "0001_after_the_return"),
        ("workflows", "0061_after_the_return"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="MeasureKind",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name_en", models.CharField(max_length=200, verbose_name="name in English")),
                ("name_az", models.CharField(blank=True, max_length=200, verbose_name="name in Azerbaijani")),
                ("code", models.SlugField(max_length=40, unique=True, verbose_name="code")),
                (
                    "dimension",
                    models.CharField(
                        blank=True,
                        choices=[("economic", "Economic"), ("social", "Social"), ("psychosocial", "Psychosocial")],
                        max_length=12,
                        verbose_name="dimension",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("individual", "Individual"),
                            ("community", "Community"),
                            ("structural", "Structural"),
                        ],
                        default="individual",
                        max_length=12,
                        verbose_name="level",
                    ),
                ),
                ("evidence", models.JSONField(blank=True, default=list, verbose_name="papers needed")),
                ("needs_visit", models.BooleanField(default=False, verbose_name="a visit must verify it")),
                ("units_en", models.CharField(blank=True, max_length=40, verbose_name="what is counted, in English")),
                (
                    "units_az",
                    models.CharField(blank=True, max_length=40, verbose_name="what is counted, in Azerbaijani"),
                ),
                ("cash_possible", models.BooleanField(default=False, verbose_name="can be given in cash")),
                (
                    "before_plan",
                    models.BooleanField(default=False, verbose_name="can be given before the plan is approved"),
                ),
                (
                    "is_business",
                    models.BooleanField(
                        default=False, verbose_name="begins a business, looked at again after 6 and 12 months"
                    ),
                ),
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
                        default="house_rule",
                        max_length=20,
                        verbose_name="how sure it is",
                    ),
                ),
                ("is_offered", models.BooleanField(default=True, verbose_name="offered for new measures")),
                ("place", models.PositiveSmallIntegerField(default=100, verbose_name="place in the list")),
            ],
            options={
                "verbose_name": "kind of measure",
                "verbose_name_plural": "kinds of measures",
                "ordering": ["place", "code"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalMeasureKind",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("name_en", models.CharField(max_length=200, verbose_name="name in English")),
                ("name_az", models.CharField(blank=True, max_length=200, verbose_name="name in Azerbaijani")),
                ("code", models.SlugField(max_length=40, verbose_name="code")),
                (
                    "dimension",
                    models.CharField(
                        blank=True,
                        choices=[("economic", "Economic"), ("social", "Social"), ("psychosocial", "Psychosocial")],
                        max_length=12,
                        verbose_name="dimension",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("individual", "Individual"),
                            ("community", "Community"),
                            ("structural", "Structural"),
                        ],
                        default="individual",
                        max_length=12,
                        verbose_name="level",
                    ),
                ),
                ("evidence", models.JSONField(blank=True, default=list, verbose_name="papers needed")),
                ("needs_visit", models.BooleanField(default=False, verbose_name="a visit must verify it")),
                ("units_en", models.CharField(blank=True, max_length=40, verbose_name="what is counted, in English")),
                (
                    "units_az",
                    models.CharField(blank=True, max_length=40, verbose_name="what is counted, in Azerbaijani"),
                ),
                ("cash_possible", models.BooleanField(default=False, verbose_name="can be given in cash")),
                (
                    "before_plan",
                    models.BooleanField(default=False, verbose_name="can be given before the plan is approved"),
                ),
                (
                    "is_business",
                    models.BooleanField(
                        default=False, verbose_name="begins a business, looked at again after 6 and 12 months"
                    ),
                ),
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
                        default="house_rule",
                        max_length=20,
                        verbose_name="how sure it is",
                    ),
                ),
                ("is_offered", models.BooleanField(default=True, verbose_name="offered for new measures")),
                ("place", models.PositiveSmallIntegerField(default=100, verbose_name="place in the list")),
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
            ],
            options={
                "verbose_name": "historical kind of measure",
                "verbose_name_plural": "historical kinds of measures",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMeasurePaper",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                (
                    "proof",
                    models.CharField(
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
                        verbose_name="what it is",
                    ),
                ),
                (
                    "tranche",
                    models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="for which payment"),
                ),
                ("recorded_at", models.DateTimeField(default=audit.moment.now, editable=False)),
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
            ],
            options={
                "verbose_name": "historical paper of a measure",
                "verbose_name_plural": "historical papers of measures",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMeasure",
            fields=[
                (
                    "procedure_ptr",
                    models.ForeignKey(
                        auto_created=True,
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        parent_link=True,
                        related_name="+",
                        to="workflows.procedure",
                    ),
                ),
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("kind", models.CharField(editable=False, max_length=40)),
                ("reference", models.CharField(db_index=True, editable=False, max_length=30, verbose_name="reference")),
                ("title", models.CharField(blank=True, editable=False, max_length=300, verbose_name="person")),
                ("flags", models.JSONField(default=list, editable=False, verbose_name="flags")),
                ("from_state", models.CharField(default="", editable=False, max_length=2)),
                ("to_state", models.CharField(default="", editable=False, max_length=2)),
                (
                    "state",
                    workflows.fsm.StateField(editable=False, max_length=40, protected=True, verbose_name="status"),
                ),
                (
                    "entered_at",
                    models.DateTimeField(default=audit.moment.now, editable=False, verbose_name="in this status since"),
                ),
                ("opened_at", models.DateTimeField(default=audit.moment.now, editable=False, verbose_name="opened")),
                ("closed_at", models.DateTimeField(editable=False, null=True, verbose_name="closed")),
                ("short_name", models.CharField(editable=False, max_length=80, verbose_name="given name and initial")),
                (
                    "service",
                    models.TextField(max_length=2000, verbose_name="what is given, as the provider must know it"),
                ),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="where")),
                ("starts_on", models.DateField(verbose_name="planned from")),
                ("ends_on", models.DateField(verbose_name="planned until")),
                (
                    "units_planned",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="how many are planned"),
                ),
                (
                    "units_delivered",
                    models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="how many were delivered"),
                ),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=12,
                        validators=[django.core.validators.MinValueValidator(Decimal("0.01"))],
                        verbose_name="amount",
                    ),
                ),
                ("currency", models.CharField(max_length=3, verbose_name="currency")),
                ("in_cash", models.BooleanField(default=False, verbose_name="given in cash")),
                ("tranches", models.JSONField(blank=True, default=list, verbose_name="payments")),
                (
                    "tranches_paid",
                    models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="payments made"),
                ),
                (
                    "double_reason",
                    models.TextField(blank=True, max_length=2000, verbose_name="why this is no double support"),
                ),
                ("approved_at", models.DateTimeField(editable=False, null=True, verbose_name="approved")),
                ("handed_over_on", models.DateField(blank=True, null=True, verbose_name="handed over on")),
                ("delivery_note", models.TextField(blank=True, max_length=2000, verbose_name="what was delivered")),
                ("delivered_at", models.DateTimeField(editable=False, null=True, verbose_name="delivery recorded")),
                (
                    "verified_by_means",
                    models.CharField(
                        blank=True,
                        choices=[("visit", "Visit"), ("document", "Check of the papers")],
                        max_length=10,
                        verbose_name="verified by",
                    ),
                ),
                ("verified_on", models.DateField(blank=True, null=True, verbose_name="verified on")),
                ("verification_note", models.TextField(blank=True, max_length=2000, verbose_name="what was found")),
                ("verified_at", models.DateTimeField(editable=False, null=True, verbose_name="verified")),
                ("paid_on", models.DateField(blank=True, null=True, verbose_name="paid on")),
                (
                    "payment_reference",
                    models.CharField(blank=True, max_length=80, verbose_name="reference of the payment"),
                ),
                (
                    "payment_return_reason",
                    models.TextField(blank=True, max_length=2000, verbose_name="why the payment came back"),
                ),
                (
                    "recovered_amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(Decimal("0.01"))],
                        verbose_name="amount recovered",
                    ),
                ),
                ("recovered_on", models.DateField(blank=True, null=True, verbose_name="recovered on")),
                ("recovery_reason", models.TextField(blank=True, max_length=2000, verbose_name="why it was recovered")),
                (
                    "decline_reason",
                    models.TextField(blank=True, max_length=2000, verbose_name="why the provider declines"),
                ),
                ("dispute_reason", models.TextField(blank=True, max_length=2000, verbose_name="what is disputed")),
                ("settlement", models.TextField(blank=True, max_length=2000, verbose_name="how it was settled")),
                ("reject_reason", models.TextField(blank=True, max_length=2000, verbose_name="why it is rejected")),
                ("cancel_reason", models.TextField(blank=True, max_length=2000, verbose_name="why it is cancelled")),
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
                    "beneficiary",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.person",
                        verbose_name="for whom",
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
                    ),
                ),
                (
                    "held_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="with",
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
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="workflows.procedure",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.programme",
                        verbose_name="programme",
                    ),
                ),
                (
                    "provider",
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
                    "measure_kind",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reintegration.measurekind",
                        verbose_name="kind of measure",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical measure",
                "verbose_name_plural": "historical measures",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Measure",
            fields=[
                (
                    "procedure_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="workflows.procedure",
                    ),
                ),
                ("short_name", models.CharField(editable=False, max_length=80, verbose_name="given name and initial")),
                (
                    "service",
                    models.TextField(max_length=2000, verbose_name="what is given, as the provider must know it"),
                ),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="where")),
                ("starts_on", models.DateField(verbose_name="planned from")),
                ("ends_on", models.DateField(verbose_name="planned until")),
                (
                    "units_planned",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="how many are planned"),
                ),
                (
                    "units_delivered",
                    models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="how many were delivered"),
                ),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=12,
                        validators=[django.core.validators.MinValueValidator(Decimal("0.01"))],
                        verbose_name="amount",
                    ),
                ),
                ("currency", models.CharField(max_length=3, verbose_name="currency")),
                ("in_cash", models.BooleanField(default=False, verbose_name="given in cash")),
                ("tranches", models.JSONField(blank=True, default=list, verbose_name="payments")),
                (
                    "tranches_paid",
                    models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="payments made"),
                ),
                (
                    "double_reason",
                    models.TextField(blank=True, max_length=2000, verbose_name="why this is no double support"),
                ),
                ("approved_at", models.DateTimeField(editable=False, null=True, verbose_name="approved")),
                ("handed_over_on", models.DateField(blank=True, null=True, verbose_name="handed over on")),
                ("delivery_note", models.TextField(blank=True, max_length=2000, verbose_name="what was delivered")),
                ("delivered_at", models.DateTimeField(editable=False, null=True, verbose_name="delivery recorded")),
                (
                    "verified_by_means",
                    models.CharField(
                        blank=True,
                        choices=[("visit", "Visit"), ("document", "Check of the papers")],
                        max_length=10,
                        verbose_name="verified by",
                    ),
                ),
                ("verified_on", models.DateField(blank=True, null=True, verbose_name="verified on")),
                ("verification_note", models.TextField(blank=True, max_length=2000, verbose_name="what was found")),
                ("verified_at", models.DateTimeField(editable=False, null=True, verbose_name="verified")),
                ("paid_on", models.DateField(blank=True, null=True, verbose_name="paid on")),
                (
                    "payment_reference",
                    models.CharField(blank=True, max_length=80, verbose_name="reference of the payment"),
                ),
                (
                    "payment_return_reason",
                    models.TextField(blank=True, max_length=2000, verbose_name="why the payment came back"),
                ),
                (
                    "recovered_amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(Decimal("0.01"))],
                        verbose_name="amount recovered",
                    ),
                ),
                ("recovered_on", models.DateField(blank=True, null=True, verbose_name="recovered on")),
                ("recovery_reason", models.TextField(blank=True, max_length=2000, verbose_name="why it was recovered")),
                (
                    "decline_reason",
                    models.TextField(blank=True, max_length=2000, verbose_name="why the provider declines"),
                ),
                ("dispute_reason", models.TextField(blank=True, max_length=2000, verbose_name="what is disputed")),
                ("settlement", models.TextField(blank=True, max_length=2000, verbose_name="how it was settled")),
                ("reject_reason", models.TextField(blank=True, max_length=2000, verbose_name="why it is rejected")),
                ("cancel_reason", models.TextField(blank=True, max_length=2000, verbose_name="why it is cancelled")),
                (
                    "beneficiary",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.person",
                        verbose_name="for whom",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.programme",
                        verbose_name="programme",
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="provider",
                    ),
                ),
                (
                    "measure_kind",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reintegration.measurekind",
                        verbose_name="kind of measure",
                    ),
                ),
            ],
            options={
                "verbose_name": "measure",
                "verbose_name_plural": "measures",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="measure_costs_something"),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="measure_in_order"
                    ),
                ],
            },
            bases=("workflows.procedure",),
        ),
        migrations.CreateModel(
            name="MeasurePaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "proof",
                    models.CharField(
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
                        verbose_name="what it is",
                    ),
                ),
                (
                    "tranche",
                    models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="for which payment"),
                ),
                ("recorded_at", models.DateTimeField(default=audit.moment.now, editable=False)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.document",
                        verbose_name="file",
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="papers", to="workflows.procedure"
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
                "verbose_name": "paper of a measure",
                "verbose_name_plural": "papers of measures",
                "constraints": [
                    models.UniqueConstraint(fields=("measure", "document", "proof"), name="measure_paper_once")
                ],
            },
        ),
        migrations.RunPython(seed, migrations.RunPython.noop),
        migrations.RunSQL(keep_histories("reintegration"), migrations.RunSQL.noop),
    ]
