"""The addresses of this floor."""

urlpatterns = []
