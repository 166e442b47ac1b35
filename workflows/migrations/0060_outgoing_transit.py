"""Transit that Azerbaijan applies for: its applications, and how near to the transfer each of its states is."""

from importlib import import_module

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import audit.actor
import audit.moment
import workflows.fsm
import workflows.procedures.outgoing_transit_letters
import workflows.procedures.transit_letters
import workflows.procedures.transit_request
from agencies.in_one_go import in_one_go
from audit.locks import keep_histories

BEFORE = import_module("workflows.migrations.0051_outgoing_locks")

# As the declaration has it (tests/workflows/test_gates.py compares): kind.state and how near it is.
KIND = "outgoingtransitrequest"
NEARNESS = BEFORE.NEARNESS | {
    f"{KIND}.authorised": 2,
    f"{KIND}.scheduled": 3,
    f"{KIND}.departed": 4,
    f"{KIND}.completed": 4,
}


def written():
    near = " ".join(f"WHEN '{state}' THEN {nearness}" for state, nearness in NEARNESS.items())
    return BEFORE.BEFORE.NEAR.replace("{cases}", near)


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0003_requested"),
        ("cases", "0031_last_address_in_requested_state"),
        ("workflows", "0052_outgoing_travel_indexes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalOutgoingTransitRequest",
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
                ("application", models.JSONField(blank=True, default=dict, verbose_name="application")),
                (
                    "travel_document",
                    models.CharField(blank=True, max_length=120, verbose_name="type and number of the travel document"),
                ),
                (
                    "destination",
                    models.CharField(
                        blank=True,
                        choices=workflows.procedures.transit_request.every_state,
                        max_length=2,
                        verbose_name="State of final destination",
                    ),
                ),
                ("other_states", models.JSONField(blank=True, default=list, verbose_name="other States of transit")),
                (
                    "transport",
                    models.CharField(
                        blank=True,
                        choices=[("air", "Air"), ("land", "Land"), ("sea", "Sea")],
                        max_length=5,
                        verbose_name="type of transit",
                    ),
                ),
                (
                    "crossing_point",
                    models.CharField(blank=True, max_length=120, verbose_name="border crossing point of entry"),
                ),
                ("transfer_at", models.DateTimeField(blank=True, null=True, verbose_name="date and time of transfer")),
                (
                    "exit_point",
                    models.CharField(blank=True, max_length=120, verbose_name="border crossing point of exit"),
                ),
                (
                    "carrier",
                    models.CharField(blank=True, max_length=60, verbose_name="flight, registration number or ship"),
                ),
                ("escorts", models.CharField(blank=True, max_length=200, verbose_name="escorts")),
                (
                    "admission_assured",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No")],
                        max_length=3,
                        verbose_name="admission guaranteed in other States of transit and in the State of destination",
                    ),
                ),
                (
                    "ground_known",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No")],
                        max_length=3,
                        verbose_name="knowledge of any reason for refusal",
                    ),
                ),
                (
                    "protection_check",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No")],
                        max_length=3,
                        verbose_name="protection check done",
                    ),
                ),
                (
                    "refusal_ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            (
                                "a_torture",
                                "(a) Real risk of torture in the State of destination or another State of transit",
                            ),
                            (
                                "a_inhuman",
                                "(a) Real risk of inhuman or degrading treatment or punishment in the State of destination or another State of transit",
                            ),
                            (
                                "a_death",
                                "(a) Real risk of the death penalty in the State of destination or another State of transit",
                            ),
                            (
                                "a_persecution",
                                "(a) Real risk of persecution in the State of destination or another State of transit",
                            ),
                            ("b_here", "(b) Criminal sanctions in the requested State"),
                            ("b_elsewhere", "(b) Criminal sanctions in another State of transit"),
                            ("c_health", "(c) Public health"),
                            ("c_security", "(c) Domestic security"),
                            ("c_order", "(c) Public order"),
                            ("c_interest", "(c) Other national interests"),
                        ],
                        max_length=15,
                        verbose_name="ground of refusal",
                    ),
                ),
                (
                    "revocation_ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            (
                                "a_torture",
                                "(a) Real risk of torture in the State of destination or another State of transit",
                            ),
                            (
                                "a_inhuman",
                                "(a) Real risk of inhuman or degrading treatment or punishment in the State of destination or another State of transit",
                            ),
                            (
                                "a_death",
                                "(a) Real risk of the death penalty in the State of destination or another State of transit",
                            ),
                            (
                                "a_persecution",
                                "(a) Real risk of persecution in the State of destination or another State of transit",
                            ),
                            ("b_here", "(b) Criminal sanctions in the requested State"),
                            ("b_elsewhere", "(b) Criminal sanctions in another State of transit"),
                            ("c_health", "(c) Public health"),
                            ("c_security", "(c) Domestic security"),
                            ("c_order", "(c) Public order"),
                            ("c_interest", "(c) Other national interests"),
                        ],
                        max_length=15,
                        verbose_name="ground of revocation",
                    ),
                ),
                ("incident", models.TextField(blank=True, max_length=2000, verbose_name="incident")),
                ("withdrawal_reason", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
                (
                    "channel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("exchange", "Secure exchange"),
                            ("post", "Post"),
                            ("email", "E-mail"),
                            ("hand", "By hand"),
                        ],
                        max_length=10,
                        verbose_name="sent by",
                    ),
                ),
                ("sent_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="sent at")),
                (
                    "received_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="received there at"),
                ),
                ("acknowledged_at", models.DateTimeField(blank=True, null=True, verbose_name="receipt confirmed at")),
                ("replied_at", models.DateTimeField(blank=True, null=True, verbose_name="reply dated")),
                (
                    "reply_channel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("exchange", "Secure exchange"),
                            ("post", "Post"),
                            ("email", "E-mail"),
                            ("hand", "By hand"),
                        ],
                        max_length=10,
                        verbose_name="reply received by",
                    ),
                ),
                (
                    "decided_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="consent given at"),
                ),
                (
                    "refusal_reason",
                    models.TextField(blank=True, max_length=2000, verbose_name="reasons of the requested authority"),
                ),
                (
                    "revocation_reason",
                    models.TextField(blank=True, max_length=2000, verbose_name="reasons of the requested authority"),
                ),
                (
                    "assistance",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="assistance asked of them: surveillance, amenities"
                    ),
                ),
                ("postponement_reason", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
                ("departed_at", models.DateTimeField(blank=True, null=True, verbose_name="departed at")),
                (
                    "no_show_reason",
                    models.TextField(blank=True, max_length=2000, verbose_name="why the person did not depart"),
                ),
                ("went_out_at", models.DateTimeField(blank=True, null=True, verbose_name="left their territory at")),
                (
                    "return_arranged",
                    models.TextField(
                        blank=True,
                        max_length=2000,
                        verbose_name="how and when the person comes back, as it will be told to the requested authority",
                    ),
                ),
                ("returned_at", models.DateTimeField(blank=True, null=True, verbose_name="came back at")),
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
                "verbose_name": "historical transit application of ours",
                "verbose_name_plural": "historical transit applications of ours",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="OutgoingTransitRequest",
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
                ("application", models.JSONField(blank=True, default=dict, verbose_name="application")),
                (
                    "travel_document",
                    models.CharField(blank=True, max_length=120, verbose_name="type and number of the travel document"),
                ),
                (
                    "destination",
                    models.CharField(
                        blank=True,
                        choices=workflows.procedures.transit_request.every_state,
                        max_length=2,
                        verbose_name="State of final destination",
                    ),
                ),
                ("other_states", models.JSONField(blank=True, default=list, verbose_name="other States of transit")),
                (
                    "transport",
                    models.CharField(
                        blank=True,
                        choices=[("air", "Air"), ("land", "Land"), ("sea", "Sea")],
                        max_length=5,
                        verbose_name="type of transit",
                    ),
                ),
                (
                    "crossing_point",
                    models.CharField(blank=True, max_length=120, verbose_name="border crossing point of entry"),
                ),
                ("transfer_at", models.DateTimeField(blank=True, null=True, verbose_name="date and time of transfer")),
                (
                    "exit_point",
                    models.CharField(blank=True, max_length=120, verbose_name="border crossing point of exit"),
                ),
                (
                    "carrier",
                    models.CharField(blank=True, max_length=60, verbose_name="flight, registration number or ship"),
                ),
                ("escorts", models.CharField(blank=True, max_length=200, verbose_name="escorts")),
                (
                    "admission_assured",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No")],
                        max_length=3,
                        verbose_name="admission guaranteed in other States of transit and in the State of destination",
                    ),
                ),
                (
                    "ground_known",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No")],
                        max_length=3,
                        verbose_name="knowledge of any reason for refusal",
                    ),
                ),
                (
                    "protection_check",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No")],
                        max_length=3,
                        verbose_name="protection check done",
                    ),
                ),
                (
                    "refusal_ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            (
                                "a_torture",
                                "(a) Real risk of torture in the State of destination or another State of transit",
                            ),
                            (
                                "a_inhuman",
                                "(a) Real risk of inhuman or degrading treatment or punishment in the State of destination or another State of transit",
                            ),
                            (
                                "a_death",
                                "(a) Real risk of the death penalty in the State of destination or another State of transit",
                            ),
                            (
                                "a_persecution",
                                "(a) Real risk of persecution in the State of destination or another State of transit",
                            ),
                            ("b_here", "(b) Criminal sanctions in the requested State"),
                            ("b_elsewhere", "(b) Criminal sanctions in another State of transit"),
                            ("c_health", "(c) Public health"),
                            ("c_security", "(c) Domestic security"),
                            ("c_order", "(c) Public order"),
                            ("c_interest", "(c) Other national interests"),
                        ],
                        max_length=15,
                        verbose_name="ground of refusal",
                    ),
                ),
                (
                    "revocation_ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            (
                                "a_torture",
                                "(a) Real risk of torture in the State of destination or another State of transit",
                            ),
                            (
                                "a_inhuman",
                                "(a) Real risk of inhuman or degrading treatment or punishment in the State of destination or another State of transit",
                            ),
                            (
                                "a_death",
                                "(a) Real risk of the death penalty in the State of destination or another State of transit",
                            ),
                            (
                                "a_persecution",
                                "(a) Real risk of persecution in the State of destination or another State of transit",
                            ),
                            ("b_here", "(b) Criminal sanctions in the requested State"),
                            ("b_elsewhere", "(b) Criminal sanctions in another State of transit"),
                            ("c_health", "(c) Public health"),
                            ("c_security", "(c) Domestic security"),
                            ("c_order", "(c) Public order"),
                            ("c_interest", "(c) Other national interests"),
                        ],
                        max_length=15,
                        verbose_name="ground of revocation",
                    ),
                ),
                ("incident", models.TextField(blank=True, max_length=2000, verbose_name="incident")),
                ("withdrawal_reason", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
                (
                    "channel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("exchange", "Secure exchange"),
                            ("post", "Post"),
                            ("email", "E-mail"),
                            ("hand", "By hand"),
                        ],
                        max_length=10,
                        verbose_name="sent by",
                    ),
                ),
                ("sent_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="sent at")),
                (
                    "received_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="received there at"),
                ),
                ("acknowledged_at", models.DateTimeField(blank=True, null=True, verbose_name="receipt confirmed at")),
                ("replied_at", models.DateTimeField(blank=True, null=True, verbose_name="reply dated")),
                (
                    "reply_channel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("exchange", "Secure exchange"),
                            ("post", "Post"),
                            ("email", "E-mail"),
                            ("hand", "By hand"),
                        ],
                        max_length=10,
                        verbose_name="reply received by",
                    ),
                ),
                (
                    "decided_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="consent given at"),
                ),
                (
                    "refusal_reason",
                    models.TextField(blank=True, max_length=2000, verbose_name="reasons of the requested authority"),
                ),
                (
                    "revocation_reason",
                    models.TextField(blank=True, max_length=2000, verbose_name="reasons of the requested authority"),
                ),
                (
                    "assistance",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="assistance asked of them: surveillance, amenities"
                    ),
                ),
                ("postponement_reason", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
                ("departed_at", models.DateTimeField(blank=True, null=True, verbose_name="departed at")),
                (
                    "no_show_reason",
                    models.TextField(blank=True, max_length=2000, verbose_name="why the person did not depart"),
                ),
                ("went_out_at", models.DateTimeField(blank=True, null=True, verbose_name="left their territory at")),
                (
                    "return_arranged",
                    models.TextField(
                        blank=True,
                        max_length=2000,
                        verbose_name="how and when the person comes back, as it will be told to the requested authority",
                    ),
                ),
                ("returned_at", models.DateTimeField(blank=True, null=True, verbose_name="came back at")),
            ],
            options={
                "verbose_name": "transit application of ours",
                "verbose_name_plural": "transit applications of ours",
                "abstract": False,
                "indexes": [models.Index(fields=["transfer_at"], name="outgoingtransitrequest_travels")],
            },
            bases=(
                workflows.procedures.outgoing_transit_letters.OutgoingTransitLetters,
                workflows.procedures.transit_letters.TransitLetters,
                "workflows.procedure",
            ),
        ),
        migrations.RunSQL(keep_histories("workflows"), migrations.RunSQL.noop),
        migrations.RunSQL(written(), migrations.RunSQL.noop),
    ]
    operations = in_one_go(operations)
