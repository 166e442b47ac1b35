"""The addresses of help."""

from django.urls import path

from config.help import views

urlpatterns = [
    path("help/", views.help_index, name="help"),
    path("help/<slug:slug>/", views.topic, name="help_topic"),
    path("accessibility/", views.accessibility, name="accessibility"),
]
