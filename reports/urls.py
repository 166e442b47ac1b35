"""The pages of statistics."""

from django.urls import path

from reports import views
from reports.exporting import views as exporting

urlpatterns = [
    path("statistics/", views.statistics, name="statistics"),
    path("statistics/cases/", views.counted_cases, name="counted_cases"),
    path("statistics/changes/", views.counted_changes, name="counted_changes"),
    path("statistics/table.<slug:form>", views.table_file, name="table_file"),
    path("exports/", exporting.exports, name="exports"),
    path("exports/ask/", exporting.ask_export, name="ask_export"),
    path("exports/<int:pk>/file/", exporting.export_file, name="export_file"),
    path("exports/<int:pk>/decide/", exporting.decide_export, name="decide_export"),
    path("exports/<int:pk>/<slug:act>/", exporting.change_export, name="change_export"),
    path("schedules/<int:pk>/stop/", exporting.stop_schedule, name="stop_schedule"),
    path("reports/<slug:code>/monthly/", exporting.add_schedule, name="add_schedule"),
    path("reports/<slug:code>/", views.report, name="report"),
    path("reports/<slug:code>/file.<slug:form>", views.report_file, name="report_file"),
]
