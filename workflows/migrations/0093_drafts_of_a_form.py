"""Finds the drafts of one form: one's own, and who else of the agency is writing."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("workflows", "0092_mails")]

    operations = [
        migrations.AddIndex(
            model_name="draft", index=models.Index(fields=["transition", "person"], name="draft_of_form")
        ),
    ]
