"""The survey: instrument, answers, weights; and what people say of the support."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import audit.actor
import audit.moment


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0004_case_management"),
        ("cases", "0051_complaints"),
        ("reintegration", "0023_ledger_locks"),
        ("workflows", "0061_after_the_return"),
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
        migrations.AddConstraint(
            model_name="answerset",
            constraint=models.UniqueConstraint(fields=("instrument", "code"), name="answer_set_once"),
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
            model_name="question",
            constraint=models.UniqueConstraint(fields=("instrument", "code"), name="question_once"),
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
    ]
