"""The pages of statistics."""

from django.urls import path

from reports import views
from reports.dashboard import views as dashboard
from reports.exporting import views as exporting
from reports.initiatives import views as register
from reports.official import views as official
from reports.releases import views as releases

urlpatterns = [
    path("statistics/", dashboard.statistics, name="statistics"),
    path("statistics/board/<slug:code>.<slug:form>", dashboard.board_file, name="board_file"),
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
    path("releases/", releases.releases, name="releases"),
    path("releases/new/", releases.propose_release, name="propose_release"),
    path("releases/proofs/<int:pk>/<slug:act>/", releases.change_proof, name="change_proof"),
    path("releases/rule/", releases.publication_rule, name="publication_rule"),
    path("releases/rule/<int:pk>/decide/", releases.decide_publication_rule, name="decide_publication_rule"),
    path("releases/<int:pk>/", releases.release, name="release"),
    path("releases/<int:pk>/decide/", releases.decide_release, name="decide_release"),
    path("releases/<int:pk>/file.<slug:form>", releases.release_file, name="release_file"),
]
