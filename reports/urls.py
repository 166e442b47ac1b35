"""The pages of the figures."""

from django.urls import path

from reports import views

urlpatterns = [
    path("reports/committee/", views.committee_pack, name="committee_pack"),
    path("reports/committee/workbook/", views.committee_workbook, name="committee_workbook"),
]
