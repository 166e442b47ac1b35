"""Writes down who reads what of which cases, before the answer leaves: what cannot be written down is not shown."""

import hmac
import logging
from hashlib import sha256

from django.conf import settings
from django.db import DatabaseError, transaction
from django.http import HttpResponse
from django.template.loader import render_to_string

from agencies.reading import reading
from audit.actor import current_act
from audit.models import Viewing
from audit.purposes import purpose_of

logger = logging.getLogger(__name__)
SHOWING = (200, 409, 422)  # every other answer shows nothing of a case


class ReadLogMiddleware:
    """Each answer with anything of a case in it is a row of the log, or it is not given."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with reading() as read:
            response = self.get_response(request)
        if request.actor is None or not (read.cases or read.looks_up) or response.status_code not in SHOWING:
            return response
        try:
            with transaction.atomic():
                _write(request, read)
        except DatabaseError:
            logger.exception("The log of who reads what refused a row.")
            return _refused(response)
        return response


def _write(request, read):
    match = request.resolver_match
    Viewing.objects.create(
        user=request.actor.user, agency=request.actor.agency,
        how=read.how or (Viewing.How.VIEW if read.subject else Viewing.How.LIST),
        address=match.url_name or "", purpose=purpose_of(request) or getattr(match.func, "policy", ""),
        groups=sorted(read.groups), cases=list(read.cases), subject=read.subject, subject_id=read.subject_id,
        terms=keyed(read.terms) if read.terms else "",
    )  # fmt: skip


def keyed(terms):
    """A hash by which a search is known again by those who hold the key, and from which its words cannot be guessed."""
    return hmac.new(settings.SECRET_KEY.encode(), b"search\0" + terms.encode(), sha256).hexdigest()


def _refused(response):
    if response.streaming and (file := getattr(response, "file_to_stream", None)):
        file.close()
    reference = str(current_act() or "")[:8]
    return HttpResponse(render_to_string("system/unrecorded.html", {"reference": reference}), status=503)
