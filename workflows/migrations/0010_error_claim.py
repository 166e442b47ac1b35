"""The claim of readmission in error, and the lock on the history that comes with it."""

from decimal import Decimal

import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import audit.actor
import audit.moment
import workflows.fsm
import workflows.procedures.error_claim_letters
from agencies.in_one_go import in_one_go
from audit.locks import keep_histories


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0002_seed"),
        ("cases", "0003_seed"),
        ("workflows", "0007_more_rounds"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ErrorClaim",
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
                ("transferred_at", models.DateTimeField(verbose_name="transferred to us at")),
                ("claimed_at", models.DateTimeField(blank=True, null=True, verbose_name="claimed at")),
                (
                    "error_reason",
                    models.TextField(
                        blank=True,
                        max_length=2000,
                        verbose_name="which condition of readmission was not met, and how that came to light",
                    ),
                ),
                (
                    "true_identity",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="all that is known of the true identity"
                    ),
                ),
                (
                    "true_nationality",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="all that is known of the true nationality"
                    ),
                ),
                ("error_basis", models.TextField(blank=True, max_length=2000, verbose_name="what this rests on")),
                (
                    "handed_back",
                    models.TextField(
                        blank=True,
                        help_text="One on each line.",
                        max_length=2000,
                        verbose_name="documents that are handed back",
                    ),
                ),
                (
                    "answer_note",
                    models.TextField(blank=True, max_length=2000, verbose_name="remarks of the requesting authority"),
                ),
                (
                    "contest_reason",
                    models.TextField(blank=True, max_length=2000, verbose_name="why the claim is contested"),
                ),
                (
                    "settled_by",
                    models.CharField(
                        blank=True,
                        choices=[("diplomatic", "Diplomatic channels"), ("committee", "Joint readmission committee")],
                        max_length=12,
                        verbose_name="where it was dealt with",
                    ),
                ),
                ("settled_on", models.DateField(blank=True, null=True, verbose_name="date of the outcome")),
                ("settlement", models.TextField(blank=True, max_length=2000, verbose_name="outcome")),
                (
                    "protection_check",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No")],
                        max_length=3,
                        verbose_name="protection check done",
                    ),
                ),
                ("return_at", models.DateTimeField(blank=True, null=True, verbose_name="date and time of the return")),
                ("crossing_point", models.CharField(blank=True, max_length=120, verbose_name="border crossing point")),
                (
                    "transport",
                    models.CharField(
                        blank=True,
                        choices=[("air", "Air"), ("land", "Land"), ("sea", "Sea")],
                        max_length=5,
                        verbose_name="means of transport",
                    ),
                ),
                (
                    "carrier",
                    models.CharField(blank=True, max_length=60, verbose_name="flight, registration number or ship"),
                ),
                ("escorts", models.CharField(blank=True, max_length=200, verbose_name="escorts")),
                ("returned_at", models.DateTimeField(blank=True, null=True, verbose_name="returned at")),
                ("handed_over_to", models.CharField(blank=True, max_length=200, verbose_name="handed over to")),
                (
                    "costs_amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=10,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(Decimal("0.01"))],
                        verbose_name="amount",
                    ),
                ),
                (
                    "costs_currency",
                    models.CharField(
                        blank=True,
                        choices=[("EUR", "euro"), ("CHF", "Swiss franc"), ("NOK", "Norwegian krone"), ("AZN", "manat")],
                        max_length=3,
                        verbose_name="currency",
                    ),
                ),
                ("costs_for", models.TextField(blank=True, max_length=2000, verbose_name="what the costs are for")),
                ("costs_paid_on", models.DateField(blank=True, null=True, verbose_name="costs paid on")),
                (
                    "waiver_reason",
                    models.TextField(blank=True, max_length=2000, verbose_name="why no costs are claimed"),
                ),
                ("withdrawal_reason", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
            ],
            options={
                "verbose_name": "claim of readmission in error",
                "verbose_name_plural": "claims of readmission in error",
                "abstract": False,
            },
            bases=(workflows.procedures.error_claim_letters.ErrorClaimLetters, "workflows.procedure"),
        ),
        migrations.CreateModel(
            name="HistoricalErrorClaim",
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
                ("transferred_at", models.DateTimeField(verbose_name="transferred to us at")),
                ("claimed_at", models.DateTimeField(blank=True, null=True, verbose_name="claimed at")),
                (
                    "error_reason",
                    models.TextField(
                        blank=True,
                        max_length=2000,
                        verbose_name="which condition of readmission was not met, and how that came to light",
                    ),
                ),
                (
                    "true_identity",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="all that is known of the true identity"
                    ),
                ),
                (
                    "true_nationality",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="all that is known of the true nationality"
                    ),
                ),
                ("error_basis", models.TextField(blank=True, max_length=2000, verbose_name="what this rests on")),
                (
                    "handed_back",
                    models.TextField(
                        blank=True,
                        help_text="One on each line.",
                        max_length=2000,
                        verbose_name="documents that are handed back",
                    ),
                ),
                (
                    "answer_note",
                    models.TextField(blank=True, max_length=2000, verbose_name="remarks of the requesting authority"),
                ),
                (
                    "contest_reason",
                    models.TextField(blank=True, max_length=2000, verbose_name="why the claim is contested"),
                ),
                (
                    "settled_by",
                    models.CharField(
                        blank=True,
                        choices=[("diplomatic", "Diplomatic channels"), ("committee", "Joint readmission committee")],
                        max_length=12,
                        verbose_name="where it was dealt with",
                    ),
                ),
                ("settled_on", models.DateField(blank=True, null=True, verbose_name="date of the outcome")),
                ("settlement", models.TextField(blank=True, max_length=2000, verbose_name="outcome")),
                (
                    "protection_check",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No")],
                        max_length=3,
                        verbose_name="protection check done",
                    ),
                ),
                ("return_at", models.DateTimeField(blank=True, null=True, verbose_name="date and time of the return")),
                ("crossing_point", models.CharField(blank=True, max_length=120, verbose_name="border crossing point")),
                (
                    "transport",
                    models.CharField(
                        blank=True,
                        choices=[("air", "Air"), ("land", "Land"), ("sea", "Sea")],
                        max_length=5,
                        verbose_name="means of transport",
                    ),
                ),
                (
                    "carrier",
                    models.CharField(blank=True, max_length=60, verbose_name="flight, registration number or ship"),
                ),
                ("escorts", models.CharField(blank=True, max_length=200, verbose_name="escorts")),
                ("returned_at", models.DateTimeField(blank=True, null=True, verbose_name="returned at")),
                ("handed_over_to", models.CharField(blank=True, max_length=200, verbose_name="handed over to")),
                (
                    "costs_amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=10,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(Decimal("0.01"))],
                        verbose_name="amount",
                    ),
                ),
                (
                    "costs_currency",
                    models.CharField(
                        blank=True,
                        choices=[("EUR", "euro"), ("CHF", "Swiss franc"), ("NOK", "Norwegian krone"), ("AZN", "manat")],
                        max_length=3,
                        verbose_name="currency",
                    ),
                ),
                ("costs_for", models.TextField(blank=True, max_length=2000, verbose_name="what the costs are for")),
                ("costs_paid_on", models.DateField(blank=True, null=True, verbose_name="costs paid on")),
                (
                    "waiver_reason",
                    models.TextField(blank=True, max_length=2000, verbose_name="why no costs are claimed"),
                ),
                ("withdrawal_reason", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
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
            ],
            options={
                "verbose_name": "historical claim of readmission in error",
                "verbose_name_plural": "historical claims of readmission in error",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.RunSQL(keep_histories("workflows")),
    ]
    operations = in_one_go(operations)
