"""Brings back what somebody typed before their session ended, into the page they typed it on."""

from datetime import UTC, datetime
from http import HTTPStatus

from django.contrib import messages
from django.shortcuts import render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from agencies.typed.filling import COMES_BACK, filled
from agencies.typed.keeping import TYPED, forget, given_to, kept_for, note_given


class TypedMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        kept = kept_for(request)
        if kept is None:
            return self._answer(request)
        at = localtime(datetime.fromtimestamp(kept["at"], UTC)).strftime("%H:%M")
        messages.info(
            request,
            _("What you typed at %(time)s is back. Nothing was sent. Files must be chosen again.") % {"time": at},
        )
        response = self.get_response(request)
        if "next=" in response.headers.get("Location", ""):  # they come back to it
            return response
        if response.status_code != HTTPStatus.OK:
            return forget(request, _given_back(request, response, kept["fields"]))
        if response.headers.get("Content-Type", "").startswith("text/html"):
            text, _count = filled(response.content.decode(), kept["page"], kept["action"], kept["fields"])
            response.content = text
            note_given(request)
        return response

    def _answer(self, request):
        """Once the form is accepted, what came back into it is gone."""
        given = given_to(request)
        response = self.get_response(request)
        is_accepted = response.status_code == HTTPStatus.FOUND and request.session.get(TYPED) == given
        return forget(request, response) if given and is_accepted else response


def _given_back(request, response, fields):
    """The page is not there any more, or leads elsewhere: then what was typed on it is shown by itself."""
    lines = [
        f"{name}: {value}" for name, values in fields.items() for value in values if value and name not in COMES_BACK
    ]
    leads_to = response.headers.get("Location")
    context = {"typed": "\n".join(lines), "onwards": leads_to or request.get_full_path()}
    status = HTTPStatus.OK if leads_to else response.status_code
    return render(request, "agencies/typed_back.html", context, status=status)
