"""The reintegration case, the goals of its plan, its follow-ups."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import audit.actor
import audit.moment
import workflows.fsm
from audit.locks import keep_histories


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0004_case_management"),
        ("cases", "0033_after_the_return"),
        ("workflows", "0061_after_the_return"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
            },
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
        migrations.RunSQL(keep_histories("reintegration"), migrations.RunSQL.noop),
    ]
