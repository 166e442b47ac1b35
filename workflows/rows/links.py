"""Who did it, and for which agency: the two links that most rows bear."""

from django.conf import settings
from django.db import models

from agencies.models import Agency


def by_whom(**how):
    return models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", **how)


def for_whom(**how):
    return models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", **how)
