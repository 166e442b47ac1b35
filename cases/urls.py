"""The addresses of this floor."""

from django.urls import path

from cases import views

urlpatterns = [
    path("door/", views.door, name="door"),
    path("door/overruled/", views.door_overruled, name="door_overruled"),
]
