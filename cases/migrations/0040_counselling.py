"""Counselling, medical assessments and guardianships of a voluntary return; enquiries are counted."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import audit.actor
import audit.moment
from audit.locks import keep_histories
from cases.seeding import seed_agreements


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0004_case_management"),
        ("cases", "0050_consent_token"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="historicalprogramme",
            name="acceptance_days",
            field=models.PositiveSmallIntegerField(
                blank=True, null=True, verbose_name="days between the provider’s acceptance and the departure, at least"
            ),
        ),
        migrations.AddField(
            model_name="programme",
            name="acceptance_days",
            field=models.PositiveSmallIntegerField(
                blank=True, null=True, verbose_name="days between the provider’s acceptance and the departure, at least"
            ),
        ),
        migrations.AlterField(
            model_name="historicallimitchange",
            name="name",
            field=models.CharField(
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
                    ("first_contact", "First contact with the person"),
                    ("follow_up_3", "Follow-up after three months"),
                    ("follow_up_6", "Follow-up after six months"),
                    ("follow_up_12", "Follow-up after twelve months"),
                    ("referral_answer", "Answer to a referral"),
                    ("referral_service", "Service under a referral"),
                    ("fit_to_travel", "Medical assessment before a departure"),
                ],
                editable=False,
                max_length=30,
                verbose_name="limit",
            ),
        ),
        migrations.AlterField(
            model_name="historicaltimelimit",
            name="name",
            field=models.CharField(
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
                    ("first_contact", "First contact with the person"),
                    ("follow_up_3", "Follow-up after three months"),
                    ("follow_up_6", "Follow-up after six months"),
                    ("follow_up_12", "Follow-up after twelve months"),
                    ("referral_answer", "Answer to a referral"),
                    ("referral_service", "Service under a referral"),
                    ("fit_to_travel", "Medical assessment before a departure"),
                ],
                max_length=30,
                verbose_name="limit",
            ),
        ),
        migrations.AlterField(
            model_name="historicaltimelimit",
            name="start_event",
            field=models.CharField(
                choices=[
                    ("receipt", "receipt"),
                    ("confirmed_receipt", "confirmed receipt"),
                    ("apprehension", "apprehension"),
                    ("knowledge", "the day the authority learned of the unlawful stay"),
                    ("request", "the request"),
                    ("consent", "consent"),
                    ("issue", "issue of the document"),
                    ("transfer", "the transfer"),
                    ("arrival", "the arrival"),
                    ("referral", "the referral"),
                    ("departure", "the departure"),
                    ("limit_end", "the end of the first limit"),
                ],
                max_length=20,
                verbose_name="counted from",
            ),
        ),
        migrations.AlterField(
            model_name="limitchange",
            name="name",
            field=models.CharField(
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
                    ("first_contact", "First contact with the person"),
                    ("follow_up_3", "Follow-up after three months"),
                    ("follow_up_6", "Follow-up after six months"),
                    ("follow_up_12", "Follow-up after twelve months"),
                    ("referral_answer", "Answer to a referral"),
                    ("referral_service", "Service under a referral"),
                    ("fit_to_travel", "Medical assessment before a departure"),
                ],
                editable=False,
                max_length=30,
                verbose_name="limit",
            ),
        ),
        migrations.AlterField(
            model_name="timelimit",
            name="name",
            field=models.CharField(
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
                    ("first_contact", "First contact with the person"),
                    ("follow_up_3", "Follow-up after three months"),
                    ("follow_up_6", "Follow-up after six months"),
                    ("follow_up_12", "Follow-up after twelve months"),
                    ("referral_answer", "Answer to a referral"),
                    ("referral_service", "Service under a referral"),
                    ("fit_to_travel", "Medical assessment before a departure"),
                ],
                max_length=30,
                verbose_name="limit",
            ),
        ),
        migrations.AlterField(
            model_name="timelimit",
            name="start_event",
            field=models.CharField(
                choices=[
                    ("receipt", "receipt"),
                    ("confirmed_receipt", "confirmed receipt"),
                    ("apprehension", "apprehension"),
                    ("knowledge", "the day the authority learned of the unlawful stay"),
                    ("request", "the request"),
                    ("consent", "consent"),
                    ("issue", "issue of the document"),
                    ("transfer", "the transfer"),
                    ("arrival", "the arrival"),
                    ("referral", "the referral"),
                    ("departure", "the departure"),
                    ("limit_end", "the end of the first limit"),
                ],
                max_length=20,
                verbose_name="counted from",
            ),
        ),
        migrations.CreateModel(
            name="HistoricalCounsellingSession",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("on", models.DateField(verbose_name="day of the session")),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("office", "At the office"),
                            ("phone", "By telephone"),
                            ("video", "By video"),
                            ("visit", "On a visit"),
                            ("writing", "In writing"),
                        ],
                        max_length=10,
                        verbose_name="how",
                    ),
                ),
                ("language", models.CharField(max_length=3, verbose_name="language spoken")),
                ("interpreter", models.BooleanField(default=False, verbose_name="with an interpreter")),
                ("topics", models.JSONField(default=list, verbose_name="what was spoken about")),
                (
                    "leaflets",
                    models.TextField(blank=True, max_length=1000, verbose_name="leaflets given, with their version"),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("thinks", "Wishes to think it over"),
                            ("applies", "Wishes to apply"),
                            ("goes_on", "Goes on as planned"),
                            ("stays", "Does not wish to return"),
                            ("sent_on", "Sent on to legal or other advice"),
                        ],
                        max_length=10,
                        verbose_name="how it ended",
                    ),
                ),
                ("recorded_at", models.DateTimeField(default=audit.moment.now, editable=False)),
                ("token", models.CharField(blank=True, editable=False, max_length=64)),
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
                    "counselled_by",
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
            ],
            options={
                "verbose_name": "historical counselling session",
                "verbose_name_plural": "historical counselling sessions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalEnquiryCount",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("on", models.DateField(verbose_name="day")),
                ("host_state", models.CharField(max_length=2, verbose_name="host country")),
                ("language", models.CharField(blank=True, max_length=3, verbose_name="language")),
                ("number", models.PositiveIntegerField(default=0, verbose_name="enquiries")),
                ("token", models.CharField(blank=True, editable=False, max_length=64)),
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
                "verbose_name": "historical enquiries of a day",
                "verbose_name_plural": "historical enquiries of days",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalFitnessAssessment",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("assessed_at", models.DateTimeField(verbose_name="assessed at")),
                ("assessed_by", models.CharField(max_length=200, verbose_name="doctor or clinic")),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("fit", "Fit to travel"),
                            ("with_needs", "Fit to travel with care on the way"),
                            ("not_fit", "Not fit to travel for now"),
                        ],
                        max_length=12,
                        verbose_name="result",
                    ),
                ),
                ("needs", models.TextField(blank=True, max_length=1000, verbose_name="care needed on the way")),
                ("recorded_at", models.DateTimeField(default=audit.moment.now, editable=False)),
                ("token", models.CharField(blank=True, editable=False, max_length=64)),
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
                "verbose_name": "historical medical assessment",
                "verbose_name_plural": "historical medical assessments",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalGuardianship",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("act", models.UUIDField(db_index=True, default=audit.actor.current_act, editable=False, null=True)),
                (
                    "act_roles",
                    models.CharField(blank=True, default=audit.actor.current_roles, editable=False, max_length=120),
                ),
                ("guardian", models.CharField(blank=True, max_length=200, verbose_name="guardian")),
                ("appointed_by", models.CharField(blank=True, max_length=200, verbose_name="appointed by")),
                ("appointed_on", models.DateField(blank=True, null=True, verbose_name="appointed on")),
                ("decided_by", models.CharField(blank=True, max_length=200, verbose_name="best interests decided by")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="best interests decided on")),
                (
                    "receiving_authority",
                    models.CharField(blank=True, max_length=200, verbose_name="authority that receives the child"),
                ),
                ("confirmed_on", models.DateField(blank=True, null=True, verbose_name="confirmed by it on")),
                (
                    "received_by",
                    models.CharField(blank=True, max_length=200, verbose_name="who meets the child, by name"),
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
                        verbose_name="child",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical guardianship",
                "verbose_name_plural": "historical guardianships",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="CounsellingSession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(verbose_name="day of the session")),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("office", "At the office"),
                            ("phone", "By telephone"),
                            ("video", "By video"),
                            ("visit", "On a visit"),
                            ("writing", "In writing"),
                        ],
                        max_length=10,
                        verbose_name="how",
                    ),
                ),
                ("language", models.CharField(max_length=3, verbose_name="language spoken")),
                ("interpreter", models.BooleanField(default=False, verbose_name="with an interpreter")),
                ("topics", models.JSONField(default=list, verbose_name="what was spoken about")),
                (
                    "leaflets",
                    models.TextField(blank=True, max_length=1000, verbose_name="leaflets given, with their version"),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("thinks", "Wishes to think it over"),
                            ("applies", "Wishes to apply"),
                            ("goes_on", "Goes on as planned"),
                            ("stays", "Does not wish to return"),
                            ("sent_on", "Sent on to legal or other advice"),
                        ],
                        max_length=10,
                        verbose_name="how it ended",
                    ),
                ),
                ("recorded_at", models.DateTimeField(default=audit.moment.now, editable=False)),
                ("token", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="counselling", to="cases.case"
                    ),
                ),
                (
                    "counselled_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "counselling session",
                "verbose_name_plural": "counselling sessions",
                "ordering": ["-on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("token", ""), _negated=True), fields=("token",), name="counselling_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("topics", []), _negated=True), name="counselling_about_something"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EnquiryCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(verbose_name="day")),
                ("host_state", models.CharField(max_length=2, verbose_name="host country")),
                ("language", models.CharField(blank=True, max_length=3, verbose_name="language")),
                ("number", models.PositiveIntegerField(default=0, verbose_name="enquiries")),
                ("token", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency"
                    ),
                ),
            ],
            options={
                "verbose_name": "enquiries of a day",
                "verbose_name_plural": "enquiries of days",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "on", "host_state", "language"), name="enquiries_counted_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FitnessAssessment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("assessed_at", models.DateTimeField(verbose_name="assessed at")),
                ("assessed_by", models.CharField(max_length=200, verbose_name="doctor or clinic")),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("fit", "Fit to travel"),
                            ("with_needs", "Fit to travel with care on the way"),
                            ("not_fit", "Not fit to travel for now"),
                        ],
                        max_length=12,
                        verbose_name="result",
                    ),
                ),
                ("needs", models.TextField(blank=True, max_length=1000, verbose_name="care needed on the way")),
                ("recorded_at", models.DateTimeField(default=audit.moment.now, editable=False)),
                ("token", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="fitness", to="cases.case"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fitness",
                        to="cases.person",
                        verbose_name="person",
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
                "verbose_name": "medical assessment",
                "verbose_name_plural": "medical assessments",
                "ordering": ["-assessed_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("token", ""), _negated=True), fields=("token",), name="fitness_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("result", "with_needs"), _negated=True),
                            models.Q(("needs", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="fitness_says_what_is_needed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Guardianship",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("guardian", models.CharField(blank=True, max_length=200, verbose_name="guardian")),
                ("appointed_by", models.CharField(blank=True, max_length=200, verbose_name="appointed by")),
                ("appointed_on", models.DateField(blank=True, null=True, verbose_name="appointed on")),
                ("decided_by", models.CharField(blank=True, max_length=200, verbose_name="best interests decided by")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="best interests decided on")),
                (
                    "receiving_authority",
                    models.CharField(blank=True, max_length=200, verbose_name="authority that receives the child"),
                ),
                ("confirmed_on", models.DateField(blank=True, null=True, verbose_name="confirmed by it on")),
                (
                    "received_by",
                    models.CharField(blank=True, max_length=200, verbose_name="who meets the child, by name"),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="guardianships", to="cases.case"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="guardianships",
                        to="cases.person",
                        verbose_name="child",
                    ),
                ),
            ],
            options={
                "verbose_name": "guardianship",
                "verbose_name_plural": "guardianships",
                "constraints": [
                    models.UniqueConstraint(fields=("case", "person"), name="guardianship_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("appointed_on", None), ("guardian", "")),
                            models.Q(models.Q(("guardian", ""), _negated=True), ("appointed_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="guardian_since_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_by", ""), ("decided_on", None)),
                            models.Q(models.Q(("decided_by", ""), _negated=True), ("decided_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="best_interests_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_on", None), ("received_by", ""), ("receiving_authority", "")),
                            models.Q(
                                models.Q(("receiving_authority", ""), _negated=True),
                                ("confirmed_on__isnull", False),
                                models.Q(("received_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="reception_confirmed_on_a_day",
                    ),
                ],
            },
        ),
        migrations.RunSQL(keep_histories("cases"), migrations.RunSQL.noop),
        migrations.RunPython(lambda apps, _editor: seed_agreements(apps), migrations.RunPython.noop),
    ]
