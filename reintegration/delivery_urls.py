"""The pages of providers, and of what they deliver."""

from django.urls import path

from reintegration.views import deliveries, delivery_steps, invoices, measure_deliveries, sessions

ONE = "deliveries/<slug:reference>/"
OF_CASE = "procedures/<slug:reference>/deliveries/"

urlpatterns = [
    path("deliveries/", deliveries.deliveries, name="deliveries"),
    path("deliveries/sessions/new/", sessions.record_session, name="record_session"),
    path("deliveries/sessions/<int:pk>/", sessions.session, name="session"),
    path(ONE, deliveries.delivery, name="delivery"),
    path(f"{ONE}record/", deliveries.record_delivery, name="record_delivery"),
    path(f"{ONE}steps/<slug:name>/", delivery_steps.delivery_step, name="delivery_step"),
    path(f"{ONE}records/<int:pk>/file/", deliveries.delivery_file, name="delivery_file"),
    path(f"{ONE}records/<int:pk>/strike/", delivery_steps.strike_delivery, name="strike_delivery"),
    path(f"{ONE}invoices/new/", invoices.make_invoice, name="make_invoice"),
    path(f"{ONE}invoices/<int:pk>/file/", deliveries.invoice_file, name="invoice_file"),
    path(f"{ONE}invoices/<int:pk>/take-back/", invoices.take_back, name="take_back"),
    path(OF_CASE, measure_deliveries.measure_deliveries, name="measure_deliveries"),
    path(f"{OF_CASE}record/", measure_deliveries.record_for_provider, name="record_for_provider"),
]
