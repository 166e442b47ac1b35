"""Where each floor's pages begin."""

from django.urls import include, path

urlpatterns = [
    path("", include("agencies.urls")),
    path("", include("audit.urls")),
    path("", include("cases.urls")),
    path("", include("workflows.urls")),
]
