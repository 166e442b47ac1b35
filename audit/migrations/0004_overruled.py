import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import audit.moment
from audit.locks import keep


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0003_turned_away"),
        ("agencies", "0002_seed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="Overruled",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(default=audit.moment.now)),
                ("field", models.CharField(max_length=200)),
                ("rule", models.CharField(max_length=60)),
                ("salt", models.CharField(max_length=32)),
                ("hashed", models.CharField(max_length=64)),
                ("reason", models.CharField(max_length=300)),
                (
                    "agency",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.RunSQL(keep("audit_overruled")),
    ]
