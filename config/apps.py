"""Names the top floor for Django."""

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.module_loading import import_string

from audit.ledger.rules import keep_rules
from config import checks  # noqa: F401 (a check registers itself by being imported)
from config.erasing import checking  # noqa: F401
from config.rights import grant_rights, grant_rights_to_ledger


class ConfigConfig(AppConfig):
    name = "config"

    def ready(self):
        # Django tells only of apps that have models; when it tells of this one, the tables of all are there.
        workflows = apps.get_app_config("workflows")
        for receiver in (
            grant_rights,
            grant_rights_to_ledger,
            keep_rules,
            import_string("config.erasing.function.draw_erasing"),
        ):
            post_migrate.connect(receiver, sender=workflows)
