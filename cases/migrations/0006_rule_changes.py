"""Rules are changed by two: what one proposes another signs, and no version of a limit begins without that."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import audit.actor
import audit.moment
from agencies.in_one_go import in_one_go
from audit.locks import keep_histories

LOCKS = """
CREATE FUNCTION rule_change_begins_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.outcome <> 'open' THEN
    RAISE EXCEPTION 'a change of the rules begins open, not as "%"', NEW.outcome USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION rule_change_once_decided() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE decision text[] := ARRAY['outcome', 'decided_by_id', 'decided_for_id', 'decided_at', 'comment', 'moved'];
BEGIN
  IF OLD.outcome <> 'open' THEN
    RAISE EXCEPTION 'change % has been decided; it is never changed', OLD.id USING ERRCODE = 'restrict_violation'; END IF;
  IF to_jsonb(NEW) - decision IS DISTINCT FROM to_jsonb(OLD) - decision THEN
    RAISE EXCEPTION 'what was proposed in change % is never changed', OLD.id USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER proposed BEFORE INSERT ON cases_limitchange FOR EACH ROW EXECUTE FUNCTION rule_change_begins_open();
CREATE TRIGGER proposed BEFORE INSERT ON cases_holidaychange FOR EACH ROW EXECUTE FUNCTION rule_change_begins_open();
CREATE TRIGGER decided BEFORE UPDATE ON cases_limitchange FOR EACH ROW EXECUTE FUNCTION rule_change_once_decided();
CREATE TRIGGER decided BEFORE UPDATE ON cases_holidaychange FOR EACH ROW EXECUTE FUNCTION rule_change_once_decided();
"""

# Of an agreement that is in use: the first version of a limit is seeded, every other one was signed and follows without a gap.
VERSIONS = """
CREATE FUNCTION version_was_signed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM cases_agreement WHERE id = NEW.agreement_id AND live)
     AND EXISTS (SELECT FROM cases_timelimit WHERE agreement_id = NEW.agreement_id AND name = NEW.name AND id <> NEW.id) THEN
    IF NOT EXISTS (SELECT FROM cases_limitchange
                   WHERE agreement_id = NEW.agreement_id AND name = NEW.name AND outcome = 'granted'
                     AND (value, unit, valid_from) = (NEW.value, NEW.unit, NEW.valid_from)) THEN
      RAISE EXCEPTION 'nobody has signed version % of a limit', NEW.id USING ERRCODE = 'restrict_violation'; END IF;
    IF NOT EXISTS (SELECT FROM cases_timelimit
                   WHERE agreement_id = NEW.agreement_id AND name = NEW.name AND valid_until = NEW.valid_from - 1) THEN
      RAISE EXCEPTION 'no version of the limit ends on the day before % begins', NEW.id USING ERRCODE = 'restrict_violation'; END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER version_signed AFTER INSERT ON cases_timelimit DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION version_was_signed();

CREATE FUNCTION version_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM cases_agreement WHERE id = OLD.agreement_id AND live) THEN
    RAISE EXCEPTION 'what version % says is never changed: the next version says otherwise', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER version_stays AFTER UPDATE ON cases_timelimit FOR EACH ROW
  WHEN ((OLD.agreement_id, OLD.name, OLD.value, OLD.unit, OLD.start_event, OLD.calendar_of, OLD.rollover, OLD.valid_from)
        IS DISTINCT FROM (NEW.agreement_id, NEW.name, NEW.value, NEW.unit, NEW.start_event, NEW.calendar_of, NEW.rollover, NEW.valid_from))
  EXECUTE FUNCTION version_stays();
"""
ALWAYS = "".join(
    f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {trigger};\n"
    for table, triggers in {
        "cases_limitchange": ("proposed", "decided"),
        "cases_holidaychange": ("proposed", "decided"),
        "cases_timelimit": ("version_signed", "version_stays"),
    }.items()
    for trigger in triggers
) + "".join(
    f"ALTER FUNCTION {name}() SET search_path = public, pg_temp;\n"
    for name in ("rule_change_begins_open", "rule_change_once_decided", "version_was_signed", "version_stays")
)


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0002_seed"),
        ("cases", "0005_gates"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="historicalholiday",
            name="removed",
            field=models.BooleanField(default=False, verbose_name="taken out of the calendar"),
        ),
        migrations.AddField(
            model_name="holiday",
            name="removed",
            field=models.BooleanField(default=False, verbose_name="taken out of the calendar"),
        ),
        migrations.CreateModel(
            name="HistoricalHolidayChange",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("AT", "AT"),
                            ("BE", "BE"),
                            ("BG", "BG"),
                            ("HR", "HR"),
                            ("CY", "CY"),
                            ("CZ", "CZ"),
                            ("DK", "DK"),
                            ("EE", "EE"),
                            ("FI", "FI"),
                            ("FR", "FR"),
                            ("DE", "DE"),
                            ("GR", "GR"),
                            ("HU", "HU"),
                            ("IE", "IE"),
                            ("IT", "IT"),
                            ("LV", "LV"),
                            ("LT", "LT"),
                            ("LU", "LU"),
                            ("MT", "MT"),
                            ("NL", "NL"),
                            ("PL", "PL"),
                            ("PT", "PT"),
                            ("RO", "RO"),
                            ("SK", "SK"),
                            ("SI", "SI"),
                            ("ES", "ES"),
                            ("SE", "SE"),
                            ("AZ", "AZ"),
                            ("CH", "CH"),
                            ("NO", "NO"),
                        ],
                        editable=False,
                        max_length=2,
                        verbose_name="State",
                    ),
                ),
                (
                    "deed",
                    models.CharField(
                        choices=[
                            ("rest", "Add a day that is not worked"),
                            ("work", "Add a day that is worked after all"),
                            ("remove", "Take a day out of the calendar"),
                            ("move", "Move a day"),
                        ],
                        max_length=6,
                        verbose_name="what to do",
                    ),
                ),
                ("date", models.DateField(verbose_name="date")),
                ("new_date", models.DateField(blank=True, null=True, verbose_name="new date")),
                ("name_en", models.CharField(blank=True, max_length=200, verbose_name="name in English")),
                ("name_az", models.CharField(blank=True, max_length=200, verbose_name="name in Azerbaijani")),
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
                "verbose_name": "historical change of a calendar",
                "verbose_name_plural": "historical changes of calendars",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalLimitChange",
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
                    "name",
                    models.CharField(
                        choices=[
                            ("submit_third_country", "Application for a third-country national or stateless person"),
                            ("submit_accelerated", "Application in the accelerated procedure"),
                            ("acknowledge", "Acknowledgement of receipt"),
                            ("reply", "Reply to the application"),
                            ("reply_extension", "Extension of the reply"),
                            ("reply_accelerated", "Reply in the accelerated procedure"),
                            ("interview", "Interview"),
                            ("verification", "Answer of another agency"),
                            ("verification_accelerated", "Answer of another agency, accelerated procedure"),
                            ("draft", "Draft of the reply"),
                            ("travel_document", "Issue of the travel document"),
                            ("document_validity", "Validity of the travel document"),
                            ("transfer", "Transfer"),
                            ("transfer_notice", "Notice of the transfer"),
                            ("error_own_national", "Claim of readmission in error, own national"),
                            ("error_third_country", "Claim of readmission in error, third-country national"),
                            ("transit_reply", "Reply to a transit application"),
                            ("transit_execution", "Carrying out the transit"),
                        ],
                        editable=False,
                        max_length=30,
                        verbose_name="limit",
                    ),
                ),
                ("value", models.PositiveSmallIntegerField(verbose_name="length")),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("calendar_days", "calendar days"),
                            ("working_days", "working days"),
                            ("months", "months"),
                        ],
                        max_length=20,
                        verbose_name="unit",
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="valid from")),
                (
                    "moves_running",
                    models.BooleanField(default=False, verbose_name="running cases move to this version"),
                ),
                ("article", models.CharField(blank=True, max_length=40, verbose_name="article")),
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
                ("checked_on", models.DateField(blank=True, null=True, verbose_name="checked by a lawyer on")),
                ("checked_by", models.CharField(blank=True, max_length=120, verbose_name="checked by")),
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
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.agreement",
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
                "verbose_name": "historical change of a limit",
                "verbose_name_plural": "historical changes of limits",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HolidayChange",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("AT", "AT"),
                            ("BE", "BE"),
                            ("BG", "BG"),
                            ("HR", "HR"),
                            ("CY", "CY"),
                            ("CZ", "CZ"),
                            ("DK", "DK"),
                            ("EE", "EE"),
                            ("FI", "FI"),
                            ("FR", "FR"),
                            ("DE", "DE"),
                            ("GR", "GR"),
                            ("HU", "HU"),
                            ("IE", "IE"),
                            ("IT", "IT"),
                            ("LV", "LV"),
                            ("LT", "LT"),
                            ("LU", "LU"),
                            ("MT", "MT"),
                            ("NL", "NL"),
                            ("PL", "PL"),
                            ("PT", "PT"),
                            ("RO", "RO"),
                            ("SK", "SK"),
                            ("SI", "SI"),
                            ("ES", "ES"),
                            ("SE", "SE"),
                            ("AZ", "AZ"),
                            ("CH", "CH"),
                            ("NO", "NO"),
                        ],
                        editable=False,
                        max_length=2,
                        verbose_name="State",
                    ),
                ),
                (
                    "deed",
                    models.CharField(
                        choices=[
                            ("rest", "Add a day that is not worked"),
                            ("work", "Add a day that is worked after all"),
                            ("remove", "Take a day out of the calendar"),
                            ("move", "Move a day"),
                        ],
                        max_length=6,
                        verbose_name="what to do",
                    ),
                ),
                ("date", models.DateField(verbose_name="date")),
                ("new_date", models.DateField(blank=True, null=True, verbose_name="new date")),
                ("name_en", models.CharField(blank=True, max_length=200, verbose_name="name in English")),
                ("name_az", models.CharField(blank=True, max_length=200, verbose_name="name in Azerbaijani")),
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
                "verbose_name": "change of a calendar",
                "verbose_name_plural": "changes of calendars",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "granted"), _negated=True),
                            models.Q(
                                ("decided_by__isnull", False),
                                models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="holidaychange_by_other_eyes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at", None), ("decided_by", None), ("outcome", "open")),
                            models.Q(
                                models.Q(("outcome", "open"), _negated=True),
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="holidaychange_decided_by_somebody",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("outcome", "open")), fields=("state",), name="holidaychange_one_open"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LimitChange",
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
                    "name",
                    models.CharField(
                        choices=[
                            ("submit_third_country", "Application for a third-country national or stateless person"),
                            ("submit_accelerated", "Application in the accelerated procedure"),
                            ("acknowledge", "Acknowledgement of receipt"),
                            ("reply", "Reply to the application"),
                            ("reply_extension", "Extension of the reply"),
                            ("reply_accelerated", "Reply in the accelerated procedure"),
                            ("interview", "Interview"),
                            ("verification", "Answer of another agency"),
                            ("verification_accelerated", "Answer of another agency, accelerated procedure"),
                            ("draft", "Draft of the reply"),
                            ("travel_document", "Issue of the travel document"),
                            ("document_validity", "Validity of the travel document"),
                            ("transfer", "Transfer"),
                            ("transfer_notice", "Notice of the transfer"),
                            ("error_own_national", "Claim of readmission in error, own national"),
                            ("error_third_country", "Claim of readmission in error, third-country national"),
                            ("transit_reply", "Reply to a transit application"),
                            ("transit_execution", "Carrying out the transit"),
                        ],
                        editable=False,
                        max_length=30,
                        verbose_name="limit",
                    ),
                ),
                ("value", models.PositiveSmallIntegerField(verbose_name="length")),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("calendar_days", "calendar days"),
                            ("working_days", "working days"),
                            ("months", "months"),
                        ],
                        max_length=20,
                        verbose_name="unit",
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="valid from")),
                (
                    "moves_running",
                    models.BooleanField(default=False, verbose_name="running cases move to this version"),
                ),
                ("article", models.CharField(blank=True, max_length=40, verbose_name="article")),
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
                ("checked_on", models.DateField(blank=True, null=True, verbose_name="checked by a lawyer on")),
                ("checked_by", models.CharField(blank=True, max_length=120, verbose_name="checked by")),
                (
                    "agreement",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="cases.agreement",
                    ),
                ),
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
                "verbose_name": "change of a limit",
                "verbose_name_plural": "changes of limits",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "granted"), _negated=True),
                            models.Q(
                                ("decided_by__isnull", False),
                                models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="limitchange_by_other_eyes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at", None), ("decided_by", None), ("outcome", "open")),
                            models.Q(
                                models.Q(("outcome", "open"), _negated=True),
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="limitchange_decided_by_somebody",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("outcome", "open")),
                        fields=("agreement", "name"),
                        name="limitchange_one_open",
                    ),
                    models.CheckConstraint(condition=models.Q(("value__gte", 1)), name="limitchange_at_least_one"),
                ],
            },
        ),
        migrations.RunSQL(LOCKS + VERSIONS + ALWAYS + keep_histories("cases"), migrations.RunSQL.noop),
    ]
    operations = in_one_go(operations)
