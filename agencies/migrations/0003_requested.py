"""The authorities of other States can be asked too: each that sends applications can hold the part of the requested authority."""

from django.db import migrations

ASKS, IS_ASKED = "requesting", "requested"


def add_part(apps, _editor):
    for agency in apps.get_model("agencies", "Agency").objects.exclude(state="AZ").order_by("pk"):
        if ASKS in agency.case_roles and IS_ASKED not in agency.case_roles:
            agency.case_roles = [*agency.case_roles, IS_ASKED]
            agency.save(update_fields=["case_roles"])


class Migration(migrations.Migration):
    dependencies = [("agencies", "0002_seed")]
    operations = [migrations.RunPython(add_part, migrations.RunPython.noop)]
