from django.db import migrations

from agencies.seeding import seed_agencies


class Migration(migrations.Migration):
    dependencies = [("agencies", "0001_initial"), ("auth", "0012_alter_user_first_name_max_length")]
    operations = [migrations.RunPython(lambda apps, _editor: seed_agencies(apps), migrations.RunPython.noop)]
