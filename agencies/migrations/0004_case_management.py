"""The ministry of labour and the organisation that assists returns can manage cases of return and reintegration."""

from django.db import migrations

MANAGES, AGENCIES = "case_management", ("AZ-MLSP", "IOM-AZ")


def add_part(apps, _editor):
    for agency in apps.get_model("agencies", "Agency").objects.filter(code__in=AGENCIES):
        if MANAGES not in agency.case_roles:
            agency.case_roles = [*agency.case_roles, MANAGES]
            agency.save(update_fields=["case_roles"])


class Migration(migrations.Migration):
    dependencies = [("agencies", "0003_requested")]
    operations = [migrations.RunPython(add_part, migrations.RunPython.noop)]
