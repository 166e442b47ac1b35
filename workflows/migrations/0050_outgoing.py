import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import audit.actor
import audit.moment
import workflows.fsm
import workflows.procedures.outgoing_letters
from agencies.in_one_go import in_one_go
from audit.locks import keep_histories


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0003_requested"),
        ("cases", "0030_corrections"),
        ("workflows", "0041_travel_indexes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="OutgoingRequest",
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
                ("question", models.TextField(blank=True, max_length=2000, verbose_name="question")),
                ("answer_given", models.TextField(blank=True, max_length=2000, verbose_name="answer")),
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
                    "refusal_ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_a_national", "Nationality is neither proved nor validly assumed"),
                            ("false_documents", "The documents are false or falsified"),
                            ("not_covered", "The person is not covered by the agreement"),
                            ("another_person", "The documents belong to another person"),
                            ("other", "Another ground, stated in the reasons"),
                        ],
                        max_length=24,
                        verbose_name="ground of refusal",
                    ),
                ),
                (
                    "refusal_reason",
                    models.TextField(blank=True, max_length=2000, verbose_name="reasons of the requested authority"),
                ),
                (
                    "extension_reason",
                    models.TextField(blank=True, max_length=2000, verbose_name="reasons for the extension"),
                ),
                (
                    "new_information",
                    models.TextField(blank=True, max_length=2000, verbose_name="what is new since the refusal"),
                ),
                (
                    "round",
                    models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="round of examination"),
                ),
                (
                    "is_accelerated",
                    models.BooleanField(default=False, editable=False, verbose_name="accelerated procedure"),
                ),
                (
                    "apprehended_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="apprehended at the border"
                    ),
                ),
                (
                    "document_number",
                    models.CharField(blank=True, max_length=40, verbose_name="number of the travel document"),
                ),
                (
                    "document_expires_on",
                    models.DateField(blank=True, null=True, verbose_name="travel document valid until"),
                ),
                (
                    "obstacle",
                    models.TextField(blank=True, max_length=2000, verbose_name="obstacle, legal or practical"),
                ),
                (
                    "obstacle_ended",
                    models.TextField(blank=True, max_length=2000, verbose_name="how the obstacle ended"),
                ),
                ("transfer_at", models.DateTimeField(blank=True, null=True, verbose_name="date and time of transfer")),
                ("crossing_point", models.CharField(blank=True, max_length=120, verbose_name="border crossing point")),
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
                ("escorts", models.CharField(blank=True, max_length=200, verbose_name="escorts")),
                (
                    "transfer_needs",
                    models.TextField(blank=True, max_length=2000, verbose_name="care needed during the transfer"),
                ),
                ("postponement_reason", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
                ("departed_at", models.DateTimeField(blank=True, null=True, verbose_name="departed at")),
                ("incident", models.TextField(blank=True, max_length=2000, verbose_name="incident")),
                (
                    "no_show_reason",
                    models.TextField(blank=True, max_length=2000, verbose_name="why the person did not depart"),
                ),
                ("arrived_at", models.DateTimeField(blank=True, null=True, verbose_name="arrived at")),
                (
                    "not_admitted_reason",
                    models.TextField(blank=True, max_length=2000, verbose_name="why the person was not admitted"),
                ),
                (
                    "claim_reason",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="why it was in error, as the requested authority says"
                    ),
                ),
                (
                    "contest_reason",
                    models.TextField(
                        blank=True,
                        max_length=2000,
                        verbose_name="why the claim is contested, as it will be written to the requested authority",
                    ),
                ),
                ("returned_at", models.DateTimeField(blank=True, null=True, verbose_name="came back at")),
                ("withdrawal_reason", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
            ],
            options={
                "verbose_name": "readmission application of ours",
                "verbose_name_plural": "readmission applications of ours",
                "abstract": False,
            },
            bases=(workflows.procedures.outgoing_letters.OutgoingLetters, "workflows.procedure"),
        ),
        migrations.CreateModel(
            name="OutgoingThirdCountryRequest",
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
                ("question", models.TextField(blank=True, max_length=2000, verbose_name="question")),
                ("answer_given", models.TextField(blank=True, max_length=2000, verbose_name="answer")),
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
                    "extension_reason",
                    models.TextField(blank=True, max_length=2000, verbose_name="reasons for the extension"),
                ),
                (
                    "new_information",
                    models.TextField(blank=True, max_length=2000, verbose_name="what is new since the refusal"),
                ),
                (
                    "round",
                    models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="round of examination"),
                ),
                (
                    "is_accelerated",
                    models.BooleanField(default=False, editable=False, verbose_name="accelerated procedure"),
                ),
                (
                    "apprehended_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="apprehended at the border"
                    ),
                ),
                (
                    "document_number",
                    models.CharField(blank=True, max_length=40, verbose_name="number of the travel document"),
                ),
                (
                    "document_expires_on",
                    models.DateField(blank=True, null=True, verbose_name="travel document valid until"),
                ),
                (
                    "obstacle",
                    models.TextField(blank=True, max_length=2000, verbose_name="obstacle, legal or practical"),
                ),
                (
                    "obstacle_ended",
                    models.TextField(blank=True, max_length=2000, verbose_name="how the obstacle ended"),
                ),
                ("transfer_at", models.DateTimeField(blank=True, null=True, verbose_name="date and time of transfer")),
                ("crossing_point", models.CharField(blank=True, max_length=120, verbose_name="border crossing point")),
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
                ("escorts", models.CharField(blank=True, max_length=200, verbose_name="escorts")),
                (
                    "transfer_needs",
                    models.TextField(blank=True, max_length=2000, verbose_name="care needed during the transfer"),
                ),
                ("postponement_reason", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
                ("departed_at", models.DateTimeField(blank=True, null=True, verbose_name="departed at")),
                ("incident", models.TextField(blank=True, max_length=2000, verbose_name="incident")),
                (
                    "no_show_reason",
                    models.TextField(blank=True, max_length=2000, verbose_name="why the person did not depart"),
                ),
                ("arrived_at", models.DateTimeField(blank=True, null=True, verbose_name="arrived at")),
                (
                    "not_admitted_reason",
                    models.TextField(blank=True, max_length=2000, verbose_name="why the person was not admitted"),
                ),
                (
                    "claim_reason",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="why it was in error, as the requested authority says"
                    ),
                ),
                (
                    "contest_reason",
                    models.TextField(
                        blank=True,
                        max_length=2000,
                        verbose_name="why the claim is contested, as it will be written to the requested authority",
                    ),
                ),
                ("returned_at", models.DateTimeField(blank=True, null=True, verbose_name="came back at")),
                ("withdrawal_reason", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
                (
                    "about_whom",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("own_national", "A national of the requested State"),
                            ("third_country", "A third-country national"),
                            ("stateless", "A stateless person"),
                        ],
                        max_length=24,
                        verbose_name="about whom",
                    ),
                ),
                ("known_on", models.DateField(editable=False, null=True, verbose_name="irregular stay known since")),
                (
                    "late_reason",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="why it is asked although it is too late"
                    ),
                ),
                (
                    "protection_check",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No")],
                        max_length=24,
                        verbose_name="protection check done",
                    ),
                ),
                (
                    "refusal_ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            (
                                "conditions_not_shown",
                                "Neither a visa or permit of the requested State nor a direct entry from there is shown",
                            ),
                            ("airside_only", "The person was only in airside transit at an airport"),
                            ("permit_of_requesting", "The requesting State issued a visa or residence permit"),
                            ("visa_free", "The person could enter the requesting State without a visa"),
                            ("direct_return_possible", "Direct return to the country of origin is possible"),
                            ("false_documents", "The documents are false or falsified"),
                            ("another_person", "The documents belong to another person"),
                            ("too_late", "The application came too late"),
                            ("other", "Another ground, stated in the reasons"),
                        ],
                        max_length=24,
                        verbose_name="ground of refusal",
                    ),
                ),
            ],
            options={
                "verbose_name": "readmission application of ours, third country",
                "verbose_name_plural": "readmission applications of ours, third country",
            },
            bases=(workflows.procedures.outgoing_letters.OutgoingLetters, "workflows.procedure"),
        ),
        migrations.AlterModelOptions(
            name="procedure",
            options={
                "permissions": [
                    ("play_lead", "Agency has the case role: lead"),
                    ("play_requesting", "Agency has the case role: requesting"),
                    ("play_requested", "Agency has the case role: requested"),
                    ("play_identity", "Agency has the case role: identity"),
                    ("play_security", "Agency has the case role: security"),
                    ("play_consular", "Agency has the case role: consular"),
                    ("play_border", "Agency has the case role: border"),
                    ("play_provider", "Agency has the case role: provider"),
                    ("play_partner", "Agency has the case role: partner"),
                    ("play_observer", "Agency has the case role: observer"),
                ],
                "verbose_name": "procedure",
                "verbose_name_plural": "procedures",
            },
        ),
        migrations.CreateModel(
            name="HistoricalOutgoingRequest",
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
                ("question", models.TextField(blank=True, max_length=2000, verbose_name="question")),
                ("answer_given", models.TextField(blank=True, max_length=2000, verbose_name="answer")),
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
                    "refusal_ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_a_national", "Nationality is neither proved nor validly assumed"),
                            ("false_documents", "The documents are false or falsified"),
                            ("not_covered", "The person is not covered by the agreement"),
                            ("another_person", "The documents belong to another person"),
                            ("other", "Another ground, stated in the reasons"),
                        ],
                        max_length=24,
                        verbose_name="ground of refusal",
                    ),
                ),
                (
                    "refusal_reason",
                    models.TextField(blank=True, max_length=2000, verbose_name="reasons of the requested authority"),
                ),
                (
                    "extension_reason",
                    models.TextField(blank=True, max_length=2000, verbose_name="reasons for the extension"),
                ),
                (
                    "new_information",
                    models.TextField(blank=True, max_length=2000, verbose_name="what is new since the refusal"),
                ),
                (
                    "round",
                    models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="round of examination"),
                ),
                (
                    "is_accelerated",
                    models.BooleanField(default=False, editable=False, verbose_name="accelerated procedure"),
                ),
                (
                    "apprehended_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="apprehended at the border"
                    ),
                ),
                (
                    "document_number",
                    models.CharField(blank=True, max_length=40, verbose_name="number of the travel document"),
                ),
                (
                    "document_expires_on",
                    models.DateField(blank=True, null=True, verbose_name="travel document valid until"),
                ),
                (
                    "obstacle",
                    models.TextField(blank=True, max_length=2000, verbose_name="obstacle, legal or practical"),
                ),
                (
                    "obstacle_ended",
                    models.TextField(blank=True, max_length=2000, verbose_name="how the obstacle ended"),
                ),
                ("transfer_at", models.DateTimeField(blank=True, null=True, verbose_name="date and time of transfer")),
                ("crossing_point", models.CharField(blank=True, max_length=120, verbose_name="border crossing point")),
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
                ("escorts", models.CharField(blank=True, max_length=200, verbose_name="escorts")),
                (
                    "transfer_needs",
                    models.TextField(blank=True, max_length=2000, verbose_name="care needed during the transfer"),
                ),
                ("postponement_reason", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
                ("departed_at", models.DateTimeField(blank=True, null=True, verbose_name="departed at")),
                ("incident", models.TextField(blank=True, max_length=2000, verbose_name="incident")),
                (
                    "no_show_reason",
                    models.TextField(blank=True, max_length=2000, verbose_name="why the person did not depart"),
                ),
                ("arrived_at", models.DateTimeField(blank=True, null=True, verbose_name="arrived at")),
                (
                    "not_admitted_reason",
                    models.TextField(blank=True, max_length=2000, verbose_name="why the person was not admitted"),
                ),
                (
                    "claim_reason",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="why it was in error, as the requested authority says"
                    ),
                ),
                (
                    "contest_reason",
                    models.TextField(
                        blank=True,
                        max_length=2000,
                        verbose_name="why the claim is contested, as it will be written to the requested authority",
                    ),
                ),
                ("returned_at", models.DateTimeField(blank=True, null=True, verbose_name="came back at")),
                ("withdrawal_reason", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
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
                "verbose_name": "historical readmission application of ours",
                "verbose_name_plural": "historical readmission applications of ours",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOutgoingThirdCountryRequest",
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
                ("question", models.TextField(blank=True, max_length=2000, verbose_name="question")),
                ("answer_given", models.TextField(blank=True, max_length=2000, verbose_name="answer")),
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
                    "extension_reason",
                    models.TextField(blank=True, max_length=2000, verbose_name="reasons for the extension"),
                ),
                (
                    "new_information",
                    models.TextField(blank=True, max_length=2000, verbose_name="what is new since the refusal"),
                ),
                (
                    "round",
                    models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="round of examination"),
                ),
                (
                    "is_accelerated",
                    models.BooleanField(default=False, editable=False, verbose_name="accelerated procedure"),
                ),
                (
                    "apprehended_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="apprehended at the border"
                    ),
                ),
                (
                    "document_number",
                    models.CharField(blank=True, max_length=40, verbose_name="number of the travel document"),
                ),
                (
                    "document_expires_on",
                    models.DateField(blank=True, null=True, verbose_name="travel document valid until"),
                ),
                (
                    "obstacle",
                    models.TextField(blank=True, max_length=2000, verbose_name="obstacle, legal or practical"),
                ),
                (
                    "obstacle_ended",
                    models.TextField(blank=True, max_length=2000, verbose_name="how the obstacle ended"),
                ),
                ("transfer_at", models.DateTimeField(blank=True, null=True, verbose_name="date and time of transfer")),
                ("crossing_point", models.CharField(blank=True, max_length=120, verbose_name="border crossing point")),
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
                ("escorts", models.CharField(blank=True, max_length=200, verbose_name="escorts")),
                (
                    "transfer_needs",
                    models.TextField(blank=True, max_length=2000, verbose_name="care needed during the transfer"),
                ),
                ("postponement_reason", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
                ("departed_at", models.DateTimeField(blank=True, null=True, verbose_name="departed at")),
                ("incident", models.TextField(blank=True, max_length=2000, verbose_name="incident")),
                (
                    "no_show_reason",
                    models.TextField(blank=True, max_length=2000, verbose_name="why the person did not depart"),
                ),
                ("arrived_at", models.DateTimeField(blank=True, null=True, verbose_name="arrived at")),
                (
                    "not_admitted_reason",
                    models.TextField(blank=True, max_length=2000, verbose_name="why the person was not admitted"),
                ),
                (
                    "claim_reason",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="why it was in error, as the requested authority says"
                    ),
                ),
                (
                    "contest_reason",
                    models.TextField(
                        blank=True,
                        max_length=2000,
                        verbose_name="why the claim is contested, as it will be written to the requested authority",
                    ),
                ),
                ("returned_at", models.DateTimeField(blank=True, null=True, verbose_name="came back at")),
                ("withdrawal_reason", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
                (
                    "about_whom",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("own_national", "A national of the requested State"),
                            ("third_country", "A third-country national"),
                            ("stateless", "A stateless person"),
                        ],
                        max_length=24,
                        verbose_name="about whom",
                    ),
                ),
                ("known_on", models.DateField(editable=False, null=True, verbose_name="irregular stay known since")),
                (
                    "late_reason",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="why it is asked although it is too late"
                    ),
                ),
                (
                    "protection_check",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No")],
                        max_length=24,
                        verbose_name="protection check done",
                    ),
                ),
                (
                    "refusal_ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            (
                                "conditions_not_shown",
                                "Neither a visa or permit of the requested State nor a direct entry from there is shown",
                            ),
                            ("airside_only", "The person was only in airside transit at an airport"),
                            ("permit_of_requesting", "The requesting State issued a visa or residence permit"),
                            ("visa_free", "The person could enter the requesting State without a visa"),
                            ("direct_return_possible", "Direct return to the country of origin is possible"),
                            ("false_documents", "The documents are false or falsified"),
                            ("another_person", "The documents belong to another person"),
                            ("too_late", "The application came too late"),
                            ("other", "Another ground, stated in the reasons"),
                        ],
                        max_length=24,
                        verbose_name="ground of refusal",
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
            ],
            options={
                "verbose_name": "historical readmission application of ours, third country",
                "verbose_name_plural": "historical readmission applications of ours, third country",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.RunSQL(keep_histories("workflows"), migrations.RunSQL.noop),
    ]
    operations = in_one_go(operations)
