"""The register of the initiatives of the annex, with what the annex lists; and talks before a return become facts."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import audit.actor
import audit.moment
from agencies.in_one_go import in_one_go
from audit.locks import keep_histories
from reports.initiatives.annex import seed_initiatives

LOCKS = """
CREATE FUNCTION entry_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.taken_back_at IS NULL AND NEW.taken_back_at >= OLD.recorded_at THEN
    OLD.taken_back_at := NEW.taken_back_at;
    IF OLD IS NOT DISTINCT FROM NEW THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION 'an entry is taken back once, and never changed' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER taken_back_once BEFORE UPDATE OR DELETE ON reports_entry FOR EACH ROW EXECUTE FUNCTION entry_is_kept();
ALTER TABLE reports_entry ENABLE ALWAYS TRIGGER taken_back_once;
"""

COUNSELLING = """
CREATE FUNCTION touch_facts_cases_historicalcounsellingsession() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN INSERT INTO reports_touched (case_id) VALUES (NEW.case_id); RETURN NULL; END $$;
CREATE TRIGGER touches_facts AFTER INSERT ON cases_historicalcounsellingsession
FOR EACH ROW EXECUTE FUNCTION touch_facts_cases_historicalcounsellingsession();
INSERT INTO reports_touched (case_id) SELECT DISTINCT case_id FROM cases_counsellingsession;
"""


def seed(apps, _editor):
    seed_initiatives(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0005_telephone"),
        ("cases", "0033_after_the_return"),
        ("reports", "0004_export"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalInitiative",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                (
                    "chapter",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "Migration management"),
                            (2, "Mobility, legal migration and integration"),
                            (
                                3,
                                "Fight against irregular migration and trafficking in human beings, readmission, identity and travel documents’ security, border management",
                            ),
                            (4, "Migration and development"),
                            (5, "Asylum and international protection"),
                        ],
                        verbose_name="chapter of the annex",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number in the chapter")),
                ("title_en", models.CharField(max_length=500, verbose_name="title in English")),
                ("title_az", models.CharField(blank=True, max_length=500, verbose_name="title in Azerbaijani")),
                ("source", models.CharField(max_length=200, verbose_name="source")),
                (
                    "translation",
                    models.CharField(
                        choices=[
                            ("sourced", "Read in a source"),
                            ("sister_agreement", "Read in a sister agreement"),
                            ("memory_high", "Unverified, very likely"),
                            ("memory_medium", "Unverified, likely"),
                            ("memory_low", "Unverified, uncertain"),
                            ("house_rule", "House rule"),
                        ],
                        default="memory_medium",
                        max_length=20,
                        verbose_name="how sure the Azerbaijani title is",
                    ),
                ),
                ("partners", models.CharField(blank=True, max_length=500, verbose_name="lead partners")),
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
                        verbose_name="responsible agency",
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
                "verbose_name": "historical initiative",
                "verbose_name_plural": "historical initiatives",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Initiative",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "chapter",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "Migration management"),
                            (2, "Mobility, legal migration and integration"),
                            (
                                3,
                                "Fight against irregular migration and trafficking in human beings, readmission, identity and travel documents’ security, border management",
                            ),
                            (4, "Migration and development"),
                            (5, "Asylum and international protection"),
                        ],
                        verbose_name="chapter of the annex",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number in the chapter")),
                ("title_en", models.CharField(max_length=500, verbose_name="title in English")),
                ("title_az", models.CharField(blank=True, max_length=500, verbose_name="title in Azerbaijani")),
                ("source", models.CharField(max_length=200, verbose_name="source")),
                (
                    "translation",
                    models.CharField(
                        choices=[
                            ("sourced", "Read in a source"),
                            ("sister_agreement", "Read in a sister agreement"),
                            ("memory_high", "Unverified, very likely"),
                            ("memory_medium", "Unverified, likely"),
                            ("memory_low", "Unverified, uncertain"),
                            ("house_rule", "House rule"),
                        ],
                        default="memory_medium",
                        max_length=20,
                        verbose_name="how sure the Azerbaijani title is",
                    ),
                ),
                ("partners", models.CharField(blank=True, max_length=500, verbose_name="lead partners")),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="initiatives",
                        to="agencies.agency",
                        verbose_name="responsible agency",
                    ),
                ),
            ],
            options={
                "verbose_name": "initiative",
                "verbose_name_plural": "initiatives",
                "ordering": ["chapter", "number"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalEntry",
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
                        choices=[("state", "State"), ("progress", "Progress"), ("evidence", "Evidence")],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("on", models.DateField(verbose_name="day")),
                (
                    "state",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("planned", "Planned"),
                            ("running", "Running"),
                            ("completed", "Completed"),
                            ("stopped", "Stopped"),
                        ],
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("text", models.TextField(blank=True, max_length=2000, verbose_name="in words")),
                ("reference", models.CharField(blank=True, max_length=300, verbose_name="document or address")),
                ("figure", models.CharField(blank=True, max_length=40, verbose_name="figure")),
                ("first", models.DateField(blank=True, null=True, verbose_name="first day")),
                ("last", models.DateField(blank=True, null=True, verbose_name="last day")),
                ("other_state", models.CharField(blank=True, max_length=2, verbose_name="other State")),
                ("recorded_at", models.DateTimeField(default=audit.moment.now, editable=False)),
                ("taken_back_at", models.DateTimeField(editable=False, null=True)),
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
                    "initiative",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="reports.initiative",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical entry about an initiative",
                "verbose_name_plural": "historical entries about initiatives",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("state", "State"), ("progress", "Progress"), ("evidence", "Evidence")],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("on", models.DateField(verbose_name="day")),
                (
                    "state",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("planned", "Planned"),
                            ("running", "Running"),
                            ("completed", "Completed"),
                            ("stopped", "Stopped"),
                        ],
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("text", models.TextField(blank=True, max_length=2000, verbose_name="in words")),
                ("reference", models.CharField(blank=True, max_length=300, verbose_name="document or address")),
                ("figure", models.CharField(blank=True, max_length=40, verbose_name="figure")),
                ("first", models.DateField(blank=True, null=True, verbose_name="first day")),
                ("last", models.DateField(blank=True, null=True, verbose_name="last day")),
                ("other_state", models.CharField(blank=True, max_length=2, verbose_name="other State")),
                ("recorded_at", models.DateTimeField(default=audit.moment.now, editable=False)),
                ("taken_back_at", models.DateTimeField(editable=False, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
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
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="entries", to="reports.initiative"
                    ),
                ),
            ],
            options={
                "verbose_name": "entry about an initiative",
                "verbose_name_plural": "entries about initiatives",
                "ordering": ["-on", "-pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="initiative",
            constraint=models.UniqueConstraint(fields=("chapter", "number"), name="initiative_once"),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["initiative", "on"], name="entry_by_day"),
        ),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "state"), models.Q(("state", ""), _negated=True)),
                    models.Q(models.Q(("kind", "state"), _negated=True), ("state", "")),
                    _connector="OR",
                ),
                name="entry_state_of_states",
            ),
        ),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("figure", ""),
                    models.Q(("first__isnull", False), ("kind", "evidence"), ("last__gte", models.F("first"))),
                    _connector="OR",
                ),
                name="entry_figure_of_period",
            ),
        ),
        migrations.AlterField(
            model_name="fact",
            name="kind",
            field=models.CharField(
                choices=[
                    ("application", "Application"),
                    ("reply", "Reply"),
                    ("interview", "Interview"),
                    ("document", "Document"),
                    ("transfer", "Transfer"),
                    ("withdrawal", "Withdrawal"),
                    ("counselling", "Counselling"),
                    ("return", "Return"),
                    ("departure", "Departure"),
                    ("reintegration", "Reintegration"),
                    ("stage", "Stage"),
                    ("follow_up", "Follow Up"),
                    ("survey", "Survey"),
                    ("measure", "Measure"),
                    ("hand_over", "Hand Over"),
                    ("money", "Money"),
                    ("referral", "Referral"),
                ],
                max_length=16,
            ),
        ),
        migrations.RunSQL(LOCKS + COUNSELLING + keep_histories("reports"), migrations.RunSQL.noop),
        migrations.RunPython(seed, migrations.RunPython.noop),
    ]
    operations = in_one_go(operations)
