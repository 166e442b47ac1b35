"""Names the floor for Django."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "cases"
