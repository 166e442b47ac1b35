"""Names the floor for Django."""

from django.apps import AppConfig


class WorkflowsConfig(AppConfig):
    name = "workflows"
