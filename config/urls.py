"""Where each floor's pages begin."""

from django.urls import include, path

urlpatterns = [
    path("", include("config.help.urls")),
    path("", include("agencies.urls")),
    path("", include("audit.urls")),
    path("", include("cases.urls")),
    path("", include("workflows.urls")),
    path("", include("reintegration.urls")),
    path("", include("reports.urls")),
]
handler400 = "config.pages.bad_request"
handler403 = "config.pages.forbidden"
handler404 = "config.pages.not_found"
handler500 = "config.pages.broken"
