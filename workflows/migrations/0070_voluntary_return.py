"""Voluntary returns: how near to the journey each state is, and what the database itself refuses of them."""

from decimal import Decimal
from importlib import import_module

import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import audit.actor
import audit.moment
import workflows.fsm
import workflows.procedures.voluntary_return_fields
import workflows.procedures.voluntary_return_letters
from agencies.in_one_go import in_one_go
from audit.locks import keep_histories

BEFORE = import_module("workflows.migrations.0060_outgoing_transit")

# As the declaration has it (tests/workflows/test_gates.py compares): kind.state and how near it is.
KIND = "voluntaryreturn"
NEARNESS = BEFORE.NEARNESS | {
    f"{KIND}.approved": 1,
    f"{KIND}.preparing": 2,
    f"{KIND}.postponed": 2,
    f"{KIND}.no_show": 2,
    f"{KIND}.travel_booked": 3,
    f"{KIND}.departed": 4,
    f"{KIND}.arrived": 4,
}

# Nobody is booked or leaves without the consent of the person; no child alone without a guardian, a decision and somebody who waits;
# nobody with signs of trafficking is approved without a protection officer.
HOLDS = """
CREATE FUNCTION voluntary_return_holds() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE of_case bigint; of_kind text; moment timestamptz;
BEGIN
  IF NEW.transition NOT IN ('approve', 'book_travel', 'change_journey', 'record_departure') THEN RETURN NEW; END IF;
  SELECT case_id, kind INTO of_case, of_kind FROM workflows_procedure WHERE id = NEW.procedure_id;
  IF of_kind <> 'voluntaryreturn' THEN RETURN NEW; END IF;
  IF NEW.transition = 'approve' THEN
    IF EXISTS (SELECT FROM cases_vulnerability WHERE case_id = of_case AND code = 'trafficking' AND ended_on IS NULL)
       AND NOT EXISTS (SELECT FROM workflows_signature WHERE approval_id = NEW.approval_id AND decision = 'granted'
                       AND signed_as = 'protection_officer@case_management')
    THEN RAISE EXCEPTION 'voluntary return %: a protection officer must approve', NEW.procedure_id
      USING ERRCODE = 'restrict_violation'; END IF;
    RETURN NEW;
  END IF;
  SELECT CASE WHEN NEW.transition = 'record_departure' THEN departed_at ELSE NEW.taken_at END INTO moment
    FROM workflows_voluntaryreturn WHERE procedure_ptr_id = NEW.procedure_id;
  IF NOT EXISTS (SELECT FROM cases_consent c JOIN cases_caseperson m ON m.case_id = c.case_id AND m.person_id = c.person_id
                 WHERE c.case_id = of_case AND m.relation = 'subject' AND c.purpose = 'return'
                 AND c.given_on <= (moment AT TIME ZONE 'Asia/Baku')::date AND (c.withdrawn_at IS NULL OR c.withdrawn_at > moment))
  THEN RAISE EXCEPTION 'voluntary return %: no consent of the person is in force', NEW.procedure_id
    USING ERRCODE = 'restrict_violation'; END IF;
  IF EXISTS (SELECT FROM cases_vulnerability v WHERE v.case_id = of_case AND v.code = 'unaccompanied_child' AND v.ended_on IS NULL
             AND NOT EXISTS (SELECT FROM cases_guardianship g WHERE g.case_id = of_case AND g.person_id = v.person_id
                             AND g.appointed_on IS NOT NULL AND g.decided_on IS NOT NULL AND g.confirmed_on IS NOT NULL))
  THEN RAISE EXCEPTION 'voluntary return %: a child travels alone without guardian, decision or reception', NEW.procedure_id
    USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NEW;
END $$;
ALTER FUNCTION voluntary_return_holds() SET search_path = public, pg_temp;
CREATE TRIGGER voluntary BEFORE INSERT ON workflows_step FOR EACH ROW EXECUTE FUNCTION voluntary_return_holds();
ALTER TABLE workflows_step ENABLE ALWAYS TRIGGER voluntary;
"""


def written():
    near = " ".join(f"WHEN '{state}' THEN {nearness}" for state, nearness in NEARNESS.items())
    return BEFORE.BEFORE.BEFORE.NEAR.replace("{cases}", near)


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0004_case_management"),
        ("cases", "0033_after_the_return"),
        ("workflows", "0062_windows_do_not_press"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalVoluntaryReturn",
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
                ("contact", models.CharField(blank=True, max_length=200, verbose_name="how the person is reached")),
                ("applied_on", models.DateField(blank=True, null=True, verbose_name="day of the application")),
                (
                    "interests",
                    models.TextField(blank=True, max_length=2000, verbose_name="wishes for the time after the return"),
                ),
                (
                    "has_means",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No")],
                        max_length=3,
                        verbose_name="can pay the return without help",
                    ),
                ),
                (
                    "stay",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("permit", "With a permit or visa"),
                            ("visa_free", "Without a visa, for a short stay"),
                            ("expired", "The permit or visa has expired"),
                            ("none", "Without a permit"),
                        ],
                        max_length=10,
                        verbose_name="stay in the host country",
                    ),
                ),
                (
                    "in_host_state_since",
                    models.DateField(blank=True, null=True, verbose_name="in the host country since"),
                ),
                (
                    "assisted_before",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No")],
                        max_length=3,
                        verbose_name="assisted in a return before",
                    ),
                ),
                ("last_assisted_on", models.DateField(blank=True, null=True, verbose_name="last assisted on")),
                (
                    "entry_ban_conflict",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No")],
                        max_length=3,
                        verbose_name="an entry ban or extradition stands against it",
                    ),
                ),
                (
                    "eligibility",
                    models.JSONField(
                        blank=True, default=list, editable=False, verbose_name="rules, as they were found"
                    ),
                ),
                ("screened_on", models.DateField(blank=True, null=True, verbose_name="day of the screening")),
                (
                    "rights_told",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No")],
                        max_length=3,
                        verbose_name="the person was asked, alone, whether anything stands against going back",
                    ),
                ),
                (
                    "rejection_ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_eligible", "The rules of the programme are not met"),
                            ("false_statements", "What was stated is not true"),
                            ("other", "Another reason, stated below"),
                        ],
                        max_length=20,
                        verbose_name="ground",
                    ),
                ),
                (
                    "rejection_reason",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="reasons, as they will be written to the person"
                    ),
                ),
                (
                    "complaint",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="how, where and until when the person can complain"
                    ),
                ),
                (
                    "review_reason",
                    models.TextField(blank=True, max_length=2000, verbose_name="why it is looked at again"),
                ),
                (
                    "document_number",
                    models.CharField(
                        blank=True, max_length=40, verbose_name="number of the person’s own travel document"
                    ),
                ),
                (
                    "document_expires_on",
                    models.DateField(blank=True, null=True, verbose_name="own travel document valid until"),
                ),
                ("received_by", models.CharField(blank=True, max_length=200, verbose_name="who meets the person")),
                (
                    "reception_phone",
                    models.CharField(blank=True, max_length=40, verbose_name="telephone of whoever meets the person"),
                ),
                (
                    "reception_place",
                    models.CharField(blank=True, max_length=200, verbose_name="place of the reception"),
                ),
                (
                    "onward_place",
                    models.CharField(blank=True, max_length=200, verbose_name="where the person goes on to"),
                ),
                (
                    "onward_transport",
                    models.CharField(blank=True, max_length=200, verbose_name="how the person goes on"),
                ),
                (
                    "accepted_by",
                    models.CharField(blank=True, max_length=200, verbose_name="provider that has accepted"),
                ),
                ("accepted_on", models.DateField(blank=True, null=True, verbose_name="accepted on")),
                ("departure_place", models.CharField(blank=True, max_length=120, verbose_name="place of departure")),
                ("departure_at", models.DateTimeField(blank=True, null=True, verbose_name="departure")),
                ("arrival_at", models.DateTimeField(blank=True, null=True, verbose_name="arrival")),
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
                ("crossing_point", models.CharField(blank=True, max_length=120, verbose_name="border crossing point")),
                ("escorts", models.CharField(blank=True, max_length=200, verbose_name="who travels along")),
                (
                    "transfer_needs",
                    models.TextField(blank=True, max_length=2000, verbose_name="care needed on the way"),
                ),
                ("postponement_reason", models.TextField(blank=True, max_length=2000, verbose_name="what was agreed")),
                ("no_show_note", models.TextField(blank=True, max_length=2000, verbose_name="what is known")),
                ("departed_at", models.DateTimeField(blank=True, null=True, verbose_name="departed at")),
                ("arrived_at", models.DateTimeField(blank=True, null=True, verbose_name="arrived at")),
                (
                    "arrival_note",
                    models.TextField(blank=True, max_length=2000, verbose_name="what was needed on arrival"),
                ),
                (
                    "grant_amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=10,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(Decimal("0.01"))],
                        verbose_name="cash grant",
                    ),
                ),
                (
                    "grant_currency",
                    models.CharField(
                        blank=True,
                        choices=workflows.procedures.voluntary_return_fields.currencies,
                        max_length=3,
                        verbose_name="currency",
                    ),
                ),
                ("grant_paid_by", models.CharField(blank=True, max_length=200, verbose_name="paid by")),
                ("grant_paid_on", models.DateField(blank=True, null=True, verbose_name="received by the person on")),
                ("grant_receipt", models.CharField(blank=True, max_length=60, verbose_name="number of the receipt")),
                (
                    "afterwards",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("reintegration", "Handed over to reintegration"),
                            ("nothing_wanted", "No further assistance wanted"),
                        ],
                        editable=False,
                        max_length=15,
                        verbose_name="after the arrival",
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
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.programme",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical voluntary return",
                "verbose_name_plural": "historical voluntary returns",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="VoluntaryReturn",
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
                ("contact", models.CharField(blank=True, max_length=200, verbose_name="how the person is reached")),
                ("applied_on", models.DateField(blank=True, null=True, verbose_name="day of the application")),
                (
                    "interests",
                    models.TextField(blank=True, max_length=2000, verbose_name="wishes for the time after the return"),
                ),
                (
                    "has_means",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No")],
                        max_length=3,
                        verbose_name="can pay the return without help",
                    ),
                ),
                (
                    "stay",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("permit", "With a permit or visa"),
                            ("visa_free", "Without a visa, for a short stay"),
                            ("expired", "The permit or visa has expired"),
                            ("none", "Without a permit"),
                        ],
                        max_length=10,
                        verbose_name="stay in the host country",
                    ),
                ),
                (
                    "in_host_state_since",
                    models.DateField(blank=True, null=True, verbose_name="in the host country since"),
                ),
                (
                    "assisted_before",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No")],
                        max_length=3,
                        verbose_name="assisted in a return before",
                    ),
                ),
                ("last_assisted_on", models.DateField(blank=True, null=True, verbose_name="last assisted on")),
                (
                    "entry_ban_conflict",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No")],
                        max_length=3,
                        verbose_name="an entry ban or extradition stands against it",
                    ),
                ),
                (
                    "eligibility",
                    models.JSONField(
                        blank=True, default=list, editable=False, verbose_name="rules, as they were found"
                    ),
                ),
                ("screened_on", models.DateField(blank=True, null=True, verbose_name="day of the screening")),
                (
                    "rights_told",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No")],
                        max_length=3,
                        verbose_name="the person was asked, alone, whether anything stands against going back",
                    ),
                ),
                (
                    "rejection_ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_eligible", "The rules of the programme are not met"),
                            ("false_statements", "What was stated is not true"),
                            ("other", "Another reason, stated below"),
                        ],
                        max_length=20,
                        verbose_name="ground",
                    ),
                ),
                (
                    "rejection_reason",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="reasons, as they will be written to the person"
                    ),
                ),
                (
                    "complaint",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="how, where and until when the person can complain"
                    ),
                ),
                (
                    "review_reason",
                    models.TextField(blank=True, max_length=2000, verbose_name="why it is looked at again"),
                ),
                (
                    "document_number",
                    models.CharField(
                        blank=True, max_length=40, verbose_name="number of the person’s own travel document"
                    ),
                ),
                (
                    "document_expires_on",
                    models.DateField(blank=True, null=True, verbose_name="own travel document valid until"),
                ),
                ("received_by", models.CharField(blank=True, max_length=200, verbose_name="who meets the person")),
                (
                    "reception_phone",
                    models.CharField(blank=True, max_length=40, verbose_name="telephone of whoever meets the person"),
                ),
                (
                    "reception_place",
                    models.CharField(blank=True, max_length=200, verbose_name="place of the reception"),
                ),
                (
                    "onward_place",
                    models.CharField(blank=True, max_length=200, verbose_name="where the person goes on to"),
                ),
                (
                    "onward_transport",
                    models.CharField(blank=True, max_length=200, verbose_name="how the person goes on"),
                ),
                (
                    "accepted_by",
                    models.CharField(blank=True, max_length=200, verbose_name="provider that has accepted"),
                ),
                ("accepted_on", models.DateField(blank=True, null=True, verbose_name="accepted on")),
                ("departure_place", models.CharField(blank=True, max_length=120, verbose_name="place of departure")),
                ("departure_at", models.DateTimeField(blank=True, null=True, verbose_name="departure")),
                ("arrival_at", models.DateTimeField(blank=True, null=True, verbose_name="arrival")),
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
                ("crossing_point", models.CharField(blank=True, max_length=120, verbose_name="border crossing point")),
                ("escorts", models.CharField(blank=True, max_length=200, verbose_name="who travels along")),
                (
                    "transfer_needs",
                    models.TextField(blank=True, max_length=2000, verbose_name="care needed on the way"),
                ),
                ("postponement_reason", models.TextField(blank=True, max_length=2000, verbose_name="what was agreed")),
                ("no_show_note", models.TextField(blank=True, max_length=2000, verbose_name="what is known")),
                ("departed_at", models.DateTimeField(blank=True, null=True, verbose_name="departed at")),
                ("arrived_at", models.DateTimeField(blank=True, null=True, verbose_name="arrived at")),
                (
                    "arrival_note",
                    models.TextField(blank=True, max_length=2000, verbose_name="what was needed on arrival"),
                ),
                (
                    "grant_amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=10,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(Decimal("0.01"))],
                        verbose_name="cash grant",
                    ),
                ),
                (
                    "grant_currency",
                    models.CharField(
                        blank=True,
                        choices=workflows.procedures.voluntary_return_fields.currencies,
                        max_length=3,
                        verbose_name="currency",
                    ),
                ),
                ("grant_paid_by", models.CharField(blank=True, max_length=200, verbose_name="paid by")),
                ("grant_paid_on", models.DateField(blank=True, null=True, verbose_name="received by the person on")),
                ("grant_receipt", models.CharField(blank=True, max_length=60, verbose_name="number of the receipt")),
                (
                    "afterwards",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("reintegration", "Handed over to reintegration"),
                            ("nothing_wanted", "No further assistance wanted"),
                        ],
                        editable=False,
                        max_length=15,
                        verbose_name="after the arrival",
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
            ],
            options={
                "verbose_name": "voluntary return",
                "verbose_name_plural": "voluntary returns",
                "abstract": False,
                "indexes": [models.Index(fields=["arrival_at"], name="voluntaryreturn_travels")],
            },
            bases=(workflows.procedures.voluntary_return_letters.VoluntaryReturnLetters, "workflows.procedure"),
        ),
        migrations.RunSQL(keep_histories("workflows"), migrations.RunSQL.noop),
        migrations.RunSQL(written(), migrations.RunSQL.noop),
        migrations.RunSQL(HOLDS, migrations.RunSQL.noop),
    ]
    operations = in_one_go(operations)
