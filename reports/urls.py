"""The pages of statistics."""

from django.urls import path

from reports import views
from reports.dashboard import views as dashboard

urlpatterns = [
    path("statistics/", dashboard.statistics, name="statistics"),
    path("statistics/board/<slug:code>.<slug:form>", dashboard.board_file, name="board_file"),
    path("statistics/cases/", views.counted_cases, name="counted_cases"),
    path("statistics/changes/", views.counted_changes, name="counted_changes"),
    path("statistics/table.<slug:form>", views.table_file, name="table_file"),
    path("reports/<slug:code>/", views.report, name="report"),
    path("reports/<slug:code>/file.<slug:form>", views.report_file, name="report_file"),
]
