"""A consent is recorded once, however often its form is sent."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0033_after_the_return"),
    ]

    operations = [
        migrations.AddField(
            model_name="consent",
            name="token",
            field=models.CharField(editable=False, max_length=64, null=True, unique=True),
        ),
        migrations.AddField(
            model_name="historicalconsent",
            name="token",
            field=models.CharField(db_index=True, editable=False, max_length=64, null=True),
        ),
    ]
