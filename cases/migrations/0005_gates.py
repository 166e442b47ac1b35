"""Protection gates: how they are kept, and what the database itself refuses of them."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import agencies.disclosure
import audit.actor
import audit.moment
from agencies.in_one_go import in_one_go
from audit.locks import keep_histories

ONCE_RELEASED = """
CREATE FUNCTION gate_begins_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.released_at IS NOT NULL THEN
    RAISE EXCEPTION 'a protection gate begins open' USING ERRCODE = 'restrict_violation'; END IF;
  PERFORM FROM cases_case WHERE id = NEW.case_id FOR NO KEY UPDATE;  -- the lock of the case: no step is under way beside it
  RETURN NEW;
END $$;
CREATE TRIGGER begun BEFORE INSERT ON cases_gate FOR EACH ROW EXECUTE FUNCTION gate_begins_open();

CREATE FUNCTION gate_once_released() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.released_at IS NOT NULL THEN
    RAISE EXCEPTION 'gate % has been released; it is never changed', OLD.id USING ERRCODE = 'restrict_violation'; END IF;
  IF (NEW.id, NEW.case_id, NEW.code, NEW.set_at, NEW.set_by_id, NEW.set_for_id)
     IS DISTINCT FROM (OLD.id, OLD.case_id, OLD.code, OLD.set_at, OLD.set_by_id, OLD.set_for_id) THEN
    RAISE EXCEPTION 'how gate % was set is never changed', OLD.id USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER once BEFORE UPDATE ON cases_gate FOR EACH ROW EXECUTE FUNCTION gate_once_released();

CREATE FUNCTION gate_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'a protection gate is released, never deleted' USING ERRCODE = 'restrict_violation'; END $$;
CREATE TRIGGER stays BEFORE DELETE ON cases_gate FOR EACH ROW EXECUTE FUNCTION gate_stays();
CREATE TRIGGER stays_whole BEFORE TRUNCATE ON cases_gate FOR EACH STATEMENT EXECUTE FUNCTION gate_stays();
ALTER TABLE cases_gate ENABLE ALWAYS TRIGGER begun, ENABLE ALWAYS TRIGGER once, ENABLE ALWAYS TRIGGER stays,
  ENABLE ALWAYS TRIGGER stays_whole;
ALTER FUNCTION gate_begins_open() SET search_path = public, pg_temp;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0002_seed"),
        ("cases", "0004_verification_accelerated"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="document",
            name="group",
            field=models.CharField(
                choices=[
                    ("reference", "reference"),
                    ("particulars", "particulars"),
                    ("evidence", "evidence"),
                    ("transfer", "transfer"),
                    ("care", "care"),
                    ("handling", "handling"),
                    ("security_finding", "security_finding"),
                    ("protection", "protection"),
                    ("family", "family"),
                    ("deliberation", "deliberation"),
                    ("internal", "internal"),
                ],
                default=agencies.disclosure.FieldGroup["EVIDENCE"],
                max_length=20,
                verbose_name="who may see it",
            ),
        ),
        migrations.AlterField(
            model_name="historicaldocument",
            name="group",
            field=models.CharField(
                choices=[
                    ("reference", "reference"),
                    ("particulars", "particulars"),
                    ("evidence", "evidence"),
                    ("transfer", "transfer"),
                    ("care", "care"),
                    ("handling", "handling"),
                    ("security_finding", "security_finding"),
                    ("protection", "protection"),
                    ("family", "family"),
                    ("deliberation", "deliberation"),
                    ("internal", "internal"),
                ],
                default=agencies.disclosure.FieldGroup["EVIDENCE"],
                max_length=20,
                verbose_name="who may see it",
            ),
        ),
        migrations.CreateModel(
            name="HistoricalGate",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                (
                    "code",
                    models.CharField(
                        choices=[
                            ("fear_of_return", "The person fears to return"),
                            ("trafficking_indicators", "Signs of trafficking in human beings"),
                            ("minor_without_guardian", "A minor without a guardian"),
                            ("no_best_interest_decision", "A minor without a decision on the best interests"),
                            ("not_fit_to_travel", "Not fit to travel"),
                        ],
                        max_length=30,
                        verbose_name="why the transfer must wait",
                    ),
                ),
                ("set_at", models.DateTimeField(default=audit.moment.now, verbose_name="set")),
                ("released_at", models.DateTimeField(null=True, verbose_name="released")),
                (
                    "release_ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_confirmed", "Looked into, and not confirmed"),
                            ("remedied", "What stood in the way has been remedied"),
                            ("in_error", "Set in error"),
                        ],
                        max_length=15,
                        verbose_name="ground of the release",
                    ),
                ),
                ("release_reason", models.TextField(blank=True, max_length=2000, verbose_name="reason of the release")),
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
                    "released_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="released by",
                    ),
                ),
                (
                    "released_for",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="released for",
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="set by",
                    ),
                ),
                (
                    "set_for",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="set for",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical protection gate",
                "verbose_name_plural": "historical protection gates",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Gate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "code",
                    models.CharField(
                        choices=[
                            ("fear_of_return", "The person fears to return"),
                            ("trafficking_indicators", "Signs of trafficking in human beings"),
                            ("minor_without_guardian", "A minor without a guardian"),
                            ("no_best_interest_decision", "A minor without a decision on the best interests"),
                            ("not_fit_to_travel", "Not fit to travel"),
                        ],
                        max_length=30,
                        verbose_name="why the transfer must wait",
                    ),
                ),
                ("set_at", models.DateTimeField(default=audit.moment.now, verbose_name="set")),
                ("released_at", models.DateTimeField(null=True, verbose_name="released")),
                (
                    "release_ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_confirmed", "Looked into, and not confirmed"),
                            ("remedied", "What stood in the way has been remedied"),
                            ("in_error", "Set in error"),
                        ],
                        max_length=15,
                        verbose_name="ground of the release",
                    ),
                ),
                ("release_reason", models.TextField(blank=True, max_length=2000, verbose_name="reason of the release")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="gates", to="cases.case"
                    ),
                ),
                (
                    "released_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="released by",
                    ),
                ),
                (
                    "released_for",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="released for",
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="set by",
                    ),
                ),
                (
                    "set_for",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="set for",
                    ),
                ),
            ],
            options={
                "verbose_name": "protection gate",
                "verbose_name_plural": "protection gates",
                "indexes": [models.Index(condition=models.Q(("released_at", None)), fields=["case"], name="gate_open")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "code__in",
                                [
                                    "fear_of_return",
                                    "trafficking_indicators",
                                    "minor_without_guardian",
                                    "no_best_interest_decision",
                                    "not_fit_to_travel",
                                ],
                            )
                        ),
                        name="gate_code_is_closed",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("released_at", None)),
                        fields=("case", "code", "set_by"),
                        name="gate_once_a_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("release_ground", ""),
                                ("release_reason", ""),
                                ("released_at", None),
                                ("released_by", None),
                                ("released_for", None),
                            ),
                            models.Q(
                                ("released_at__isnull", False),
                                ("released_by__isnull", False),
                                ("released_for__isnull", False),
                                models.Q(("release_ground", ""), _negated=True),
                                models.Q(("release_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="gate_released_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("released_by", None),
                            models.Q(("released_by", models.F("set_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="gate_released_by_other_eyes",
                    ),
                ],
            },
        ),
        migrations.RunSQL(ONCE_RELEASED),
        migrations.RunSQL(keep_histories("cases")),
    ]
    operations = in_one_go(operations)
