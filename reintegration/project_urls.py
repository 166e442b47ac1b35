"""The pages of community and structural projects."""

from django.urls import path

from reintegration.views import projects

urlpatterns = [
    path("projects/", projects.projects, name="projects"),
    path("projects/new/", projects.add_project, name="add_project"),
    path("projects/<int:pk>/", projects.project, name="project"),
    path("projects/<int:pk>/edit/", projects.edit_project, name="edit_project"),
    path("projects/<int:pk>/participants/", projects.count_participants, name="count_participants"),
    path("projects/<int:pk>/cases/<int:link>/unlink/", projects.unlink_case, name="unlink_case"),
]
