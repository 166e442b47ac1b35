"""Nobody gets in while the database holds people who were erased: after a restore of an older one, until they are erased again."""

from django.core.exceptions import MiddlewareNotUsed
from django.db import connection
from django.shortcuts import render

from cases.retention import remembering


class ErasedFirstMiddleware:
    """Looks once for each connection to the database and each state of the list: a restore ends every connection."""

    open_to = ("/static/",)

    def __init__(self, get_response):
        self.get_response = get_response
        self.seen = None
        if not remembering.place():
            raise MiddlewareNotUsed

    def __call__(self, request):
        if request.path.startswith(self.open_to) or self._is_looked_after():
            return self.get_response(request)
        answer = render(request, "system/503_erasures.html", status=503)
        answer["Retry-After"] = "60"
        return answer

    def _is_looked_after(self):
        """Whether everything on the list is erased here."""
        now = self._state()
        if now is None or now == self.seen:
            return True
        if remembering.missing():
            return False
        self.seen = now
        return True

    def _state(self):
        try:
            told = remembering.place().stat()
        except OSError:
            return None  # nothing was ever erased
        connection.ensure_connection()
        return connection.connection.info.backend_pid, connection.settings_dict["NAME"], told.st_mtime_ns, told.st_size
