"""The pages of measures and of the money of programmes."""

from django.urls import path

from reintegration.views import measure, measures, money_changes, programmes

urlpatterns = [
    path("procedures/<slug:reference>/measures/", measures.measures, name="measures"),
    path("procedures/<slug:reference>/measures/new/", measures.propose_measure, name="propose_measure"),
    path("procedures/<slug:reference>/money/", measure.measure_money_page, name="measure_money"),
    path("procedures/<slug:reference>/papers/", measure.measure_papers, name="measure_papers"),
    path("procedures/<slug:reference>/business/", measure.measure_business, name="measure_business"),
    path("payments/", programmes.payments, name="payments"),
    path("programmes/", programmes.programmes, name="programmes"),
    path("programmes/new/", money_changes.new_programme, name="new_programme"),
    path("programmes/kinds/", programmes.measure_kinds, name="measure_kinds"),
    path("programmes/kinds/new/", money_changes.new_measure_kind, name="new_measure_kind"),
    path("programmes/kinds/<slug:code>/", money_changes.change_measure_kind, name="change_measure_kind"),
    path("programmes/changes/", money_changes.money_changes, name="money_changes"),
    path("programmes/changes/<int:pk>/", money_changes.money_change, name="money_change"),
    path("programmes/changes/<int:pk>/decision/", money_changes.decide_money_change, name="decide_money_change"),
    path("programmes/<slug:code>/", programmes.programme, name="programme"),
    path("programmes/<slug:code>/account/", programmes.programme_account, name="programme_account"),
    path("programmes/<slug:code>/account.xlsx", programmes.programme_workbook, name="programme_workbook"),
    path(
        "programmes/<slug:code>/change/<slug:subject>/", money_changes.propose_money_change, name="propose_money_change"
    ),
]
