from django.db import migrations, models

from agencies.in_one_go import in_one_go


class Migration(migrations.Migration):
    dependencies = [("audit", "0004_overruled")]
    operations = [
        migrations.AddIndex(
            model_name="turnedaway", index=models.Index(fields=["-at", "-id"], name="turned_away_by_moment")
        ),
        migrations.AddIndex(
            model_name="overruled", index=models.Index(fields=["-at", "-id"], name="overruled_by_moment")
        ),
    ]
    operations = in_one_go(operations)
