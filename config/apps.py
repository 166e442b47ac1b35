"""Names the top floor for Django."""

from django.apps import AppConfig

from config import checks  # noqa: F401 (a check registers itself by being imported)


class ConfigConfig(AppConfig):
    name = "config"
