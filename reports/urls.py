"""The pages of statistics."""

from django.urls import path

from reports import views
from reports.releases import views as releases

urlpatterns = [
    path("statistics/", views.statistics, name="statistics"),
    path("statistics/cases/", views.counted_cases, name="counted_cases"),
    path("statistics/changes/", views.counted_changes, name="counted_changes"),
    path("statistics/table.<slug:form>", views.table_file, name="table_file"),
    path("reports/<slug:code>/", views.report, name="report"),
    path("reports/<slug:code>/file.<slug:form>", views.report_file, name="report_file"),
    path("releases/", releases.releases, name="releases"),
    path("releases/new/", releases.propose_release, name="propose_release"),
    path("releases/rule/", releases.publication_rule, name="publication_rule"),
    path("releases/rule/<int:pk>/decide/", releases.decide_publication_rule, name="decide_publication_rule"),
    path("releases/<int:pk>/", releases.release, name="release"),
    path("releases/<int:pk>/decide/", releases.decide_release, name="decide_release"),
    path("releases/<int:pk>/file.<slug:form>", releases.release_file, name="release_file"),
]
