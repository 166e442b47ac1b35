"""Referrals, what a consent names, occupations and skills, profiles, schemes and offers."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import audit.actor
import audit.moment
import workflows.fsm


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0004_case_management"),
        ("cases", "0033_after_the_return"),
        ("reintegration", "0032_survey_seed"),
        ("workflows", "0061_after_the_return"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
            model_name="profile",
            constraint=models.UniqueConstraint(fields=("case", "person"), name="profile_once"),
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
