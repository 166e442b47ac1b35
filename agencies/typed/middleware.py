"""Brings back what somebody typed before their session ended, into the page they typed it on."""

from datetime import UTC, datetime

from django.contrib import messages
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from agencies.typed.filling import filled
from agencies.typed.keeping import forget, kept_for


class TypedMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        kept = kept_for(request)
        if kept is None:
            return self.get_response(request)
        at = localtime(datetime.fromtimestamp(kept["at"], UTC)).strftime("%H:%M")
        messages.info(
            request,
            _("What you typed at %(time)s is back. Nothing was sent. Files must be chosen again.") % {"time": at},
        )
        response = self.get_response(request)
        if response.status_code == 200 and response.headers.get("Content-Type", "").startswith("text/html"):
            text, _count = filled(response.content.decode(), kept["page"], kept["action"], kept["fields"])
            response.content = text
            forget(request, response)
        return response
