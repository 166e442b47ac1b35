"""Monitoring visits with their files, goals that were taken out of a draft, and the code of the leaflet; one case a return."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import audit.actor
import audit.moment
import reintegration.leaflet_codes
from audit.locks import keep_histories


def draw_codes(apps, schema_editor):
    """Each case that is there already has one of its own."""
    cases = apps.get_model("reintegration", "ReintegrationCase").objects
    for pk in cases.values_list("pk", flat=True):
        cases.filter(pk=pk).update(code=reintegration.leaflet_codes.new_code())


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0004_case_management"),
        ("cases", "0050_consent_token"),
        ("reintegration", "0020_measures"),
        ("workflows", "0061_after_the_return"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
            ],
            options={
                "verbose_name": "monitoring visit",
                "verbose_name_plural": "monitoring visits",
            },
        ),
        migrations.CreateModel(
            name="VisitFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ],
            options={
                "verbose_name": "file of a visit",
                "verbose_name_plural": "files of visits",
            },
        ),
        migrations.AddField(
            model_name="goal",
            name="dropped_on",
            field=models.DateField(blank=True, null=True, verbose_name="taken out on"),
        ),
        migrations.AddField(
            model_name="historicalgoal",
            name="dropped_on",
            field=models.DateField(blank=True, null=True, verbose_name="taken out on"),
        ),
        migrations.AddField(
            model_name="historicalreintegrationcase",
            name="code",
            field=models.CharField(
                db_index=True,
                default=reintegration.leaflet_codes.new_code,
                editable=False,
                max_length=12,
                verbose_name="code of the leaflet",
            ),
        ),
        migrations.AddField(
            model_name="reintegrationcase",
            name="code",
            field=models.CharField(null=True, editable=False, max_length=12, verbose_name="code of the leaflet"),
        ),
        migrations.RunPython(draw_codes, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="reintegrationcase",
            name="code",
            field=models.CharField(
                default=reintegration.leaflet_codes.new_code,
                editable=False,
                max_length=12,
                unique=True,
                verbose_name="code of the leaflet",
            ),
        ),
        migrations.AddConstraint(
            model_name="goal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("dropped_on", None)),
                fields=("procedure", "revision", "dimension", "text"),
                name="goal_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="goal",
            constraint=models.CheckConstraint(
                condition=models.Q(("reached_on", None), ("dropped_on", None), _connector="OR"),
                name="goal_reached_or_dropped",
            ),
        ),
        migrations.AddConstraint(
            model_name="reintegrationcase",
            constraint=models.UniqueConstraint(fields=("origin",), name="reintegration_once_a_return"),
        ),
        migrations.AddField(
            model_name="historicalvisit",
            name="act_agency",
            field=models.ForeignKey(
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
        migrations.AddField(
            model_name="historicalvisit",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="historicalvisit",
            name="manager",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historicalvisit",
            name="measure",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="workflows.procedure",
                verbose_name="measure looked at",
            ),
        ),
        migrations.AddField(
            model_name="historicalvisit",
            name="planned_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historicalvisit",
            name="procedure",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="workflows.procedure",
            ),
        ),
        migrations.AddField(
            model_name="historicalvisit",
            name="recorded_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historicalvisit",
            name="visitor",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="who visits",
            ),
        ),
        migrations.AddField(
            model_name="historicalvisitfile",
            name="act_agency",
            field=models.ForeignKey(
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
        migrations.AddField(
            model_name="historicalvisitfile",
            name="document",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="cases.document",
                verbose_name="file",
            ),
        ),
        migrations.AddField(
            model_name="historicalvisitfile",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="visit",
            name="manager",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="visit",
            name="measure",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="visits_to_it",
                to="workflows.procedure",
                verbose_name="measure looked at",
            ),
        ),
        migrations.AddField(
            model_name="visit",
            name="planned_by",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="visit",
            name="procedure",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="visits", to="workflows.procedure"
            ),
        ),
        migrations.AddField(
            model_name="visit",
            name="recorded_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="visit",
            name="visitor",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="who visits",
            ),
        ),
        migrations.AddField(
            model_name="historicalvisitfile",
            name="visit",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="reintegration.visit",
            ),
        ),
        migrations.AddField(
            model_name="visitfile",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.document", verbose_name="file"
            ),
        ),
        migrations.AddField(
            model_name="visitfile",
            name="visit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="files", to="reintegration.visit"
            ),
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
        migrations.RunSQL(keep_histories("reintegration"), migrations.RunSQL.noop),
    ]
