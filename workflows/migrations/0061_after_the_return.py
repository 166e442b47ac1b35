"""The agency that manages a case of return or reintegration: a case role, on our side of what limits are told to whom."""

from importlib import import_module

from django.db import migrations

SORTED = import_module("workflows.migrations.0006_sort_key_of_each_side")
OUR_SIDE = f"{SORTED.OUR_SIDE}, 'play_case_management', 'play_partner', 'play_provider'"


class Migration(migrations.Migration):
    dependencies = [
        ("workflows", "0060_outgoing_transit"),
    ]

    operations = [
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
                    ("play_case_management", "Agency has the case role: case_management"),
                ],
                "verbose_name": "procedure",
                "verbose_name_plural": "procedures",
            },
        ),
        migrations.RunSQL(SORTED.COPY.format(inside=OUR_SIDE), migrations.RunSQL.noop),
    ]
