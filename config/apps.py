"""Names the top floor for Django."""

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate

from config import checks  # noqa: F401 (a check registers itself by being imported)
from config.rights import grant_rights


class ConfigConfig(AppConfig):
    name = "config"

    def ready(self):
        # Django tells only of apps that have models; when it tells of this one, the tables of all are there.
        post_migrate.connect(grant_rights, sender=apps.get_app_config("workflows"))
