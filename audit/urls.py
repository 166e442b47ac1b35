"""No pages of its own yet: the history of a case is a tab of its page."""

urlpatterns = []
