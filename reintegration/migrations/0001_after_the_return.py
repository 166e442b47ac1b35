"""Everything that this floor keeps: cases and plans, measures and money, referrals and skills, surveys, deliveries."""

from decimal import Decimal

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import audit.actor
import audit.moment
import reintegration.leaflet_codes
import workflows.fsm
from agencies.in_one_go import in_one_go
from audit.locks import keep_histories


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0005_telephone"),
        ("cases", "0033_after_the_return"),
        ("workflows", "0080_four_duties"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AnswerSet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=20, verbose_name="code")),
            ],
            options={
                "verbose_name": "answer set",
                "verbose_name_plural": "answer sets",
            },
        ),
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
            name="BudgetLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="budget")),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="cases.programme"
                    ),
                ),
                (
                    "measure_kind",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reintegration.measurekind"
                    ),
                ),
            ],
            options={
                "verbose_name": "budget line",
                "verbose_name_plural": "budget lines",
                "ordering": ["measure_kind__place"],
            },
        ),
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
            name="HistoricalBusinessCheck",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                (
                    "months",
                    models.PositiveSmallIntegerField(
                        choices=[(6, "After 6 months"), (12, "After 12 months")], verbose_name="after how many months"
                    ),
                ),
                ("on", models.DateField(verbose_name="day")),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("running", "Still running"),
                            ("changed", "Running, in another trade or place"),
                            ("stopped", "No longer running"),
                            ("declined", "Did not wish to answer"),
                            ("not_reached", "Could not be reached"),
                        ],
                        max_length=12,
                        verbose_name="the business",
                    ),
                ),
                ("note", models.TextField(blank=True, max_length=2000, verbose_name="what was found")),
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
                "verbose_name": "historical look at a business",
                "verbose_name_plural": "historical looks at businesses",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalFeedback",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("opinion", "How satisfied I am"),
                            ("complaint", "A complaint, to which I wish an answer"),
                        ],
                        max_length=10,
                        verbose_name="what it is",
                    ),
                ),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("travel", "The return journey"),
                            ("assistance", "The support after the return"),
                            ("provider", "A provider: a training centre, a shop, another organisation"),
                        ],
                        max_length=10,
                        verbose_name="about what",
                    ),
                ),
                (
                    "overall",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("very_satisfied", "Very satisfied"),
                            ("satisfied", "Satisfied"),
                            ("neither", "Neither satisfied nor dissatisfied"),
                            ("dissatisfied", "Dissatisfied"),
                            ("very_dissatisfied", "Very dissatisfied"),
                        ],
                        max_length=17,
                        verbose_name="On the whole",
                    ),
                ),
                (
                    "information",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("very_satisfied", "Very satisfied"),
                            ("satisfied", "Satisfied"),
                            ("neither", "Neither satisfied nor dissatisfied"),
                            ("dissatisfied", "Dissatisfied"),
                            ("very_dissatisfied", "Very dissatisfied"),
                        ],
                        max_length=17,
                        verbose_name="What I was told, and how",
                    ),
                ),
                (
                    "respect",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("very_satisfied", "Very satisfied"),
                            ("satisfied", "Satisfied"),
                            ("neither", "Neither satisfied nor dissatisfied"),
                            ("dissatisfied", "Dissatisfied"),
                            ("very_dissatisfied", "Very dissatisfied"),
                        ],
                        max_length=17,
                        verbose_name="How I was treated",
                    ),
                ),
                (
                    "timeliness",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("very_satisfied", "Very satisfied"),
                            ("satisfied", "Satisfied"),
                            ("neither", "Neither satisfied nor dissatisfied"),
                            ("dissatisfied", "Dissatisfied"),
                            ("very_dissatisfied", "Very dissatisfied"),
                        ],
                        max_length=17,
                        verbose_name="How long it took",
                    ),
                ),
                ("words", models.TextField(blank=True, max_length=2000, verbose_name="In your own words")),
                (
                    "about_role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("caseworker", "Caseworker"),
                            ("supervisor", "Supervisor"),
                            ("protection_officer", "Protection officer"),
                            ("data_protection_officer", "Data-protection officer"),
                            ("programme_manager", "Programme manager"),
                        ],
                        max_length=30,
                        verbose_name="whom it is about",
                    ),
                ),
                (
                    "receipt",
                    models.CharField(
                        db_index=True, editable=False, max_length=12, verbose_name="number of the receipt"
                    ),
                ),
                (
                    "received_at",
                    models.DateTimeField(default=audit.moment.now, editable=False, verbose_name="received"),
                ),
                ("due_on", models.DateField(null=True, verbose_name="to be answered by")),
                ("answer", models.TextField(blank=True, max_length=2000, verbose_name="answer")),
                ("answered_at", models.DateTimeField(editable=False, null=True, verbose_name="answered")),
                ("token", models.CharField(db_index=True, editable=False, max_length=64, null=True)),
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
                        verbose_name="to whom",
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="answered by",
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
                    "limit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.timelimit",
                        verbose_name="rule",
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
                        verbose_name="case",
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
                        verbose_name="which organisation",
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
                        verbose_name="recorded by",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical feedback",
                "verbose_name_plural": "historical feedback",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalFollowUp",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                (
                    "wave",
                    models.CharField(
                        choices=[
                            ("baseline", "At the beginning"),
                            ("3", "After 3 months"),
                            ("6", "After 6 months"),
                            ("12", "After 12 months"),
                        ],
                        max_length=8,
                        verbose_name="which follow-up",
                    ),
                ),
                ("on", models.DateField(verbose_name="day of the follow-up")),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("met", "Met or spoken with"),
                            ("declined", "Did not wish to answer"),
                            ("not_reached", "Could not be reached"),
                            ("abroad", "Has left the country again"),
                            ("deceased", "Deceased"),
                        ],
                        max_length=12,
                        verbose_name="how it went",
                    ),
                ),
                ("note", models.TextField(blank=True, max_length=2000, verbose_name="what was found")),
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
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
                "verbose_name": "historical follow-up",
                "verbose_name_plural": "historical follow-ups",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalGoal",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("revision", models.PositiveSmallIntegerField(default=1, verbose_name="revision of the plan")),
                (
                    "dimension",
                    models.CharField(
                        choices=[("economic", "Economic"), ("social", "Social"), ("psychosocial", "Psychosocial")],
                        max_length=12,
                        verbose_name="dimension",
                    ),
                ),
                ("text", models.CharField(max_length=300, verbose_name="goal")),
                ("reached_on", models.DateField(blank=True, null=True, verbose_name="reached on")),
                ("dropped_on", models.DateField(blank=True, null=True, verbose_name="taken out on")),
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
            ],
            options={
                "verbose_name": "historical goal",
                "verbose_name_plural": "historical goals",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalInstrument",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("name_en", models.CharField(max_length=200, verbose_name="name in English")),
                ("name_az", models.CharField(blank=True, max_length=200, verbose_name="name in Azerbaijani")),
                ("code", models.SlugField(max_length=20, verbose_name="code")),
                ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "To be verified"), ("verified", "Verified")],
                        default="draft",
                        max_length=10,
                        verbose_name="wording",
                    ),
                ),
                ("source", models.CharField(max_length=300, verbose_name="source")),
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
                        max_length=20,
                        verbose_name="how sure it is",
                    ),
                ),
                ("in_use_from", models.DateField(verbose_name="in use from")),
                ("youngest", models.PositiveSmallIntegerField(verbose_name="age from which people are asked")),
                (
                    "coverage",
                    models.DecimalField(
                        decimal_places=4, max_digits=5, verbose_name="part of the weight that must be answered"
                    ),
                ),
                ("least_answered", models.PositiveSmallIntegerField(verbose_name="questions that must be answered")),
                ("low_below", models.DecimalField(decimal_places=4, max_digits=5, verbose_name="low below")),
                ("high_above", models.DecimalField(decimal_places=4, max_digits=5, verbose_name="high above")),
                (
                    "improved_by",
                    models.DecimalField(decimal_places=4, max_digits=5, verbose_name="improved from a difference of"),
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
                "verbose_name": "historical instrument",
                "verbose_name_plural": "historical instruments",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
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
            name="HistoricalMoneyChange",
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
                    "subject",
                    models.CharField(
                        choices=[
                            ("programme", "Programme"),
                            ("budget", "Budget of the programme"),
                            ("line", "Budget line"),
                            ("cap", "What is given to whom"),
                            ("bands", "Who signs up to which amount"),
                            ("rate", "Exchange rate"),
                            ("eligibility", "Rule of eligibility"),
                            ("kind", "Kind of measure"),
                        ],
                        editable=False,
                        max_length=12,
                        verbose_name="what is changed",
                    ),
                ),
                ("about", models.CharField(editable=False, max_length=80)),
                ("said", models.JSONField(default=dict, editable=False)),
                ("valid_from", models.DateField(editable=False, null=True, verbose_name="valid from")),
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
                "verbose_name": "historical change of a programme",
                "verbose_name_plural": "historical changes of programmes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOccupation",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("code", models.CharField(blank=True, max_length=80, verbose_name="code")),
                ("uri", models.URLField(blank=True, db_index=True, null=True, verbose_name="address in ESCO")),
                ("label_en", models.CharField(max_length=300, verbose_name="name in English")),
                ("label_az", models.CharField(blank=True, max_length=300, verbose_name="name in Azerbaijani")),
                ("folded", models.CharField(editable=False, max_length=600)),
                (
                    "source",
                    models.CharField(
                        choices=[("isco-08", "ISCO-08"), ("esco", "ESCO"), ("house", "List of the house, not ESCO")],
                        max_length=10,
                        verbose_name="source",
                    ),
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
                "verbose_name": "historical occupation",
                "verbose_name_plural": "historical occupations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOption",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("code", models.SlugField(max_length=30, verbose_name="code")),
                ("label_en", models.CharField(max_length=120, verbose_name="in English")),
                ("label_az", models.CharField(max_length=120, verbose_name="in Azerbaijani")),
                (
                    "value",
                    models.DecimalField(blank=True, decimal_places=4, max_digits=5, null=True, verbose_name="value"),
                ),
                (
                    "counts_as",
                    models.CharField(
                        choices=[
                            ("answer", "answer"),
                            ("dont_know", "does not know"),
                            ("no_answer", "prefers not to answer"),
                            ("not_applicable", "does not apply"),
                        ],
                        default="answer",
                        max_length=14,
                        verbose_name="counts as",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
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
                    "answer_set",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reintegration.answerset",
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
                "verbose_name": "historical option",
                "verbose_name_plural": "historical options",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProfile",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                (
                    "education",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("0", "0 Less than primary education"),
                            ("1", "1 Primary education"),
                            ("2", "2 Lower secondary education"),
                            ("3", "3 Upper secondary education"),
                            ("4", "4 Post-secondary non-tertiary education"),
                            ("5", "5 Short-cycle tertiary education"),
                            ("6", "6 Bachelor’s or equivalent level"),
                            ("7", "7 Master’s or equivalent level"),
                            ("8", "8 Doctoral or equivalent level"),
                        ],
                        max_length=1,
                        verbose_name="level of education",
                    ),
                ),
                ("wishes", models.TextField(blank=True, max_length=1000, verbose_name="wishes for work or training")),
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
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.case",
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
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical skills profile",
                "verbose_name_plural": "historical skills profiles",
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
            name="HistoricalReintegrationCase",
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
                (
                    "code",
                    models.CharField(
                        db_index=True,
                        default=reintegration.leaflet_codes.new_code,
                        editable=False,
                        max_length=12,
                        verbose_name="code of the leaflet",
                    ),
                ),
                (
                    "return_type",
                    models.CharField(
                        choices=[
                            ("assisted", "Assisted voluntary return"),
                            ("readmitted", "Readmission"),
                            ("own", "Returned by own means"),
                        ],
                        editable=False,
                        max_length=12,
                        verbose_name="kind of return",
                    ),
                ),
                ("referred_at", models.DateTimeField(editable=False, verbose_name="referred")),
                ("arrived_at", models.DateTimeField(editable=False, verbose_name="arrived")),
                (
                    "attempts",
                    models.PositiveSmallIntegerField(
                        default=0, editable=False, verbose_name="attempts to reach the person"
                    ),
                ),
                ("attempted_on", models.DateField(blank=True, null=True, verbose_name="day of the attempt")),
                (
                    "attempt_means",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("phone", "Telephone"),
                            ("visit", "Visit"),
                            ("office", "At the office"),
                            ("message", "Written message"),
                            ("family", "Through the family"),
                        ],
                        max_length=10,
                        verbose_name="how it was tried",
                    ),
                ),
                ("attempt_note", models.TextField(blank=True, max_length=2000, verbose_name="what happened")),
                ("contacted_on", models.DateField(blank=True, null=True, verbose_name="day of the first contact")),
                (
                    "contact_means",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("phone", "Telephone"),
                            ("visit", "Visit"),
                            ("office", "At the office"),
                            ("message", "Written message"),
                            ("family", "Through the family"),
                        ],
                        max_length=10,
                        verbose_name="how",
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="telephone")),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="address after the arrival")),
                ("region", models.CharField(blank=True, max_length=60, verbose_name="region")),
                ("first_appointment_at", models.DateTimeField(blank=True, null=True, verbose_name="first appointment")),
                (
                    "needs",
                    models.TextField(blank=True, max_length=2000, verbose_name="needs, as the person names them"),
                ),
                (
                    "skills_note",
                    models.TextField(blank=True, max_length=2000, verbose_name="skills and wishes for work"),
                ),
                ("plan_from", models.DateField(blank=True, null=True, verbose_name="plan from")),
                ("plan_until", models.DateField(blank=True, null=True, verbose_name="plan until")),
                (
                    "plan_revision",
                    models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="revision of the plan"),
                ),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="plan signed on")),
                (
                    "review_reason",
                    models.TextField(blank=True, max_length=2000, verbose_name="why the plan is revised"),
                ),
                (
                    "wave",
                    models.CharField(
                        blank=True,
                        choices=[("3", "After 3 months"), ("6", "After 6 months"), ("12", "After 12 months")],
                        max_length=8,
                        verbose_name="which follow-up",
                    ),
                ),
                ("followed_up_on", models.DateField(blank=True, null=True, verbose_name="day of the follow-up")),
                (
                    "follow_up_result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("met", "Met or spoken with"),
                            ("declined", "Did not wish to answer"),
                            ("not_reached", "Could not be reached"),
                            ("abroad", "Has left the country again"),
                            ("deceased", "Deceased"),
                        ],
                        max_length=12,
                        verbose_name="how it went",
                    ),
                ),
                ("follow_up_note", models.TextField(blank=True, max_length=2000, verbose_name="what was found")),
                ("suspension_reason", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("completed", "Completed"),
                            ("remigrated", "Left the country again"),
                            ("lost_contact", "Contact lost"),
                            ("declined", "Declined by the person"),
                            ("ineligible", "Not eligible"),
                            ("deceased", "Deceased"),
                            ("transferred", "Taken over by another programme"),
                            ("fraud", "Ended because of fraud"),
                        ],
                        max_length=12,
                        verbose_name="outcome",
                    ),
                ),
                ("outcome_note", models.TextField(blank=True, max_length=2000, verbose_name="why")),
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
                    "origin",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="workflows.procedure",
                        verbose_name="return",
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
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.programme",
                        verbose_name="programme",
                    ),
                ),
                (
                    "signed_plan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.document",
                        verbose_name="plan signed by the person",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical reintegration case",
                "verbose_name_plural": "historical reintegration cases",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalScheme",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("name_en", models.CharField(max_length=200, verbose_name="name in English")),
                ("name_az", models.CharField(blank=True, max_length=200, verbose_name="name in Azerbaijani")),
                ("code", models.SlugField(max_length=30, verbose_name="code")),
                (
                    "need",
                    models.CharField(
                        choices=[
                            ("employment", "Registration as a job seeker, job placement"),
                            ("self_employment", "Self-employment programme"),
                            ("business", "Support of a small business"),
                            ("training", "Vocational training"),
                            ("recognition", "Recognition of a qualification"),
                            ("education", "Schooling and education"),
                            ("health", "Health care"),
                            ("psychosocial", "Psychosocial support"),
                            ("child_protection", "Protection of a child"),
                            ("social_assistance", "Targeted social assistance"),
                            ("housing", "Housing"),
                            ("documents", "Identity and civil-status documents"),
                            ("legal", "Legal help"),
                        ],
                        max_length=20,
                        verbose_name="for which need",
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
                        max_length=20,
                        verbose_name="how sure it is",
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended")),
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
                        verbose_name="agency",
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
                "verbose_name": "historical State scheme",
                "verbose_name_plural": "historical State schemes",
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
            name="HistoricalSkill",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("code", models.CharField(blank=True, max_length=80, verbose_name="code")),
                ("uri", models.URLField(blank=True, db_index=True, null=True, verbose_name="address in ESCO")),
                ("label_en", models.CharField(max_length=300, verbose_name="name in English")),
                ("label_az", models.CharField(blank=True, max_length=300, verbose_name="name in Azerbaijani")),
                ("folded", models.CharField(editable=False, max_length=600)),
                (
                    "source",
                    models.CharField(
                        choices=[("isco-08", "ISCO-08"), ("esco", "ESCO"), ("house", "List of the house, not ESCO")],
                        max_length=10,
                        verbose_name="source",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("skill", "Skill"), ("knowledge", "Knowledge")],
                        default="skill",
                        max_length=10,
                        verbose_name="kind",
                    ),
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
                "verbose_name": "historical skill",
                "verbose_name_plural": "historical skills",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalVisit",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("planned_on", models.DateField(verbose_name="planned for")),
                (
                    "is_independent",
                    models.BooleanField(
                        default=False,
                        verbose_name="it verifies a delivery, and is made by somebody else than the case manager",
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("made", "Somebody was met"),
                            ("nobody", "Nobody was met"),
                            ("called_off", "Called off"),
                        ],
                        max_length=12,
                        verbose_name="what came of it",
                    ),
                ),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="day of the visit")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="where")),
                ("met", models.JSONField(blank=True, default=list, verbose_name="who was met")),
                (
                    "lives_here",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yes", "Yes"),
                            ("partly", "Partly"),
                            ("no", "No"),
                            ("not_applicable", "Does not apply"),
                            ("not_said", "Did not wish to answer"),
                        ],
                        max_length=15,
                        verbose_name="Does the person live where the plan says?",
                    ),
                ),
                (
                    "support_used",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yes", "Yes"),
                            ("partly", "Partly"),
                            ("no", "No"),
                            ("not_applicable", "Does not apply"),
                            ("not_said", "Did not wish to answer"),
                        ],
                        max_length=15,
                        verbose_name="Is what was given there, and used as agreed?",
                    ),
                ),
                (
                    "means_enough",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yes", "Yes"),
                            ("partly", "Partly"),
                            ("no", "No"),
                            ("not_applicable", "Does not apply"),
                            ("not_said", "Did not wish to answer"),
                        ],
                        max_length=15,
                        verbose_name="Do the means of the household last until the end of the month?",
                    ),
                ),
                (
                    "school",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yes", "Yes"),
                            ("partly", "Partly"),
                            ("no", "No"),
                            ("not_applicable", "Does not apply"),
                            ("not_said", "Did not wish to answer"),
                        ],
                        max_length=15,
                        verbose_name="Do the children of school age go to school?",
                    ),
                ),
                (
                    "care",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yes", "Yes"),
                            ("partly", "Partly"),
                            ("no", "No"),
                            ("not_applicable", "Does not apply"),
                            ("not_said", "Did not wish to answer"),
                        ],
                        max_length=15,
                        verbose_name="Does the household reach a doctor when it needs one?",
                    ),
                ),
                (
                    "safe",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yes", "Yes"),
                            ("partly", "Partly"),
                            ("no", "No"),
                            ("not_applicable", "Does not apply"),
                            ("not_said", "Did not wish to answer"),
                        ],
                        max_length=15,
                        verbose_name="Does the person feel safe and accepted where they live?",
                    ),
                ),
                (
                    "risk",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("none", "None seen"),
                            ("low", "Low"),
                            ("medium", "Medium"),
                            ("high", "High: act at once"),
                        ],
                        max_length=8,
                        verbose_name="risk",
                    ),
                ),
                ("note", models.TextField(blank=True, max_length=2000, verbose_name="what was found")),
                ("planned_at", models.DateTimeField(default=audit.moment.now, editable=False)),
                ("recorded_at", models.DateTimeField(editable=False, null=True, verbose_name="recorded")),
                ("token", models.CharField(db_index=True, editable=False, max_length=64, null=True)),
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
                    "manager",
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
                    "measure",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="workflows.procedure",
                        verbose_name="measure looked at",
                    ),
                ),
                (
                    "planned_by",
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
                    "visitor",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who visits",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical monitoring visit",
                "verbose_name_plural": "historical monitoring visits",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Instrument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name_en", models.CharField(max_length=200, verbose_name="name in English")),
                ("name_az", models.CharField(blank=True, max_length=200, verbose_name="name in Azerbaijani")),
                ("code", models.SlugField(max_length=20, verbose_name="code")),
                ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "To be verified"), ("verified", "Verified")],
                        default="draft",
                        max_length=10,
                        verbose_name="wording",
                    ),
                ),
                ("source", models.CharField(max_length=300, verbose_name="source")),
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
                        max_length=20,
                        verbose_name="how sure it is",
                    ),
                ),
                ("in_use_from", models.DateField(verbose_name="in use from")),
                ("youngest", models.PositiveSmallIntegerField(verbose_name="age from which people are asked")),
                (
                    "coverage",
                    models.DecimalField(
                        decimal_places=4, max_digits=5, verbose_name="part of the weight that must be answered"
                    ),
                ),
                ("least_answered", models.PositiveSmallIntegerField(verbose_name="questions that must be answered")),
                ("low_below", models.DecimalField(decimal_places=4, max_digits=5, verbose_name="low below")),
                ("high_above", models.DecimalField(decimal_places=4, max_digits=5, verbose_name="high above")),
                (
                    "improved_by",
                    models.DecimalField(decimal_places=4, max_digits=5, verbose_name="improved from a difference of"),
                ),
            ],
            options={
                "verbose_name": "instrument",
                "verbose_name_plural": "instruments",
                "ordering": ["code", "-version"],
                "constraints": [
                    models.UniqueConstraint(fields=("code", "version"), name="instrument_version_once"),
                    models.CheckConstraint(
                        condition=models.Q(("coverage__gt", 0), ("coverage__lte", 1)),
                        name="instrument_coverage_is_a_part",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("high_above__gte", models.F("low_below"))), name="instrument_bands_in_order"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalWeightSet",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                ("source", models.CharField(max_length=300, verbose_name="source")),
                ("is_official", models.BooleanField(default=False, verbose_name="official weights")),
                ("loaded_at", models.DateTimeField(default=audit.moment.now, verbose_name="loaded")),
                (
                    "outcome",
                    models.CharField(
                        choices=[("open", "Waiting for approval"), ("granted", "In force"), ("refused", "Refused")],
                        default="open",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("decided_at", models.DateTimeField(null=True, verbose_name="decided")),
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
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
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
                    "loaded_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="loaded by",
                    ),
                ),
                (
                    "instrument",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reintegration.instrument",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical weights",
                "verbose_name_plural": "historical weights",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSurveyResponse",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                (
                    "wave",
                    models.CharField(
                        choices=[
                            ("baseline", "At the beginning"),
                            ("3", "After 3 months"),
                            ("6", "After 6 months"),
                            ("12", "After 12 months"),
                        ],
                        max_length=8,
                        verbose_name="when",
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("taken", "Answers the survey"),
                            ("declined", "Does not wish to be asked"),
                            ("unable", "Could not be asked"),
                        ],
                        default="taken",
                        max_length=10,
                        verbose_name="how it went",
                    ),
                ),
                ("language", models.CharField(max_length=3, verbose_name="language of the interview")),
                ("on", models.DateField(verbose_name="day")),
                ("began_at", models.DateTimeField(default=audit.moment.now, editable=False)),
                ("finished_at", models.DateTimeField(editable=False, null=True, verbose_name="finished")),
                ("token", models.CharField(db_index=True, editable=False, max_length=64, null=True)),
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
                    "interviewer",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked by",
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
                    "respondent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.person",
                        verbose_name="who is asked",
                    ),
                ),
                (
                    "instrument",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reintegration.instrument",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical survey",
                "verbose_name_plural": "historical surveys",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalQuestion",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("code", models.CharField(max_length=10, verbose_name="code")),
                (
                    "dimension",
                    models.CharField(
                        choices=[("economic", "Economic"), ("social", "Social"), ("psychosocial", "Psychosocial")],
                        max_length=12,
                        verbose_name="dimension",
                    ),
                ),
                ("text_en", models.CharField(max_length=300, verbose_name="in English")),
                ("text_az", models.CharField(max_length=300, verbose_name="in Azerbaijani")),
                ("reverse", models.BooleanField(default=False, verbose_name="the least is the best")),
                ("applicable_if", models.JSONField(blank=True, default=dict, verbose_name="asked if")),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
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
                    "answer_set",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reintegration.answerset",
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
                    "instrument",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reintegration.instrument",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical question",
                "verbose_name_plural": "historical questions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAnswerSet",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("code", models.SlugField(max_length=20, verbose_name="code")),
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
                    "instrument",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reintegration.instrument",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical answer set",
                "verbose_name_plural": "historical answer sets",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="answerset",
            name="instrument",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="answer_sets", to="reintegration.instrument"
            ),
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
            },
            bases=("workflows.procedure",),
        ),
        migrations.CreateModel(
            name="LedgerEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("commit", "Commitment"),
                            ("release", "Release"),
                            ("pay", "Payment"),
                            ("recover", "Recovery"),
                            ("reversal", "Reversal"),
                        ],
                        max_length=10,
                        verbose_name="what",
                    ),
                ),
                ("tranche", models.PositiveSmallIntegerField(null=True, verbose_name="payment")),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12, verbose_name="as agreed")),
                ("currency", models.CharField(max_length=3, verbose_name="currency")),
                ("rate", models.DecimalField(decimal_places=8, max_digits=18, verbose_name="rate")),
                ("rate_on", models.DateField(verbose_name="rate of")),
                (
                    "booked",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="in the programme’s currency"),
                ),
                ("in_cash", models.BooleanField(default=False, verbose_name="in cash")),
                ("entered_at", models.DateTimeField(default=audit.moment.now, verbose_name="entered")),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="entries", to="cases.case"
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="reintegration.budgetline",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="entries", to="cases.programme"
                    ),
                ),
                (
                    "reverses",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reversed_by",
                        to="reintegration.ledgerentry",
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="entries", to="workflows.step"
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="entries", to="reintegration.measure"
                    ),
                ),
            ],
            options={
                "verbose_name": "entry of the ledger",
                "verbose_name_plural": "entries of the ledger",
            },
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
            name="Balance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ceiling", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="at most")),
                (
                    "cash_ceiling",
                    models.DecimalField(decimal_places=2, max_digits=14, null=True, verbose_name="in cash at most"),
                ),
                (
                    "committed",
                    models.DecimalField(decimal_places=2, default=0, max_digits=14, verbose_name="committed"),
                ),
                ("spent", models.DecimalField(decimal_places=2, default=0, max_digits=14, verbose_name="spent")),
                ("in_cash", models.DecimalField(decimal_places=2, default=0, max_digits=14, verbose_name="in cash")),
                (
                    "case",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="balances", to="cases.programme"
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reintegration.budgetline",
                    ),
                ),
                (
                    "measure_kind",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reintegration.measurekind",
                    ),
                ),
            ],
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
            },
        ),
        migrations.CreateModel(
            name="MoneyChange",
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
                    "subject",
                    models.CharField(
                        choices=[
                            ("programme", "Programme"),
                            ("budget", "Budget of the programme"),
                            ("line", "Budget line"),
                            ("cap", "What is given to whom"),
                            ("bands", "Who signs up to which amount"),
                            ("rate", "Exchange rate"),
                            ("eligibility", "Rule of eligibility"),
                            ("kind", "Kind of measure"),
                        ],
                        editable=False,
                        max_length=12,
                        verbose_name="what is changed",
                    ),
                ),
                ("about", models.CharField(editable=False, max_length=80)),
                ("said", models.JSONField(default=dict, editable=False)),
                ("valid_from", models.DateField(editable=False, null=True, verbose_name="valid from")),
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
                    "programme",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.programme",
                        verbose_name="programme",
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
                "verbose_name": "change of a programme",
                "verbose_name_plural": "changes of programmes",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HistoricalProgrammeBudget",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="budget")),
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
                        to="reintegration.moneychange",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical budget of a programme",
                "verbose_name_plural": "historical budgets of programmes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalBudgetLine",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="budget")),
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
                        to="reintegration.moneychange",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical budget line",
                "verbose_name_plural": "historical budget lines",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAssistanceRule",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
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
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="valid from")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="valid until")),
                (
                    "return_type",
                    models.CharField(
                        choices=[
                            ("assisted", "Assisted voluntary return"),
                            ("readmitted", "Readmission"),
                            ("own", "Returned by own means"),
                        ],
                        max_length=12,
                        verbose_name="kind of return",
                    ),
                ),
                (
                    "family_role",
                    models.CharField(
                        choices=[("main", "Main person"), ("spouse", "Spouse"), ("child", "Child")],
                        max_length=10,
                        verbose_name="for whom",
                    ),
                ),
                ("cap", models.DecimalField(decimal_places=2, max_digits=12, verbose_name="at most")),
                (
                    "cash_share_max",
                    models.PositiveSmallIntegerField(default=0, verbose_name="of it in cash at most, per cent"),
                ),
                ("tranche_plan", models.JSONField(blank=True, default=list, verbose_name="payments")),
                (
                    "evidence",
                    models.JSONField(blank=True, default=list, verbose_name="papers needed beside those of the kind"),
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
                (
                    "change",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reintegration.moneychange",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical rule of assistance",
                "verbose_name_plural": "historical rules of assistance",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalApprovalBand",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
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
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="valid from")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="valid until")),
                (
                    "up_to",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="up to"),
                ),
                ("signers", models.JSONField(default=list, verbose_name="who signs")),
                ("quotations", models.PositiveSmallIntegerField(default=0, verbose_name="quotations to compare")),
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
                        to="reintegration.moneychange",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical band of approval",
                "verbose_name_plural": "historical bands of approval",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ExchangeRate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("currency", models.CharField(max_length=3, verbose_name="currency")),
                ("base", models.CharField(max_length=3, verbose_name="in")),
                ("on", models.DateField(verbose_name="from the day")),
                ("value", models.DecimalField(decimal_places=8, max_digits=18, verbose_name="one unit is worth")),
                ("source", models.CharField(max_length=200, verbose_name="source")),
                ("recorded_at", models.DateTimeField(default=audit.moment.now, editable=False)),
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
                    "change",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reintegration.moneychange",
                    ),
                ),
            ],
            options={
                "verbose_name": "exchange rate",
                "verbose_name_plural": "exchange rates",
                "ordering": ["currency", "base", "-on"],
            },
        ),
        migrations.AddField(
            model_name="budgetline",
            name="change",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="reintegration.moneychange",
            ),
        ),
        migrations.CreateModel(
            name="AssistanceRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="valid from")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="valid until")),
                (
                    "return_type",
                    models.CharField(
                        choices=[
                            ("assisted", "Assisted voluntary return"),
                            ("readmitted", "Readmission"),
                            ("own", "Returned by own means"),
                        ],
                        max_length=12,
                        verbose_name="kind of return",
                    ),
                ),
                (
                    "family_role",
                    models.CharField(
                        choices=[("main", "Main person"), ("spouse", "Spouse"), ("child", "Child")],
                        max_length=10,
                        verbose_name="for whom",
                    ),
                ),
                ("cap", models.DecimalField(decimal_places=2, max_digits=12, verbose_name="at most")),
                (
                    "cash_share_max",
                    models.PositiveSmallIntegerField(default=0, verbose_name="of it in cash at most, per cent"),
                ),
                ("tranche_plan", models.JSONField(blank=True, default=list, verbose_name="payments")),
                (
                    "evidence",
                    models.JSONField(blank=True, default=list, verbose_name="papers needed beside those of the kind"),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="assistance", to="cases.programme"
                    ),
                ),
                (
                    "measure_kind",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reintegration.measurekind",
                        verbose_name="kind of measure",
                    ),
                ),
                (
                    "change",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reintegration.moneychange",
                    ),
                ),
            ],
            options={
                "verbose_name": "rule of assistance",
                "verbose_name_plural": "rules of assistance",
                "ordering": ["programme", "return_type", "family_role", "measure_kind", "valid_from"],
            },
        ),
        migrations.CreateModel(
            name="ApprovalBand",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="valid from")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="valid until")),
                (
                    "up_to",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="up to"),
                ),
                ("signers", models.JSONField(default=list, verbose_name="who signs")),
                ("quotations", models.PositiveSmallIntegerField(default=0, verbose_name="quotations to compare")),
                (
                    "programme",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bands",
                        to="cases.programme",
                    ),
                ),
                (
                    "change",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reintegration.moneychange",
                    ),
                ),
            ],
            options={
                "verbose_name": "band of approval",
                "verbose_name_plural": "bands of approval",
                "ordering": ["programme", "up_to"],
            },
        ),
        migrations.CreateModel(
            name="Occupation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(blank=True, max_length=80, verbose_name="code")),
                ("uri", models.URLField(blank=True, null=True, unique=True, verbose_name="address in ESCO")),
                ("label_en", models.CharField(max_length=300, verbose_name="name in English")),
                ("label_az", models.CharField(blank=True, max_length=300, verbose_name="name in Azerbaijani")),
                ("folded", models.CharField(editable=False, max_length=600)),
                (
                    "source",
                    models.CharField(
                        choices=[("isco-08", "ISCO-08"), ("esco", "ESCO"), ("house", "List of the house, not ESCO")],
                        max_length=10,
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "occupation",
                "verbose_name_plural": "occupations",
                "ordering": ["code", "label_en"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("uri", None)), fields=("code",), name="occupation_code_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^\\d{4}")), name="occupation_of_a_unit_group"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("source", "esco"), _negated=True), ("uri__isnull", False), _connector="OR"
                        ),
                        name="occupation_of_esco_has_address",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalOffer",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("vacancy", "Vacancy"),
                            ("training", "Training place"),
                            ("apprenticeship", "Apprenticeship"),
                        ],
                        max_length=15,
                        verbose_name="kind",
                    ),
                ),
                ("title_en", models.CharField(max_length=200, verbose_name="title in English")),
                ("title_az", models.CharField(blank=True, max_length=200, verbose_name="title in Azerbaijani")),
                ("provider", models.CharField(blank=True, max_length=200, verbose_name="employer or school")),
                ("region", models.CharField(max_length=60, verbose_name="region")),
                ("skills", models.JSONField(blank=True, default=list, verbose_name="skills that are wanted")),
                ("places", models.PositiveSmallIntegerField(default=1, verbose_name="places")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                ("token", models.CharField(db_index=True, editable=False, max_length=64, null=True)),
                ("recorded_at", models.DateTimeField(default=audit.moment.now, editable=False)),
                ("closed_at", models.DateTimeField(editable=False, null=True, verbose_name="closed")),
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
                        verbose_name="kept by",
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
                (
                    "occupation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reintegration.occupation",
                        verbose_name="occupation",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical offer",
                "verbose_name_plural": "historical offers",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Offer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("vacancy", "Vacancy"),
                            ("training", "Training place"),
                            ("apprenticeship", "Apprenticeship"),
                        ],
                        max_length=15,
                        verbose_name="kind",
                    ),
                ),
                ("title_en", models.CharField(max_length=200, verbose_name="title in English")),
                ("title_az", models.CharField(blank=True, max_length=200, verbose_name="title in Azerbaijani")),
                ("provider", models.CharField(blank=True, max_length=200, verbose_name="employer or school")),
                ("region", models.CharField(max_length=60, verbose_name="region")),
                ("skills", models.JSONField(blank=True, default=list, verbose_name="skills that are wanted")),
                ("places", models.PositiveSmallIntegerField(default=1, verbose_name="places")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                ("token", models.CharField(editable=False, max_length=64, null=True, unique=True)),
                ("recorded_at", models.DateTimeField(default=audit.moment.now, editable=False)),
                ("closed_at", models.DateTimeField(editable=False, null=True, verbose_name="closed")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offers",
                        to="agencies.agency",
                        verbose_name="kept by",
                    ),
                ),
                (
                    "occupation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reintegration.occupation",
                        verbose_name="occupation",
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
                "verbose_name": "offer",
                "verbose_name_plural": "offers",
            },
        ),
        migrations.CreateModel(
            name="Option",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=30, verbose_name="code")),
                ("label_en", models.CharField(max_length=120, verbose_name="in English")),
                ("label_az", models.CharField(max_length=120, verbose_name="in Azerbaijani")),
                (
                    "value",
                    models.DecimalField(blank=True, decimal_places=4, max_digits=5, null=True, verbose_name="value"),
                ),
                (
                    "counts_as",
                    models.CharField(
                        choices=[
                            ("answer", "answer"),
                            ("dont_know", "does not know"),
                            ("no_answer", "prefers not to answer"),
                            ("not_applicable", "does not apply"),
                        ],
                        default="answer",
                        max_length=14,
                        verbose_name="counts as",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                (
                    "answer_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="options",
                        to="reintegration.answerset",
                    ),
                ),
            ],
            options={
                "verbose_name": "option",
                "verbose_name_plural": "options",
                "ordering": ["answer_set", "order"],
            },
        ),
        migrations.CreateModel(
            name="Profile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "education",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("0", "0 Less than primary education"),
                            ("1", "1 Primary education"),
                            ("2", "2 Lower secondary education"),
                            ("3", "3 Upper secondary education"),
                            ("4", "4 Post-secondary non-tertiary education"),
                            ("5", "5 Short-cycle tertiary education"),
                            ("6", "6 Bachelor’s or equivalent level"),
                            ("7", "7 Master’s or equivalent level"),
                            ("8", "8 Doctoral or equivalent level"),
                        ],
                        max_length=1,
                        verbose_name="level of education",
                    ),
                ),
                ("wishes", models.TextField(blank=True, max_length=1000, verbose_name="wishes for work or training")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="profiles", to="cases.case"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="profiles",
                        to="cases.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "skills profile",
                "verbose_name_plural": "skills profiles",
            },
        ),
        migrations.CreateModel(
            name="HistoricalWorked",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("recorded_at", models.DateTimeField(default=audit.moment.now, editable=False)),
                ("taken_back_at", models.DateTimeField(editable=False, null=True, verbose_name="taken back")),
                (
                    "years",
                    models.PositiveSmallIntegerField(
                        help_text="Whole years; 0 for less than one.", verbose_name="years"
                    ),
                ),
                ("abroad", models.BooleanField(default=False, verbose_name="mostly abroad")),
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
                    "occupation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reintegration.occupation",
                        verbose_name="occupation",
                    ),
                ),
                (
                    "profile",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reintegration.profile",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical occupation of a person",
                "verbose_name_plural": "historical occupations of persons",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSpoken",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("recorded_at", models.DateTimeField(default=audit.moment.now, editable=False)),
                ("taken_back_at", models.DateTimeField(editable=False, null=True, verbose_name="taken back")),
                ("language", models.CharField(max_length=3, verbose_name="language")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("mt", "Mother tongue"),
                            ("A1", "A1"),
                            ("A2", "A2"),
                            ("B1", "B1"),
                            ("B2", "B2"),
                            ("C1", "C1"),
                            ("C2", "C2"),
                        ],
                        max_length=2,
                        verbose_name="level",
                    ),
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
                (
                    "profile",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reintegration.profile",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical language of a person",
                "verbose_name_plural": "historical languages of persons",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalQualification",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("recorded_at", models.DateTimeField(default=audit.moment.now, editable=False)),
                ("taken_back_at", models.DateTimeField(editable=False, null=True, verbose_name="taken back")),
                ("title", models.CharField(max_length=200, verbose_name="qualification")),
                ("country", models.CharField(max_length=2, verbose_name="acquired in")),
                ("acquired_in", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="year")),
                (
                    "recognition",
                    models.CharField(
                        choices=[
                            ("not_asked", "Not applied for"),
                            ("applied", "Applied for"),
                            ("recognised", "Recognised"),
                            ("refused", "Not recognised"),
                        ],
                        default="not_asked",
                        max_length=10,
                        verbose_name="recognition",
                    ),
                ),
                ("applied_on", models.DateField(blank=True, null=True, verbose_name="applied on")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
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
                    "profile",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reintegration.profile",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical qualification",
                "verbose_name_plural": "historical qualifications",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ProgrammeBudget",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="budget")),
                (
                    "change",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reintegration.moneychange",
                    ),
                ),
                (
                    "programme",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="budget", to="cases.programme"
                    ),
                ),
            ],
            options={
                "verbose_name": "budget of a programme",
                "verbose_name_plural": "budgets of programmes",
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
            name="Qualification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("recorded_at", models.DateTimeField(default=audit.moment.now, editable=False)),
                ("taken_back_at", models.DateTimeField(editable=False, null=True, verbose_name="taken back")),
                ("title", models.CharField(max_length=200, verbose_name="qualification")),
                ("country", models.CharField(max_length=2, verbose_name="acquired in")),
                ("acquired_in", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="year")),
                (
                    "recognition",
                    models.CharField(
                        choices=[
                            ("not_asked", "Not applied for"),
                            ("applied", "Applied for"),
                            ("recognised", "Recognised"),
                            ("refused", "Not recognised"),
                        ],
                        default="not_asked",
                        max_length=10,
                        verbose_name="recognition",
                    ),
                ),
                ("applied_on", models.DateField(blank=True, null=True, verbose_name="applied on")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="qualifications",
                        to="reintegration.profile",
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
                "verbose_name": "qualification",
                "verbose_name_plural": "qualifications",
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=10, verbose_name="code")),
                (
                    "dimension",
                    models.CharField(
                        choices=[("economic", "Economic"), ("social", "Social"), ("psychosocial", "Psychosocial")],
                        max_length=12,
                        verbose_name="dimension",
                    ),
                ),
                ("text_en", models.CharField(max_length=300, verbose_name="in English")),
                ("text_az", models.CharField(max_length=300, verbose_name="in Azerbaijani")),
                ("reverse", models.BooleanField(default=False, verbose_name="the least is the best")),
                ("applicable_if", models.JSONField(blank=True, default=dict, verbose_name="asked if")),
                ("order", models.PositiveSmallIntegerField(verbose_name="order")),
                (
                    "answer_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="reintegration.answerset",
                    ),
                ),
                (
                    "instrument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="reintegration.instrument",
                    ),
                ),
            ],
            options={
                "verbose_name": "question",
                "verbose_name_plural": "questions",
                "ordering": ["instrument", "order"],
            },
        ),
        migrations.CreateModel(
            name="ReintegrationCase",
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
                (
                    "code",
                    models.CharField(
                        default=reintegration.leaflet_codes.new_code,
                        editable=False,
                        max_length=12,
                        unique=True,
                        verbose_name="code of the leaflet",
                    ),
                ),
                (
                    "return_type",
                    models.CharField(
                        choices=[
                            ("assisted", "Assisted voluntary return"),
                            ("readmitted", "Readmission"),
                            ("own", "Returned by own means"),
                        ],
                        editable=False,
                        max_length=12,
                        verbose_name="kind of return",
                    ),
                ),
                ("referred_at", models.DateTimeField(editable=False, verbose_name="referred")),
                ("arrived_at", models.DateTimeField(editable=False, verbose_name="arrived")),
                (
                    "attempts",
                    models.PositiveSmallIntegerField(
                        default=0, editable=False, verbose_name="attempts to reach the person"
                    ),
                ),
                ("attempted_on", models.DateField(blank=True, null=True, verbose_name="day of the attempt")),
                (
                    "attempt_means",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("phone", "Telephone"),
                            ("visit", "Visit"),
                            ("office", "At the office"),
                            ("message", "Written message"),
                            ("family", "Through the family"),
                        ],
                        max_length=10,
                        verbose_name="how it was tried",
                    ),
                ),
                ("attempt_note", models.TextField(blank=True, max_length=2000, verbose_name="what happened")),
                ("contacted_on", models.DateField(blank=True, null=True, verbose_name="day of the first contact")),
                (
                    "contact_means",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("phone", "Telephone"),
                            ("visit", "Visit"),
                            ("office", "At the office"),
                            ("message", "Written message"),
                            ("family", "Through the family"),
                        ],
                        max_length=10,
                        verbose_name="how",
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="telephone")),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="address after the arrival")),
                ("region", models.CharField(blank=True, max_length=60, verbose_name="region")),
                ("first_appointment_at", models.DateTimeField(blank=True, null=True, verbose_name="first appointment")),
                (
                    "needs",
                    models.TextField(blank=True, max_length=2000, verbose_name="needs, as the person names them"),
                ),
                (
                    "skills_note",
                    models.TextField(blank=True, max_length=2000, verbose_name="skills and wishes for work"),
                ),
                ("plan_from", models.DateField(blank=True, null=True, verbose_name="plan from")),
                ("plan_until", models.DateField(blank=True, null=True, verbose_name="plan until")),
                (
                    "plan_revision",
                    models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="revision of the plan"),
                ),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="plan signed on")),
                (
                    "review_reason",
                    models.TextField(blank=True, max_length=2000, verbose_name="why the plan is revised"),
                ),
                (
                    "wave",
                    models.CharField(
                        blank=True,
                        choices=[("3", "After 3 months"), ("6", "After 6 months"), ("12", "After 12 months")],
                        max_length=8,
                        verbose_name="which follow-up",
                    ),
                ),
                ("followed_up_on", models.DateField(blank=True, null=True, verbose_name="day of the follow-up")),
                (
                    "follow_up_result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("met", "Met or spoken with"),
                            ("declined", "Did not wish to answer"),
                            ("not_reached", "Could not be reached"),
                            ("abroad", "Has left the country again"),
                            ("deceased", "Deceased"),
                        ],
                        max_length=12,
                        verbose_name="how it went",
                    ),
                ),
                ("follow_up_note", models.TextField(blank=True, max_length=2000, verbose_name="what was found")),
                ("suspension_reason", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("completed", "Completed"),
                            ("remigrated", "Left the country again"),
                            ("lost_contact", "Contact lost"),
                            ("declined", "Declined by the person"),
                            ("ineligible", "Not eligible"),
                            ("deceased", "Deceased"),
                            ("transferred", "Taken over by another programme"),
                            ("fraud", "Ended because of fraud"),
                        ],
                        max_length=12,
                        verbose_name="outcome",
                    ),
                ),
                ("outcome_note", models.TextField(blank=True, max_length=2000, verbose_name="why")),
                (
                    "origin",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="workflows.procedure",
                        verbose_name="return",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.programme",
                        verbose_name="programme",
                    ),
                ),
                (
                    "signed_plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.document",
                        verbose_name="plan signed by the person",
                    ),
                ),
            ],
            options={
                "verbose_name": "reintegration case",
                "verbose_name_plural": "reintegration cases",
                "abstract": False,
            },
            bases=("workflows.procedure",),
        ),
        migrations.CreateModel(
            name="Scheme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name_en", models.CharField(max_length=200, verbose_name="name in English")),
                ("name_az", models.CharField(blank=True, max_length=200, verbose_name="name in Azerbaijani")),
                ("code", models.SlugField(max_length=30, unique=True, verbose_name="code")),
                (
                    "need",
                    models.CharField(
                        choices=[
                            ("employment", "Registration as a job seeker, job placement"),
                            ("self_employment", "Self-employment programme"),
                            ("business", "Support of a small business"),
                            ("training", "Vocational training"),
                            ("recognition", "Recognition of a qualification"),
                            ("education", "Schooling and education"),
                            ("health", "Health care"),
                            ("psychosocial", "Psychosocial support"),
                            ("child_protection", "Protection of a child"),
                            ("social_assistance", "Targeted social assistance"),
                            ("housing", "Housing"),
                            ("documents", "Identity and civil-status documents"),
                            ("legal", "Legal help"),
                        ],
                        max_length=20,
                        verbose_name="for which need",
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
                        max_length=20,
                        verbose_name="how sure it is",
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended")),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="schemes",
                        to="agencies.agency",
                        verbose_name="agency",
                    ),
                ),
            ],
            options={
                "verbose_name": "State scheme",
                "verbose_name_plural": "State schemes",
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="Referral",
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
                ("sent_at", models.DateTimeField(editable=False, verbose_name="sent at")),
                ("phone", models.CharField(blank=True, editable=False, max_length=40, verbose_name="telephone")),
                (
                    "need",
                    models.CharField(
                        choices=[
                            ("employment", "Registration as a job seeker, job placement"),
                            ("self_employment", "Self-employment programme"),
                            ("business", "Support of a small business"),
                            ("training", "Vocational training"),
                            ("recognition", "Recognition of a qualification"),
                            ("education", "Schooling and education"),
                            ("health", "Health care"),
                            ("psychosocial", "Psychosocial support"),
                            ("child_protection", "Protection of a child"),
                            ("social_assistance", "Targeted social assistance"),
                            ("housing", "Housing"),
                            ("documents", "Identity and civil-status documents"),
                            ("legal", "Legal help"),
                        ],
                        editable=False,
                        max_length=20,
                        verbose_name="what is asked for",
                    ),
                ),
                (
                    "need_note",
                    models.TextField(
                        blank=True, editable=False, max_length=2000, verbose_name="what the agency must know to act"
                    ),
                ),
                (
                    "items",
                    models.JSONField(
                        blank=True, default=list, editable=False, verbose_name="shared beside name, telephone and need"
                    ),
                ),
                (
                    "age_band",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("0-14", "under 15"),
                            ("15-17", "15 to 17"),
                            ("18-24", "18 to 24"),
                            ("25-34", "25 to 34"),
                            ("35-44", "35 to 44"),
                            ("45-54", "45 to 54"),
                            ("55-64", "55 to 64"),
                            ("65+", "65 or more"),
                        ],
                        editable=False,
                        max_length=6,
                        verbose_name="age band",
                    ),
                ),
                (
                    "sex",
                    models.CharField(
                        blank=True,
                        choices=[("F", "Female"), ("M", "Male"), ("X", "X, as in the document")],
                        editable=False,
                        max_length=1,
                        verbose_name="sex",
                    ),
                ),
                ("region", models.CharField(blank=True, editable=False, max_length=60, verbose_name="region")),
                ("languages", models.JSONField(blank=True, default=list, editable=False, verbose_name="languages")),
                (
                    "education",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("0", "0 Less than primary education"),
                            ("1", "1 Primary education"),
                            ("2", "2 Lower secondary education"),
                            ("3", "3 Upper secondary education"),
                            ("4", "4 Post-secondary non-tertiary education"),
                            ("5", "5 Short-cycle tertiary education"),
                            ("6", "6 Bachelor’s or equivalent level"),
                            ("7", "7 Master’s or equivalent level"),
                            ("8", "8 Doctoral or equivalent level"),
                        ],
                        editable=False,
                        max_length=1,
                        verbose_name="level of education",
                    ),
                ),
                ("occupations", models.JSONField(blank=True, default=list, editable=False, verbose_name="occupations")),
                ("skills", models.JSONField(blank=True, default=list, editable=False, verbose_name="skills")),
                (
                    "qualifications",
                    models.JSONField(
                        blank=True, default=list, editable=False, verbose_name="qualifications and their recognition"
                    ),
                ),
                (
                    "accepted_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="accepted at"),
                ),
                ("appointment_at", models.DateTimeField(blank=True, null=True, verbose_name="first appointment")),
                (
                    "contact_at_agency",
                    models.CharField(blank=True, max_length=120, verbose_name="whom the person should ask for"),
                ),
                (
                    "decline_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_competent", "Not within our competence"),
                            ("not_eligible", "The person is not eligible"),
                            ("no_places", "No places or means at present"),
                            ("not_enough_known", "Too little is known to decide"),
                            ("already_served", "The person is served already"),
                            ("other", "Another reason, in words"),
                        ],
                        max_length=20,
                        verbose_name="why it is declined",
                    ),
                ),
                ("decline_note", models.TextField(blank=True, max_length=2000, verbose_name="reason in words")),
                ("service_on", models.DateField(blank=True, null=True, verbose_name="day of the service")),
                (
                    "service",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("registered", "Registered"),
                            ("placed", "Work was found"),
                            ("enrolled", "Training or school has begun"),
                            ("completed", "Training or treatment was completed"),
                            ("granted", "A benefit or grant was awarded"),
                            ("issued", "A document was issued or recognised"),
                            ("advised", "Advice was given"),
                        ],
                        max_length=12,
                        verbose_name="what came of it",
                    ),
                ),
                ("service_note", models.TextField(blank=True, max_length=2000, verbose_name="outcome in words")),
                (
                    "not_given_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_reached", "The person could not be reached"),
                            ("did_not_come", "The person did not come"),
                            ("declined", "The person did not want it"),
                            ("not_eligible", "The person is not eligible"),
                            ("no_places", "No places or means at present"),
                            ("moved", "The person has moved away"),
                            ("other", "Another reason, in words"),
                        ],
                        max_length=20,
                        verbose_name="why the service was not given",
                    ),
                ),
                ("not_given_note", models.TextField(blank=True, max_length=2000, verbose_name="what happened")),
                ("withdrawal_reason", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
                (
                    "answer_escalated_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="answer overdue: supervisors told"),
                ),
                (
                    "service_escalated_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="service overdue: supervisors told"),
                ),
                (
                    "deleted_on",
                    models.DateField(blank=True, null=True, verbose_name="what was shared was deleted there on"),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="agency asked",
                    ),
                ),
                (
                    "consent",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
                        to="cases.consent",
                        verbose_name="consent",
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
                        to="reintegration.offer",
                        verbose_name="offer",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.person",
                        verbose_name="person referred",
                    ),
                ),
                (
                    "scheme",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reintegration.scheme",
                        verbose_name="State scheme",
                    ),
                ),
            ],
            options={
                "verbose_name": "referral",
                "verbose_name_plural": "referrals",
                "abstract": False,
            },
            bases=("workflows.procedure",),
        ),
        migrations.CreateModel(
            name="HistoricalReferral",
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
                ("sent_at", models.DateTimeField(editable=False, verbose_name="sent at")),
                ("phone", models.CharField(blank=True, editable=False, max_length=40, verbose_name="telephone")),
                (
                    "need",
                    models.CharField(
                        choices=[
                            ("employment", "Registration as a job seeker, job placement"),
                            ("self_employment", "Self-employment programme"),
                            ("business", "Support of a small business"),
                            ("training", "Vocational training"),
                            ("recognition", "Recognition of a qualification"),
                            ("education", "Schooling and education"),
                            ("health", "Health care"),
                            ("psychosocial", "Psychosocial support"),
                            ("child_protection", "Protection of a child"),
                            ("social_assistance", "Targeted social assistance"),
                            ("housing", "Housing"),
                            ("documents", "Identity and civil-status documents"),
                            ("legal", "Legal help"),
                        ],
                        editable=False,
                        max_length=20,
                        verbose_name="what is asked for",
                    ),
                ),
                (
                    "need_note",
                    models.TextField(
                        blank=True, editable=False, max_length=2000, verbose_name="what the agency must know to act"
                    ),
                ),
                (
                    "items",
                    models.JSONField(
                        blank=True, default=list, editable=False, verbose_name="shared beside name, telephone and need"
                    ),
                ),
                (
                    "age_band",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("0-14", "under 15"),
                            ("15-17", "15 to 17"),
                            ("18-24", "18 to 24"),
                            ("25-34", "25 to 34"),
                            ("35-44", "35 to 44"),
                            ("45-54", "45 to 54"),
                            ("55-64", "55 to 64"),
                            ("65+", "65 or more"),
                        ],
                        editable=False,
                        max_length=6,
                        verbose_name="age band",
                    ),
                ),
                (
                    "sex",
                    models.CharField(
                        blank=True,
                        choices=[("F", "Female"), ("M", "Male"), ("X", "X, as in the document")],
                        editable=False,
                        max_length=1,
                        verbose_name="sex",
                    ),
                ),
                ("region", models.CharField(blank=True, editable=False, max_length=60, verbose_name="region")),
                ("languages", models.JSONField(blank=True, default=list, editable=False, verbose_name="languages")),
                (
                    "education",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("0", "0 Less than primary education"),
                            ("1", "1 Primary education"),
                            ("2", "2 Lower secondary education"),
                            ("3", "3 Upper secondary education"),
                            ("4", "4 Post-secondary non-tertiary education"),
                            ("5", "5 Short-cycle tertiary education"),
                            ("6", "6 Bachelor’s or equivalent level"),
                            ("7", "7 Master’s or equivalent level"),
                            ("8", "8 Doctoral or equivalent level"),
                        ],
                        editable=False,
                        max_length=1,
                        verbose_name="level of education",
                    ),
                ),
                ("occupations", models.JSONField(blank=True, default=list, editable=False, verbose_name="occupations")),
                ("skills", models.JSONField(blank=True, default=list, editable=False, verbose_name="skills")),
                (
                    "qualifications",
                    models.JSONField(
                        blank=True, default=list, editable=False, verbose_name="qualifications and their recognition"
                    ),
                ),
                (
                    "accepted_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="accepted at"),
                ),
                ("appointment_at", models.DateTimeField(blank=True, null=True, verbose_name="first appointment")),
                (
                    "contact_at_agency",
                    models.CharField(blank=True, max_length=120, verbose_name="whom the person should ask for"),
                ),
                (
                    "decline_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_competent", "Not within our competence"),
                            ("not_eligible", "The person is not eligible"),
                            ("no_places", "No places or means at present"),
                            ("not_enough_known", "Too little is known to decide"),
                            ("already_served", "The person is served already"),
                            ("other", "Another reason, in words"),
                        ],
                        max_length=20,
                        verbose_name="why it is declined",
                    ),
                ),
                ("decline_note", models.TextField(blank=True, max_length=2000, verbose_name="reason in words")),
                ("service_on", models.DateField(blank=True, null=True, verbose_name="day of the service")),
                (
                    "service",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("registered", "Registered"),
                            ("placed", "Work was found"),
                            ("enrolled", "Training or school has begun"),
                            ("completed", "Training or treatment was completed"),
                            ("granted", "A benefit or grant was awarded"),
                            ("issued", "A document was issued or recognised"),
                            ("advised", "Advice was given"),
                        ],
                        max_length=12,
                        verbose_name="what came of it",
                    ),
                ),
                ("service_note", models.TextField(blank=True, max_length=2000, verbose_name="outcome in words")),
                (
                    "not_given_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_reached", "The person could not be reached"),
                            ("did_not_come", "The person did not come"),
                            ("declined", "The person did not want it"),
                            ("not_eligible", "The person is not eligible"),
                            ("no_places", "No places or means at present"),
                            ("moved", "The person has moved away"),
                            ("other", "Another reason, in words"),
                        ],
                        max_length=20,
                        verbose_name="why the service was not given",
                    ),
                ),
                ("not_given_note", models.TextField(blank=True, max_length=2000, verbose_name="what happened")),
                ("withdrawal_reason", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
                (
                    "answer_escalated_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="answer overdue: supervisors told"),
                ),
                (
                    "service_escalated_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="service overdue: supervisors told"),
                ),
                (
                    "deleted_on",
                    models.DateField(blank=True, null=True, verbose_name="what was shared was deleted there on"),
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
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="agency asked",
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
                    "consent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.consent",
                        verbose_name="consent",
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
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.person",
                        verbose_name="person referred",
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reintegration.offer",
                        verbose_name="offer",
                    ),
                ),
                (
                    "scheme",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reintegration.scheme",
                        verbose_name="State scheme",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical referral",
                "verbose_name_plural": "historical referrals",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
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
        migrations.CreateModel(
            name="Skill",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(blank=True, max_length=80, verbose_name="code")),
                ("uri", models.URLField(blank=True, null=True, unique=True, verbose_name="address in ESCO")),
                ("label_en", models.CharField(max_length=300, verbose_name="name in English")),
                ("label_az", models.CharField(blank=True, max_length=300, verbose_name="name in Azerbaijani")),
                ("folded", models.CharField(editable=False, max_length=600)),
                (
                    "source",
                    models.CharField(
                        choices=[("isco-08", "ISCO-08"), ("esco", "ESCO"), ("house", "List of the house, not ESCO")],
                        max_length=10,
                        verbose_name="source",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("skill", "Skill"), ("knowledge", "Knowledge")],
                        default="skill",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
            ],
            options={
                "verbose_name": "skill",
                "verbose_name_plural": "skills",
                "ordering": ["label_en"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("uri", None)), fields=("code",), name="skill_code_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("source", "esco"), _negated=True), ("uri__isnull", False), _connector="OR"
                        ),
                        name="skill_of_esco_has_address",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAble",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("recorded_at", models.DateTimeField(default=audit.moment.now, editable=False)),
                ("taken_back_at", models.DateTimeField(editable=False, null=True, verbose_name="taken back")),
                (
                    "level",
                    models.CharField(
                        choices=[("basic", "Basic"), ("good", "Good"), ("expert", "Very good")],
                        max_length=6,
                        verbose_name="level",
                    ),
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
                (
                    "profile",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reintegration.profile",
                    ),
                ),
                (
                    "skill",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reintegration.skill",
                        verbose_name="skill",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical skill of a person",
                "verbose_name_plural": "historical skills of persons",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Able",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("recorded_at", models.DateTimeField(default=audit.moment.now, editable=False)),
                ("taken_back_at", models.DateTimeField(editable=False, null=True, verbose_name="taken back")),
                (
                    "level",
                    models.CharField(
                        choices=[("basic", "Basic"), ("good", "Good"), ("expert", "Very good")],
                        max_length=6,
                        verbose_name="level",
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
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="able", to="reintegration.profile"
                    ),
                ),
                (
                    "skill",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reintegration.skill",
                        verbose_name="skill",
                    ),
                ),
            ],
            options={
                "verbose_name": "skill of a person",
                "verbose_name_plural": "skills of persons",
            },
        ),
        migrations.CreateModel(
            name="Spoken",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("recorded_at", models.DateTimeField(default=audit.moment.now, editable=False)),
                ("taken_back_at", models.DateTimeField(editable=False, null=True, verbose_name="taken back")),
                ("language", models.CharField(max_length=3, verbose_name="language")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("mt", "Mother tongue"),
                            ("A1", "A1"),
                            ("A2", "A2"),
                            ("B1", "B1"),
                            ("B2", "B2"),
                            ("C1", "C1"),
                            ("C2", "C2"),
                        ],
                        max_length=2,
                        verbose_name="level",
                    ),
                ),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="spoken", to="reintegration.profile"
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
                "verbose_name": "language of a person",
                "verbose_name_plural": "languages of persons",
            },
        ),
        migrations.CreateModel(
            name="SurveyResponse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "wave",
                    models.CharField(
                        choices=[
                            ("baseline", "At the beginning"),
                            ("3", "After 3 months"),
                            ("6", "After 6 months"),
                            ("12", "After 12 months"),
                        ],
                        max_length=8,
                        verbose_name="when",
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("taken", "Answers the survey"),
                            ("declined", "Does not wish to be asked"),
                            ("unable", "Could not be asked"),
                        ],
                        default="taken",
                        max_length=10,
                        verbose_name="how it went",
                    ),
                ),
                ("language", models.CharField(max_length=3, verbose_name="language of the interview")),
                ("on", models.DateField(verbose_name="day")),
                ("began_at", models.DateTimeField(default=audit.moment.now, editable=False)),
                ("finished_at", models.DateTimeField(editable=False, null=True, verbose_name="finished")),
                ("token", models.CharField(editable=False, max_length=64, null=True, unique=True)),
                (
                    "instrument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responses",
                        to="reintegration.instrument",
                    ),
                ),
                (
                    "interviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked by",
                    ),
                ),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="surveys", to="workflows.procedure"
                    ),
                ),
                (
                    "respondent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.person",
                        verbose_name="who is asked",
                    ),
                ),
            ],
            options={
                "verbose_name": "survey",
                "verbose_name_plural": "surveys",
            },
        ),
        migrations.CreateModel(
            name="HistoricalAnswer",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("answered_at", models.DateTimeField(default=audit.moment.now, editable=False)),
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
                    "answered_by",
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "option",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reintegration.option",
                        verbose_name="answer",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reintegration.question",
                        verbose_name="question",
                    ),
                ),
                (
                    "response",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reintegration.surveyresponse",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical answer",
                "verbose_name_plural": "historical answers",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("answered_at", models.DateTimeField(default=audit.moment.now, editable=False)),
                (
                    "answered_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "option",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reintegration.option",
                        verbose_name="answer",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reintegration.question",
                        verbose_name="question",
                    ),
                ),
                (
                    "response",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="reintegration.surveyresponse",
                    ),
                ),
            ],
            options={
                "verbose_name": "answer",
                "verbose_name_plural": "answers",
            },
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("planned_on", models.DateField(verbose_name="planned for")),
                (
                    "is_independent",
                    models.BooleanField(
                        default=False,
                        verbose_name="it verifies a delivery, and is made by somebody else than the case manager",
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("made", "Somebody was met"),
                            ("nobody", "Nobody was met"),
                            ("called_off", "Called off"),
                        ],
                        max_length=12,
                        verbose_name="what came of it",
                    ),
                ),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="day of the visit")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="where")),
                ("met", models.JSONField(blank=True, default=list, verbose_name="who was met")),
                (
                    "lives_here",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yes", "Yes"),
                            ("partly", "Partly"),
                            ("no", "No"),
                            ("not_applicable", "Does not apply"),
                            ("not_said", "Did not wish to answer"),
                        ],
                        max_length=15,
                        verbose_name="Does the person live where the plan says?",
                    ),
                ),
                (
                    "support_used",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yes", "Yes"),
                            ("partly", "Partly"),
                            ("no", "No"),
                            ("not_applicable", "Does not apply"),
                            ("not_said", "Did not wish to answer"),
                        ],
                        max_length=15,
                        verbose_name="Is what was given there, and used as agreed?",
                    ),
                ),
                (
                    "means_enough",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yes", "Yes"),
                            ("partly", "Partly"),
                            ("no", "No"),
                            ("not_applicable", "Does not apply"),
                            ("not_said", "Did not wish to answer"),
                        ],
                        max_length=15,
                        verbose_name="Do the means of the household last until the end of the month?",
                    ),
                ),
                (
                    "school",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yes", "Yes"),
                            ("partly", "Partly"),
                            ("no", "No"),
                            ("not_applicable", "Does not apply"),
                            ("not_said", "Did not wish to answer"),
                        ],
                        max_length=15,
                        verbose_name="Do the children of school age go to school?",
                    ),
                ),
                (
                    "care",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yes", "Yes"),
                            ("partly", "Partly"),
                            ("no", "No"),
                            ("not_applicable", "Does not apply"),
                            ("not_said", "Did not wish to answer"),
                        ],
                        max_length=15,
                        verbose_name="Does the household reach a doctor when it needs one?",
                    ),
                ),
                (
                    "safe",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yes", "Yes"),
                            ("partly", "Partly"),
                            ("no", "No"),
                            ("not_applicable", "Does not apply"),
                            ("not_said", "Did not wish to answer"),
                        ],
                        max_length=15,
                        verbose_name="Does the person feel safe and accepted where they live?",
                    ),
                ),
                (
                    "risk",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("none", "None seen"),
                            ("low", "Low"),
                            ("medium", "Medium"),
                            ("high", "High: act at once"),
                        ],
                        max_length=8,
                        verbose_name="risk",
                    ),
                ),
                ("note", models.TextField(blank=True, max_length=2000, verbose_name="what was found")),
                ("planned_at", models.DateTimeField(default=audit.moment.now, editable=False)),
                ("recorded_at", models.DateTimeField(editable=False, null=True, verbose_name="recorded")),
                ("token", models.CharField(editable=False, max_length=64, null=True, unique=True)),
                (
                    "manager",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits_to_it",
                        to="workflows.procedure",
                        verbose_name="measure looked at",
                    ),
                ),
                (
                    "planned_by",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="visits", to="workflows.procedure"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "visitor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who visits",
                    ),
                ),
            ],
            options={
                "verbose_name": "monitoring visit",
                "verbose_name_plural": "monitoring visits",
            },
        ),
        migrations.CreateModel(
            name="HistoricalVisitFile",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
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
                    "visit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reintegration.visit",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical file of a visit",
                "verbose_name_plural": "historical files of visits",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="VisitFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="files", to="reintegration.visit"
                    ),
                ),
            ],
            options={
                "verbose_name": "file of a visit",
                "verbose_name_plural": "files of visits",
            },
        ),
        migrations.CreateModel(
            name="WeightSet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                ("source", models.CharField(max_length=300, verbose_name="source")),
                ("is_official", models.BooleanField(default=False, verbose_name="official weights")),
                ("loaded_at", models.DateTimeField(default=audit.moment.now, verbose_name="loaded")),
                (
                    "outcome",
                    models.CharField(
                        choices=[("open", "Waiting for approval"), ("granted", "In force"), ("refused", "Refused")],
                        default="open",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("decided_at", models.DateTimeField(null=True, verbose_name="decided")),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "instrument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="weight_sets",
                        to="reintegration.instrument",
                    ),
                ),
                (
                    "loaded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="loaded by",
                    ),
                ),
            ],
            options={
                "verbose_name": "weights",
                "verbose_name_plural": "weights",
                "ordering": ["instrument", "-version"],
            },
        ),
        migrations.CreateModel(
            name="Weight",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                (
                    "in_dimension",
                    models.DecimalField(decimal_places=6, max_digits=12, verbose_name="weight in the dimension"),
                ),
                (
                    "in_composite",
                    models.DecimalField(decimal_places=6, max_digits=12, verbose_name="weight in the whole"),
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
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="weights", to="reintegration.question"
                    ),
                ),
                (
                    "weight_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="weights",
                        to="reintegration.weightset",
                    ),
                ),
            ],
            options={
                "verbose_name": "weight",
                "verbose_name_plural": "weights of questions",
            },
        ),
        migrations.CreateModel(
            name="Worked",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("recorded_at", models.DateTimeField(default=audit.moment.now, editable=False)),
                ("taken_back_at", models.DateTimeField(editable=False, null=True, verbose_name="taken back")),
                (
                    "years",
                    models.PositiveSmallIntegerField(
                        help_text="Whole years; 0 for less than one.", verbose_name="years"
                    ),
                ),
                ("abroad", models.BooleanField(default=False, verbose_name="mostly abroad")),
                (
                    "occupation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reintegration.occupation",
                        verbose_name="occupation",
                    ),
                ),
                (
                    "profile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="worked", to="reintegration.profile"
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
                "verbose_name": "occupation of a person",
                "verbose_name_plural": "occupations of persons",
            },
        ),
        migrations.CreateModel(
            name="BusinessCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "months",
                    models.PositiveSmallIntegerField(
                        choices=[(6, "After 6 months"), (12, "After 12 months")], verbose_name="after how many months"
                    ),
                ),
                ("on", models.DateField(verbose_name="day")),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("running", "Still running"),
                            ("changed", "Running, in another trade or place"),
                            ("stopped", "No longer running"),
                            ("declined", "Did not wish to answer"),
                            ("not_reached", "Could not be reached"),
                        ],
                        max_length=12,
                        verbose_name="the business",
                    ),
                ),
                ("note", models.TextField(blank=True, max_length=2000, verbose_name="what was found")),
                ("recorded_at", models.DateTimeField(default=audit.moment.now, editable=False)),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="business_checks",
                        to="workflows.procedure",
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
                "verbose_name": "look at a business",
                "verbose_name_plural": "looks at businesses",
                "constraints": [
                    models.UniqueConstraint(fields=("measure", "months"), name="business_check_once"),
                    models.CheckConstraint(
                        condition=models.Q(("months__in", [6, 12])), name="business_check_after_6_or_12"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConsentItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                (
                    "item",
                    models.CharField(
                        choices=[
                            ("age_band", "Age band"),
                            ("sex", "Sex"),
                            ("region", "Region"),
                            ("languages", "Languages"),
                            ("education", "Level of education"),
                            ("occupations", "Occupations"),
                            ("skills", "Skills"),
                            ("qualifications", "Qualifications and their recognition"),
                        ],
                        max_length=15,
                        verbose_name="what may be told",
                    ),
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
                    "consent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="named_items", to="cases.consent"
                    ),
                ),
            ],
            options={
                "verbose_name": "item of a consent",
                "verbose_name_plural": "items of consents",
                "constraints": [models.UniqueConstraint(fields=("consent", "item"), name="consent_item_once")],
            },
        ),
        migrations.CreateModel(
            name="Feedback",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("opinion", "How satisfied I am"),
                            ("complaint", "A complaint, to which I wish an answer"),
                        ],
                        max_length=10,
                        verbose_name="what it is",
                    ),
                ),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("travel", "The return journey"),
                            ("assistance", "The support after the return"),
                            ("provider", "A provider: a training centre, a shop, another organisation"),
                        ],
                        max_length=10,
                        verbose_name="about what",
                    ),
                ),
                (
                    "overall",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("very_satisfied", "Very satisfied"),
                            ("satisfied", "Satisfied"),
                            ("neither", "Neither satisfied nor dissatisfied"),
                            ("dissatisfied", "Dissatisfied"),
                            ("very_dissatisfied", "Very dissatisfied"),
                        ],
                        max_length=17,
                        verbose_name="On the whole",
                    ),
                ),
                (
                    "information",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("very_satisfied", "Very satisfied"),
                            ("satisfied", "Satisfied"),
                            ("neither", "Neither satisfied nor dissatisfied"),
                            ("dissatisfied", "Dissatisfied"),
                            ("very_dissatisfied", "Very dissatisfied"),
                        ],
                        max_length=17,
                        verbose_name="What I was told, and how",
                    ),
                ),
                (
                    "respect",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("very_satisfied", "Very satisfied"),
                            ("satisfied", "Satisfied"),
                            ("neither", "Neither satisfied nor dissatisfied"),
                            ("dissatisfied", "Dissatisfied"),
                            ("very_dissatisfied", "Very dissatisfied"),
                        ],
                        max_length=17,
                        verbose_name="How I was treated",
                    ),
                ),
                (
                    "timeliness",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("very_satisfied", "Very satisfied"),
                            ("satisfied", "Satisfied"),
                            ("neither", "Neither satisfied nor dissatisfied"),
                            ("dissatisfied", "Dissatisfied"),
                            ("very_dissatisfied", "Very dissatisfied"),
                        ],
                        max_length=17,
                        verbose_name="How long it took",
                    ),
                ),
                ("words", models.TextField(blank=True, max_length=2000, verbose_name="In your own words")),
                (
                    "about_role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("caseworker", "Caseworker"),
                            ("supervisor", "Supervisor"),
                            ("protection_officer", "Protection officer"),
                            ("data_protection_officer", "Data-protection officer"),
                            ("programme_manager", "Programme manager"),
                        ],
                        max_length=30,
                        verbose_name="whom it is about",
                    ),
                ),
                (
                    "receipt",
                    models.CharField(editable=False, max_length=12, unique=True, verbose_name="number of the receipt"),
                ),
                (
                    "received_at",
                    models.DateTimeField(default=audit.moment.now, editable=False, verbose_name="received"),
                ),
                ("due_on", models.DateField(null=True, verbose_name="to be answered by")),
                ("answer", models.TextField(blank=True, max_length=2000, verbose_name="answer")),
                ("answered_at", models.DateTimeField(editable=False, null=True, verbose_name="answered")),
                ("token", models.CharField(editable=False, max_length=64, null=True, unique=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="feedback",
                        to="agencies.agency",
                        verbose_name="to whom",
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="answered by",
                    ),
                ),
                (
                    "limit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.timelimit",
                        verbose_name="rule",
                    ),
                ),
                (
                    "procedure",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="feedback",
                        to="workflows.procedure",
                        verbose_name="case",
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
                        verbose_name="which organisation",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recorded by",
                    ),
                ),
            ],
            options={
                "verbose_name": "feedback",
                "verbose_name_plural": "feedback",
                "indexes": [models.Index(fields=["agency", "-received_at"], name="feedback_of_agency")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("about_role", ""), ("answered_at", None), ("due_on", None), ("kind", "opinion")),
                            models.Q(
                                ("due_on__isnull", False), ("kind", "complaint"), models.Q(("words", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="feedback_complaint_is_dated",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at", None), ("answered_by", None)),
                            models.Q(
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="feedback_answered_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "wave",
                    models.CharField(
                        choices=[
                            ("baseline", "At the beginning"),
                            ("3", "After 3 months"),
                            ("6", "After 6 months"),
                            ("12", "After 12 months"),
                        ],
                        max_length=8,
                        verbose_name="which follow-up",
                    ),
                ),
                ("on", models.DateField(verbose_name="day of the follow-up")),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("met", "Met or spoken with"),
                            ("declined", "Did not wish to answer"),
                            ("not_reached", "Could not be reached"),
                            ("abroad", "Has left the country again"),
                            ("deceased", "Deceased"),
                        ],
                        max_length=12,
                        verbose_name="how it went",
                    ),
                ),
                ("note", models.TextField(blank=True, max_length=2000, verbose_name="what was found")),
                ("recorded_at", models.DateTimeField(default=audit.moment.now, editable=False)),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="follow_ups", to="workflows.procedure"
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
                "verbose_name": "follow-up",
                "verbose_name_plural": "follow-ups",
                "constraints": [
                    models.UniqueConstraint(fields=("procedure", "wave"), name="follow_up_once"),
                    models.CheckConstraint(
                        condition=models.Q(("wave__in", ["3", "6", "12"])), name="follow_up_of_a_wave"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Goal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveSmallIntegerField(default=1, verbose_name="revision of the plan")),
                (
                    "dimension",
                    models.CharField(
                        choices=[("economic", "Economic"), ("social", "Social"), ("psychosocial", "Psychosocial")],
                        max_length=12,
                        verbose_name="dimension",
                    ),
                ),
                ("text", models.CharField(max_length=300, verbose_name="goal")),
                ("reached_on", models.DateField(blank=True, null=True, verbose_name="reached on")),
                ("dropped_on", models.DateField(blank=True, null=True, verbose_name="taken out on")),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="goals", to="workflows.procedure"
                    ),
                ),
            ],
            options={
                "verbose_name": "goal",
                "verbose_name_plural": "goals",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("dropped_on", None)),
                        fields=("procedure", "revision", "dimension", "text"),
                        name="goal_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reached_on", None), ("dropped_on", None), _connector="OR"),
                        name="goal_reached_or_dropped",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="answerset",
            constraint=models.UniqueConstraint(fields=("instrument", "code"), name="answer_set_once"),
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
        migrations.AddIndex(
            model_name="ledgerentry",
            index=models.Index(fields=["measure", "id"], name="entry_of_measure"),
        ),
        migrations.AddIndex(
            model_name="ledgerentry",
            index=models.Index(fields=["programme", "id"], name="entry_of_programme"),
        ),
        migrations.AddConstraint(
            model_name="ledgerentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gte", 0), ("booked__gte", 0)), name="entry_not_negative"
            ),
        ),
        migrations.AddConstraint(
            model_name="ledgerentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reverses__isnull", False), ("what", "reversal")),
                    models.Q(models.Q(("what", "reversal"), _negated=True), ("reverses", None)),
                    _connector="OR",
                ),
                name="entry_reverses_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="ledgerentry",
            constraint=models.UniqueConstraint(
                condition=models.Q(("what__in", ["commit", "release", "pay"])),
                fields=("step", "what"),
                name="entry_once_a_step",
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="measure_costs_something"),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="measure_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="balance",
            constraint=models.UniqueConstraint(
                fields=("programme", "line", "case", "measure_kind"), name="balance_once", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="balance",
            constraint=models.CheckConstraint(
                condition=models.Q(("committed__gte", 0), ("spent__gte", 0), ("in_cash__gte", 0)),
                name="balance_not_negative",
            ),
        ),
        migrations.AddConstraint(
            model_name="balance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "ceiling__gte",
                        django.db.models.expressions.CombinedExpression(models.F("committed"), "+", models.F("spent")),
                    )
                ),
                name="balance_not_overspent",
            ),
        ),
        migrations.AddConstraint(
            model_name="balance",
            constraint=models.CheckConstraint(
                condition=models.Q(("cash_ceiling", None), ("cash_ceiling__gte", models.F("in_cash")), _connector="OR"),
                name="balance_not_too_much_cash",
            ),
        ),
        migrations.AddConstraint(
            model_name="measurepaper",
            constraint=models.UniqueConstraint(fields=("measure", "document", "proof"), name="measure_paper_once"),
        ),
        migrations.AddConstraint(
            model_name="moneychange",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", "granted"), _negated=True),
                    models.Q(
                        ("decided_by__isnull", False), models.Q(("decided_by", models.F("proposed_by")), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="moneychange_by_other_eyes",
            ),
        ),
        migrations.AddConstraint(
            model_name="moneychange",
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
                name="moneychange_decided_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="moneychange",
            constraint=models.UniqueConstraint(
                condition=models.Q(("outcome", "open")), fields=("subject", "about"), name="moneychange_one_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="exchangerate",
            constraint=models.UniqueConstraint(fields=("currency", "base", "on"), name="rate_once_a_day"),
        ),
        migrations.AddConstraint(
            model_name="exchangerate",
            constraint=models.CheckConstraint(condition=models.Q(("value__gt", 0)), name="rate_is_positive"),
        ),
        migrations.AddConstraint(
            model_name="budgetline",
            constraint=models.UniqueConstraint(fields=("programme", "measure_kind"), name="line_once"),
        ),
        migrations.AddConstraint(
            model_name="budgetline",
            constraint=models.CheckConstraint(condition=models.Q(("amount__gte", 0)), name="line_not_negative"),
        ),
        migrations.AddConstraint(
            model_name="assistancerule",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("programme", "="),
                    ("return_type", "="),
                    ("family_role", "="),
                    (
                        django.db.models.functions.comparison.Coalesce(
                            "measure_kind", models.Value(0), output_field=models.BigIntegerField()
                        ),
                        "=",
                    ),
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
                name="assistance_one_version_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="assistancerule",
            constraint=models.CheckConstraint(condition=models.Q(("cap__gte", 0)), name="assistance_not_negative"),
        ),
        migrations.AddConstraint(
            model_name="assistancerule",
            constraint=models.CheckConstraint(
                condition=models.Q(("cash_share_max__lte", 100)), name="assistance_cash_is_a_share"
            ),
        ),
        migrations.AddConstraint(
            model_name="approvalband",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (
                        django.db.models.functions.comparison.Coalesce(
                            "programme", models.Value(0), output_field=models.BigIntegerField()
                        ),
                        "=",
                    ),
                    (
                        django.db.models.functions.comparison.Coalesce(
                            "up_to", models.Value(-1), output_field=models.DecimalField()
                        ),
                        "=",
                    ),
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
                name="band_one_version_a_day",
            ),
        ),
        migrations.AddIndex(
            model_name="offer",
            index=models.Index(condition=models.Q(("closed_at", None)), fields=["starts_on"], name="offer_open"),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.CheckConstraint(condition=models.Q(("places__gte", 1)), name="offer_has_a_place"),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.CheckConstraint(
                condition=models.Q(("until", None), ("until__gte", models.F("starts_on")), _connector="OR"),
                name="offer_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="option",
            constraint=models.UniqueConstraint(fields=("answer_set", "code"), name="option_once"),
        ),
        migrations.AddConstraint(
            model_name="option",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("value", None),
                    models.Q(("counts_as", "answer"), ("value__gte", 0), ("value__lte", 1)),
                    _connector="OR",
                ),
                name="option_value_of_answer",
            ),
        ),
        migrations.AddConstraint(
            model_name="profile",
            constraint=models.UniqueConstraint(fields=("case", "person"), name="profile_once"),
        ),
        migrations.AddConstraint(
            model_name="programmebudget",
            constraint=models.CheckConstraint(condition=models.Q(("amount__gte", 0)), name="budget_not_negative"),
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
        migrations.AddConstraint(
            model_name="qualification",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("applied_on", None), ("decided_on", None), ("recognition", "not_asked")),
                    models.Q(("applied_on__isnull", False), ("decided_on", None), ("recognition", "applied")),
                    models.Q(("decided_on__isnull", False), ("recognition__in", ("recognised", "refused"))),
                    _connector="OR",
                ),
                name="qualification_says_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="qualification",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("applied_on", None),
                    ("decided_on", None),
                    ("decided_on__gte", models.F("applied_on")),
                    _connector="OR",
                ),
                name="qualification_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.UniqueConstraint(fields=("instrument", "code"), name="question_once"),
        ),
        migrations.AddConstraint(
            model_name="reintegrationcase",
            constraint=models.UniqueConstraint(fields=("origin",), name="reintegration_once_a_return"),
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
        migrations.AddConstraint(
            model_name="able",
            constraint=models.UniqueConstraint(
                condition=models.Q(("taken_back_at", None)), fields=("profile", "skill"), name="able_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="spoken",
            constraint=models.UniqueConstraint(
                condition=models.Q(("taken_back_at", None)), fields=("profile", "language"), name="spoken_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="surveyresponse",
            constraint=models.UniqueConstraint(fields=("procedure", "wave", "respondent"), name="survey_once_a_wave"),
        ),
        migrations.AddConstraint(
            model_name="surveyresponse",
            constraint=models.CheckConstraint(
                condition=models.Q(("result", "taken"), ("finished_at__isnull", False), _connector="OR"),
                name="survey_not_taken_is_settled",
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.UniqueConstraint(fields=("response", "question"), name="answer_once"),
        ),
        migrations.AddIndex(
            model_name="visit",
            index=models.Index(fields=["procedure", "planned_on"], name="visit_of_case"),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_independent", False),
                    ("manager", None),
                    models.Q(("visitor", models.F("manager")), _negated=True),
                    _connector="OR",
                ),
                name="visit_by_other_eyes",
            ),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("done_on", None), ("recorded_at", None), ("recorded_by", None), ("result", "")),
                    models.Q(
                        models.Q(("result", ""), _negated=True),
                        ("done_on__isnull", False),
                        ("recorded_at__isnull", False),
                        ("recorded_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="visit_recorded_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="visitfile",
            constraint=models.UniqueConstraint(fields=("visit", "document"), name="visit_file_once"),
        ),
        migrations.AddConstraint(
            model_name="weightset",
            constraint=models.UniqueConstraint(fields=("instrument", "version"), name="weight_set_version_once"),
        ),
        migrations.AddConstraint(
            model_name="weightset",
            constraint=models.UniqueConstraint(
                condition=models.Q(("outcome", "open")), fields=("instrument",), name="weight_set_one_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="weightset",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("loaded_by", None), ("outcome", "granted")),
                    models.Q(("decided_by", None), ("outcome", "open")),
                    models.Q(
                        ("decided_by__isnull", False),
                        ("loaded_by__isnull", False),
                        models.Q(("outcome", "open"), _negated=True),
                        models.Q(("decided_by", models.F("loaded_by")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="weight_set_by_other_eyes",
            ),
        ),
        migrations.AddConstraint(
            model_name="weight",
            constraint=models.UniqueConstraint(fields=("weight_set", "question"), name="weight_once"),
        ),
        migrations.AddConstraint(
            model_name="weight",
            constraint=models.CheckConstraint(
                condition=models.Q(("in_composite__gte", 0), ("in_dimension__gte", 0)), name="weight_not_below_zero"
            ),
        ),
        migrations.AddConstraint(
            model_name="worked",
            constraint=models.UniqueConstraint(
                condition=models.Q(("taken_back_at", None)), fields=("profile", "occupation"), name="worked_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="worked",
            constraint=models.CheckConstraint(
                condition=models.Q(("years__lte", 60)), name="worked_no_more_than_a_life"
            ),
        ),
    ]
    operations = [*in_one_go(operations), migrations.RunSQL(keep_histories("reintegration"), migrations.RunSQL.noop)]
