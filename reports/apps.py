"""Names the floor for Django."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"
