"""The pages on which those who check verify the history. The history of a case is a tab of its page."""

from django.urls import path

from audit.settings_told.views import settings_history
from audit.verifying import views

urlpatterns = [
    path("configuration/history/<slug:name>/", settings_history, name="settings_history"),
    path("ledger/", views.verifications, name="verifications"),
    path("ledger/verify/", views.verify_ledger, name="verify_ledger"),
    path("ledger/<int:pk>/file/", views.ledger_file, name="ledger_file"),
]
