"""The pages of statistics."""

from django.urls import path

from reports import views
from reports.initiatives import views as register
from reports.official import views as official

urlpatterns = [
    path("statistics/", views.statistics, name="statistics"),
    path("statistics/cases/", views.counted_cases, name="counted_cases"),
    path("statistics/changes/", views.counted_changes, name="counted_changes"),
    path("statistics/table.<slug:form>", views.table_file, name="table_file"),
    path("official/", official.official_tables, name="official_tables"),
    path("official/<slug:code>/", official.official_table, name="official_table"),
    path("official/<slug:code>/file.<slug:form>", official.official_file, name="official_file"),
    path("initiatives/", register.initiatives, name="initiatives"),
    path("initiatives/file.<slug:form>", register.initiatives_file, name="initiatives_file"),
    path("initiatives/<int:pk>/", register.initiative, name="initiative"),
    path("initiatives/<int:pk>/edit/", register.edit_initiative, name="edit_initiative"),
    path("initiatives/<int:pk>/add/<slug:kind>/", register.add_entry, name="add_entry"),
    path("initiatives/<int:pk>/entries/<int:entry>/take-back/", register.take_back_entry, name="take_back_entry"),
    path("reports/<slug:code>/", views.report, name="report"),
    path("reports/<slug:code>/file.<slug:form>", views.report_file, name="report_file"),
]
