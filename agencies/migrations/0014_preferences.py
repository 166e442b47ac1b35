"""Preferences: how somebody has the pages look, and which keys they answer to."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from agencies.in_one_go import in_one_go


class Migration(migrations.Migration):
    dependencies = [("agencies", "0013_absences")]
    operations = [
        migrations.CreateModel(
            name="Preferences",
            fields=[
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="preferences",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "theme",
                    models.CharField(
                        blank=True,
                        choices=[("", "As the device has it"), ("light", "Light"), ("dark", "Dark")],
                        default="",
                        max_length=10,
                        verbose_name="theme",
                    ),
                ),
                (
                    "density",
                    models.CharField(
                        blank=True,
                        choices=[("", "Comfortable"), ("compact", "Compact: more rows on a screen")],
                        default="",
                        max_length=10,
                        verbose_name="density",
                    ),
                ),
                (
                    "hides_names",
                    models.BooleanField(
                        default=False,
                        help_text="Initials stand for names, for offices where others see the screen.",
                        verbose_name="Hide names at first",
                    ),
                ),
                (
                    "single_keys",
                    models.BooleanField(
                        default=True,
                        help_text="Such as J and K in a list. Keys with Ctrl act in any case.",
                        verbose_name="Single keys act",
                    ),
                ),
            ],
            options={"verbose_name": "preferences", "verbose_name_plural": "preferences"},
        ),
    ]
    operations = in_one_go(operations)
